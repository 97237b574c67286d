#include "shared/export_valuation/checks.h"

#include "shared/core/text.h"
#include "shared/export_valuation/evidence.h"
#include "shared/export_valuation/form.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using core::ProblemCode;
using core::Problems;

constexpr core::Source pq31 = clause("فرم PQ31");
constexpr core::Source both_forms =
    clause("متن: «پس از تکمیل فرم‌های PQ33 و PQ31»");
constexpr core::Source explicit_opinion = clause("متن: «با اعلام نظر صریح»، تفسیر EV-2");
constexpr core::Source documents = clause("متن: «به همراه مستندات قانونی»، تفسیر EV-2");
constexpr core::Source value_law = law_article("ماده ۱۶");

class Checks {
 public:
  Checks(const Request& request, core::Date on) : request_(request), held_(parameters(on)) {}

  Problems all() {
    check_form();
    for (std::size_t row = 0; row < request_.form.rows.size(); ++row) check_row(row);
    check_analyses();
    check_opinion();
    return std::move(found_);
  }

 private:
  void tell(std::string field, ProblemCode code, std::string message, const core::Source& source) {
    found_.push_back({std::move(field), code, std::move(message), source});
  }
  void need(bool there, std::string field, std::string_view label, const core::Source& source) {
    if (!there)
      tell(std::move(field), ProblemCode::required, "«" + std::string(label) + "» نوشته نشده است.",
           source);
  }

  void check_form() {
    const RequestForm& form = request_.form;
    need(form.exchange_rate.value_or(0) > 0, "form.exchange_rate", "نرخ برابری ارز", value_law);
    need(form.exchange_rate_on.has_value(), "form.exchange_rate_on", "تاریخ نرخ برابری", value_law);
    if (!form.kotaj.empty()) {
      need(form.kotaj_on.has_value(), "form.kotaj_on", "تاریخ کوتاژ", pq31);
      need(!form.exporter.empty(), "form.exporter", "نام صادرکننده", pq31);
    }
    if (!form.objection_number.empty())
      need(form.objection_on.has_value(), "form.objection_on", "تاریخ اعتراض صادرکننده", pq31);
    if (form.export_duty) {
      need(form.duty_amount.has_value() || !form.duty_basis.empty(), "form.duty_basis",
           "مقدار یا مأخذ عوارض", pq31);
    }
    if (form.rows.empty())
      tell("form.rows", ProblemCode::required,
           "دست‌کم یک ردیف کالا لازم است.", pq31);
  }

  void check_row(std::size_t at) {
    const GoodsRow& row = request_.form.rows[at];
    const std::string path = "form.rows[" + std::to_string(at) + "].";
    const std::string number = "ردیف " + core::persian_digits(std::to_string(at + 1)) + "، ";
    need(!row.hs_code.empty(), path + "hs_code", number + "شماره تعرفه", pq31);
    need(!row.unit.empty(), path + "unit", number + "واحد کالا", pq31);
    need(row.proposed_usd.value_or(0) > 0, path + "proposed_usd",
         number + "ارزش گمرکی تعیین‌شده", explicit_opinion);
    if (request_.form.kind == RequestKind::value_difference)
      need(row.declared_usd.has_value(), path + "declared_usd", number + "ارزش واحد اظهاری", pq31);
    if (row.net && row.gross && *row.gross < *row.net) {
      tell(path + "net_kg", ProblemCode::inconsistent,
           number + "«وزن خالص» بیش از «وزن ناخالص» است.", pq31);
    }
    check_approved(row, path, number);
    check_value(row, at, path, number);
  }

  void check_approved(const GoodsRow& row, const std::string& path, const std::string& number) {
    const bool none = request_.form.trigger == Trigger::no_value;
    if (none && row.approved_usd) {
      tell(path + "approved_usd", ProblemCode::inconsistent,
           number + "سبب درخواست نبودن ارزش است ولی آخرین ارزش مصوب نوشته شده است.",
           clause("متن: «نبودن ارزش»"));
    }
    if (!none)
      need(row.approved_usd.has_value(), path + "approved_usd", number + "آخرین ارزش واحد مصوب",
           clause(
               "متن: «تغییر سطح قیمت‌ها … یا درخواست تغییر»"));
    if (!row.approved_usd) return;
    need(!row.approved_number.empty(), path + "approved_number", number + "شماره مصوبه", pq31);
    need(row.approved_on.has_value(), path + "approved_on", number + "تاریخ مصوبه", pq31);
  }

  /// Art. 16: between the lowest and the highest of the evidence given, or with a reason.
  void check_value(const GoodsRow& row, std::size_t at, const std::string& path,
                   const std::string& number) {
    if (!row.proposed_usd) return;
    const Evidence evidence = evidence_of(request_, static_cast<int64_t>(at) + 1);
    if (within(evidence, core::Exact(*row.proposed_usd))) return;
    if (request_.opinion && !request_.opinion->outside_reason.empty()) return;
    tell(
        path + "proposed_usd", ProblemCode::inconsistent,
        number +
            (evidence.lowest
                 ? "ارزش تعیین‌شده میان کمترین و بیشترین شواهد قیمت نیست؛ دلیل آن در نظر کارشناسی لازم است."
                 : "ارزش تعیین‌شده هیچ شاهد قیمتی ندارد؛ دلیل آن در نظر کارشناسی لازم است."),
        value_law);
  }

  void check_analyses() {
    if (request_.analyses.empty())
      tell("analyses", ProblemCode::required, "فرم آنالیز مواد اولیه (PQ33) تکمیل نشده است.",
           both_forms);
    for (std::size_t at = 0; at < request_.analyses.size(); ++at) {
      const RawAnalysis& one = request_.analyses[at];
      if (static_cast<std::size_t>(one.row) <= request_.form.rows.size()) continue;
      tell("analyses[" + std::to_string(at) + "].row", ProblemCode::inconsistent,
           "آنالیز ردیف " + core::persian_digits(std::to_string(one.row)) +
               " کالایی در فرم PQ31 ندارد.",
           both_forms);
    }
  }

  void check_length(std::size_t characters, std::string field, std::string_view label,
                    const core::Source& source) {
    // Interpretation EV-2: a guard against an opinion that says nothing.
    const auto guard = static_cast<std::size_t>(held_.guard_characters.value);
    if (characters >= guard) return;
    tell(std::move(field), ProblemCode::range,
         "«" + std::string(label) + "»: دست‌کم " +
             core::persian_digits(std::to_string(guard)) + " نویسه لازم است؛ " +
             core::persian_digits(std::to_string(characters)) + " نویسه نوشته شده است.",
         source);
  }

  void check_opinion() {
    if (!request_.opinion) {
      tell("opinion", ProblemCode::required,
           "نظر صریح کارشناسی نوشته نشده است؛ مکاتبه بدون اظهار نظر کارشناسی پذیرفته نیست.",
           explicit_opinion);
      return;
    }
    const StateOpinion& opinion = *request_.opinion;
    check_length(core::code_point_count(opinion.reason), "opinion.reason", "دلیل",
                 explicit_opinion);
    std::size_t characters = 0;
    for (const LegalDocument& one : opinion.documents)
      characters += core::code_point_count(one.description);
    if (opinion.documents.empty()) {
      tell("opinion.documents", ProblemCode::required,
           "دست‌کم یک سند قانونی لازم است.", documents);
    } else {
      check_length(characters, "opinion.documents", "شرح مستندات قانونی", documents);
    }
    if (!opinion.clause_2_observed) {
      tell("opinion.clause_2_observed", ProblemCode::required,
           "رعایت بند ۲ بخشنامه 97/215214 تأیید نشده است.", earlier_circular("بند ۲"));
    }
  }

  const Request& request_;
  Parameters held_;
  Problems found_;
};

}  // namespace

core::Problems problems_of(const Request& request, core::Date on) {
  return Checks(request, on).all();
}

}  // namespace kotaj::export_valuation
