#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"
#include "client/ui/form.h"
#include "shared/access/module.h"

/// The form of one act, drawn from its payload's description, with what every act needs: drafts,
/// the refusal with its clause, the words on queueing. Screens say which fields, no more.
namespace kotaj::screens {

/// What a form of an act remembers.
struct ActForm {
  ui::FormState state;
  std::optional<access::Refusal> refusal;
};

struct ActFormOptions {
  std::span<const std::string_view> fields{};  ///< Which of the payload's fields; empty is all.
  /// Fills a fresh form from the record (old values, today's date).
  std::function<void(ui::FormState&)> prefill{};
  std::string_view submit_label{};  ///< Empty: the act's own label.
  /// Drawn before the fields: what is chosen from other records rather than typed.
  std::function<void(ui::FormState&)> head{};
  /// Fields that are chosen from other records rather than typed: their lists.
  std::function<std::vector<ui::Choice>(const core::Field&)> choices{};
  /// Told which record the act was done to, when it was.
  std::function<void(const core::Id& record)> on_performed{};
  /// Drawn between the fields and the buttons, with the record as the act would make it: live
  /// figures.
  std::function<void(const access::Applied& would_be)> live{};
  /// The record as the frame before this one drew it: what the person confirms.
  const void* drawn = nullptr;
  bool cancel = true;
  bool danger = false;
};

enum class ActOutcome : uint8_t { none, done, cancelled };

/// Draws the form and performs the act on submit; a refusal stays in the form with its reason and
/// source, and nothing typed is lost. `record` is empty for an opening act. Forgets the form when
/// done or cancelled.
ActOutcome act_form(Shell& shell, std::string_view id, const access::Module& module,
                    const access::Act& act, const core::Id& record,
                    const ActFormOptions& options = {});

/// Makes the act's form begin anew the next time it is drawn; false, and nothing done, where
/// something was typed into it.
bool begin_anew(Shell& shell, const access::Module& module, const access::Act& act,
                const core::Id& record);
/// Whether something was typed into the act's form and neither done nor given up.
bool is_begun(const app::Desk& desk, const access::Module& module, const access::Act& act,
              const core::Id& record);

/// Figures in Persian digits; a word with Latin letters in it (a container's number) as it is.
std::string shown_words(std::string_view text);
/// The refusal as a message box: reason, source, field.
void show_refusal(std::string_view id, const access::Refusal& refusal);
/// The reason an act is not open now, as a tooltip says it; empty where it is open.
std::string closed_reason(const app::Desk& desk, const access::Module& module,
                          const access::Act& act, const core::Id& record);
/// Banks by name, so that nobody has to know their codes. Views into the replica: use them in this
/// frame.
std::vector<ui::Choice> bank_choices(const app::Desk& desk);
/// «۱۴۰۲/۰۳/۱۰», «۱۴۰۲/۰۳/۱۰ ۱۴:۰۵» in Tehran; empty for a moment that is not set.
std::string show_date(core::Date date);
std::string show_moment(core::Moment moment);

}  // namespace kotaj::screens
