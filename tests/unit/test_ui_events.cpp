// What the user did while a slow frame was drawn comes to the widgets act after act.

#include <catch2/catch.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "client/ui/frame.h"
#include "client/ui/table.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"

namespace ui = kotaj::ui;

namespace {

/// A stage on which what widgets tell is written down.
class Scene {
 public:
  Scene() {
    ui::test::start(600, 800);
    for (int i = 0; i < 9; ++i) rows_.add("r" + std::to_string(i), {{"ردیف " + std::to_string(i)}});
    settle();
  }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Frames until the desk rests, as the loop draws them.
  void settle() {
    constexpr int more_than_enough = 40;
    int frames = 0;
    for (; ui::wants_frame() && frames < more_than_enough; ++frames) frame();
    CHECK(frames < more_than_enough);
  }
  void frame() {
    ui::test::frame([this] { draw(); });
  }
  [[nodiscard]] const std::vector<std::string>& told() const { return told_; }
  [[nodiscard]] const ui::TableState& table() const { return state_; }

 private:
  void draw() {
    if (has_second_ && ui::button("second", "دومی")) told_.emplace_back("second");
    ui::text_field("note", note_, {.label = "یادداشت"});
    if (ui::button("send", "فرستادن")) told_.push_back("send " + note_);
    if (ui::button("erase", "پاک کردن")) {
      told_.emplace_back("erase");
      note_.clear();
      has_second_ = false;
    }
    const std::vector<ui::Column> columns{{.id = "name", .label = "نام"}};
    const ui::TableEvent event = ui::table("list", columns, rows_, state_, {.toolbar = false});
    if (event.activated) told_.push_back("row " + rows_.row_id(*event.activated));
  }

  std::vector<std::string> told_;
  std::string note_;
  bool has_second_ = true;
  ui::SimpleTable rows_;
  ui::TableState state_;
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("what was handed in does not get what was typed afterwards", "[ui][events]") {
  Scene scene;
  ui::test::type("note", "۱");
  ui::test::activate("send");
  ui::test::type("note", "۲");
  ui::test::activate("send");
  scene.settle();
  CHECK(scene.told() == Told{"send ۱", "send ۲"});
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("presses are taken in the order in which they came", "[ui][events]") {
  Scene scene;
  ui::test::type("note", "۱");
  ui::test::activate("erase");
  ui::test::activate("send");
  ui::test::activate("send");
  ui::test::activate("second");
  scene.settle();
  CHECK(scene.told() == Told{"erase", "send ", "send "});
  CHECK(ui::twin_dropped_events() == 1);  // The second button went with the first press.
}

TEST_CASE("keys of one frame count all, and Enter opens where they lead", "[ui][events]") {
  Scene scene;
  ui::test::focus("list/rows/r0");
  scene.settle();
  for (int i = 0; i < 4; ++i) ui::test::key("ArrowDown");
  ui::test::key("Enter");
  scene.settle();
  CHECK(scene.table().focused_position == 4);
  CHECK(scene.told() == Told{"row r4"});
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("keys of one frame lead in the order in which they were pressed", "[ui][events]") {
  Scene scene;
  ui::test::focus("list/rows/r0");
  scene.settle();
  for (const char* const chord : {"ArrowDown", "End", "ArrowUp", "Enter", "Home"})
    ui::test::key(chord);
  scene.settle();
  CHECK(scene.told() == Told{"row r7"});
  CHECK(scene.table().focused_position == 7);
}

TEST_CASE("Enter opens the row whose focus came in the same frame", "[ui][events]") {
  Scene scene;
  ui::test::focus("list/rows/r0");
  scene.settle();
  ui::test::focus("list/rows/r5");
  ui::test::key_to("list/rows/r5", "Enter");
  scene.settle();
  CHECK(scene.told() == Told{"row r5"});
}

TEST_CASE("keys of one moment lead through a list, a calendar and the palette as they were pressed",
          "[ui][events]") {
  ui::test::start(600, 800);
  std::vector<std::string> codes;
  for (int i = 10; i < 40; ++i) codes.push_back("c" + std::to_string(i));
  std::vector<ui::Choice> choices;
  for (const std::string& code : codes) choices.push_back({code, code, {}});
  std::string chosen;
  std::string day = "1402/03/17";  // A Wednesday.
  std::optional<std::string> command;
  const std::vector<ui::Command> commands{
      {.id = "one", .label = "یک"}, {.id = "two", .label = "دو"}, {.id = "three", .label = "سه"}};
  const auto draw = [&] {
    ui::select("list", choices, chosen, {.label = "فهرست"});
    ui::date_field("day", day, {.label = "روز"});
    if (auto picked = ui::palette(commands, {})) command = picked;
  };
  const auto settle = [&] {
    do ui::test::frame(draw);
    while (ui::wants_frame());
  };
  const auto press = [&](std::initializer_list<const char*> chords) {
    for (const char* const chord : chords) ui::test::key(chord);
    settle();
  };
  settle();
  SECTION("list") {
    ui::test::focus("list");
    settle();
    press({"ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Enter", "ArrowDown"});
    CHECK(chosen == "c11");
  }
  SECTION("calendar") {
    ui::test::activate("day/open");
    settle();
    ui::test::focus("day/picker/days");
    settle();
    // To the week's first day, a week on, its last day: kind after kind it would be another.
    press({"Home", "ArrowDown", "End", "ArrowRight", "Enter"});
    CHECK(day == "1402/03/25");
  }
  SECTION("palette") {
    press({"Ctrl+KeyK"});
    ui::test::focus("dialog:palette/typed");
    settle();
    press({"ArrowDown", "ArrowDown", "ArrowUp", "Enter"});
    CHECK(command == "two");
  }
  CHECK(ui::twin_dropped_events() == 0);
  ui::test::stop();
}
