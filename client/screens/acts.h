#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/act_form.h"

/// What every module's screens do with acts: whose they are, what stands open, the dialog of one,
/// and the screen on which a record begins.
namespace kotaj::screens {

/// Whether the position in which the person works has one of the rights; whether the act is open
/// here and now, `closed_reason` says.
bool is_held(const app::Desk& desk, std::span<const access::Right> rights);
/// «کارشناس ثبت، معاون گمرک»
std::string holders_of(std::span<const access::Right> rights);
/// The act by its number in the module's list of acts.
template <typename Number>
const access::Act& act_of(const access::Module& module, Number number) {
  return *access::find_act(module, static_cast<uint16_t>(number));
}
/// The payload's fields but those named: the office is one's own, a row is the one in view.
std::vector<std::string_view> fields_without(const access::Act& act,
                                             std::span<const std::string_view> known);
/// Types today into every date of a form that must have one.
void type_today(const access::Act& act, core::Date today, ui::FormState& form);
/// Customs offices by name, so that nobody has to know their codes. Views into the replica.
std::vector<ui::Choice> office_choices(const app::Desk& desk, bool border_only = false);

/// One act as it stands in this frame.
struct Offer {
  const access::Act* act;
  std::string closed;  ///< Why it is not open now; empty where it is.
  bool mine;           ///< Of the position in which the person works.
  bool next;           ///< What the record waits for, whoever does it.
};
/// Says of what is next and closed why it is, or whose it is: a tooltip needs a pointer.
void explain_closed(std::span<const Offer> offers);

/// A form in a dialog for the act whose code is in `open`, which is cleared when it is done,
/// cancelled, or no act. `form` names the form where one act has several.
struct ActDialog {
  std::string_view id;
  const access::Module& module;
  core::Id record;
  float width_px = 600.0F;
  std::string_view form{};
};
ActOutcome act_dialog(Shell& shell, const ActDialog& dialog, std::string& open,
                      const ActFormOptions& options);

/// The screen on which a record begins.
struct OpeningForm {
  const access::Module& module;
  std::string_view act;           ///< Code of the act that opens.
  std::string_view introduction;  ///< Said above the form.
  std::string_view card;          ///< Its title.
  std::string_view submit;
  std::string_view done;         ///< Said when the record stands.
  std::string_view record_page;  ///< Where it goes then.
  std::string_view list_page;    ///< Where it goes when it is given up.
};
/// What one screen hands to the form of another that begins a record: typed texts by their fields.
using HandedOver = std::map<std::string, std::string>;
/// They are taken once. False, and nothing done, where something was typed into that form.
bool hand_over(Shell& shell, const access::Module& module, const access::Act& act,
               HandedOver texts);
/// `options` may fill in more than the office, which is one's own.
void draw_opening(Shell& shell, const OpeningForm& opening, ActFormOptions options = {});

}  // namespace kotaj::screens
