#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "client/ui/bridge.h"
#include "client/ui/form.h"
#include "client/ui/frame.h"
#include "client/ui/table.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "shared/core/field_binding.h"
#include "tests/unit/support/kit.h"
#include "tests/unit/support/kit_stage.h"

namespace core = kotaj::core;
namespace ui = kotaj::ui;
using kotaj::testing::node;
using kotaj::testing::settle;
using kotaj::testing::Stage;
using ui::Role;

namespace {

struct Box {
  std::string number;
  std::optional<core::Mass> tare;
};

struct Slip {
  std::string kotaj;
  std::optional<core::Date> weighed_on;
  std::optional<core::Mass> loaded;
  std::optional<bool> bulk;
  std::vector<Box> boxes;
};

}  // namespace

namespace kotaj::core {

template <>
const Description& describe<Box>() {
  static constexpr std::array<Field, 2> fields{
      member<&Box::number>(
          {.number = 1, .name = "number", .label = "شماره کانتینر", .type = FieldType::container}),
      member<&Box::tare>(
          {.number = 2, .name = "tare_kg", .label = "وزن خالی", .type = FieldType::mass}),
  };
  static constexpr Description table = description<Box>("test.box", "کانتینر", fields);
  return table;
}

template <>
const Description& describe<Slip>() {
  static constexpr std::array<Field, 5> fields{
      member<&Slip::kotaj>(
          {.number = 1, .name = "kotaj", .label = "شماره کوتاژ", .type = FieldType::kotaj}),
      member<&Slip::weighed_on>(
          {.number = 2, .name = "weighed_on", .label = "تاریخ توزین", .type = FieldType::date}),
      member<&Slip::loaded>(
          {.number = 3, .name = "loaded_kg", .label = "وزن پر", .type = FieldType::mass}),
      member<&Slip::bulk>(
          {.number = 4, .name = "bulk", .label = "فله", .type = FieldType::boolean}),
      list_member<&Slip::boxes>({.number = 5, .name = "boxes", .label = "کانتینرها"}),
  };
  static constexpr Description table = description<Slip>("test.slip", "برگ باسکول", fields);
  return table;
}

}  // namespace kotaj::core

TEST_CASE("a button is true once, and a closed one never, but says why", "[ui]") {
  const Stage stage;
  int pressed = 0;
  const auto draw = [&] {
    if (ui::button("issue", "صدور")) ++pressed;
    if (ui::button("closed", "ابطال", {.disabled_reason = "بند ۵"})) pressed += 100;
  };
  settle(draw);
  CHECK(pressed == 0);
  ui::test::activate("issue");
  settle(draw);
  CHECK(pressed == 1);
  ui::test::activate("closed");
  settle(draw);
  CHECK(pressed == 1);
  CHECK(node("closed").disabled);
  CHECK(node("closed").focusable);
  CHECK(node("closed").description == "بند ۵");
  CHECK(ui::twin_dropped_events() == 0);
}

TEST_CASE("an event for a widget that is not there is dropped and counted", "[ui][twin]") {
  const Stage stage;
  const auto draw = [] { ui::button("here", "این"); };
  settle(draw);
  ui::test::activate("gone");
  settle(draw);
  CHECK(ui::twin_dropped_events() == 1);
}

TEST_CASE("two widgets of one path are found out", "[ui][twin]") {
  const Stage stage;
  ui::test::frame([] {
    ui::button("same", "یک");
    ui::button("same", "دو");
  });
  REQUIRE(ui::twin_duplicates().size() == 1);
  CHECK(ui::twin_duplicates().front() == "same");
}

TEST_CASE("a field keeps what was typed and shows its own problem once it was left",
          "[ui][field]") {
  const Stage stage;
  std::string national;
  const auto draw = [&] {
    ui::national_id_field("national", national, {.label = "کد ملی"});
    ui::button("other", "دیگر");
  };
  settle(draw);
  ui::test::type("national", "0012345678");
  settle(draw);
  CHECK(national == "0012345678");
  CHECK_FALSE(node("national").invalid);  // still being typed
  ui::test::focus("other");
  settle(draw);
  CHECK(node("national").invalid);
  CHECK(node("national").description.find("کد ملی") != std::string::npos);
  CHECK(national == "0012345678");
  ui::test::type("national", "۰۰۱۲۳۴۵۶۷۹");
  ui::test::focus("other");
  settle(draw);
  CHECK_FALSE(node("national").invalid);
}

TEST_CASE("a choice takes only what its list has", "[ui][field]") {
  const Stage stage;
  std::string office = "a";
  const std::array<ui::Choice, 2> offices{{{"a", "الف", {}}, {"b", "ب", {}}}};
  const auto draw = [&] { ui::select("office", offices, office, {.label = "گمرک"}); };
  settle(draw);
  ui::test::choose("office", "zzz");
  settle(draw);
  CHECK(office == "a");
  ui::test::choose("office", "b");
  settle(draw);
  CHECK(office == "b");
  CHECK(node("office").options.size() == 2);
}

TEST_CASE("a long list is searched by typing, and the chosen label is written into the field",
          "[ui][field]") {
  const Stage stage;
  std::vector<std::pair<std::string, std::string>> names;
  for (int i = 10; i < 40; ++i)
    names.emplace_back("c" + std::to_string(i), "گمرک " + std::to_string(i));
  std::vector<ui::Choice> items;
  for (const auto& [code, label] : names) items.push_back({code, label, {}});
  std::string value;
  const auto draw = [&] { ui::select("office", items, value, {.label = "گمرک"}); };
  settle(draw);
  ui::test::focus("office");
  settle(draw);
  CHECK(ui::find_twin("office/list") == nullptr);
  ui::test::type("office", "۲۷");
  settle(draw);
  CHECK(node("office").expanded);
  CHECK(node("office").active == "office/list/c27");
  ui::test::activate("office/list/c27");
  ui::bridge::take_changes();
  ui::test::frame(draw);
  CHECK(value == "c27");
  const std::string changes = ui::bridge::take_changes();
  CHECK(changes.find("\"write\":[") != std::string::npos);
  CHECK(changes.find("گمرک 27") != std::string::npos);
  settle(draw);
  CHECK(ui::find_twin("office/list") == nullptr);
  // Half a word and away: what was chosen still holds and is shown.
  ui::test::type("office", "گم");
  settle(draw);
  ui::test::blur();
  settle(draw);
  CHECK(value == "c27");
  CHECK(node("office").value == "گمرک 27");
}

TEST_CASE("a form parses what it can, keeps what it cannot and refuses to submit it",
          "[ui][form]") {
  const Stage stage;
  ui::FormState state(core::describe<Slip>());
  ui::FormEvent last;
  const auto draw = [&] {
    const ui::FormEvent event = ui::form("slip", state, {.submit_label = "ثبت"});
    if (event.submitted || event.refused || event.cancelled) last = event;
  };
  settle(draw);
  ui::test::type("slip/loaded_kg", "25٬18x");
  ui::test::type("slip/weighed_on", "1403/13/01");
  settle(draw);
  ui::test::activate("slip/submit");
  settle(draw);
  CHECK(last.refused);
  CHECK_FALSE(last.submitted);
  CHECK(state.typed("loaded_kg") == "25٬18x");
  CHECK(state.typed("weighed_on") == "1403/13/01");
  ui::test::blur();
  settle(draw);
  CHECK(node("slip/weighed_on").invalid);
  CHECK(node("slip/kotaj").invalid);

  ui::test::type("slip/loaded_kg", "۲۵۱۸۱٫۵");
  ui::test::type("slip/weighed_on", "۱۴۰۳/۰۲/۱۰");
  ui::test::type("slip/kotaj", "500123");
  settle(draw);
  last = {};
  ui::test::key("Ctrl+Enter");
  settle(draw);
  CHECK(last.submitted);
  const auto& slip = state.record<Slip>();
  REQUIRE(slip.loaded.has_value());
  CHECK(slip.loaded->grams == 25'181'500);
  REQUIRE(slip.weighed_on.has_value());
  CHECK(slip.weighed_on->to_string() == "1403/02/10");
  CHECK(slip.kotaj == "500123");
}

TEST_CASE("Enter goes on to the next field and after the last one to the submit button",
          "[ui][form]") {
  const Stage stage;
  ui::FormState state(core::describe<Slip>());
  const std::array<std::string_view, 2> fields{"kotaj", "loaded_kg"};
  const auto draw = [&] { ui::form("slip", state, {.fields = fields, .submit_label = "ثبت"}); };
  settle(draw);
  ui::bridge::reset();
  ui::test::focus("slip/kotaj");
  settle(draw);
  ui::bridge::take_changes();
  ui::test::key("Enter");
  ui::test::frame(draw);
  const std::string changes = ui::bridge::take_changes();
  CHECK(changes.find("\"focus\":") != std::string::npos);
}

TEST_CASE("a problem that the rules find is gone to, and said right over the buttons",
          "[ui][form]") {
  const Stage stage;
  ui::FormState state(core::describe<Slip>());
  const std::array<std::string_view, 2> fields{"kotaj", "loaded_kg"};
  const auto draw = [&] {
    ui::form("slip", state, {.fields = fields, .submit_label = "ثبت", .over_buttons = [] {
                               ui::message("refusal", ui::Tone::danger, "پذیرفته نشد");
                             }});
  };
  settle(draw);
  ui::bridge::take_changes();
  state.set_problems({{"loaded_kg", core::ProblemCode::not_allowed, "بیش از ظرفیت", {}}});
  ui::test::frame(draw);
  const std::string changes = ui::bridge::take_changes();
  CHECK(changes.find("\"focus\":") != std::string::npos);
  // Once: one may leave the field.
  settle(draw);
  CHECK(ui::bridge::take_changes().find("\"focus\":") == std::string::npos);
  CHECK(node("slip/loaded_kg").invalid);
  const ui::TwinRect said = node("slip/refusal").rect;
  CHECK(said.y > node("slip/loaded_kg").rect.y);
  CHECK(said.y + said.h < node("slip/submit").rect.y);
}

TEST_CASE("rows of a list are added, and removing one moves the others up with what was typed",
          "[ui][form]") {
  const Stage stage;
  ui::FormState state(core::describe<Slip>());
  const auto draw = [&] { ui::form("slip", state, {.submit_label = "ثبت"}); };
  settle(draw);
  for (int i = 0; i < 3; ++i) {
    ui::test::activate("slip/boxes-add");
    settle(draw);
  }
  REQUIRE(state.record<Slip>().boxes.size() == 3);
  ui::test::type("slip/boxes[0].number", "CSQU3054383");
  ui::test::type("slip/boxes[1].tare_kg", "2000");
  ui::test::type("slip/boxes[2].number", "wrong");
  ui::test::type("slip/boxes[2].tare_kg", "4000");
  settle(draw);
  ui::test::activate("slip/boxes-row/remove-1");
  settle(draw);
  REQUIRE(state.record<Slip>().boxes.size() == 2);
  CHECK(state.record<Slip>().boxes[0].number == "CSQU3054383");
  CHECK(state.typed("boxes[1].number") == "wrong");
  CHECK(state.typed("boxes[1].tare_kg") == "4000");
  CHECK(state.record<Slip>().boxes[1].tare->grams == 4'000'000);
}

TEST_CASE("a draft put back stands where it stood, rows included", "[ui][form]") {
  ui::FormState typed(core::describe<Slip>());
  typed.type("kotaj", "500123");
  typed.restore({{"boxes[1].number", "CSQU3054383"}, {"loaded_kg", "abc"}});
  ui::FormState again(core::describe<Slip>());
  again.restore(typed.draft());
  CHECK(again.record<Slip>().kotaj == "500123");
  REQUIRE(again.record<Slip>().boxes.size() == 2);
  CHECK(again.record<Slip>().boxes[1].number == "CSQU3054383");
  CHECK(again.typed("loaded_kg") == "abc");
  // A forged index must not make a million rows.
  again.restore({{"boxes[999999999].number", "x"}});
  CHECK(again.record<Slip>().boxes.size() == 2);
}

TEST_CASE("Esc is a searched list's only while the list is open", "[ui][fields]") {
  const Stage stage;
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) names.push_back("قلم " + std::to_string(i));
  std::vector<ui::Choice> items;
  for (const std::string& name : names) items.push_back({name, name});
  std::string value;
  const auto draw = [&] { ui::select("item", items, value, {.label = "کدام قلم"}); };
  const auto takes_escape = [] {
    return node("item").keys.find("Escape") != std::string_view::npos;
  };
  settle(draw);
  CHECK_FALSE(takes_escape());
  ui::test::type("item", "قلم ۷");
  settle(draw);
  CHECK(takes_escape());
  ui::test::key("Escape");
  settle(draw);
  CHECK_FALSE(takes_escape());
}

TEST_CASE("Esc asks before it throws away what was typed", "[ui][form]") {
  const Stage stage;
  ui::FormState state(core::describe<Slip>());
  bool cancelled = false;
  const auto draw = [&] {
    cancelled = ui::form("slip", state, {.cancel_label = "انصراف"}).cancelled || cancelled;
  };
  settle(draw);
  ui::test::type("slip/kotaj", "5");
  settle(draw);
  ui::test::key("Escape");
  settle(draw);
  CHECK_FALSE(cancelled);
  const ui::TwinNode& dialog = node("dialog:discard:slip");
  CHECK(dialog.modal);
  ui::test::activate("dialog:discard:slip/no");
  settle(draw);
  CHECK_FALSE(cancelled);
  CHECK(ui::find_twin("dialog:discard:slip") == nullptr);
  ui::test::key("Escape");
  settle(draw);
  ui::test::activate("dialog:discard:slip/yes");
  settle(draw);
  CHECK(cancelled);
}

namespace {

class Many : public ui::TableSource {
 public:
  [[nodiscard]] std::size_t row_count() const override { return 100'000; }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return "r" + std::to_string(row);
  }
  [[nodiscard]] uint64_t version() const override { return 1; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    if (column == 0) return {std::to_string(100'000 + row)};
    if (column == 1) return {row % 2 == 0 ? "زوج" : "فرد"};
    return {};
  }
};

constexpr std::array<ui::Column, 2> columns{
    {{.id = "number", .label = "شماره", .type = ui::ColumnType::number},
     {.id = "kind", .label = "نوع", .grows = true}}};

}  // namespace

TEST_CASE("a table of 100,000 rows builds the rows in view and tells how many there are",
          "[ui][table]") {
  const Stage stage;
  const Many source;
  ui::TableState state;
  std::optional<std::size_t> activated;
  const auto draw = [&] {
    const ui::TableEvent event =
        ui::table("list", columns, source, state, {.label = "فهرست", .height = 400});
    if (event.activated) activated = event.activated;
  };
  settle(draw);
  CHECK(ui::twin_nodes().size() < 200);
  CHECK(node("list/table").row_count == 100'001);
  CHECK(node("list/rows").scroll_height == Approx(100'000 * ui::size::row));
  ui::test::scroll("list/rows", 50'000 * ui::size::row);
  settle(draw);
  CHECK(node("list/rows/r50000").row_index == 50'002);
  // The row that Tab reaches is there although it is scrolled away, and can be opened.
  CHECK(node("list/rows/r0").roving == false);
  ui::test::activate("list/rows/r0");
  settle(draw);
  CHECK(activated == 0);
  activated.reset();

  ui::test::focus("list/rows/r0");
  settle(draw);
  ui::test::key("ArrowDown");
  settle(draw);
  CHECK(state.focused_row == "r1");
  ui::test::focus("list/rows/r1");
  settle(draw);
  ui::test::key("Enter");
  settle(draw);
  CHECK(activated == 1U);
}

TEST_CASE("on a phone no cell of a row lies outside of the screen", "[ui][table]") {
  const Stage stage(360.0F, 740.0F);
  const Many source;
  ui::TableState state;
  const auto draw = [&] {
    ui::table("list", columns, source, state, {.label = "فهرست", .height = 400});
  };
  settle(draw);
  int cells = 0;
  for (const ui::TwinNode& one : ui::twin_nodes()) {
    if (one.role != Role::cell) continue;
    ++cells;
    CHECK(one.rect.x >= 0);
    CHECK(one.rect.x + one.rect.w <= 360.0F);
  }
  CHECK(cells > 6);
}

TEST_CASE("a table sorts and filters its index, and exports what it shows", "[ui][table]") {
  const Stage stage;
  const Many source;
  ui::TableState state;
  const auto draw = [&] {
    ui::table("list", columns, source, state, {.label = "فهرست", .height = 400});
  };
  settle(draw);
  ui::test::activate("list/head/number");
  ui::test::frame(draw);
  ui::test::activate("list/head/number");
  settle(draw);
  CHECK(state.order.front() == 99'999);
  CHECK(node("list/head/number").sort == -1);
  ui::test::type("list/filter", "۱۵۰۰۰۷");
  settle(draw);
  REQUIRE(state.order.size() == 1);
  CHECK(state.order.front() == 50'007);
  CHECK(ui::table_csv(columns, source, state) ==
        "\xEF\xBB\xBF\"شماره\",\"نوع\"\r\n\"150007\",\"فرد\"\r\n");
}

TEST_CASE(
    "a long table is sorted and searched in slices: the old order stands until the new one is there",
    "[ui][table]") {
  const Stage stage;
  const Many source;
  ui::TableState state;
  const auto draw = [&] {
    ui::table("list", columns, source, state, {.label = "فهرست", .height = 400});
  };
  settle(draw);
  ui::TableState whole = state;
  constexpr double least_s = 1e-9;  // Every frame does the least it can.
  kotaj::testing::set_kit_work(least_s);
  ui::test::activate("list/head/kind");
  ui::test::frame(draw);
  CHECK(state.order == whole.order);
  int frames = 0;
  while (ui::wants_frame() && ++frames < 20'000) ui::test::frame(draw);
  CHECK(frames > 100);
  REQUIRE(state.order.size() == 100'000);
  // Stable: within a kind, rows stand as they did.
  CHECK(state.order[0] == 0);
  CHECK(state.order[1] == 2);
  CHECK(state.order[50'000] == 1);
  CHECK(state.order[99'999] == 99'999);
  ui::test::type("list/filter", "۱۵");
  ui::test::frame(draw);
  ui::test::type("list/filter", "۱۵۰۰۰");  // Before the first search has ended.
  for (frames = 0; ui::wants_frame() && frames < 20'000; ++frames) ui::test::frame(draw);
  std::vector<uint32_t> expected;
  for (uint32_t row = 0; row < 100'000; ++row) {
    if (std::to_string(100'000 + row).find("15000") != std::string::npos) expected.push_back(row);
  }
  std::stable_partition(expected.begin(), expected.end(),
                        [](uint32_t row) { return row % 2 == 0; });
  CHECK(state.order == expected);
  CHECK_FALSE(ui::wants_frame());
}

TEST_CASE("what only a later search will ask for is not made while one scrolls", "[ui][table]") {
  const Stage stage;
  const Many source;
  ui::TableState state;
  const auto draw = [&] {
    ui::table("list", columns, source, state, {.label = "فهرست", .height = 400});
  };
  settle(draw);
  constexpr double enough_s = 60;
  kotaj::testing::set_kit_work(enough_s);
  for (const float top : {340.0F, 680.0F, 1020.0F}) {
    ui::test::scroll("list/rows", top);
    ui::test::frame(draw);
    CHECK(state.index.ends.empty());
  }
  CHECK(ui::wants_frame());
  ui::test::frame(draw);
  CHECK(state.index.ends.size() == 100'000);
}

TEST_CASE("a desk that nobody touches asks for no frame", "[ui][idle]") {
  const Stage stage;
  const Many source;
  ui::TableState table;
  ui::FormState state(core::describe<Slip>());
  ui::AppFrame frame;
  frame.title = "پرونده‌ها";
  frame.navigation = {{"a", "الف", ui::Icon::inbox, 3}, {"b", "ب", ui::Icon::files, 0}};
  frame.current = "a";
  const auto draw = [&] {
    const ui::App app(frame);
    ui::form("slip", state, {.submit_label = "ثبت", .cancel_label = "انصراف"});
    {
      ui::Row row;
      ui::badge(ui::Tone::good, "در حد مجاز");
      ui::button("x", "دکمه");
    }
    ui::table("list", columns, source, table, {.label = "فهرست"});
  };
  settle(draw, 8);
  CHECK_FALSE(ui::wants_frame());
  CHECK(ui::wanted_at_s() == 0.0);
  ui::test::activate("app/main/a/nothing");
  CHECK(ui::wants_frame());
  settle(draw, 6);
  CHECK_FALSE(ui::wants_frame());
  ui::toast(ui::Tone::good, "شد");
  settle(draw, 6);
  CHECK(ui::wanted_at_s() > 0.0);  // to take the toast away, and nothing before
  ui::test::advance(6.0);
  settle(draw, 6);
  CHECK_FALSE(ui::wants_frame());
  CHECK(ui::wanted_at_s() == 0.0);
}

TEST_CASE("text of the page is escaped before it is printed", "[ui]") {
  CHECK(ui::escape_html("<a href=\"x\">&'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;");
}
