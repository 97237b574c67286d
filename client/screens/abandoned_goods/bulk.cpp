#include "client/screens/abandoned_goods/bulk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/prefill.h"
#include "client/screens/act_form.h"
#include "shared/abandoned_goods/form.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::ActNumber;
using abandoned_goods::Case;

constexpr std::string_view dialog_id = "abandoned/bulk";

/// Acts whose form says nothing of one case alone.
constexpr std::array<ActNumber, 9> shared_forms{
    ActNumber::serve_warning, ActNumber::dispatch_assessors, ActNumber::confirm_assessment,
    ActNumber::announce,      ActNumber::demand_removal,     ActNumber::take_out,
    ActNumber::settle,        ActNumber::follow_up,          ActNumber::add_document,
};

const access::Act& act_of(ActNumber number) {
  return *access::find_act(abandoned_goods::module(), static_cast<uint16_t>(number));
}

std::string counted(std::size_t count, std::string_view words) {
  return core::persian_digits(std::to_string(count)) + " " + std::string(words);
}

/// The payload of one case: the form as it was filled in, and what the case itself says (the
/// permits that its own lines need, B1).
std::shared_ptr<void> payload_for(const access::Act& act, const void* form, const Case& record) {
  std::shared_ptr<void> payload = act.payload()->clone(form);
  if (ActNumber{act.number} != ActNumber::announce) return payload;
  auto& announcement = *static_cast<abandoned_goods::Announce*>(payload.get());
  announcement.permits = permits_to_announce(record, announcement.announced_on);
  return payload;
}

void add_result(BulkMemory& memory, const core::Id& id, const Case& record,
                const std::optional<access::Refusal>& refusal) {
  std::string reason;
  if (refusal) {
    reason = refusal->reason + " (" + core::persian_digits(core::to_string(refusal->source)) + ")";
  }
  const ui::Cell state =
      refusal ? ui::Cell{"پذیرفته نشد", ui::Tone::danger} : ui::Cell{"انجام شد", ui::Tone::good};
  memory.results.add(core::to_string(id),
                     {{record.receipt.number}, {goods_name(record)}, state, {std::move(reason)}});
}

/// Does it to every marked case; the refused ones are listed first.
void run(Shell& shell, BulkMemory& memory, const access::Act& act) {
  struct Outcome {
    core::Id id;
    std::shared_ptr<const void> record;
    std::optional<access::Refusal> refusal;
  };
  std::vector<Outcome> outcomes;
  app::Desk& desk = shell.desk();
  desk.together([&] {
    for (const core::Id& id : memory.marked) {
      const sync::Held* held = desk.replica().local(id);
      if (held == nullptr || held->record == nullptr) continue;
      // Held: doing the act puts another record in its place.
      std::shared_ptr<const void> record = held->record;
      const auto payload =
          payload_for(act, memory.form.data(), *static_cast<const Case*>(record.get()));
      auto refusal = desk.perform(abandoned_goods::module(), act, id, payload.get());
      outcomes.push_back({id, std::move(record), std::move(refusal)});
    }
  });
  std::sort(outcomes.begin(), outcomes.end(), [](const Outcome& a, const Outcome& b) {
    if (a.refusal.has_value() != b.refusal.has_value()) return a.refusal.has_value();
    return static_cast<const Case*>(a.record.get())->receipt.number <
           static_cast<const Case*>(b.record.get())->receipt.number;
  });
  memory.results.clear();
  memory.done = memory.refused = 0;
  for (const Outcome& one : outcomes) {
    (one.refusal ? memory.refused : memory.done) += 1;
    add_result(memory, one.id, *static_cast<const Case*>(one.record.get()), one.refusal);
  }
  memory.results.set_version(++memory.version);
  memory.done_act = std::string(act.label);
  ui::toast(
      memory.refused == 0 ? ui::Tone::good : ui::Tone::warning,
      memory.done_act + ": " + counted(memory.done, "انجام شد") +
          (memory.refused == 0 ? std::string() : "، " + counted(memory.refused, "پذیرفته نشد")));
}

std::vector<std::string_view> fields_of(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.nested == nullptr && field.type != core::FieldType::id) fields.push_back(field.name);
  }
  return fields;
}

}  // namespace

std::vector<ActNumber> bulk_acts(access::Position position) {
  std::vector<ActNumber> acts;
  for (const ActNumber number : shared_forms) {
    const auto who = abandoned_goods::row_of(number).who;
    if (access::has_position(who, position)) acts.push_back(number);
  }
  return acts;
}

void draw_bulk_buttons(Shell& shell, BulkMemory& memory,
                       const std::unordered_set<std::string>& marked) {
  const access::Assignment* assignment = shell.desk().assignment();
  if (assignment == nullptr) return;
  const std::string_view reason =
      marked.empty()
          ? "نخست پرونده‌هایی را در تابلو انتخاب کنید."
          : "";
  for (const ActNumber number : bulk_acts(assignment->position)) {
    const access::Act& act = act_of(number);
    if (!ui::button(act.code, act.label, {.disabled_reason = reason})) continue;
    memory.act = std::string(act.code);
    memory.marked.clear();
    for (const std::string& id : marked) {
      if (const auto known = core::parse_id(id)) memory.marked.push_back(*known);
    }
    memory.form = ui::FormState(*act.payload());
    for (const std::string_view day : days_of_today(number))
      memory.form.type(std::string(day), shell.desk().today().to_string());
    memory.form.saved();
    ui::open_dialog(dialog_id);
  }
}

bool draw_bulk_dialog(Shell& shell, BulkMemory& memory) {
  if (memory.act.empty()) return false;
  const access::Act* act = access::find_act(abandoned_goods::module(), memory.act);
  if (act == nullptr) return false;
  const std::string title =
      std::string(act->label) + "، " + counted(memory.marked.size(), "پرونده");
  ui::Dialog dialog(dialog_id, title, 600.0F);
  if (!dialog) {
    memory.act.clear();
    return false;
  }
  ui::paragraph(
      "برای هر پرونده جداگانه بررسی و ثبت می‌شود؛ آنچه پذیرفته نشود با دلیلش گفته می‌شود و مانع بقیه نیست.",
      ui::Tone::quiet);
  if (ActNumber{act->number} == ActNumber::announce) {
    ui::caption(
        "مجوزهای لازم هر پرونده از ردیف‌های خود آن نوشته می‌شود (بند ب-۱).");
  }
  const std::vector<std::string_view> fields = fields_of(*act);
  ui::FormOptions options;
  options.fields = fields;
  options.submit_label = act->label;
  options.cancel_label = "انصراف";
  const ui::FormEvent event = ui::form("bulk", memory.form, options);
  if (event.submitted) run(shell, memory, *act);
  if (event.submitted || event.cancelled) {
    memory.act.clear();
    dialog.close();
  }
  return event.submitted;
}

void draw_bulk_results(Shell& shell, BulkMemory& memory) {
  if (memory.done_act.empty()) return;
  ui::Card card("results", memory.done_act + ": نتیجه");
  {
    ui::Row row;
    ui::badge(ui::Tone::good, counted(memory.done, "پرونده انجام شد"));
    if (memory.refused > 0)
      ui::badge(ui::Tone::danger, counted(memory.refused, "پرونده پذیرفته نشد"));
    if (ui::button("close", "بستن نتیجه", {.kind = ui::ButtonKind::quiet})) {
      memory.done_act.clear();
      return;
    }
  }
  constexpr float shown_px = 240.0F;
  static constexpr ui::Column columns[] = {
      {"number", "قبض انبار", ui::ColumnType::identifier, 130.0F},
      {"goods", "کالا", ui::ColumnType::text, 180.0F, false, false, true, true},
      {"state", "نتیجه", ui::ColumnType::status, 130.0F},
      {"reason", "دلیل", ui::ColumnType::text, 420.0F, true},
  };
  const ui::TableEvent event = ui::table("rows", columns, memory.results, memory.table,
                                         {.label = "نتیجه پرونده به پرونده",
                                          .height = shown_px,
                                          .toolbar = false,
                                          .can_export = false});
  if (!event.activated) return;
  if (const auto id = core::parse_id(memory.results.row_id(*event.activated)))
    shell.go("abandoned_case", *id);
}

}  // namespace kotaj::screens::abandoned
