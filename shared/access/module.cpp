#include "shared/access/module.h"

namespace kotaj::access {
namespace {

constexpr core::Source operations_source{core::Source::Kind::system, "کوتاژ", "عملیات"};

/// The payload's own form; the first thing wrong with it is what the refusal names.
Decision check_payload(const Act& act, const void* payload) {
  if (act.payload == nullptr) return {};
  if (payload == nullptr)
    return Refusal{"invalid", {}, "اطلاعات این کار خوانده نشد.", operations_source};
  const core::Problems problems = core::validate(*act.payload(), payload);
  if (problems.empty()) return {};
  const core::Problem& first = problems.front();
  return Refusal{"invalid", first.field, first.message, first.source.value_or(operations_source)};
}

Decision check_existence(const Act& act, const void* record) {
  if (record == nullptr && !act.opens)
    return Refusal{"no_record", {}, "چنین پرونده‌ای نیست.", operations_source};
  if (record != nullptr && act.opens && !act.replaces) {
    return Refusal{
        "taken",
        {},
        "پرونده‌ای با همین مشخصات پیش‌تر باز شده است.",
        operations_source};
  }
  return {};
}

/// What the officer confirmed is not what would leave now: he is shown the present text beside what
/// he saw. No notice is numbered for that.
Applied changed_meanwhile(const Module& module, const Act& act, const void* record,
                          const void* payload, const Context& context) {
  Context draft = context;
  draft.numbering = nullptr;
  Applied current = module.apply(record, act, payload, draft);
  if (current.refusal) return current;
  std::string reason =
      "آنچه تأیید کرده‌اید در این میان تغییر کرده است؛ پرونده را دوباره ببینید.";
  for (const BankNotice& notice : current.notices) reason += " متن کنونی: " + notice.text;
  return refused("changed_meanwhile", {}, std::move(reason), operations_source);
}

}  // namespace

Applied refused(std::string code, std::string field, std::string reason, core::Source source) {
  Applied result;
  result.refusal = Refusal{std::move(code), std::move(field), std::move(reason), source};
  return result;
}

std::string actor_user(const Context& context) {
  return context.actor.person == nullptr ? "system" : context.actor.person->user;
}

const Act* find_act(const Module& module, uint16_t number) {
  for (const Act& act : module.acts) {
    if (act.number == number) return &act;
  }
  return nullptr;
}

const Act* find_act(const Module& module, std::string_view code) {
  for (const Act& act : module.acts) {
    if (act.code == code) return &act;
  }
  return nullptr;
}

Applied perform(const Module& module, const Act& act, const void* record, const void* typed,
                std::string_view seen, const Context& context) {
  Applied result;
  // Text is normalised before it is stored or compared, whoever sends it.
  std::shared_ptr<void> normalised;
  if (act.payload != nullptr && typed != nullptr) {
    normalised = act.payload()->clone(typed);
    core::normalise(*act.payload(), normalised.get());
  }
  const void* payload = normalised.get();
  result.refusal = check_payload(act, payload);
  if (result.refusal) return result;
  // Without a record there is no office to reach: say that it is missing before rights are decided.
  // A taken key is told only to those who might have opened it.
  if (record == nullptr && !act.opens) {
    result.refusal = check_existence(act, record);
    return result;
  }
  result.refusal =
      decide(context.actor, act, module.subject(record, act, payload, context), context.on);
  if (!result.refusal) result.refusal = check_existence(act, record);
  if (result.refusal) return result;
  if (act.binds_others && module.seen(record, act, payload, context) != seen) {
    return changed_meanwhile(module, act, record, payload, context);
  }
  return module.apply(record, act, payload, context);
}

bool may_read(const Module& module, const void* record, const Context& context) {
  if (module.read == nullptr || record == nullptr || context.actor.person == nullptr) return false;
  const auto allowed = [&](const Context& acting) {
    return !decide(acting.actor, *module.read,
                   module.subject(record, *module.read, nullptr, acting), acting.on);
  };
  if (!context.actor.assignment.empty()) return allowed(context);
  if (allowed(context)) return true;  // His own record needs no position.
  Context acting = context;
  for (const Assignment& assignment : context.actor.person->assignments) {
    acting.actor.assignment = assignment.id;
    if (allowed(acting)) return true;
  }
  return false;
}

}  // namespace kotaj::access
