// What the page hears of the twin: only what changed, and rows that others take the place of are
// given other words.

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "client/ui/bridge.h"
#include "client/ui/frame.h"
#include "client/ui/table.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "tests/unit/support/kit_stage.h"

namespace json = boost::json;
namespace ui = kotaj::ui;
using kotaj::testing::node;
using kotaj::testing::settle;
using kotaj::testing::Stage;
using ui::Role;

namespace {

/// What an element says.
struct Said {
  int role = 0;
  std::string id, name, value, description, keys;
  int row = 0;
  int column = 0;
  int64_t flags = 0;

  static constexpr int64_t focusable_bit = 1 << 8;
  static constexpr int64_t ltr_bit = 1 << 9;
  static constexpr int64_t roving_bit = 1 << 15;

  /// Of cells no id is told once they were taken over.
  [[nodiscard]] std::string line() const {
    const bool cell = role == static_cast<int>(Role::cell);
    const int64_t looked_at = flags & (focusable_bit | ltr_bit | roving_bit);
    std::string out = std::to_string(role);
    for (const std::string& text : {cell ? std::string() : id, name, value, description, keys})
      out += " \"" + text + '"';
    for (const int64_t number : {int64_t{row}, int64_t{column}, looked_at})
      out += ' ' + std::to_string(number);
    return out + '\n';
  }
};

Said said_by(const ui::TwinNode& one) {
  const int64_t flags = (one.focusable ? Said::focusable_bit : 0) | (one.ltr ? Said::ltr_bit : 0) |
                        (one.roving ? Said::roving_bit : 0);
  return {static_cast<int>(one.role),
          one.id,
          one.name,
          one.value,
          one.description,
          one.keys,
          one.row_index,
          one.column_index,
          flags};
}

/// The page as the messages leave it.
class Page {
 public:
  void apply(const std::string& message) {
    made = renamed = 0;
    if (message.empty()) return;
    const json::object changes = json::parse(message).as_object();
    for (const json::value& handle : changes.at("d").as_array()) drop(handle.to_number<int>());
    for (const json::value& change : changes.at("n").as_array()) update(change.as_object());
    for (const json::value& order : changes.at("o").as_array()) {
      const json::array& list = order.as_array();
      std::vector<int>& children = children_[list.front().to_number<int>()];
      children.clear();
      for (std::size_t i = 1; i < list.size(); ++i) children.push_back(list[i].to_number<int>());
    }
  }

  /// What stands under `parent`, one line each; of cells no id is told.
  [[nodiscard]] std::string words(int parent = 0, const std::string& indent = {}) const {
    std::string out;
    const auto children = children_.find(parent);
    if (children == children_.end()) return out;
    for (const int handle : children->second) {
      out += indent + nodes_.at(handle).said.line() + words(handle, indent + " ");
    }
    return out;
  }

  /// Whether all that stands under `parent` stands where the desk has it: an element's place is
  /// told from its parent's content.
  [[nodiscard]] bool is_in_place(int handle = 0, const ui::TwinNode* parent = nullptr) const {
    const auto children = children_.find(handle);
    if (children == children_.end()) return true;
    auto child = children->second.begin();
    for (const ui::TwinNode& one : ui::twin_nodes()) {
      if (one.parent != (parent == nullptr ? std::string() : parent->id)) continue;
      const Node& known = nodes_.at(*child);
      const double x = one.rect.x - (parent == nullptr ? 0 : parent->rect.x - parent->scroll_left);
      const double y = one.rect.y - (parent == nullptr ? 0 : parent->rect.y - parent->scroll_top);
      const std::array<double, 4> place{x, y, one.rect.w, one.rect.h};
      const bool here = std::equal(place.begin(), place.end(), known.place.begin(),
                                   [](double a, double b) { return std::abs(a - b) < 0.5; });
      if (!here || !is_in_place(*child, &one)) return false;
      ++child;
    }
    return true;
  }

  [[nodiscard]] int handle_of(std::string_view id) const {
    for (const auto& [handle, one] : nodes_) {
      if (one.said.id == id) return handle;
    }
    return 0;
  }

  /// By the last message: elements that were made, and such that became another row's.
  int made = 0;
  int renamed = 0;

 private:
  struct Node {
    Said said;
    std::array<double, 4> place{};
  };

  void drop(int handle) {
    REQUIRE(nodes_.erase(handle) == 1);
    children_.erase(handle);
  }
  void update(const json::object& change) {
    const auto [entry, fresh] = nodes_.try_emplace(change.at("h").to_number<int>());
    Node& one = entry->second;
    if (fresh) ++made;
    if (!fresh && change.contains("i")) ++renamed;
    const auto text = [&](const char* key, std::string& member) {
      if (const json::value* told = change.if_contains(key)) member = told->as_string();
    };
    const auto number = [&](const char* key, auto& member) {
      if (const json::value* told = change.if_contains(key))
        member = told->to_number<std::remove_reference_t<decltype(member)>>();
    };
    text("i", one.said.id);
    text("n", one.said.name);
    text("v", one.said.value);
    text("e", one.said.description);
    text("k", one.said.keys);
    number("r", one.said.role);
    number("ri", one.said.row);
    number("ci", one.said.column);
    number("f", one.said.flags);
    if (const json::value* place = change.if_contains("x")) {
      for (std::size_t i = 0; i < one.place.size(); ++i)
        one.place[i] = place->as_array()[i].to_number<double>();
    }
  }

  std::map<int, Node> nodes_;
  std::map<int, std::vector<int>> children_;
};

/// The same of the desk's own twin.
std::string words_of_desk(const std::string& parent = {}, const std::string& indent = {}) {
  std::string out;
  for (const ui::TwinNode& one : ui::twin_nodes()) {
    if (one.parent != parent) continue;
    out += indent + said_by(one).line();
    out += words_of_desk(one.id, indent + " ");
  }
  return out;
}

constexpr std::array<ui::Column, 2> columns{
    {{.id = "number", .label = "شماره", .type = ui::ColumnType::number},
     {.id = "kind", .label = "نوع", .grows = true}}};

/// Rows that may go.
class Rows : public ui::TableSource {
 public:
  explicit Rows(int count) {
    for (int i = 0; i < count; ++i) rows_.push_back(i);
  }
  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return "r" + std::to_string(rows_[row]);
  }
  [[nodiscard]] uint64_t version() const override { return version_; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    if (column == 0) return {std::to_string(100'000 + rows_[row])};
    return {rows_[row] % 2 == 0 ? "زوج" : "فرد"};
  }
  void remove(std::size_t row) {
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
    ++version_;
  }

 private:
  std::vector<int> rows_;
  uint64_t version_ = 1;
};

/// A table whose page hears of each frame.
class Listened {
 public:
  explicit Listened(int rows) : rows(rows) { frames(); }
  void frames(int count = 4) {
    for (int i = 0; i < count; ++i) {
      ui::test::frame(
          [this] { ui::table("list", columns, rows, state, {.label = "فهرست", .height = 400}); });
      page.apply(ui::bridge::take_changes());
      made += page.made;
      renamed += page.renamed;
      REQUIRE(page.words() == words_of_desk());
      REQUIRE(page.is_in_place());
    }
  }
  void jump(std::size_t row) {
    made = renamed = 0;
    ui::test::scroll("list/rows", static_cast<float>(row) * ui::size::row);
    frames();
  }

 private:
  const Stage stage_;

 public:
  Rows rows;
  ui::TableState state;
  Page page;
  int made = 0;
  int renamed = 0;
};

}  // namespace

TEST_CASE("the page gets only what changed", "[ui][bridge]") {
  const Stage stage;
  std::string label = "یک";
  const auto draw = [&] {
    ui::button("first", label);
    ui::button("second", "دو");
  };
  settle(draw);
  const std::string all = ui::bridge::take_changes();
  CHECK(all.find("\"i\":\"first\"") != std::string::npos);
  CHECK(all.find("\"i\":\"second\"") != std::string::npos);
  settle(draw);
  CHECK(ui::bridge::take_changes().empty());
  label = "سه \"";
  settle(draw);
  const std::string changes = ui::bridge::take_changes();
  CHECK(changes.find("سه \\\"") != std::string::npos);
  CHECK(changes.find("\"i\":") == std::string::npos);
}

TEST_CASE("scrolling moves no node", "[ui][bridge]") {
  const Stage stage;
  const auto draw = [] {
    const ui::Scroll scroll("box", "متن‌ها", 200.0F);
    for (int i = 0; i < 40; ++i) ui::button("b" + std::to_string(i), "دکمه");
  };
  settle(draw);
  ui::bridge::take_changes();
  ui::test::scroll("box", 300.0F);
  settle(draw);
  CHECK(node("box").scroll_top == 300.0F);
  CHECK(ui::bridge::take_changes().empty());
}

TEST_CASE("rows that a jump brings take over the handles of those that go", "[ui][bridge]") {
  Listened table(5000);
  table.jump(1000);
  table.jump(3000);
  CHECK(table.made == 0);
  CHECK(table.renamed > 5);
  // By a row at a time, too.
  table.jump(3001);
  CHECK(table.made == 0);
  CHECK(table.renamed == 1);
}

TEST_CASE("the row that Tab reaches never becomes another one", "[ui][bridge]") {
  Listened table(5000);
  table.jump(100);
  const int before = table.page.handle_of("list/rows/r0");
  REQUIRE(before != 0);

  SECTION("gone while it has the focus") {
    ui::test::focus("list/rows/r0");
    table.frames();
  }
  SECTION("gone while the window has no focus") {
    ui::test::focus("list/rows/r0");
    table.frames();
    ui::test::blur();
    table.frames();
  }
  table.rows.remove(0);
  table.frames();
  CHECK(table.page.handle_of("list/rows/r0") == 0);
  for (const ui::TwinNode& one : ui::twin_nodes()) {
    INFO(one.id);
    CHECK(table.page.handle_of(one.id) != before);
  }
}

TEST_CASE("a row that was scrolled away as it got the focus never becomes another one",
          "[ui][bridge]") {
  Listened table(5000);
  table.jump(100);
  const int before = table.page.handle_of("list/rows/r105");
  REQUIRE(before != 0);
  ui::test::focus("list/rows/r105");
  table.jump(3000);
  CHECK(table.renamed > 5);
  for (const ui::TwinNode& one : ui::twin_nodes()) {
    INFO(one.id);
    CHECK((one.id == "list/rows/r105" || table.page.handle_of(one.id) != before));
  }
}

TEST_CASE("after whatever happens to a table the page says what the desk says", "[ui][bridge]") {
  const unsigned seed = GENERATE(range(1U, 9U));
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Listened table(300);
  const auto below = [&](std::size_t count) { return random() % count; };
  for (int step = 0; step < 40; ++step) {
    const std::size_t row = below(table.rows.row_count());
    switch (below(9)) {
      case 0:
        table.rows.remove(row);
        break;
      case 1:
        ui::test::focus("list/rows/" + table.rows.row_id(row));
        break;
      case 2:
        ui::test::blur();
        break;
      case 3:
        ui::test::key(below(2) == 0 ? "PageDown" : "End");
        break;
      case 4:
        table.state.sort_column = columns[below(2)].id;
        table.state.descending = below(2) == 0;
        break;
      case 5:
        table.state.filter = below(2) == 0 ? "" : "زوج";
        break;
      case 6:
        table.state.hidden.clear();
        if (below(2) == 0) table.state.hidden.emplace_back(columns[below(2)].id);
        break;
      case 7:
        // On a phone a row's cells stand under each other.
        ui::test::resize(below(2) == 0 ? 360.0F : 1280.0F, 800.0F);
        break;
      default:
        ui::test::scroll("list/rows", static_cast<float>(row) * ui::size::row);
        break;
    }
    table.frames(static_cast<int>(1 + below(3)));
  }
}
