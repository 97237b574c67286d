#include <algorithm>
#include <array>

#include "shared/border_market/apply.h"
#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"
#include "shared/core/text.h"

// The steps of the three sequences: what each leaves in the file.
namespace kotaj::border_market {
namespace {

using access::Context;

constexpr core::Source list_of_steps = clause("فهرست مراحل");
constexpr core::Source sheet = clause("ارزیابی کالاهای صادراتی");
constexpr core::Source privileges = clause("فهرست مراحل، تفسیر BM-1");

/// The step stands as done.
void note_step(Record& record, Step step, core::Date day, std::string number, std::string note,
               const Context& context) {
  StepEntry entry;
  entry.step = step;
  entry.done_on = day;
  entry.number = std::move(number);
  entry.note = std::move(note);
  entry.by = context.actor.person == nullptr ? std::string() : context.actor.person->name;
  entry.at = context.at;
  record.steps.push_back(std::move(entry));
}

/// The register gives a declaration one number, however often its step is done again.
Refused set_kotaj(Record& record, const std::string& kotaj, core::Date day) {
  if (!record.kotaj.empty() && record.kotaj != kotaj) {
    return invalid("kotaj",
                   "این اظهارنامه پیش‌تر با کوتاژ " +
                       core::persian_digits(record.kotaj) +
                       " ثبت شده است؛ شماره دیگری نمی‌گیرد.",
                   list_of_steps);
  }
  record.kotaj = kotaj;
  if (!record.kotaj_on) record.kotaj_on = day;
  return {};
}

std::string shown_number(const std::string& number) {
  return number.empty() ? number : "شماره " + core::persian_digits(number);
}

/// What must be answered, and what may be left out.
enum class Item : uint8_t { always, if_needed, by_privilege };
struct Asked {
  std::string_view name;
  Check Assessment::*check;
  Item item;
};
constexpr std::array<Asked, 12> checklist{{
    {"documents_complete", &Assessment::documents_complete, Item::always},
    {"licences_attached", &Assessment::licences_attached, Item::if_needed},
    {"calculations_checked", &Assessment::calculations_checked, Item::always},
    {"circulars_observed", &Assessment::circulars_observed, Item::always},
    {"goods_seen", &Assessment::goods_seen, Item::by_privilege},
    {"packages_match", &Assessment::packages_match, Item::by_privilege},
    {"kind_recognised", &Assessment::kind_recognised, Item::always},
    {"tariff_matches", &Assessment::tariff_matches, Item::always},
    {"specification_matches", &Assessment::specification_matches, Item::always},
    {"sent_to_laboratory", &Assessment::sent_to_laboratory, Item::if_needed},
    {"referred_for_value", &Assessment::referred_for_value, Item::if_needed},
    {"sheet_signed", &Assessment::sheet_signed, Item::always},
}};

/// Interpretation BM-1: in C6 documents may stand for the physical assessment of an exporter whom
/// the market's list names.
bool may_assess_by_documents(const Record& record, Step step, const Context& context) {
  if (step != Step::c6 || !record.declaration.exporter || !record.declaration.exporter->id)
    return false;
  const Market* market = find_market(record.opening.office, context.lookup);
  if (market == nullptr) return false;
  const MarketPrivilege* held = privilege_on(*market, *record.declaration.exporter->id, context.on);
  return held != nullptr && held->documents_for_assessment;
}

Refused check_items(const Assessment& payload, bool by_documents) {
  for (const Asked& asked : checklist) {
    const Check& check = payload.*asked.check;
    const std::string path(asked.name);
    if (check.result == CheckResult::failed && check.remark.empty())
      return invalid(path + ".remark", "بند نادرست توضیح می‌خواهد.", sheet);
    if (check.result != CheckResult::not_applicable || asked.item == Item::if_needed) continue;
    if (asked.item == Item::always)
      return invalid(path + ".result",
                     "این بند را نمی‌توان «لازم نیست» گذاشت.",
                     sheet);
    if (!by_documents) {
      return invalid(
          path + ".result",
          "بررسی اسناد به جای ارزیابی فیزیکی تنها در مرحله C6 و برای صادرکننده‌ای است که در "
          "فهرست امتیاز بازارچه باشد.",
          privileges);
    }
  }
  return {};
}

bool any_failed(const Assessment& payload) {
  return std::any_of(checklist.begin(), checklist.end(), [&](const Asked& asked) {
    return (payload.*asked.check).result == CheckResult::failed;
  });
}

Refused check_decision(const Assessment& payload, Step step) {
  const bool passes = payload.decision == AssessmentDecision::pass;
  if (passes && any_failed(payload)) {
    return invalid("decision", "با بند نادرست، تصمیم باید اصلاح، ارجاع یا توقف باشد.", sheet);
  }
  if (!passes && !any_failed(payload))
    return invalid("decision", "بند نادرستی نیست که اصلاح، ارجاع یا توقف بخواهد.", sheet);
  if (!passes && payload.decision_reason.empty())
    return invalid("decision_reason", "«دلیل تصمیم» لازم است.", sheet);
  if (passes && step == Step::c6 && payload.kotaj.empty())
    return invalid("kotaj", "در مرحله C6 «شماره کوتاژ» لازم است.", list_of_steps);
  if (step != Step::c6 && !payload.kotaj.empty())
    return invalid("kotaj", "کوتاژ این اظهارنامه در مرحله دیگری ثبت شده است.", list_of_steps);
  return {};
}

void decide(Record& record, Step step, const Assessment& payload, const Context& context) {
  switch (payload.decision) {
    case AssessmentDecision::pass:
      note_step(record, step, payload.assessed_on, {}, payload.decision_reason, context);
      break;
    case AssessmentDecision::amend: {
      const auto drawn_up =
          std::find_if(record.steps.begin(), record.steps.end(), [&](const StepEntry& entry) {
            const StepRule* rule = rule_of(record, entry.step);
            return rule != nullptr && records(*rule, Outcome::declaration);
          });
      take_back(record, static_cast<std::size_t>(drawn_up - record.steps.begin()));
      break;
    }
    case AssessmentDecision::stop:
      record.stopped = payload.decision_reason;
      break;
    case AssessmentDecision::refer:
      break;  // The step waits for what comes back.
  }
}

}  // namespace

void take_back(Record& record, std::size_t from) {
  if (from >= record.steps.size()) return;
  for (std::size_t at = from; at < record.steps.size(); ++at) {
    const StepRule* rule = rule_of(record, record.steps[at].step);
    if (rule == nullptr) continue;
    // Papers that were matched with another declaration are matched again.
    if (records(*rule, Outcome::declaration)) record.matching.reset();
    if (records(*rule, Outcome::identity)) record.declaration.identity_verification.reset();
    if (records(*rule, Outcome::assessor)) record.assignment.reset();
  }
  record.steps.resize(from);
}

Done do_plain(Record& record, Step step, const PlainStep& payload, const Context& context) {
  if (auto refused = check_day(record, payload.done_on, "done_on", list_of_steps, context))
    return refuse(std::move(*refused));
  note_step(record, step, payload.done_on, {}, payload.note, context);
  return {{}, payload.done_on, payload.note};
}

Done do_numbered(Record& record, Step step, const NumberedStep& payload, const Context& context) {
  if (auto refused = check_day(record, payload.done_on, "done_on", list_of_steps, context))
    return refuse(std::move(*refused));
  note_step(record, step, payload.done_on, payload.number, payload.note, context);
  return {{}, payload.done_on, shown_number(payload.number)};
}

Done do_register_kotaj(Record& record, Step step, const RegisterKotaj& payload,
                       const Context& context) {
  if (auto refused = check_day(record, payload.done_on, "done_on", list_of_steps, context))
    return refuse(std::move(*refused));
  if (auto refused = set_kotaj(record, payload.kotaj, payload.done_on))
    return refuse(std::move(*refused));
  note_step(record, step, payload.done_on, payload.kotaj, payload.note, context);
  return {{}, payload.done_on, "کوتاژ " + core::persian_digits(payload.kotaj)};
}

Done do_verify(Record& record, Step step, const VerifyIdentity& payload, const Context& context) {
  if (auto refused = check_day(record, payload.verified_on, "verified_on", list_of_steps, context))
    return refuse(std::move(*refused));
  record.declaration.identity_verification =
      IdentityVerification{payload.by, payload.verified_on, payload.document};
  note_step(record, step, payload.verified_on, {}, payload.document, context);
  return {{}, payload.verified_on, payload.document};
}

Done do_verify_and_register(Record& record, Step step, const VerifyAndRegister& payload,
                            const Context& context) {
  if (auto refused = check_day(record, payload.verified_on, "verified_on", list_of_steps, context))
    return refuse(std::move(*refused));
  if (auto refused = set_kotaj(record, payload.kotaj, payload.verified_on))
    return refuse(std::move(*refused));
  record.declaration.identity_verification =
      IdentityVerification{payload.by, payload.verified_on, payload.document};
  note_step(record, step, payload.verified_on, payload.kotaj, payload.document, context);
  return {{}, payload.verified_on, "کوتاژ " + core::persian_digits(payload.kotaj)};
}

Done do_assign(Record& record, Step step, const Assignment& payload, const Context& context) {
  if (auto refused = check_day(record, payload.assigned_on, "assigned_on", list_of_steps, context))
    return refuse(std::move(*refused));
  record.assignment = payload;
  note_step(record, step, payload.assigned_on, {}, payload.assessor, context);
  return {{}, payload.assigned_on, payload.assessor};
}

Done do_assess(Record& record, Step step, const Assessment& payload, const Context& context) {
  if (auto refused = check_day(record, payload.assessed_on, "assessed_on", sheet, context))
    return refuse(std::move(*refused));
  if (auto refused = check_items(payload, may_assess_by_documents(record, step, context)))
    return refuse(std::move(*refused));
  if (auto refused = check_decision(payload, step)) return refuse(std::move(*refused));
  if (record.assessments.size() >= limits::assessments)
    return refuse({"full", {}, "برای ارزیابی دیگری جا نیست.", sheet});
  if (!payload.kotaj.empty()) {
    if (auto refused = set_kotaj(record, payload.kotaj, payload.assessed_on))
      return refuse(std::move(*refused));
  }
  record.assessments.push_back(payload);
  decide(record, step, payload, context);
  std::string detail(label_of(assessment_decision_choices(), payload.decision));
  if (!payload.decision_reason.empty()) detail += "؛ " + payload.decision_reason;
  return {{}, payload.assessed_on, std::move(detail)};
}

}  // namespace kotaj::border_market
