#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "client/ui/chart.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "tests/unit/support/kit.h"
#include "tests/unit/support/kit_stage.h"

namespace testing = kotaj::testing;
namespace ui = kotaj::ui;
using kotaj::testing::Stage;

namespace {

const std::vector<std::string> months{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"};

std::vector<ui::ChartSeries> answers() {
  return {{.label = "میانه",
           .tone = ui::Tone::accent,
           .values = {{12, "۱۲"}, {15, "۱۵"}, {9, "۹"}, {0, ""}, {21, "۲۱"}, {7.5, "۷٫۵"}}},
          {.label = "صدک نودم",
           .tone = ui::Tone::danger,
           .values = {{30, "۳۰"}, {41, "۴۱"}, {28, "۲۸"}, {0, ""}, {52, "۵۲"}, {26, "۲۶"}}}};
}

void settle(ui::ChartKind kind) {
  const auto series = answers();
  for (int i = 0; i < 4; ++i) {
    ui::test::frame([&] {
      ui::chart("times", months, series,
                {.label = "زمان پاسخ", .time_label = "ماه", .unit = "روز", .kind = kind});
    });
  }
  CHECK(ui::twin_duplicates().empty());
}

}  // namespace

TEST_CASE("a chart's twin is a table with its figures", "[ui][chart]") {
  const Stage stage(640, 330);
  settle(ui::ChartKind::lines);
  const ui::TwinNode* table = ui::find_twin(ui::Role::table, "زمان پاسخ");
  REQUIRE(table != nullptr);
  CHECK(table->row_count == 7);
  CHECK(table->column_count == 3);
  CHECK(ui::find_twin("times/figures/5/time")->name == "شهریور");
  CHECK(ui::find_twin("times/figures/5/0")->name == "۷٫۵");
  CHECK(ui::find_twin("times/figures/3/1")->name.empty());
  // Time runs from left to right: the newest stands where reading ends, at the far x of the screen.
  CHECK(ui::find_twin("times/figures/0")->rect.x > ui::find_twin("times/figures/5")->rect.x);
}

TEST_CASE("a chart without figures says so", "[ui][chart]") {
  const Stage stage(640, 330);
  for (int i = 0; i < 3; ++i)
    ui::test::frame(
        [] { ui::chart("times", {}, {}, {.label = "زمان پاسخ", .time_label = "ماه"}); });
  CHECK(ui::find_twin(ui::Role::text, "هنوز رقمی نیست") != nullptr);
}

TEST_CASE("golden: charts", "[ui][chart][golden]") {
  const Stage stage(640, 330);
  const auto kind = GENERATE(ui::ChartKind::bars, ui::ChartKind::lines);
  settle(kind);
  CHECK(testing::matches_golden(testing::kit_headless().picture(),
                                kind == ui::ChartKind::bars ? "chart-bars" : "chart-lines"));
}
