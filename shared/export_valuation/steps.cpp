#include "shared/export_valuation/steps.h"

#include <algorithm>
#include <array>

#include "shared/export_valuation/checks.h"
#include "shared/export_valuation/parameters.h"
#include "shared/export_valuation/values.h"

namespace kotaj::export_valuation {
namespace {

using access::Context;
using access::GrantsNeeded;
using access::Position;
using access::Reach;
using access::Refusal;
using access::Right;

// --- Who

template <typename... Positions>
constexpr std::array<Right, sizeof...(Positions)> in_office(Positions... positions) {
  return {{Right{positions, Reach::own_office, GrantsNeeded::none}...}};
}
constexpr std::array<Right, 1> headquarters(Position position) {
  return {{{position, Reach::any, GrantsNeeded::none}}};
}

// Interpretation EV-5: the text says only that the executive offices fill in the forms.
constexpr auto drafters =
    in_office(Position::office_manager, Position::customs_deputy, Position::deputy_substitute,
              Position::assessment_head, Position::assessor);
// The form's own foot: «مدیر کل / معاون گمرک».
constexpr auto signers = in_office(Position::office_manager, Position::customs_deputy);
// Interpretation EV-6: a signed letter leaves by whoever signed it, or by the office's registry.
constexpr auto senders =
    in_office(Position::office_manager, Position::customs_deputy, Position::registry_officer);
// «دبیرخانه - ثبت شود.»
constexpr auto registry = headquarters(Position::valuation_registry);
constexpr auto director = headquarters(Position::valuation_director);
constexpr auto secretary = headquarters(Position::valuation_secretary);
constexpr auto expert = headquarters(Position::valuation_expert);

constexpr Right office_reader(Position position) {
  return {position, Reach::own_office, GrantsNeeded::none};
}
constexpr Right headquarters_reader(Position position) {
  return {position, Reach::any, GrantsNeeded::none};
}
constexpr std::array<Right, 11> readers{{
    office_reader(Position::office_manager),
    office_reader(Position::customs_deputy),
    office_reader(Position::deputy_substitute),
    office_reader(Position::assessment_head),
    office_reader(Position::assessor),
    office_reader(Position::registry_officer),
    {Position::provincial_director, Reach::own_province, GrantsNeeded::none},
    headquarters_reader(Position::valuation_registry),
    headquarters_reader(Position::valuation_director),
    headquarters_reader(Position::valuation_secretary),
    headquarters_reader(Position::valuation_expert),
}};

// --- Under which condition

std::string is_whole(const Request& request, const Context& context) {
  const core::Problems problems = problems_of(request, context.on);
  return problems.empty() ? std::string() : problems.front().message;
}

std::string is_his(const Request& request, const Context& context) {
  if (request.referral && request.referral->expert == access::actor_user(context)) return {};
  return "این درخواست به کارشناس دیگری ارجاع شده است.";
}

std::string is_listed(const Request& request, const Context& context) {
  if (!request.resolution) return "مصوبه‌ای ثبت نشده است.";
  for (const ResolvedValue& value : request.resolution->values) {
    if (is_published(value, *request.resolution, context.lookup)) continue;
    return "ردیف «" + value.goods +
           "» مصوبه هنوز در فهرست ارزش‌ها ثبت نشده است.";
  }
  return {};
}

constexpr auto stays = std::optional<State>();

}  // namespace

std::span<const StepRow> step_rows() {
  using Act = ActNumber;
  // clang-format off
  static const std::array<StepRow, 17> table{{
      {{}, Act::open_request, State::draft, drafters, clause("متن")},
      {{State::draft}, Act::edit_request, stays, drafters, clause("فرم PQ31")},
      {{State::draft}, Act::put_analysis, stays, drafters, clause("فرم PQ33")},
      {{State::draft}, Act::drop_analysis, stays, drafters, clause("فرم PQ33")},
      {{State::draft}, Act::state_opinion, stays, drafters, clause("متن: «با اعلام نظر صریح»")},
      {{State::draft}, Act::sign, State::signed_off, signers, clause("فرم PQ31، «مدیر کل / معاون گمرک»"), &is_whole},
      {{State::signed_off}, Act::reopen, State::draft, signers, clause("فرم PQ31، «مدیر کل / معاون گمرک»")},
      {{State::signed_off}, Act::send, State::sent, senders, clause("متن: «جهت اقدام بعدی به این دفتر»")},
      {{State::draft, State::signed_off}, Act::withdraw, State::withdrawn, signers, clause("متن")},

      // The Valuation Office.
      {{State::sent}, Act::register_request, State::registered, registry, clause("فرم PQ31، «دبیرخانه - ثبت شود»")},
      {{State::registered}, Act::refer, State::referred, director, clause("فرم PQ31، «دبیر محترم کارگروه»")},
      // Interpretation EV-7: a report that does not suffice goes to an expert again.
      {{State::referred, State::with_expert, State::reported}, Act::refer_to_expert, State::with_expert, secretary, clause("فرم PQ31، «کارشناس محترم»")},
      {{State::with_expert}, Act::report, State::reported, expert, clause("فرم PQ31، «تهیه گزارش کارشناسی اعاده فرمایید»"), &is_his},
      {{State::reported, State::heard}, Act::hear, State::heard, secretary, clause("فرم PQ31، «در کارگروه مطرح گردد»")},
      {{State::heard}, Act::resolve, State::resolved, secretary, clause("فرم PQ31، «شماره / تاریخ مصوبه»")},
      {{State::resolved}, Act::publish, State::published, director, clause("متن: «بروزرسانی بانک اطلاعات ارزش کالاهای صادراتی»"), &is_listed},
      {{State::registered, State::referred, State::with_expert, State::reported, State::heard, State::resolved}, Act::return_request, State::returned, director, clause("متن")},
  }};
  // clang-format on
  return table;
}

const StepRow& row_of(ActNumber act) {
  const auto rows = step_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const StepRow& row) { return row.act == act; });
  return found == rows.end() ? rows.front() : *found;
}

std::span<const Right> reading_rights() { return readers; }

std::span<const State> course() {
  static constexpr std::array<State, 10> way{
      State::draft,       State::signed_off, State::sent,  State::registered, State::referred,
      State::with_expert, State::reported,   State::heard, State::resolved,   State::published};
  return way;
}

namespace {

/// Interpretation EV-8: the Valuation Office and the supervision area see a letter once it was
/// sent.
std::optional<Refusal> read_standing(const Request& request, const Context& context) {
  if (request.sending || context.actor.person == nullptr) return {};
  const auto* assignment = access::find_assignment(*context.actor.person, context.actor.assignment);
  const bool outside = assignment != nullptr && assignment->office != request.form.office;
  if (!outside) return {};
  return Refusal{"wrong_state", {}, "این درخواست هنوز ارسال نشده است.", clause("متن، تفسیر EV-8")};
}

}  // namespace

std::optional<Refusal> standing(const Request* request, ActNumber act, const Context& context) {
  if (request == nullptr || act == ActNumber::open_request) return {};
  if (act == ActNumber::read) return read_standing(*request, context);
  const StepRow& row = row_of(act);
  const auto wrong_state = [&](std::string reason) {
    return Refusal{"wrong_state", {}, std::move(reason), row.source};
  };
  if (!row.from.has(request->state)) {
    return wrong_state("درخواست در وضعیت «" +
                       std::string(label_of(state_choices(), request->state)) +
                       "» است و این کار در آن ممکن نیست.");
  }
  std::string reason = row.check == nullptr ? std::string() : row.check(*request, context);
  if (!reason.empty()) return wrong_state(std::move(reason));
  return {};
}

}  // namespace kotaj::export_valuation
