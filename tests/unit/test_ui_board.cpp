#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "client/ui/board.h"
#include "client/ui/bridge.h"
#include "client/ui/frame.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "tests/unit/support/kit.h"

namespace testing = kotaj::testing;
namespace ui = kotaj::ui;

namespace {

constexpr std::array<ui::BoardColumn, 4> columns{{{"in_storage", "در انبار", ui::Tone::quiet},
                                                  {"expired", "منقضی", ui::Tone::danger},
                                                  {"warned", "اخطار شده", ui::Tone::warning},
                                                  {"assessed", "ارزیابی شده", ui::Tone::good}}};

struct Receipt {
  std::string id;
  std::size_t column;
  ui::BoardCard card;
};

class Receipts : public ui::BoardSource {
 public:
  std::vector<Receipt> rows;
  uint64_t at = 1;
  [[nodiscard]] std::size_t card_count() const override { return rows.size(); }
  [[nodiscard]] std::string card_id(std::size_t card) const override { return rows[card].id; }
  [[nodiscard]] std::size_t column_of(std::size_t card) const override { return rows[card].column; }
  [[nodiscard]] ui::BoardCard card(std::size_t card) const override { return rows[card].card; }
  [[nodiscard]] uint64_t version() const override { return at; }
};

Receipts few() {
  Receipts out;
  out.rows = {
      {"r1", 0, {.title = "قبض انبار ۵۰۱۲۲۱", .detail = "ورق فولادی گرم نورد", .days_left = 41}},
      {"r2",
       1,
       {.title = "قبض انبار ۵۰۰۹۱۷",
        .detail =
            "قطعات یدکی ماشین‌آلات نساجی با شناسه کالای تجاری",
        .days_left = -3}},
      {"r3",
       1,
       {.title = "قبض انبار ۵۰۰۸۰۴",
        .detail = "میوه تازه",
        .days_left = 0,
        .mark = "روزانه",
        .mark_tone = ui::Tone::accent,
        .first = true}},
      {"r4", 1, {.title = "قبض انبار ۵۰۰۱۱۱", .detail = "برنج سفید هندی", .days_left = -20}},
      {"r5", 2, {.title = "قبض انبار ۴۹۹۸۷۰", .detail = "موتور BMW سواری", .days_left = 4}},
  };
  return out;
}

/// A board on a stage, with what it last told.
struct Scene {
  explicit Scene(Receipts receipts, float width = 1280.0F, float height = 800.0F)
      : source(std::move(receipts)) {
    ui::test::start(width, height);
    ui::bridge::reset();
    settle();
  }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  void draw() {
    const ui::BoardEvent event =
        ui::board("board", columns, source, state, {.label = "کالاهای متروکه", .height = 460});
    if (event.activated) opened = source.card_id(*event.activated);
  }
  void settle(int frames = 3) {
    for (int i = 0; i < frames; ++i) ui::test::frame([this] { draw(); });
    CHECK(ui::twin_duplicates().empty());
  }
  void key(std::string_view chord) {
    ui::test::key(chord);
    settle();
    // The browser moves its focus to where it is asked to.
    if (!state.focused.empty()) ui::test::focus(path(state.focused));
    settle();
  }
  [[nodiscard]] std::string path(const std::string& id) const {
    for (std::size_t i = 0; i < source.rows.size(); ++i) {
      if (source.rows[i].id == id)
        return "board/column-" + std::string(columns[source.rows[i].column].id) + "/" + id;
    }
    return {};
  }
  const ui::TwinNode& node(const std::string& id) const {
    const ui::TwinNode* found = ui::find_twin(id);
    INFO("node " << id);
    REQUIRE(found != nullptr);
    return *found;
  }

  Receipts source;
  ui::BoardState state;
  std::string opened;
};

}  // namespace

TEST_CASE("the words and the tone of a term", "[ui][board]") {
  CHECK(ui::days_left_text(5) == "۵ روز مانده");
  CHECK(ui::days_left_text(0) == "امروز پایان مهلت");
  CHECK(ui::days_left_text(-12) == "۱۲ روز گذشته");
  CHECK(ui::days_left_tone(6) == ui::Tone::quiet);
  CHECK(ui::days_left_tone(5) == ui::Tone::warning);
  CHECK(ui::days_left_tone(0) == ui::Tone::warning);
  CHECK(ui::days_left_tone(-1) == ui::Tone::danger);
}

TEST_CASE("cards stand by step: perishable first, then what is longest over", "[ui][board]") {
  const Scene scene(few());
  REQUIRE(scene.state.order.size() == columns.size());
  std::vector<std::string> expired;
  for (const uint32_t card : scene.state.order[1]) expired.push_back(scene.source.card_id(card));
  CHECK(expired == std::vector<std::string>{"r3", "r4", "r2"});
  CHECK(scene.node(scene.path("r2")).name == "قبض انبار ۵۰۰۹۱۷، ۳ روز گذشته");
  CHECK(scene.node("board/column-expired").name == "منقضی، ۳ پرونده");
  CHECK(scene.node("board/column-assessed").name == "ارزیابی شده، ۰ پرونده");
}

TEST_CASE("a board is walked, marked and opened by keyboard", "[ui][board]") {
  Scene scene(few());
  CHECK(scene.node(scene.path("r3")).focusable);
  CHECK_FALSE(scene.node(scene.path("r4")).focusable);
  ui::test::focus(scene.path("r3"));
  scene.settle();
  scene.key("ArrowDown");
  CHECK(scene.state.focused == "r4");
  CHECK(scene.node(scene.path("r4")).focusable);
  CHECK_FALSE(scene.node(scene.path("r3")).focusable);
  scene.key("Space");
  CHECK(scene.state.marked == std::unordered_set<std::string>{"r4"});
  scene.key("ArrowLeft");  // In visual direction: the next step stands to the left.
  CHECK(scene.state.focused == "r5");
  scene.key("ArrowLeft");  // The last step is empty: there is nowhere to go.
  CHECK(scene.state.focused == "r5");
  scene.key("ArrowRight");
  CHECK(scene.state.focused == "r4");
  scene.key("ArrowRight");
  CHECK(scene.state.focused == "r1");
  ui::test::activate(scene.path("r1"));
  scene.settle();
  CHECK(scene.opened == "r1");
}

TEST_CASE("keys of a fast hand act in the order in which they were pressed", "[ui][board]") {
  Scene scene(few());
  ui::test::focus(scene.path("r3"));
  scene.settle();
  ui::test::key("Space");
  ui::test::key("ArrowDown");
  ui::test::key("Space");
  ui::test::key("ArrowLeft");
  ui::test::key("Space");
  scene.settle();
  CHECK(scene.state.marked == std::unordered_set<std::string>{"r3", "r4", "r5"});
}

TEST_CASE("a whole step is marked and unmarked, and marks come in the order of the board",
          "[ui][board]") {
  Scene scene(few());
  ui::test::activate("board/all-expired");
  scene.settle();
  ui::test::activate(scene.path("r1") + "/mark");
  scene.settle();
  CHECK(ui::marked_cards(scene.source, scene.state) == std::vector<std::size_t>{0, 2, 3, 1});
  CHECK(scene.node("board/all-expired").checked);
  CHECK(scene.node(scene.path("r2") + "/mark").checked);
  ui::test::focus(scene.path("r2"));
  scene.settle();
  scene.key("Ctrl+KeyA");
  CHECK(scene.state.marked == std::unordered_set<std::string>{"r1"});
  // A card that is gone takes its mark along.
  scene.source.rows.erase(scene.source.rows.begin());
  ++scene.source.at;
  scene.settle();
  CHECK(scene.state.marked.empty());
}

TEST_CASE("a card that went on to the next step is still the one that arrow keys stand on",
          "[ui][board]") {
  Scene scene(few());
  ui::test::focus(scene.path("r4"));
  scene.settle();
  scene.source.rows[3].column = 2;
  ++scene.source.at;
  scene.settle();
  CHECK(scene.node("board/column-warned/r4").focusable);
}

TEST_CASE("a board is searched by what its cards say, in any digits", "[ui][board]") {
  Scene scene(few());
  ui::test::type("board/filter", "500804");
  scene.settle();
  CHECK(scene.state.order[1] == std::vector<uint32_t>{2});
  CHECK(scene.state.order[0].empty());
}

TEST_CASE("of thousands of cards those in view are built, and the one that Tab reaches",
          "[ui][board]") {
  Receipts many;
  constexpr int count = 4000;
  for (int i = 0; i < count; ++i)
    many.rows.push_back({"r" + std::to_string(i),
                         static_cast<std::size_t>(i % 4),
                         {.title = "قبض " + std::to_string(i), .days_left = i}});
  Scene scene(std::move(many));
  CHECK(ui::twin_nodes().size() < 120);
  CHECK(scene.node("board/column-expired").scroll_height > 90'000);
  ui::test::scroll("board/column-expired", 50'000);
  scene.settle();
  CHECK(scene.node(scene.path("r1")).focusable);
  ui::test::focus(scene.path("r1"));
  scene.settle();
  scene.key("End");
  CHECK(scene.state.focused == "r3997");
  CHECK(scene.node(scene.path("r3997")).rect.y < 800);
}

TEST_CASE("on a phone one step is shown and chosen, and arrow keys go on to the next",
          "[ui][board]") {
  Scene scene(few(), 360, 740);
  CHECK(scene.state.column == "in_storage");
  CHECK(ui::find_twin("board/column-expired") == nullptr);
  ui::test::choose("board/step", "expired");
  scene.settle();
  CHECK(scene.node(scene.path("r3")).rect.w <= 360);
  ui::test::focus(scene.path("r3"));
  scene.settle();
  scene.key("ArrowLeft");
  CHECK(scene.state.column == "warned");
  CHECK(ui::find_twin(scene.path("r5")) != nullptr);
}

TEST_CASE("a board that nobody touches asks for no frame", "[ui][board][idle]") {
  Scene scene(few());
  scene.settle(6);
  CHECK_FALSE(ui::wants_frame());
  CHECK(ui::wanted_at_s() == 0.0);
}

TEST_CASE("golden: a board", "[ui][board][golden]") {
  const bool dark = GENERATE(false, true);
  Scene scene(few(), 1240, 520);
  ui::set_theme(dark ? ui::ThemeChoice::dark : ui::ThemeChoice::light);
  ui::test::activate(scene.path("r4") + "/mark");
  ui::test::focus(scene.path("r3"));
  scene.settle(6);
  CHECK(testing::matches_golden(testing::kit_headless().picture(),
                                dark ? "board-dark" : "board-light"));
}

TEST_CASE("golden: a board on a phone", "[ui][board][golden]") {
  Scene scene(few(), 360, 640);
  ui::test::choose("board/step", "expired");
  scene.settle(6);
  CHECK(testing::matches_golden(testing::kit_headless().picture(), "board-phone"));
}
