#include "shared/export_exit/statistics.h"

#include <algorithm>
#include <array>
#include <map>

#include "shared/core/fields.h"
#include "shared/export_exit/parameters.h"

namespace kotaj::export_exit {
namespace {

struct Counted {
  OfficeFigures figures;
  std::vector<int64_t> days;
};
using ByOffice = std::map<std::string, Counted, std::less<>>;

std::vector<OfficeFigures> finish(ByOffice offices) {
  constexpr int ninety = 90;
  std::vector<OfficeFigures> out;
  for (auto& [office, counted] : offices) {
    std::sort(counted.days.begin(), counted.days.end());
    counted.figures.office = office;
    counted.figures.answered = static_cast<int64_t>(counted.days.size());
    if (!counted.days.empty()) {
      const std::size_t middle = counted.days.size() / 2;
      const bool even = counted.days.size() % 2 == 0;
      counted.figures.median_days =
          even ? (counted.days[middle - 1] + counted.days[middle] + 1) / 2 : counted.days[middle];
      counted.figures.p90_days = percentile(counted.days, ninety);
    }
    out.push_back(std::move(counted.figures));
  }
  return out;
}

bool is_due(const std::optional<Judgement>& judgement, Side side) {
  return judgement && judgement->due &&
         (judgement->due->office == side || judgement->due->office == Side::both);
}

}  // namespace

int64_t percentile(std::span<const int64_t> sorted, int percent) {
  if (sorted.empty()) return 0;
  constexpr std::size_t whole = 100;
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + whole - 1) / whole;
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

std::vector<OfficeFigures> figures_by_origin(std::span<const Record* const> permits,
                                             core::Date on) {
  ByOffice offices;
  for (const Record* record : permits) {
    Counted& counted = offices[record->permit.office];
    const std::optional<Judgement> judgement = judge_on(*record, on);
    if (judgement && judgement->due) ++counted.figures.open;
    if (is_due(judgement, Side::origin) && judgement->days_late > 0) ++counted.figures.overdue;
    for (const Inquiry& inquiry : record->inquiries) {
      if (inquiry.answered_on)
        counted.days.push_back(core::days_between(inquiry.sent_on, *inquiry.answered_on));
    }
  }
  return finish(std::move(offices));
}

std::vector<OfficeFigures> figures_by_border(std::span<const Record* const> permits,
                                             core::Date on) {
  ByOffice offices;
  for (const Record* record : permits) {
    Counted& present = offices[record->exit_office];
    const std::optional<Judgement> judgement = judge_on(*record, on);
    if (is_due(judgement, Side::border)) {
      ++present.figures.open;
      if (judgement->days_late > 0) ++present.figures.overdue;
    }
    for (const Inquiry& inquiry : record->inquiries) {
      if (inquiry.answered_on)
        offices[inquiry.border].days.push_back(
            core::days_between(inquiry.sent_on, *inquiry.answered_on));
    }
  }
  return finish(std::move(offices));
}

}  // namespace kotaj::export_exit

namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

}  // namespace

template <>
const Description& describe<OfficeFigures>() {
  using Row = OfficeFigures;
  static constexpr std::array<Field, 6> fields{{
      member<&Row::office>(code(1, "office", "گمرک")),
      member<&Row::open>(count(2, "open", "باز")),
      member<&Row::overdue>(count(3, "overdue", "دیرکرده")),
      member<&Row::answered>(count(4, "answered", "پاسخ داده شده")),
      member<&Row::median_days>(count(5, "median_days", "میانه زمان پاسخ (روز)")),
      member<&Row::p90_days>(count(6, "p90_days", "صدک ۹۰ زمان پاسخ (روز)")),
  }};
  static constexpr Description table =
      description<Row>("export_exit.office_figures", "آمار پیگیری اعلام خروج", fields);
  return table;
}

}  // namespace kotaj::core
