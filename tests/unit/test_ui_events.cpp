// What the user did while a slow frame was drawn is played as if each act had had its own frame.

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "client/ui/bridge.h"
#include "client/ui/frame.h"
#include "client/ui/table.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"

namespace ui = kotaj::ui;

namespace {

/// A stage on which what widgets tell is written down, frame by frame.
class Scene {
 public:
  Scene() {
    ui::test::start();
    ui::bridge::reset();
    for (int i = 0; i < 5; ++i) rows_.add("r" + std::to_string(i), {{"ردیف " + std::to_string(i)}});
    for (const char* code :
         {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13"})
      offices_.push_back({code, code});
    settle();
  }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Frames until the desk rests, as the loop draws them.
  void settle() {
    constexpr int more_than_enough = 40;
    int frames = 0;
    for (; ui::wants_frame() && frames < more_than_enough; ++frames)
      ui::test::frame([this] { draw(); });
    CHECK(frames < more_than_enough);
  }
  void frame() {
    ui::test::frame([this] { draw(); });
  }
  [[nodiscard]] const std::vector<std::string>& told() const { return told_; }
  [[nodiscard]] const ui::TableState& table() const { return state_; }

 private:
  /// What comes first in a frame is what came last from the user, wherever that can be told apart.
  void draw() {
    if (ui::button("send", "فرستادن")) told_.push_back("send " + note_);
    if (ui::button("erase", "پاک کردن")) {
      told_.emplace_back("erase");
      note_.clear();
      has_second_ = false;
    }
    if (has_second_ && ui::button("second", "دومی")) told_.emplace_back("second");
    const ui::Edit edit = ui::text_field("note", note_, {.label = "یادداشت"});
    if (edit.entered) told_.push_back("enter " + note_);
    if (ui::text_field("other", other_, {.label = "دیگری"}).changed)
      told_.push_back("other " + other_ + " after " + note_);
    ui::select("office", offices_, office_, {.label = "گمرک"});
    const std::vector<ui::Column> columns{{.id = "name", .label = "نام"}};
    const ui::TableEvent event = ui::table("list", columns, rows_, state_, {.toolbar = false});
    if (event.activated) told_.push_back("row " + rows_.row_id(*event.activated));
  }

  std::vector<std::string> told_;
  std::string note_, other_, office_;
  bool has_second_ = true;
  std::vector<ui::Choice> offices_;
  ui::SimpleTable rows_;
  ui::TableState state_;
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("Enter on a row that got the focus in the same frame opens that row", "[ui][events]") {
  Scene scene;
  ui::test::focus("list/rows/r3");
  ui::test::key("Enter");
  scene.settle();
  CHECK(scene.told() == Told{"row r3"});
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("a value, Enter and a button in one frame are played one after the other",
          "[ui][events]") {
  Scene scene;
  ui::test::type("note", "۱۲");
  ui::test::key("Enter");
  ui::test::activate("send");
  ui::test::activate("erase");
  ui::test::type("note", "۳");
  ui::test::activate("send");
  scene.settle();
  CHECK(scene.told() == Told{"enter ۱۲", "send ۱۲", "erase", "send ۳"});
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("of two presses the first is the first, and of one button both count", "[ui][events]") {
  Scene scene;
  ui::test::activate("erase");
  ui::test::activate("send");
  ui::test::activate("send");
  scene.settle();
  CHECK(scene.told() == Told{"erase", "send ", "send "});
}

TEST_CASE("a press of what the press before it took away is dropped and counted", "[ui][events]") {
  Scene scene;
  ui::test::activate("erase");
  ui::test::activate("second");
  ui::test::activate("send");
  scene.settle();
  CHECK(scene.told() == Told{"erase", "send "});
  CHECK(ui::twin_dropped_events() == 1);
}

TEST_CASE("a searched list that was left within a frame still says what is wrong with it",
          "[ui][events]") {
  Scene scene;
  ui::test::type("office", "نیست");
  ui::test::focus("note");
  scene.settle();
  REQUIRE(ui::find_twin("office") != nullptr);
  CHECK(ui::find_twin("office")->invalid);
  CHECK(ui::find_twin("office")->value == "نیست");
}

TEST_CASE("arrow keys of one frame all count, and Enter opens where they lead", "[ui][events]") {
  Scene scene;
  ui::test::focus("list/rows/r0");
  scene.settle();
  for (int i = 0; i < 4; ++i) ui::test::key("ArrowDown");
  ui::test::key("ArrowUp");
  ui::test::key("Enter");
  scene.frame();
  CHECK(scene.table().focused_row == "r3");  // Held down they do not lag behind.
  CHECK(scene.told().empty());
  scene.frame();
  CHECK(scene.told() == Told{"row r3"});
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("what is typed into a field and scrolled waits for no frame", "[ui][events]") {
  Scene scene;
  ui::test::type("note", "۱");
  ui::test::type("note", "۱۲");
  for (int i = 0; i < 50; ++i) ui::test::scroll("list/rows", static_cast<float>(i));
  ui::test::type("note", "۱۲۳");
  scene.frame();
  REQUIRE(ui::find_twin("note") != nullptr);
  CHECK(ui::find_twin("note")->value == "۱۲۳");
  CHECK(ui::twin_dropped_events() == 0);
}
