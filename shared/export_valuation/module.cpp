#include <algorithm>
#include <array>

#include "shared/access/act_function.h"
#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/access/seen.h"
#include "shared/export_valuation/apply.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"

// The module's row for the registry. Which act is possible when, and for whom, is in steps.cpp:
// here stand only the acts' names and forms.
namespace kotaj::export_valuation {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Subject;

constexpr uint16_t module_number = 50;

/// An act as officers see it.
struct Naming {
  ActNumber number;
  std::string_view code;
  std::string_view label;
  const core::Description* (*form)();
  Done (*apply)(Request& request, const void* payload, const Context& context);
  bool binds_others = false;
};

/// An act by the function that applies it.
template <auto Apply>
constexpr Naming naming(ActNumber number, std::string_view code, std::string_view label,
                        bool binds_others = false) {
  return {number, code, label, access::form_of<Apply>, &access::apply_form<Apply>, binds_others};
}

constexpr bool binding = true;

// clang-format off
constexpr std::array<Naming, 17> namings{{
    {ActNumber::open_request, "open_request", "گشودن درخواست", &access::form<RequestForm>, nullptr},
    naming<&edit_request>(ActNumber::edit_request, "edit_request", "ویرایش فرم PQ31"),
    naming<&put_analysis>(ActNumber::put_analysis, "put_analysis", "آنالیز مواد اولیه (PQ33)"),
    naming<&drop_analysis>(ActNumber::drop_analysis, "drop_analysis", "کنار گذاشتن آنالیز"),
    naming<&state_opinion>(ActNumber::state_opinion, "state_opinion", "نظر صریح و مستندات"),
    naming<&sign>(ActNumber::sign, "sign", "امضای درخواست", binding),
    naming<&reopen>(ActNumber::reopen, "reopen", "بازگرداندن به پیش‌نویس"),
    naming<&send>(ActNumber::send, "send", "ارسال به دفتر ارزش"),
    naming<&register_request>(ActNumber::register_request, "register_request", "ثبت دبیرخانه"),
    naming<&refer>(ActNumber::refer, "refer", "ارجاع به دبیر کارگروه"),
    naming<&refer_to_expert>(ActNumber::refer_to_expert, "refer_to_expert", "ارجاع به کارشناس"),
    naming<&report>(ActNumber::report, "report", "گزارش کارشناسی"),
    naming<&hear>(ActNumber::hear, "hear", "طرح در کارگروه"),
    naming<&resolve>(ActNumber::resolve, "resolve", "ثبت مصوبه کارگروه", binding),
    naming<&publish>(ActNumber::publish, "publish", "انتشار مصوبه", binding),
    naming<&return_request>(ActNumber::return_request, "return_request", "برگشت با دلیل"),
    naming<&withdraw>(ActNumber::withdraw, "withdraw", "انصراف از درخواست"),
}};
// clang-format on

const std::array<Act, namings.size()>& acts() {
  static const std::array<Act, namings.size()> table = [] {
    std::array<Act, namings.size()> built{};
    for (std::size_t at = 0; at < namings.size(); ++at) {
      const Naming& one = namings[at];
      const StepRow& row = row_of(one.number);
      built[at] = {.number = static_cast<uint16_t>(one.number),
                   .code = one.code,
                   .label = one.label,
                   .source = row.source,
                   .rights = row.who,
                   .in_force_from = first_day(),
                   .payload = one.form,
                   .opens = one.number == ActNumber::open_request,
                   .binds_others = one.binds_others};
    }
    return built;
  }();
  return table;
}

const Act& read_act() {
  static const Act table{.number = static_cast<uint16_t>(ActNumber::read),
                         .code = "read",
                         .label = "دیدن درخواست",
                         .source = clause("متن"),
                         .rights = reading_rights()};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  const auto& opened = *static_cast<const RequestForm*>(payload);
  return request_id(opened.office, opened.file_number);
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Request*>(record);
  Subject result = access::office_subject<RequestForm>(
      held == nullptr ? nullptr : &held->form.office, act, payload, context);
  result.standing = standing(held, static_cast<ActNumber>(act.number), context);
  return result;
}

/// So that a record always stays within what the wire carries; steps always find room on the time
/// line, what may be repeated at will leaves it to them.
Applied check_room(Applied applied, ActNumber act) {
  if (applied.refusal) return applied;
  const Request& request = *static_cast<const Request*>(applied.record.get());
  const bool repeatable = !row_of(act).to.has_value();
  const std::size_t most =
      limits::events - (repeatable ? limits::events_kept_for_steps : std::size_t{0});
  const bool full = request.events.size() > most || request.reports.size() > limits::reports ||
                    request.hearings.size() > limits::reports ||
                    core::most_bytes(core::describe<Request>(), &request) > limits::record_bytes;
  if (!full) return applied;
  return access::refused("full", {}, "در این درخواست جای دیگری نیست.", row_of(act).source);
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  const auto number = static_cast<ActNumber>(act.number);
  if (number == ActNumber::open_request) {
    if (record != nullptr) {
      return access::refused(
          "taken", {},
          "درخواستی با این شماره پرونده پیش‌تر باز شده است.",
          act.source);
    }
    return check_room(open_request(*static_cast<const RequestForm*>(payload), context), number);
  }
  if (record == nullptr) return access::refused("no_record", {}, "چنین درخواستی نیست.", act.source);
  Applied result;
  Request after = *static_cast<const Request*>(record);
  // Asked here too, so that replaying an accepted operation can never do what was not allowed.
  result.refusal = standing(&after, number, context);
  if (result.refusal) return result;
  for (const Naming& one : namings) {
    if (one.number != number || one.apply == nullptr) continue;
    Done done = one.apply(after, payload, context);
    if (done.refused) {
      result.refusal = std::move(done.refused);
      return result;
    }
    if (const auto to = row_of(number).to) after.state = *to;
    note_event(after, one.code, std::move(done.detail), context);
    return check_room(access::accepted(std::move(after)), number);
  }
  return access::refused("invalid", {}, "چنین کاری نیست.", clause("متن"));
}

/// Both forms, the opinion and what is filled in, and the resolution as it stands; no moment: that
/// is not the officer's to confirm.
std::string seen(const void* record, const Act& act, const void* payload, const Context&) {
  if (!act.binds_others || record == nullptr || payload == nullptr) return {};
  const Request& request = *static_cast<const Request*>(record);
  access::Seen out;
  out.part(act.code);
  out.record(*act.payload(), payload);
  out.part(code_of(state_choices(), request.state));
  out.record(request.form);
  for (const RawAnalysis& one : request.analyses) out.record(one);
  if (request.opinion) out.record(*request.opinion);
  if (request.resolution) out.record(*request.resolution);
  return out.digest();
}

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  const RequestForm& opened = static_cast<const Request*>(record)->form;
  std::vector<std::pair<std::string, std::string>> out{{"file_number", opened.file_number}};
  if (!opened.kotaj.empty()) out.emplace_back("kotaj", opened.kotaj);
  for (const GoodsRow& row : opened.rows) {
    if (!row.hs_code.empty()) out.emplace_back("hs_code", row.hs_code);
  }
  return out;
}

std::string office(const void* record) { return static_cast<const Request*>(record)->form.office; }

std::vector<access::HistoryEntry> history(const void* record) {
  return access::history_of<Request>(module(), record);
}

}  // namespace

access::Refusal invalid(std::string field, std::string reason, const core::Source& source) {
  return {"invalid", std::move(field), std::move(reason), source};
}

void note_event(Request& request, std::string_view act, std::string detail,
                const Context& context) {
  Event event =
      access::event_of<Event>(act, std::move(detail), limits::detail_code_points, context);
  event.state = request.state;
  request.events.push_back(std::move(event));
  request.changed_at = context.at;
}

const access::Module& module() {
  static const access::Module table{module_number,
                                    "export_valuation",
                                    "ارزش کالای صادراتی",
                                    &core::describe<Request>,
                                    acts(),
                                    &read_act(),
                                    &id_of,
                                    &subject,
                                    &apply,
                                    &seen,
                                    &keys,
                                    &office,
                                    nullptr,
                                    &history};
  return table;
}

}  // namespace kotaj::export_valuation
