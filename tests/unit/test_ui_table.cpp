// How the columns of a table share the room that there is.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "client/ui/frame.h"
#include "client/ui/table.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"

namespace ui = kotaj::ui;
using ui::ColumnType;

namespace {

const std::vector<ui::Column> columns{
    {.id = "kotaj", .label = "کوتاژ", .type = ColumnType::identifier, .width = 90},
    {.id = "goods", .label = "کالا", .width = 140},
    {.id = "owner", .label = "صاحب", .width = 100, .grows = true},
    {.id = "mass", .label = "وزن", .type = ColumnType::number, .width = 90},
};

/// One row in a window of that width, and how wide its cells became.
class Shared {
 public:
  explicit Shared(float width, const std::string& goods, const std::string& owner) {
    ui::test::start(width, 600);
    rows_.add("r", {{"40105017"}, {goods}, {owner}, {"۱۲۳٬۴۵۶٬۷۸۹"}});
    constexpr int until_it_rests = 6;
    for (int frame = 0; frame < until_it_rests; ++frame) {
      ui::test::frame([&] { ui::table("list", columns, rows_, state_, {.toolbar = false}); });
    }
  }
  ~Shared() { ui::test::stop(); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  [[nodiscard]] static float width(const std::string& column) {
    return node("list/rows/r/" + column).rect.w;
  }
  [[nodiscard]] static bool scrolls_sideways() {
    const ui::TwinNode& rows = node("list/rows");
    return rows.scroll_width > rows.rect.w;
  }

 private:
  static const ui::TwinNode& node(const std::string& id) {
    const ui::TwinNode* found = ui::find_twin(id);
    REQUIRE(found != nullptr);
    return *found;
  }
  ui::SimpleTable rows_;
  ui::TableState state_;
};

const std::string words = "موتور سواری دست دوم با لوازم یدکی و تجهیزات کارگاهی";

}  // namespace

TEST_CASE("with room for all each column has what it asks for and one takes what is left",
          "[ui][table]") {
  const Shared table(1200, "لاستیک", "نمونه");
  CHECK(Shared::width("goods") == 140);
  CHECK(Shared::width("owner") > 600);
  CHECK_FALSE(Shared::scrolls_sideways());
}

TEST_CASE("short of room the longest words give way, figures and short words do not",
          "[ui][table]") {
  float figure = 0;
  float number = 0;
  {
    const Shared wide(1200, words, "نمونه");
    figure = Shared::width("mass");
    number = Shared::width("kotaj");
    CHECK(Shared::width("goods") > 330);
  }
  const Shared narrow(660, words + " " + words, "شرکت نمونهٔ آزمون");
  CHECK(Shared::width("mass") >= figure - 10);
  CHECK(Shared::width("kotaj") >= number - 10);
  CHECK(Shared::width("owner") > 110);
  CHECK(Shared::width("goods") > 300);
  CHECK_FALSE(Shared::scrolls_sideways());
}

TEST_CASE("columns of equally long words are shortened alike", "[ui][table]") {
  const Shared table(660, words, words);
  CHECK(Shared::width("goods") < 330);
  CHECK(Shared::width("goods") - Shared::width("owner") < 2);
  CHECK_FALSE(Shared::scrolls_sideways());
}
