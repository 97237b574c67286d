#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/screens/shell.h"
#include "client/ui/table.h"
#include "shared/abandoned_goods/gather.h"
#include "shared/abandoned_goods/papers.h"
#include "shared/abandoned_goods/report_workbook.h"

/// The parts of the reports' screen; each draws one thing.
namespace kotaj::screens::abandoned {

/// Described records as a table's rows.
class ReportRows : public ui::TableSource {
 public:
  explicit ReportRows(const core::Description& description) : description_(&description) {}
  /// `ids` are the rows' stable names; `fields` the columns. The records must stay where they are.
  void set(std::vector<const void*> records, std::vector<std::string> ids,
           std::vector<std::string_view> fields);

  [[nodiscard]] std::span<const ui::Column> columns() const { return columns_; }
  [[nodiscard]] std::size_t row_count() const override { return records_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override { return ids_[row]; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
  [[nodiscard]] std::string sort_key(std::size_t row, std::size_t column) const override;
  [[nodiscard]] uint64_t version() const override { return version_; }

 private:
  const core::Description* description_;
  std::vector<const void*> records_{};
  std::vector<std::string> ids_{};
  std::vector<std::string_view> fields_{};
  std::vector<ui::Column> columns_{};
  uint64_t version_ = 0;
};

/// What is asked for: whose cases, and of which days.
struct ReportChoice {
  std::string period = "month";  ///< Code of the choice.
  std::string from;              ///< As typed, where the period is one's own.
  std::string until;
  std::string office;  ///< Empty: all that the device holds.
};
/// Draws the choice; empty while what is typed is no period.
std::optional<abandoned_goods::Period> draw_report_choice(Shell& shell, ReportChoice& choice);
/// Offices of the cases and reports that the device holds, by name.
std::vector<std::pair<std::string, std::string>> report_offices(const app::Desk& desk);
std::string report_office_name(const app::Desk& desk, const std::string& office);

/// What the device's cases say, gathered once a change.
struct ReportMemory {
  ReportChoice choice;
  uint64_t revision = ~uint64_t{0};
  std::string made_for;
  abandoned_goods::Gathered all;
  struct Month {
    std::string label;
    int64_t registered = 0;
    int64_t taken = 0;
  };
  std::vector<Month> months;  ///< The year up to the period's last month, oldest first.
  ReportRows rows{core::describe<abandoned_goods::WorkingRow>()};
  ui::TableState table;
  ReportRows management{core::describe<abandoned_goods::ManagementRow>()};
  ui::TableState management_table;
};
void gather_reports(Shell& shell, ReportMemory& memory, const abandoned_goods::Period& period);

void draw_working_list(Shell& shell, ReportMemory& memory, const abandoned_goods::Period& period);
void draw_management(Shell& shell, ReportMemory& memory, const abandoned_goods::Period& period);
/// The monthly report: drafts, signature, verification; all that the device holds.
void draw_monthly(Shell& shell);
/// Every office of a month, provinces, and the sum.
void draw_consolidation(Shell& shell);

void save_xlsx(std::string_view name, const std::string& bytes);
/// «۱۴۰۳/۰۵»، as codes and words of the last months, the newest first.
struct MonthChoice {
  std::string code;
  std::string label;
  int64_t year;
  int64_t month;
};
std::vector<MonthChoice> last_months(core::Date today);

}  // namespace kotaj::screens::abandoned
