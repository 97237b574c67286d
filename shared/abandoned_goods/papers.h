#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/management.h"
#include "shared/abandoned_goods/report.h"
#include "shared/access/decide.h"
#include "shared/core/document.h"

/// The official forms of abandoned goods as data: the same sheet from the desk and from
/// `kotaj form`.
namespace kotaj::abandoned_goods {

enum class Paper : int32_t {
  warning = 1,       ///< اخطاریه (A1)
  declaration = 2,   ///< اظهارنامه متروکه with its numbered boxes (B6, B15)
  announcement = 3,  ///< The letter to the Organization (B1)
  minutes = 4,       ///< صورت‌مجلس of the transfer (art. 37)
};
std::span<const core::Choice> paper_choices();

/// What a form says that stands in no case.
struct PaperFacts {
  std::string office_name;
  core::Date on;
};

/// The form, or why it may not be made now: a warning where the ports organization warns, a
/// declaration that is not registered.
std::variant<core::Document, access::Refusal> paper_of(const Case& record, Paper paper,
                                                       const PaperFacts& facts);

/// The management report (و) and the monthly performance report (هـ) as sheets.
core::Document management_paper(const ManagementReport& report, const PaperFacts& facts);
core::Document monthly_paper(const MonthlyReport& report, std::span<const WorkingRow> rows,
                             const PaperFacts& facts);

}  // namespace kotaj::abandoned_goods
