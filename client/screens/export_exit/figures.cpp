#include <string>
#include <vector>

#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"
#include "client/ui/chart.h"
#include "client/ui/table.h"
#include "shared/core/text.h"
#include "shared/export_exit/statistics.h"

namespace kotaj::screens {
namespace {

using export_exit::OfficeFigures;

constexpr ui::Choice sides[] = {{"border", "گمرک مرزی", {}}, {"origin", "گمرک مبدأ", {}}};
/// More bars than fit beside one another tell nothing.
constexpr std::size_t most_bars = 12;

struct FiguresMemory {
  std::string side = "border";
  uint64_t version = ~uint64_t{0};
  std::string made_side;
  std::vector<OfficeFigures> figures;
  ui::SimpleTable rows;
  ui::TableState table;
};

std::string shown(int64_t number) { return core::persian_digits(std::to_string(number)); }
std::string shown(const std::optional<int64_t>& number) {
  return number ? shown(*number) : std::string("—");
}

constexpr ui::Column columns[] = {
    {"office", "گمرک", ui::ColumnType::text, 190.0F, true},
    {"open", "باز", ui::ColumnType::number, 70.0F},
    {"overdue", "دیرکرده", ui::ColumnType::number, 90.0F},
    {"answered", "پاسخ‌ها", ui::ColumnType::number, 90.0F, false, false, true, true},
    {"median", "میانه پاسخ (روز)", ui::ColumnType::number, 130.0F},
    {"p90", "صدک ۹۰ پاسخ (روز)", ui::ColumnType::number, 150.0F},
};

void refresh(Shell& shell, FiguresMemory& memory) {
  const uint64_t version = exits::permit_index(shell).version();
  if (memory.version == version && memory.made_side == memory.side) return;
  memory.version = version;
  memory.made_side = memory.side;
  const auto permits = exits::all_permits(shell);
  const core::Date today = shell.desk().today();
  memory.figures = memory.side == "border" ? export_exit::figures_by_border(permits, today)
                                           : export_exit::figures_by_origin(permits, today);
  memory.rows.clear();
  for (const OfficeFigures& one : memory.figures) {
    memory.rows.add(one.office, {{shell.desk().office_name(one.office)},
                                 {shown(one.open)},
                                 {shown(one.overdue)},
                                 {shown(one.answered)},
                                 {shown(one.median_days)},
                                 {shown(one.p90_days)}});
  }
  memory.rows.set_version(memory.rows.version() + 1);
}

/// One bar group an office.
void draw_charts(Shell& shell, const FiguresMemory& memory) {
  std::vector<std::string> offices;
  ui::ChartSeries open{"باز", ui::Tone::accent};
  ui::ChartSeries overdue{"دیرکرده", ui::Tone::danger};
  ui::ChartSeries median{"میانه", ui::Tone::accent};
  ui::ChartSeries p90{"صدک ۹۰", ui::Tone::warning};
  const auto add = [](ui::ChartSeries& series, const std::optional<int64_t>& value) {
    series.values.push_back(
        {value ? static_cast<double>(*value) : 0.0, value ? shown(*value) : std::string()});
  };
  for (const OfficeFigures& one : memory.figures) {
    if (offices.size() == most_bars) break;
    offices.push_back(shell.desk().office_name(one.office));
    add(open, one.open);
    add(overdue, one.overdue);
    add(median, one.median_days);
    add(p90, one.p90_days);
  }
  const ui::ChartSeries counts[] = {open, overdue};
  const ui::ChartSeries days[] = {median, p90};
  const ui::Card card("charts", "نمودار");
  ui::chart("counts", offices, counts, {.label = "باز و دیرکرده", .time_label = "گمرک"});
  ui::chart("days", offices, days,
            {.label = "زمان پاسخ استعلام", .time_label = "گمرک", .unit = "روز"});
}

}  // namespace

void draw_exit_figures(Shell& shell) {
  auto& memory = shell.memory<FiguresMemory>("exits/figures");
  ui::segmented("side", sides, memory.side, {.label = "به تفکیک", .hide_label = true});
  refresh(shell, memory);
  if (memory.figures.empty()) {
    ui::empty_state(
        "none", ui::Icon::chart, "آماری نیست",
        "از پروانه‌هایی ساخته می‌شود که خواندن آن برای شما باز است.");
    return;
  }
  constexpr float table_px = 260.0F;
  const ui::TableEvent event = ui::table("figures", columns, memory.rows, memory.table,
                                         {.label = "آمار پیگیری اعلام خروج", .height = table_px});
  if (event.export_csv) {
    ui::download_file("exit-figures.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
  draw_charts(shell, memory);
}

}  // namespace kotaj::screens
