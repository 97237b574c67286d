#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/common/screens.h"
#include "shared/core/text.h"
#include "shared/sync/codec.h"
#include "shared/sync/modules.h"

namespace kotaj::screens {
namespace {

/// «ثبت توزین · کوتاژ ۲۵۱۸۱» as far as the device knows.
std::string act_label(const sync::Operation& operation) {
  const access::Module* module = sync::find_module(operation.module);
  const access::Act* act = module == nullptr ? nullptr : access::find_act(*module, operation.act);
  return act == nullptr ? std::string("عمل ناشناخته") : std::string(act->label);
}

std::string record_label(const app::Desk& desk, const sync::Operation& operation) {
  const sync::Held* held = desk.replica().local(operation.record);
  if (held == nullptr || held->module == nullptr) return {};
  std::string label(held->module->label);
  const auto keys = held->module->keys(held->record.get());
  if (!keys.empty()) label += " " + core::persian_digits(keys.front().second);
  return label;
}

/// What the officer typed, field by field: shown with a refusal, so that nothing typed is lost.
void draw_typed(const sync::Operation& operation) {
  const access::Module* module = sync::find_module(operation.module);
  const access::Act* act = module == nullptr ? nullptr : access::find_act(*module, operation.act);
  if (act == nullptr || act->payload == nullptr) return;
  const core::Description& description = *act->payload();
  sync::DecodeError error = sync::DecodeError::none;
  const auto payload = sync::decode_record(description, operation.payload, error);
  if (payload == nullptr) return;
  const std::string currency = core::currency_of(description, payload.get());
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : description.fields) {
    if (field.get == nullptr || field.system) continue;
    std::string shown = core::show_field(field, field.get(payload.get()), currency);
    if (!shown.empty())
      pairs.push_back({std::string(field.label), std::move(shown), ui::ValueKind::text});
  }
  ui::pairs("typed", pairs);
}

void draw_attention(Shell& shell, const sync::Attention& item) {
  app::Desk& desk = shell.desk();
  const std::string id = core::to_string(item.operation.id);
  const ui::Scope scope(id);
  ui::Card card("card", act_label(item.operation));
  ui::caption(record_label(desk, item.operation) + " · " + show_moment(item.operation.made_at));
  // The server's refusal brings its source as text: its own tables may be newer than these.
  const std::string source =
      item.source.empty() ? core::to_string(item.refusal.source) : item.source;
  ui::message("refusal", ui::Tone::danger, "پذیرفته نشد", item.refusal.reason, source);
  draw_typed(item.operation);
  const std::string dialog = "discard/" + id;
  {
    ui::Row row;
    if (ui::button("discard", "کنار گذاشتن",
                   {.kind = ui::ButtonKind::danger, .icon = ui::Icon::trash})) {
      ui::open_dialog(dialog);
    }
  }
  const ui::ConfirmOptions question{
      .title = "کنار گذاشتن عمل ردشده",
      .text =
          "آنچه نوشته‌اید از این فهرست برداشته می‌شود و دیگر "
          "قابل ارسال نیست.",
      .action = "کنار بگذار",
      .danger = true};
  if (ui::confirm(dialog, question) == ui::Answer::yes) desk.dispose(item.operation.id);
}

void draw_line(Shell& shell) {
  app::Desk& desk = shell.desk();
  const auto last = desk.last_synced();
  const std::string since = last ? "آخرین همگام‌سازی: " + show_moment(*last)
                                 : "هنوز همگام‌سازی نشده است.";
  switch (desk.line()) {
    case app::Line::offline:
      ui::message(
          "line", ui::Tone::warning, "بدون ارتباط با سرور",
          "می‌توانید کار کنید؛ هر چه ثبت کنید در این دستگاه می‌ماند و با برقراری "
          "ارتباط فرستاده می‌شود. " +
              since);
      break;
    case app::Line::sign_in_needed:
      ui::message("line", ui::Tone::warning, "نیاز به ورود دوباره", since);
      break;
    case app::Line::syncing:
      ui::busy("در حال همگام‌سازی");
      break;
    case app::Line::online:
      ui::message("line", ui::Tone::good, "ارتباط برقرار است", since);
      break;
  }
}

}  // namespace

void draw_queue(Shell& shell) {
  app::Desk& desk = shell.desk();
  draw_line(shell);
  if (!desk.attention().empty()) {
    ui::heading(2, "نیازمند رسیدگی شما");
    const std::vector<sync::Attention> items =
        desk.attention();  // A copy: disposing changes the list.
    for (const sync::Attention& item : items) draw_attention(shell, item);
  }
  ui::heading(2, "در صف ارسال");
  if (desk.waiting() == 0) {
    ui::empty_state("empty", ui::Icon::synced, "چیزی در صف نیست",
                    "همه آنچه ثبت کرده‌اید به سرور رسیده است.");
    return;
  }
  std::vector<ui::TimelineEntry> entries;
  for (const sync::Operation& operation : desk.replica().waiting()) {
    entries.push_back({show_moment(operation.made_at), act_label(operation),
                       record_label(desk, operation), ui::Tone::normal});
  }
  ui::timeline("waiting", entries);
  if (ui::button("send", "ارسال", {.icon = ui::Icon::synced})) desk.sync_now();
}

}  // namespace kotaj::screens
