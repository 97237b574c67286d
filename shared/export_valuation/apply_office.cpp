#include <algorithm>

#include "shared/core/text.h"
#include "shared/export_valuation/apply.h"
#include "shared/export_valuation/form.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"

// What the office does: the two forms, the opinion, the signature, the letter.
namespace kotaj::export_valuation {
namespace {

using access::Applied;
using access::Context;

constexpr core::Source pq31 = clause("فرم PQ31");
constexpr core::Source pq33 = clause("فرم PQ33");

std::string numbered(std::string_view what, int64_t number) {
  return std::string(what) + " " + core::persian_digits(std::to_string(number));
}

access::Refusal refusal_of(const core::Problem& problem, const core::Source& source) {
  return invalid(problem.field, problem.message, problem.source.value_or(source));
}

/// What a raw-material analysis must show beyond its fields' own shapes.
std::optional<core::Problem> analysis_problem(const RawAnalysis& form, const Context& context) {
  if (form.produced.thousandths <= 0) return not_above_zero("produced", "مقدار تولید");
  if (form.exchange_rate <= 0) return not_above_zero("exchange_rate", "نرخ برابری ارز");
  if (context.on < form.exchange_rate_on) {
    return core::Problem{"exchange_rate_on", core::ProblemCode::range,
                         "«تاریخ نرخ برابری» پس از امروز است.", pq33};
  }
  for (std::size_t row = 0; row < form.rows.size(); ++row) {
    const Material& material = form.rows[row];
    const std::string path = "rows[" + std::to_string(row) + "].";
    if (material.consumption.thousandths <= 0)
      return not_above_zero(path + "consumption", "مقدار مصرف");
    if (!material.rate_domestic_irr && !material.rate_foreign_usd)
      return no_rate(path + "rate_domestic_irr");
  }
  return std::nullopt;
}

/// Days of the form that lie ahead of today.
std::optional<access::Refusal> check_form(const RequestForm& form, const Context& context) {
  const auto ahead = [&](const std::optional<core::Date>& day) { return day && context.on < *day; };
  const auto told = [&](std::string field, std::string_view label) {
    return invalid(std::move(field), "«" + std::string(label) + "» پس از امروز است.", pq31);
  };
  if (ahead(form.kotaj_on)) return told("kotaj_on", "تاریخ کوتاژ");
  if (ahead(form.objection_on)) return told("objection_on", "تاریخ اعتراض صادرکننده");
  if (ahead(form.exchange_rate_on)) return told("exchange_rate_on", "تاریخ نرخ برابری");
  for (std::size_t row = 0; row < form.rows.size(); ++row) {
    if (ahead(form.rows[row].approved_on))
      return told("rows[" + std::to_string(row) + "].approved_on", "تاریخ مصوبه");
  }
  return std::nullopt;
}

}  // namespace

Applied open_request(const RequestForm& payload, const Context& context) {
  Applied result;
  result.refusal = check_form(payload, context);
  if (result.refusal) return result;
  Request request;
  request.form = payload;
  request.opened_at = context.at;
  note_event(request, "open_request", payload.exporter, context);
  return access::accepted(std::move(request));
}

Done edit_request(Request& request, const RequestForm& payload, const Context& context) {
  if (payload.office != request.form.office)
    return {{}, invalid("office", "گمرک درخواست تغییر نمی‌کند.", pq31)};
  if (payload.file_number != request.form.file_number)
    return {{},
            invalid("file_number", "شماره پرونده تغییر نمی‌کند.", pq31)};
  if (auto refused = check_form(payload, context)) return {{}, std::move(refused)};
  request.form = payload;
  return {};
}

Done put_analysis(Request& request, const RawAnalysis& payload, const Context& context) {
  if (payload.row < 1 || static_cast<std::size_t>(payload.row) > request.form.rows.size()) {
    return {{}, invalid("row", numbered("فرم PQ31 چنین ردیفی ندارد: ردیف", payload.row), pq33)};
  }
  if (const auto problem = analysis_problem(payload, context))
    return {{}, refusal_of(*problem, pq33)};
  const auto place = std::find_if(request.analyses.begin(), request.analyses.end(),
                                  [&](const RawAnalysis& one) { return one.row >= payload.row; });
  if (place != request.analyses.end() && place->row == payload.row) {
    *place = payload;
  } else {
    request.analyses.insert(place, payload);
  }
  return {numbered("ردیف", payload.row) + "، " + payload.goods};
}

Done drop_analysis(Request& request, const DropAnalysis& payload, const Context&) {
  if (analysis_of_row(request, payload.row) == nullptr)
    return {{}, invalid("row", "این ردیف آنالیزی ندارد.", pq33)};
  std::erase_if(request.analyses, [&](const RawAnalysis& one) { return one.row == payload.row; });
  return {numbered("ردیف", payload.row)};
}

Done state_opinion(Request& request, const StateOpinion& payload, const Context& context) {
  for (std::size_t row = 0; row < payload.documents.size(); ++row) {
    const auto& day = payload.documents[row].dated_on;
    if (day && context.on < *day) {
      return {{},
              invalid("documents[" + std::to_string(row) + "].dated_on",
                      "«تاریخ» سند پس از امروز است.", clause("متن"))};
    }
  }
  request.opinion = payload;
  return {payload.proposal};
}

Done sign(Request& request, const SignRequest& payload, const Context& context) {
  Signature signature;
  signature.user = access::actor_user(context);
  signature.signed_on = context.on;
  if (context.actor.person != nullptr) {
    const access::Person& person = *context.actor.person;
    signature.name = person.name;
    const auto* assignment = access::find_assignment(person, context.actor.assignment);
    if (assignment != nullptr) signature.position = static_cast<int64_t>(assignment->position);
  }
  request.signature = std::move(signature);
  return {payload.note};
}

Done reopen(Request& request, const GiveReason& payload, const Context&) {
  request.signature.reset();
  return {payload.reason};
}

Done send(Request& request, const SendRequest& payload, const Context& context) {
  const bool early = request.signature && payload.sent_on < request.signature->signed_on;
  if (early || context.on < payload.sent_on)
    return {{}, invalid("sent_on", "«تاریخ نامه» میان امضا و امروز نیست.", pq31)};
  request.sending = payload;
  return {payload.number};
}

Done withdraw(Request& request, const GiveReason& payload, const Context&) {
  request.withdrawal_reason = payload.reason;
  return {payload.reason};
}

}  // namespace kotaj::export_valuation
