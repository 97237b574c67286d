#include <memory>
#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/common/screens.h"
#include "client/screens/value_field.h"
#include "shared/access/changes.h"
#include "shared/access/history.h"
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

/// What an operation was filled in with, decoded; null where this program does not know the act.
struct Typed {
  const access::Module* module = nullptr;
  const access::Act* act = nullptr;
  std::shared_ptr<void> payload{};
};

Typed typed_of(const sync::Operation& operation) {
  Typed typed;
  typed.module = sync::find_module(operation.module);
  if (typed.module != nullptr) typed.act = access::find_act(*typed.module, operation.act);
  if (typed.act == nullptr || typed.act->payload == nullptr) return typed;
  sync::DecodeError error = sync::DecodeError::none;
  typed.payload = sync::decode_record(*typed.act->payload(), operation.payload, error);
  return typed;
}

/// Field by field: shown with a refusal, and named once more before it is thrown away.
std::vector<ui::Pair> typed_pairs(const Typed& typed) {
  std::vector<ui::Pair> pairs;
  if (typed.payload == nullptr) return pairs;
  const core::Description& description = *typed.act->payload();
  const std::string currency = core::currency_of(description, typed.payload.get());
  for (const core::Field& field : description.fields) {
    if (field.value == nullptr || field.system) continue;
    std::string shown = core::show_field(field, field.get(typed.payload.get()), currency);
    if (!shown.empty())
      pairs.push_back({std::string(field.label), std::move(shown), ui::ValueKind::text});
  }
  return pairs;
}

/// The operation's record as this device may read it; null where it may not.
const void* record_of(const app::Desk& desk, const sync::Operation& operation) {
  const sync::Held* held = desk.replica().local(operation.record);
  const bool same =
      held != nullptr && held->module != nullptr && held->module->number == operation.module;
  return same ? held->record.get() : nullptr;
}

std::vector<access::ChangedField> changed_fields(const app::Desk& desk,
                                                 const sync::Operation& operation,
                                                 const Typed& typed) {
  if (typed.payload == nullptr) return {};
  return access::changed_fields(*typed.module, *typed.act, typed.payload.get(),
                                record_of(desk, operation));
}

/// Of an act that puts fields right, field by field: what it was typed over, what was typed, and
/// what stands there now.
void draw_changed_fields(const app::Desk& desk, const sync::Operation& operation,
                         const Typed& typed) {
  const ui::Scope scope("changes");
  std::size_t row = 0;
  for (const access::ChangedField& change : changed_fields(desk, operation, typed)) {
    const ui::Scope line(std::to_string(row++));
    const ui::ValueKind kind =
        change.field == nullptr ? ui::ValueKind::text : kind_of(*change.field);
    const auto shown = [&](const std::string& value) {
      const bool bare = value.empty() || change.field == nullptr || change.field->unit.empty();
      return bare ? value : value + " " + std::string(change.field->unit);
    };
    std::vector<ui::Pair> pairs{{"مقدار هنگام نوشتن", shown(change.seen), kind},
                                {"نوشتهٔ شما", shown(change.typed), kind}};
    if (change.now) {
      pairs.push_back(
          {change.moved_on ? "مقدار کنونی، تغییرکرده" : "مقدار کنونی", shown(*change.now), kind});
    }
    ui::heading(3, change.label);
    ui::pairs("values", pairs);
  }
}

/// «ثبت توزین · کوتاژ ۲۵۱۸۱ — پلاک: …، وزن پر: …»: what is lost for good.
std::string loss_in_words(const app::Desk& desk, const sync::Operation& operation,
                          const Typed& typed) {
  std::string words = "«" + act_label(operation) + "»";
  const std::string record = record_label(desk, operation);
  if (!record.empty()) words += " برای " + record;
  words += "، نوشته‌شده در " + show_moment(operation.made_at) + "، ";
  words +=
      "از این فهرست در همهٔ دستگاه‌های شما برداشته می‌شود و دیگر قابل ارسال نیست.";
  std::string fields;
  std::vector<ui::Pair> lost = typed_pairs(typed);
  for (const access::ChangedField& change : changed_fields(desk, operation, typed))
    lost.push_back({change.label, change.typed});
  for (const ui::Pair& pair : lost) {
    fields += fields.empty() ? " آنچه از دست می‌رود: " : "، ";
    fields += pair.label + ": " + pair.value;
  }
  return fields.empty() ? words : words + fields + ".";
}

/// What was done to the record since an operation was written, newest first: whoever puts it right
/// must know it. Only what this device may read is here to be told.
void draw_changes_since(const app::Desk& desk, const sync::Operation& operation) {
  const sync::Held* held = desk.replica().local(operation.record);
  if (held == nullptr || held->module == nullptr || held->module->history == nullptr) return;
  constexpr std::size_t most_told = 5;
  std::vector<ui::TimelineEntry> entries;
  std::size_t more = 0;
  const auto history = held->module->history(held->record.get());
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry) {
    if (entry->at <= operation.made_at || entry->operation == operation.id) continue;
    if (entries.size() == most_told) {
      ++more;
      continue;
    }
    std::string detail = entry->who;
    if (!entry->detail.empty()) detail += " · " + shown_words(entry->detail);
    entries.push_back({show_moment(entry->at), entry->act, std::move(detail), ui::Tone::warning});
  }
  if (entries.empty()) return;
  ui::heading(3, "پس از نوشتن شما در همین پرونده");
  ui::timeline("since", entries);
  if (more > 0)
    ui::caption("و " + core::persian_digits(std::to_string(more)) +
                " مورد پیش از این‌ها");
}

constexpr std::string_view correcting_key = "queue/correcting";

/// Which refused operation is being put right; one at a time.
struct Correcting {
  core::Id operation;
};

/// Why it cannot be put right here; empty where it can.
std::string not_correctable(const Typed& typed) {
  if (typed.payload == nullptr)
    return "این نسخهٔ برنامه این کار را نمی‌شناسد.";
  // What binds others is confirmed on the record as it is now, never from a list.
  if (typed.act->binds_others)
    return "این کار دیگران را پایبند می‌کند؛ پرونده را باز کنید و پس از دیدن متن کنونی دوباره انجام دهید.";
  return {};
}

/// The same form again, with what was typed; done, the refused one is disposed of.
void draw_correction(Shell& shell, const sync::Attention& item, const Typed& typed) {
  const core::Id refused = item.operation.id;
  const void* now = record_of(shell.desk(), item.operation);
  ActFormOptions options;
  options.submit_label = "ارسال دوباره";
  options.prefill = [&typed, now](ui::FormState& state) {
    const core::Description& form = *typed.act->payload();
    const std::shared_ptr<void> again = form.clone(typed.payload.get());
    // What stands there now was told above the form.
    access::see_anew(*typed.module, *typed.act, again.get(), now);
    state = ui::FormState(form, again.get());
  };
  options.on_performed = [&shell, refused](const core::Id&) {
    shell.desk().dispose(refused, sync::Disposal::corrected);
  };
  const core::Id record = typed.act->opens ? core::Id{} : item.operation.record;
  if (act_form(shell, "correction", *typed.module, *typed.act, record, options) !=
      ActOutcome::none) {
    shell.forget(std::string(correcting_key));
  }
}

void draw_attention_buttons(Shell& shell, const sync::Attention& item, const Typed& typed,
                            const std::string& dialog) {
  ui::Row row;
  const std::string closed = not_correctable(typed);
  if (ui::button("correct", "اصلاح و ارسال دوباره",
                 {.kind = ui::ButtonKind::primary, .disabled_reason = closed})) {
    shell.memory<Correcting>(std::string(correcting_key)).operation = item.operation.id;
  }
  if (ui::button("discard", "کنار گذاشتن",
                 {.kind = ui::ButtonKind::danger, .icon = ui::Icon::trash})) {
    ui::open_dialog(dialog);
  }
}

/// `title` tells one from another where several have the same act: each is a landmark of its own.
void draw_attention(Shell& shell, const sync::Attention& item, const std::string& title) {
  app::Desk& desk = shell.desk();
  const std::string id = core::to_string(item.operation.id);
  const ui::Scope scope(id);
  ui::Card card("card", title);
  std::string caption = record_label(desk, item.operation);
  if (!caption.empty()) caption += " · ";
  caption += show_moment(item.operation.made_at);
  if (item.elsewhere) caption += " · از دستگاه دیگر شما";
  ui::caption(caption);
  // The server's refusal brings its source as text: its own tables may be newer than these.
  const std::string source =
      item.source.empty() ? core::to_string(item.refusal.source) : item.source;
  ui::message("refusal", ui::Tone::danger, "پذیرفته نشد", shown_words(item.refusal.reason), source);
  const Typed typed = typed_of(item.operation);
  const bool correcting =
      shell.memory<Correcting>(std::string(correcting_key)).operation == item.operation.id;
  if (correcting && not_correctable(typed).empty()) {
    draw_changed_fields(desk, item.operation, typed);
    draw_changes_since(desk, item.operation);
    draw_correction(shell, item, typed);
    return;
  }
  ui::pairs("typed", typed_pairs(typed));
  draw_changed_fields(desk, item.operation, typed);
  draw_changes_since(desk, item.operation);
  const std::string dialog = "discard/" + id;
  draw_attention_buttons(shell, item, typed, dialog);
  const std::string loss = loss_in_words(desk, item.operation, typed);
  const ui::ConfirmOptions question{
      .title = "کنار گذاشتن عمل ردشده", .text = loss, .action = "کنار بگذار", .danger = true};
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
    case app::Line::update_needed:
      ui::message(
          "line", ui::Tone::warning, "این صفحه قدیمی است",
          "سرور نسخه تازه‌تری دارد و تا این صفحه تازه نشود پاسخی به آن نمی‌دهد. هر چه ثبت کرده‌اید "
          "در این دستگاه می‌ماند و گم نمی‌شود؛ صفحه را تازه کنید. " +
              since);
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
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::string title = act_label(items[i].operation);
      if (items.size() > 1) title = core::persian_digits(std::to_string(i + 1)) + ". " + title;
      draw_attention(shell, items[i], title);
    }
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
