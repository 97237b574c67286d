#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/shell.h"
#include "client/ui/table.h"
#include "shared/border_market/acts.h"
#include "shared/border_market/market.h"
#include "shared/border_market/record.h"

/// The parts of the screen of one file; each draws one thing.
namespace kotaj::screens::market {

/// Where the file stands on a day, worked out once a record and a day.
struct Standing {
  std::shared_ptr<const void> of;
  core::Date on;
  border_market::Answer answer;
  core::Problems hindrances;
  core::Explanation explanation;
};

/// What the screen remembers of one file.
struct FileMemory {
  std::string tab = "declaration";
  std::string act;  ///< Code of the act whose dialog is open; empty for none.
  /// While the declaration is edited: whether the exporter has an agent. A form cannot leave a part
  /// of it out by itself.
  std::optional<bool> has_agent;
  std::optional<std::size_t> line;  ///< Of the goods, shown in full.
  ui::TableState lines_table;
  ui::TableState documents_table;
  ui::TableState costs_table;
  ui::TableState values_table;
  ui::TableState checks_table;
  ui::TableState steps_table;
  Standing standing;
  std::shared_ptr<const void> drawn;  ///< The record as the last frame showed it.
};

/// One file in one frame.
struct FileView {
  Shell& shell;
  FileMemory& memory;
  core::Id id;
  const border_market::Record& record;
  core::Date on;
  const Standing& standing;
  const border_market::Market* market;  ///< Null where it is not on the device.
  const void* drawn;  ///< What the person saw when he pressed: the record of the frame before.
};

/// What carries the file on, first and ready for Ctrl+Enter; what else the person may do after it.
void draw_acts(FileView& view);
/// A button beside what its act is about, greyed with the reason where the act is not open now.
/// Nothing for those whose act it is not.
void act_button(FileView& view, border_market::ActNumber number, std::string_view label = {});
/// The dialog of the act that was asked for, if any.
void draw_act_dialog(FileView& view);
/// Whether the act's form asks for the register number: of the assessments one alone does.
bool asks_kotaj(const access::Act& act);
/// What the form of an act starts with.
void prefill(FileView& view, const access::Act& act, ui::FormState& form);
/// What of an act's form is chosen rather than typed.
std::vector<ui::Choice> choices_of(const FileView& view, const core::Field& field);

/// Beside the tabs: what is next, whose, what holds it up, the totals, and the papers.
void draw_standing(FileView& view);
void draw_declaration(FileView& view);
/// Every line of goods; one of them in full.
void draw_lines(FileView& view);
void draw_documents(FileView& view);
void draw_costs(FileView& view);
/// The amounts of costs, and their sum: while they are typed, too.
void draw_cost_total(const std::vector<border_market::Cost>& costs, core::Date on);
void draw_values(FileView& view);
void draw_assessment(FileView& view);
void draw_course(FileView& view);

/// A name from a code: an office's, where the desk knows it.
std::string office_of(const FileView& view, const border_market::OptionalText& code);
/// A value as a pair shows it, its unit behind it.
ui::Pair pair_of(const FileView& view, const core::Field& field, const void* record);
/// The place behind a problem; empty where its message ends with it already.
std::string place_of(const core::Problem& problem);
/// What is wrong, each with its field and its place; the messages name both.
void draw_problems(std::string_view id, const core::Problems& problems);
/// «۱۲٬۵۰۰ دلار»
std::string show_exact(const core::Exact& value, int scale, std::string_view unit = {});
std::string show_decimal(core::Wide value, int scale, std::string_view unit = {});
/// A table as high as its rows, within reason.
ui::TableEvent small_table(std::string_view id, std::string_view label,
                           std::span<const ui::Column> columns, const ui::SimpleTable& rows,
                           ui::TableState& state);

}  // namespace kotaj::screens::market
