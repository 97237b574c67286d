#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "client/screens/act_form.h"
#include "client/screens/shell.h"
#include "shared/export_valuation/request.h"
#include "shared/export_valuation/steps.h"

/// The parts of the screen of one request; each draws one thing.
namespace kotaj::screens::valuation {

/// What the screen remembers of one request.
struct RequestMemory {
  std::string tab = "form";
  std::string act;  ///< Code of the act whose dialog is open; empty for none.
  int64_t row = 1;  ///< Of goods, which that act is about.
  std::optional<access::Refusal> refusal;
  std::shared_ptr<const void> drawn;  ///< The request as the last frame showed it.
};

/// One request in one frame.
struct RequestView {
  Shell& shell;
  RequestMemory& memory;
  core::Id id;
  const export_valuation::Request& request;
  core::Date on;
  const void* drawn;  ///< What the person saw when he pressed: the record of the frame before.
};

const access::Act& act_of(export_valuation::ActNumber number);
/// A button that opens an act's dialog, greyed with the reason where the act is not open now.
void act_button(RequestView& view, export_valuation::ActNumber number, ui::ButtonKind kind,
                std::string_view id = {}, std::string_view label = {}, int64_t row = 1);
/// What carries the request on, whoever does it; and what else is open to the person.
void draw_acts(RequestView& view);
/// The dialog of the act that was asked for, if any.
void draw_act_dialog(RequestView& view);
/// What the form of an act starts with, as it would be typed.
std::map<std::string, std::string> first_values(const RequestView& view,
                                                export_valuation::ActNumber act);

void draw_form_tab(RequestView& view);
void draw_analyses(RequestView& view);
void draw_opinion(RequestView& view);
void draw_valuation_office(RequestView& view);
void draw_history(RequestView& view);
/// Beside the tabs: what is missing, the request's course, its papers.
void draw_standing(RequestView& view);
/// The sums of an analysis and the value of one unit, with «چرا؟».
void draw_totals(const export_valuation::RawAnalysis& form);

}  // namespace kotaj::screens::valuation
