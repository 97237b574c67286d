#include <algorithm>

#include "shared/core/text.h"
#include "shared/export_valuation/apply.h"
#include "shared/export_valuation/form.h"
#include "shared/export_valuation/parameters.h"

// What the Valuation Office does: registry, referral, report, working group, resolution.
namespace kotaj::export_valuation {
namespace {

using access::Context;

constexpr core::Source pq31 = clause("فرم PQ31");

bool has_row(const Request& request, int64_t row) {
  return row >= 1 && static_cast<std::size_t>(row) <= request.form.rows.size();
}

std::string path_of(std::size_t row, std::string_view member) {
  return "values[" + std::to_string(row) + "]." + std::string(member);
}

/// Each row of goods at most once, each value above zero.
template <typename Value>
std::optional<access::Refusal> check_values(const Request& request,
                                            const std::vector<Value>& values) {
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (!has_row(request, values[at].row))
      return invalid(path_of(at, "row"), "فرم PQ31 چنین ردیفی ندارد.", pq31);
    if (values[at].value_usd <= 0) {
      const core::Problem problem = not_above_zero(path_of(at, "value_usd"), "ارزش");
      return invalid(problem.field, problem.message, pq31);
    }
  }
  return std::nullopt;
}

/// A day between the one before it on the request's way, and today.
std::optional<access::Refusal> check_day(core::Date day, std::string_view field,
                                         std::string_view label,
                                         const std::optional<core::Date>& not_before,
                                         const Context& context) {
  const std::string name = "«" + std::string(label) + "» ";
  if (context.on < day) return invalid(std::string(field), name + "پس از امروز است.", pq31);
  if (not_before && day < *not_before) {
    return invalid(std::string(field),
                   name + "پیش از " + core::persian_digits(not_before->to_string()) + " است.",
                   pq31);
  }
  return std::nullopt;
}

}  // namespace

Done register_request(Request& request, const RegisterRequest& payload, const Context& context) {
  const auto sent_on = request.sending ? std::optional(request.sending->sent_on) : std::nullopt;
  if (auto refused =
          check_day(payload.registered_on, "registered_on", "تاریخ ثبت", sent_on, context))
    return {{}, std::move(refused)};
  request.registration = payload;
  return {payload.number};
}

Done refer(Request&, const ReferRequest& payload, const Context&) { return {payload.note}; }

Done refer_to_expert(Request& request, const ReferToExpert& payload, const Context& context) {
  if (context.lookup != nullptr) {
    const auto* person = static_cast<const access::Person*>(
        context.lookup->find("person", access::person_id(payload.expert)));
    const auto is_expert = [&](const access::Assignment& one) {
      return one.position == access::Position::valuation_expert && one.from <= context.on &&
             (!one.until || context.on <= *one.until);
    };
    // A device holds few persons; the server, which holds all, decides.
    if (person != nullptr &&
        std::none_of(person->assignments.begin(), person->assignments.end(), is_expert)) {
      return {{},
              invalid("expert", "این کاربر در این روز کارشناس دفتر ارزش نیست.",
                      clause("فرم PQ31، «کارشناس محترم»"))};
    }
  }
  request.referral = payload;
  return {payload.expert};
}

Done report(Request& request, const GiveReport& payload, const Context& context) {
  if (auto refused = check_values(request, payload.values)) return {{}, std::move(refused)};
  ReportRecord record;
  record.id = context.operation;
  record.name = context.actor.person == nullptr ? std::string() : context.actor.person->name;
  record.reported_on = context.on;
  record.report = payload;
  request.reports.push_back(std::move(record));
  return {};
}

Done hear(Request& request, const HearRequest& payload, const Context& context) {
  const auto reported_on =
      request.reports.empty() ? std::nullopt : std::optional(request.reports.back().reported_on);
  if (auto refused = check_day(payload.heard_on, "heard_on", "تاریخ جلسه", reported_on, context))
    return {{}, std::move(refused)};
  request.hearings.push_back(payload);
  return {payload.session};
}

Done resolve(Request& request, const RecordResolution& payload, const Context& context) {
  const auto heard_on =
      request.hearings.empty() ? std::nullopt : std::optional(request.hearings.back().heard_on);
  if (auto refused =
          check_day(payload.resolved_on, "resolved_on", "تاریخ مصوبه", heard_on, context))
    return {{}, std::move(refused)};
  if (auto refused = check_values(request, payload.values)) return {{}, std::move(refused)};
  for (std::size_t at = 0; at < payload.values.size(); ++at) {
    if (payload.values[at].from < payload.resolved_on) {
      return {{}, invalid(path_of(at, "from"), "«اجرا از تاریخ» پیش از تاریخ مصوبه است.", pq31)};
    }
  }
  request.resolution = payload;
  return {payload.number};
}

Done publish(Request& request, const PublishRequest& payload, const Context& context) {
  request.published_on = context.on;
  return {payload.note};
}

Done return_request(Request& request, const ReturnRequest& payload, const Context&) {
  request.return_reasons = payload.reasons;
  return {payload.reasons};
}

}  // namespace kotaj::export_valuation
