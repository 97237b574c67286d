#include <algorithm>
#include <array>

#include "shared/border_market/apply.h"
#include "shared/border_market/parameters.h"

// Which act a file allows where it stands. Whose the act is, the module's table says.
namespace kotaj::border_market {
namespace {

using access::Context;
using access::Position;

constexpr core::Source list_of_steps = clause("فهرست مراحل");
constexpr core::Source drawing_up = clause("تنظیم اظهارنامه");
constexpr core::Source sheet = clause("ارزیابی کالاهای صادراتی");
constexpr core::Source releasing = clause("خلاصه مراحل، سند ترخیص");
constexpr core::Source value_of_exports = law_article("ماده ۱۶");

access::Refusal closed(std::string reason, const core::Source& source) {
  return {"wrong_state", {}, std::move(reason), source};
}

std::string named(const StepRule& rule) {
  return std::string(rule.code) + " «" + std::string(rule.label) + "»";
}

Refused first_of(const std::vector<core::Problem>& found) {
  if (found.empty()) return {};
  return closed(found.front().message, found.front().source.value_or(list_of_steps));
}

/// Where somebody is named to assess, nobody else does.
Refused check_assessor(const Record& record, const StepRule& rule, const Context& context) {
  if (!records(rule, Outcome::assessment) || !record.assignment) return {};
  // A desk without a person asks what the file allows, not whom.
  if (context.actor.person == nullptr || record.assignment->assessor == access::actor_user(context))
    return {};
  return closed("ارزیابی این پرونده با «" + record.assignment->assessor + "» است.", sheet);
}

Refused step_standing(const Record& record, Step step, const Context& context) {
  const StepRule* rule = rule_of(record, step);
  if (rule == nullptr) return closed("این مرحله در ترتیب مراحل این بازارچه نیست.", list_of_steps);
  const Answer found = answer_on(record, context.on);
  if (found.next != rule) {
    const bool done = std::any_of(record.steps.begin(), record.steps.end(),
                                  [step](const StepEntry& entry) { return entry.step == step; });
    if (done) return closed("این مرحله انجام شده است.", list_of_steps);
    return closed("نوبت مرحله " + (found.next == nullptr ? std::string() : named(*found.next)) +
                      " است؛ مراحل جابه‌جا نمی‌شود.",
                  list_of_steps);
  }
  if (auto refused = first_of(hindrances(record, found))) return refused;
  return check_assessor(record, *rule, context);
}

/// Whoever owns the next step sends the file back; the heads always may.
Refused return_standing(const Record& record, const Context& context) {
  if (record.steps.empty())
    return closed("هنوز مرحله‌ای انجام نشده است.", list_of_steps);
  const access::Assignment* assignment = access::assignment_of(context.actor);
  if (assignment == nullptr) return {};
  const Position position = assignment->position;
  if (position == Position::office_manager || position == Position::customs_deputy) return {};
  const Answer found = answer_on(record, context.on);
  const bool owns = found.next != nullptr &&
                    std::find(found.next->owners.begin(), found.next->owners.end(), position) !=
                        found.next->owners.end();
  if (owns) return {};
  return closed("بازگرداندن با صاحب مرحله بعد، معاون یا مدیر گمرک است.", list_of_steps);
}

Refused sign_standing(const Record& record, const Context& context) {
  const Answer found = answer_on(record, context.on);
  if (found.next != nullptr)
    return closed("هنوز مرحله " + named(*found.next) + " انجام نشده است.", releasing);
  return first_of(hindrances(record, found));
}

Refused undertaking_standing(const Record& record, const Context& context) {
  if (!has(record, Outcome::declaration))
    return closed("اظهارنامه هنوز تنظیم نشده است.", value_of_exports);
  if (answer_on(record, context.on).undertaking_needed) return {};
  return closed("ارزش هیچ ردیفی با فایل ارزش ناسازگار نیست؛ تعهدی لازم نیست.", value_of_exports);
}

Refused before_assessment(const Record& record, bool drawn_up) {
  if (drawn_up && !has(record, Outcome::declaration))
    return closed("اظهارنامه هنوز تنظیم نشده است.", drawing_up);
  if (has(record, Outcome::assessment)) return closed("ارزیابی انجام شده است.", sheet);
  return {};
}

Refused assign_standing(const Record& record) {
  if (record.variant == Variant::a)
    return closed(
        "در این ترتیب مراحل، ارزیاب در مرحله A4 تعیین می‌شود.",
        list_of_steps);
  return before_assessment(record, true);
}

Refused edit_standing(const Record& record) {
  if (!has(record, Outcome::kotaj)) return {};
  return closed("کوتاژ ثبت شده است؛ برای اصلاح، پرونده به مرحله تنظیم اظهارنامه بازگردانده شود.",
                drawing_up);
}

}  // namespace

Refused standing(const Record& record, ActNumber act, const Context& context) {
  if (act == ActNumber::read) return {};
  if (record.delivery) return closed("کالا تحویل شده است.", releasing);
  if (act == ActNumber::deliver_goods) {
    if (record.release) return {};
    return closed("سند ترخیص هنوز امضا نشده است.", releasing);
  }
  if (record.release) return closed("سند ترخیص امضا شده است.", releasing);
  if (act == ActNumber::resume) {
    if (!record.stopped.empty()) return {};
    return closed("صدور متوقف نیست.", sheet);
  }
  if (!record.stopped.empty())
    return closed("ارزیاب صدور را متوقف کرده است: " + record.stopped, sheet);
  if (const auto step = step_of(act)) return step_standing(record, *step, context);
  switch (act) {
    case ActNumber::edit_declaration:
      return edit_standing(record);
    case ActNumber::put_documents:
      return before_assessment(record, false);
    case ActNumber::match_documents:
      return before_assessment(record, true);
    case ActNumber::assign_assessor:
      return assign_standing(record);
    case ActNumber::record_undertaking:
      return undertaking_standing(record, context);
    case ActNumber::return_to_step:
      return return_standing(record, context);
    case ActNumber::sign_release:
      return sign_standing(record, context);
    default:
      return {};
  }
}

}  // namespace kotaj::border_market
