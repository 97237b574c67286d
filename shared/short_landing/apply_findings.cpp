#include <algorithm>

#include "shared/core/text.h"
#include "shared/short_landing/apply.h"
#include "shared/short_landing/figures.h"

// Opening a case, and what is found at the gate and in the warehouse. Additions always apply: two
// officers who weigh at the same time offline have both weighed.
namespace kotaj::short_landing {
namespace {

using access::Applied;
using access::Context;
using access::refused;

Applied refusal(access::Refusal value) {
  Applied result;
  result.refusal = std::move(value);
  return result;
}

/// Codes go into notice numbers, whose parts a hyphen separates.
bool is_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  });
}

std::string mass_text(core::Mass mass) { return mass_figure(mass) + " کیلوگرم"; }

std::optional<access::Refusal> check_container(const Container& container,
                                               const std::string& path) {
  if (container.tare && container.tare->grams <= 0) {
    return access::Refusal{"invalid", path + ".tare", "«وزن دقیق کانتینر» باید بیش از صفر باشد.",
                           clause("بند ۲")};
  }
  return {};
}

}  // namespace

Applied open_case(const Declaration& payload, const Context& context) {
  const std::pair<std::string_view, const std::string*> codes[] = {
      {"office", &payload.office}, {"bank", &payload.bank}, {"branch", &payload.branch}};
  for (const auto& [field, code] : codes) {
    if (!is_code(*code)) {
      return refused("invalid", std::string(field), "کد فقط حروف بزرگ لاتین و رقم دارد.",
                     clause("مقدمه"));
    }
  }
  if (context.on < payload.registered_on) {
    return refused("invalid", "registered_on", "«تاریخ ثبت اظهارنامه» پس از امروز است.",
                   clause("مقدمه"));
  }
  Case record;
  record.declaration = payload;
  for (const core::Problem& problem : form_problems(record, context.on)) {
    constexpr std::string_view prefix = "declaration.";
    if (!problem.field.starts_with(prefix)) continue;  // Weighings come later.
    return refused("invalid", problem.field.substr(prefix.size()), problem.message,
                   problem.source.value_or(clause("مقدمه")));
  }
  record.opened_at = context.at;
  note_event(record, "open_case", "کوتاژ " + core::persian_digits(payload.kotaj), context);
  return access::accepted(std::move(record));
}

Applied record_weighing(Case record, const RecordWeighing& payload, const Context& context) {
  if (payload.loaded < payload.empty) {
    return refused("invalid", "loaded", "«وزن با بار» کمتر از «وزن خالی» است.", clause("بند ۷"));
  }
  if (auto late = check_event_day(payload.weighed_on, "weighed_on", "تاریخ خروج",
                                  record.declaration, context)) {
    return refusal(std::move(*late));
  }
  for (std::size_t row = 0; row < payload.containers.size(); ++row) {
    const std::string path = "containers[" + std::to_string(row) + "]";
    if (auto wrong = check_container(payload.containers[row], path))
      return refusal(std::move(*wrong));
    for (std::size_t earlier = 0; earlier < row; ++earlier) {
      if (payload.containers[earlier].number != payload.containers[row].number) continue;
      return refused("invalid", path + ".number", "این کانتینر در همین توزین آمده است.",
                     clause("بند ۲"));
    }
  }
  if (payload.replaces) {
    const auto same = [&](const Weighing& weighing) { return weighing.id == *payload.replaces; };
    const auto found = std::find_if(record.weighings.begin(), record.weighings.end(), same);
    if (found == record.weighings.end()) {
      return refused("invalid", "replaces",
                     "توزینی که جایگزین می‌شود در پرونده نیست.",
                     clause("بند ۳"));
    }
    if (!counts(record, *found)) {
      return refused("changed_meanwhile", "replaces",
                     "این توزین پیش‌تر جایگزین شده است.",
                     clause("بند ۳"));
    }
  } else {
    // A truck more: the exit was not complete after all. A correction of one that is there takes
    // nothing back.
    record.exit_completed_on.reset();
  }
  record.weighings.push_back({context.operation, payload.plate, payload.loaded, payload.empty,
                              payload.weighed_on, payload.containers, payload.note,
                              payload.replaces, access::actor_user(context), context.at});
  if (record.exit_completed_on)
    record.exit_completed_on = std::max(*record.exit_completed_on, payload.weighed_on);
  settle(record, context.on);
  note_event(record, "record_weighing",
             payload.plate + "، " + mass_text(payload.loaded) + " و " + mass_text(payload.empty),
             context);
  return access::accepted(std::move(record));
}

Applied record_exact_tare(Case record, const RecordExactTare& payload, const Context& context) {
  if (payload.tare.grams <= 0) {
    return refused("invalid", "tare", "«وزن دقیق کانتینر» باید بیش از صفر باشد.", clause("بند ۲"));
  }
  for (Weighing& weighing : record.weighings) {
    if (weighing.id != payload.weighing) continue;
    for (Container& container : weighing.containers) {
      if (container.number != payload.container) continue;
      if (container.tare != payload.old_tare) {
        const auto shown = [](const std::optional<core::Mass>& tare) {
          return tare ? mass_text(*tare) : std::string("ثبت‌نشده");
        };
        return refused("changed_meanwhile", "old_tare",
                       "وزن این کانتینر را «" + shown(payload.old_tare) +
                           "» دیده‌اید ولی اکنون «" + shown(container.tare) +
                           "» است.",
                       clause("بند ۲"));
      }
      container.tare = payload.tare;
      container.tare_source = payload.source;
      container.tare_document = payload.document;
      settle(record, context.on);
      note_event(record, "record_exact_tare", payload.container + "، " + mass_text(payload.tare),
                 context);
      return access::accepted(std::move(record));
    }
  }
  return refused("invalid", "container", "این کانتینر در آن توزین نیست.", clause("بند ۲"));
}

Applied assess_packaging(Case record, const AssessPackaging& payload, const Context& context) {
  if (auto late = check_event_day(payload.assessed_on, "assessed_on", "تاریخ ارزیابی",
                                  record.declaration, context)) {
    return refusal(std::move(*late));
  }
  const std::optional<core::Date> exit = last_exit_day(record);
  if (exit && *exit < payload.assessed_on) {
    return refused(
        "invalid", "assessed_on",
        "وزن بسته‌بندی پیش از خروج کالا ارزیابی می‌شود؛ کالا در " +
            core::persian_digits(exit->to_string()) + " خارج شده است.",
        clause("بند ۷"));
  }
  record.packaging.push_back({context.operation, payload.mass, payload.assessed_on, payload.note,
                              access::actor_user(context), context.at});
  settle(record, context.on);
  note_event(record, "assess_packaging", mass_text(payload.mass), context);
  return access::accepted(std::move(record));
}

Applied record_assessed_quantity(Case record, const RecordAssessedQuantity& payload,
                                 const Context& context) {
  if (auto late = check_event_day(payload.assessed_on, "assessed_on", "تاریخ ارزیابی",
                                  record.declaration, context)) {
    return refusal(std::move(*late));
  }
  record.assessed_quantities.push_back({context.operation, payload.quantity, payload.assessed_on,
                                        payload.note, access::actor_user(context), context.at});
  settle(record, context.on);
  note_event(
      record, "record_assessed_quantity",
      figure(payload.quantity.thousandths, core::quantity_scale) + " " + record.declaration.unit,
      context);
  return access::accepted(std::move(record));
}

Applied declare_exit_complete(Case record, const DeclareExitComplete& payload,
                              const Context& context) {
  if (auto late = check_event_day(payload.completed_on, "completed_on", "تاریخ پایان خروج",
                                  record.declaration, context)) {
    return refusal(std::move(*late));
  }
  const std::optional<core::Date> exit = last_exit_day(record);
  if (exit && payload.completed_on < *exit) {
    return refused("invalid", "completed_on", "«تاریخ پایان خروج» پیش از آخرین خروج است.",
                   clause("بند ۷، تفسیر SL-11"));
  }
  const core::Problems problems = form_problems(record, context.on);
  if (!problems.empty()) {
    return refused("invalid", problems.front().field, problems.front().message,
                   problems.front().source.value_or(clause("بند ۷")));
  }
  record.exit_completed_on = payload.completed_on;
  settle(record, context.on);
  note_event(record, "declare_exit_complete",
             core::persian_digits(payload.completed_on.to_string()), context);
  return access::accepted(std::move(record));
}

Applied record_not_entered(Case record, const RecordNotEntered& payload, const Context& context) {
  if (record.not_entered_per_order == payload.not_entered) {
    return refused("changed_meanwhile", "not_entered",
                   "همین پیش‌تر ثبت شده است.", clause("بند ۶، تفسیر SL-10"));
  }
  const auto travels = [](bool value) { return std::string(value ? "true" : "false"); };
  record.amendments.push_back({context.operation, "not_entered_per_order",
                               travels(record.not_entered_per_order), travels(payload.not_entered),
                               payload.reason, payload.documents, "6", access::actor_user(context),
                               context.at});
  record.not_entered_per_order = payload.not_entered;
  settle(record, context.on);
  note_event(record, "record_not_entered", payload.reason, context);
  return access::accepted(std::move(record));
}

}  // namespace kotaj::short_landing
