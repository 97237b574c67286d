#include "client/screens/act_form.h"

#include <algorithm>

#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

std::string memory_key(const access::Module& module, const access::Act& act,
                       const core::Id& record) {
  return "act/" + std::string(module.code) + "/" + std::string(act.code) + "/" +
         core::to_string(record);
}

void start(Shell& shell, const std::string& key, ActForm& form, const access::Act& act,
           const ActFormOptions& options) {
  form.state = ui::FormState(*act.payload());
  const auto draft = shell.desk().draft(key);
  if (options.prefill) options.prefill(form.state);
  form.state.saved();  // What the desk filled in is nobody's typing: leaving it asks nothing.
  if (!draft.empty()) form.state.restore(draft);
}

}  // namespace

bool is_begun(const app::Desk& desk, const access::Module& module, const access::Act& act,
              const core::Id& record) {
  return !desk.draft(memory_key(module, act, record)).empty();
}

bool begin_anew(Shell& shell, const access::Module& module, const access::Act& act,
                const core::Id& record) {
  if (is_begun(shell.desk(), module, act, record)) return false;
  shell.forget(memory_key(module, act, record));
  return true;
}

std::string shown_words(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size() - 1) + 1;
    const std::string_view word = text.substr(0, end);
    const bool latin = std::any_of(word.begin(), word.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    shown += latin ? std::string(word) : core::persian_digits(word);
    text.remove_prefix(end);
  }
  return shown;
}

void show_refusal(std::string_view id, const access::Refusal& refusal) {
  ui::message(id, ui::Tone::danger, "پذیرفته نشد", shown_words(refusal.reason),
              core::to_string(refusal.source));
}

std::string closed_reason(const app::Desk& desk, const access::Module& module,
                          const access::Act& act, const core::Id& record) {
  const access::Decision decision = desk.allowed(module, act, record);
  if (!decision) return {};
  const std::string source = core::persian_digits(core::to_string(decision->source));
  const std::string reason = shown_words(decision->reason);
  return source.empty() ? reason : reason + " (" + source + ")";
}

std::vector<ui::Choice> bank_choices(const app::Desk& desk) {
  std::vector<ui::Choice> choices;
  desk.replica().for_each(access::bank_module(),
                          [&choices](const core::Id&, const sync::Held& held) {
                            const auto* bank = static_cast<const access::Bank*>(held.record.get());
                            if (bank != nullptr && bank->enabled)
                              choices.push_back({bank->code, bank->name, {}});
                          });
  std::sort(choices.begin(), choices.end(),
            [](const ui::Choice& a, const ui::Choice& b) { return a.label < b.label; });
  return choices;
}

std::string show_date(core::Date date) { return core::persian_digits(date.to_string()); }

std::string show_moment(core::Moment moment) {
  if (moment == core::Moment{}) return {};
  return core::persian_digits(core::tehran_date_time(moment));
}

ActOutcome act_form(Shell& shell, std::string_view id, const access::Module& module,
                    const access::Act& act, const core::Id& record, const ActFormOptions& options) {
  const std::string key = memory_key(module, act, record);
  ActForm& form = shell.memory<ActForm>(key);
  if (!form.state.started()) start(shell, key, form, act, options);

  const ui::Scope scope(id);
  const access::Decision closed = shell.desk().allowed(module, act, record);
  if (closed) show_refusal("closed", *closed);

  if (options.head) options.head(form.state);
  ui::FormOptions drawn;
  drawn.choices = options.choices;
  drawn.fields = options.fields;
  drawn.submit_label = options.submit_label.empty() ? act.label : options.submit_label;
  drawn.submit_disabled_reason = closed ? std::string_view(closed->reason) : std::string_view();
  drawn.cancel_label = options.cancel ? "انصراف" : "";
  drawn.danger = options.danger;
  drawn.over_buttons = [&form] {
    if (form.refusal) show_refusal("refusal", *form.refusal);
  };
  const ui::FormEvent event = ui::form("form", form.state, drawn);

  if (options.live) {
    // What cannot be understood yet shows nothing: half-typed figures are no figures.
    const bool complete = form.state.problems().empty();
    const access::Applied would_be =
        complete ? shell.desk().preview(module, act, record, form.state.data()) : access::Applied{};
    if (would_be.refusal && !closed && !form.refusal) {
      ui::message("would_be", ui::Tone::warning,
                  "با این مقادیر پذیرفته نمی‌شود",
                  shown_words(would_be.refusal->reason), core::to_string(would_be.refusal->source));
    }
    options.live(would_be);
  }
  if (event.changed) {
    form.refusal.reset();
    shell.desk().keep_draft(key, form.state.draft());
  }
  if (event.submitted) {
    const core::Id target = act.opens ? shell.desk().id_of(module, act, form.state.data()) : record;
    form.refusal = shell.desk().perform(module, act, target, form.state.data(), options.drawn);
    if (!form.refusal) {
      if (options.on_performed) options.on_performed(target);
      shell.desk().keep_draft(key, {});
      shell.forget(key);
      return ActOutcome::done;
    }
    if (!form.refusal->field.empty()) {
      form.state.set_problems({{form.refusal->field, core::ProblemCode::not_allowed,
                                form.refusal->reason, form.refusal->source}});
    }
  }
  if (event.cancelled) {
    shell.desk().keep_draft(key, {});
    shell.forget(key);
    return ActOutcome::cancelled;
  }
  return ActOutcome::none;
}

}  // namespace kotaj::screens
