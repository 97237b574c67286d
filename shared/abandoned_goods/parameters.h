#pragma once

#include <cstdint>
#include <string_view>

#include "shared/core/date.h"
#include "shared/law/chapter.h"
#include "shared/law/dated.h"

/// The figures of the executive procedure for abandoned goods of 1403, of the law's articles and of
/// the bylaw that it carries out: here, and nowhere else.
namespace kotaj::abandoned_goods {

inline constexpr std::string_view procedure_title =
    "شیوه‌نامه اجرایی کالای متروکه ۱۴۰۳";
/// A place in the procedure: "بند الف-۱".
constexpr core::Source clause(std::string_view place) {
  return {core::Source::Kind::directive, procedure_title, place};
}
/// A place in the Customs Law: "ماده ۲۴ تبصره ۱".
constexpr core::Source law_article(std::string_view place) {
  return {core::Source::Kind::law, "قانون امور گمرکی", place};
}
/// A place in the law's executive bylaw: "ماده ۵۴".
constexpr core::Source bylaw_article(std::string_view place) {
  return {core::Source::Kind::bylaw,
          "آیین‌نامه اجرایی قانون امور گمرکی", place};
}

/// All that the procedure sets, each on its own time line.
struct Tables {
  law::Timeline<bool> in_force;
  // The terms.
  law::Timeline<int32_t> stay_months;           ///< T1, from entry to the first warehouse.
  law::Timeline<int32_t> longest_stay_months;   ///< T2, from the same entry.
  law::Timeline<int32_t> release_months;        ///< T3, from the release or sale document.
  law::Timeline<int32_t> final_opinion_months;  ///< T6, from the day the opinion is notified.
  law::Timeline<int32_t> cancellation_months;   ///< T7, from the abandoned declaration's end.
  law::Timeline<int32_t> warning_days;          ///< The owner's, the day of service not counted.
  law::Timeline<int32_t> warning_days_at_once;  ///< The same of T4 goods.
  // The abandoned declaration.
  law::Timeline<std::string_view> organization_name;       ///< Box 1.
  law::Timeline<std::string_view> organization_legal_id;   ///< Box 1.
  law::Timeline<std::string_view> organization_address;    ///< Box 1.
  law::Timeline<std::string_view> declarant_user;          ///< Boxes 8 and 14.
  law::Timeline<std::string_view> prior_declaration_mark;  ///< Box 31.
  law::Timeline<int64_t> unvalued_usd_cents;  ///< Of a goods line without a prior declaration.
  law::Timeline<int32_t> customs_duty_per_mille;
  // The report.
  law::Timeline<int32_t> report_due_day;  ///< Of the next month.
};

/// The tables as they stand.
const Tables& tables();

/// What holds on one day.
struct Parameters {
  law::Dated<int32_t> stay_months;
  law::Dated<int32_t> longest_stay_months;
  law::Dated<int32_t> release_months;
  law::Dated<int32_t> final_opinion_months;
  law::Dated<int32_t> cancellation_months;
  law::Dated<int32_t> warning_days;
  law::Dated<int32_t> warning_days_at_once;
  law::Dated<std::string_view> organization_name;
  law::Dated<std::string_view> organization_legal_id;
  law::Dated<std::string_view> organization_address;
  law::Dated<std::string_view> declarant_user;
  law::Dated<std::string_view> prior_declaration_mark;
  law::Dated<int64_t> unvalued_usd_cents;
  law::Dated<int32_t> customs_duty_per_mille;
  law::Dated<int32_t> report_due_day;
};

/// A day before the procedure is judged by its first figures: the terms are the law's own, which
/// the procedure only carries out.
Parameters parameters(core::Date on, const Tables& from = tables());
/// The procedure's first day, 1403/03/03.
core::Date first_day(const Tables& from = tables());

/// Parameters and interpretations, for `kotaj law`.
const law::Chapter& chapter();

}  // namespace kotaj::abandoned_goods
