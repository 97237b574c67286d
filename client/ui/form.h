#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/theme.h"
#include "client/ui/ui.h"
#include "shared/core/description.h"
#include "shared/core/result.h"

/// Forms drawn from a record's description: groups, labels, units, required marks, errors under the
/// field, clause on demand, nested lists. What was typed is kept as text per field path, so nothing
/// invalid is ever lost.
namespace kotaj::ui {

/// One form's working copy. Make it once (when editing starts), keep it while the form is shown.
class FormState {
 public:
  FormState() = default;
  /// Starts from an empty record, or from a copy of `record` (which is not touched).
  explicit FormState(const core::Description& description, const void* record = nullptr);

  [[nodiscard]] bool started() const { return record_ != nullptr; }
  [[nodiscard]] const core::Description& description() const { return *description_; }
  /// The record as far as what was typed could be understood.
  template <typename Record>
  [[nodiscard]] const Record& record() const {
    return *static_cast<const Record*>(record_.get());
  }
  template <typename Record>
  [[nodiscard]] Record& record() {
    return *static_cast<Record*>(record_.get());
  }
  [[nodiscard]] const void* data() const { return record_.get(); }
  [[nodiscard]] void* data() { return record_.get(); }

  [[nodiscard]] bool dirty() const { return dirty_; }
  /// The typed text of a field; a path such as `weighings[0].loaded_kg`.
  [[nodiscard]] std::string typed(const std::string& path) const;
  /// Sets a field as if it had been typed (imports, tests).
  void type(const std::string& path, std::string_view text);
  /// Problems of what was typed plus those of `core::validate`; field paths as in the description.
  [[nodiscard]] core::Problems problems() const;
  /// Problems found elsewhere (rules, the server), shown under their fields until the field is
  /// edited; the form's next frame focuses the first.
  void set_problems(core::Problems problems);
  /// Shows all problems, also of fields not yet left.
  void show_all() { show_all_ = true; }
  [[nodiscard]] bool shows_all() const { return show_all_; }
  /// The record is saved: what was typed is no longer unsaved work.
  void saved() { dirty_ = false; }
  /// Typed texts as path/text pairs, to be kept as a draft across a crash or a reload, and put
  /// back.
  [[nodiscard]] const std::map<std::string, std::string>& draft() const { return typed_; }
  void restore(const std::map<std::string, std::string>& draft);

 private:
  friend struct FormDrawer;
  const core::Description* description_ = nullptr;
  std::shared_ptr<void> record_;
  std::map<std::string, std::string> typed_;       ///< Where a text stands that was typed here.
  std::map<std::string, core::Problem> unparsed_;  ///< Typed, but not a value.
  std::set<std::string> left_;                     ///< Fields that were left: their problems show.
  core::Problems given_;                           ///< From rules or the server.
  bool given_anew_ = false;                        ///< Since the form was last drawn.
  bool blank_ = false;  ///< Started from nothing: what a member merely starts with is no answer.
  bool dirty_ = false;
  bool show_all_ = false;
};

struct FormOptions {
  /// Names of the fields or lists to show, in this order; empty is all that are not `system`.
  std::span<const std::string_view> fields{};
  std::string_view submit_label{};  ///< Empty: no buttons are drawn, Ctrl+Enter still submits.
  std::string_view submit_disabled_reason{};
  /// Draws what stands right over the buttons, where the eye is when one was pressed.
  std::function<void()> over_buttons{};
  std::string_view cancel_label{};  ///< Empty: no cancel button; Esc still asks.
  bool read_only = false;
  bool danger = false;
  /// A field whose text is one of a list that the description cannot know (banks by name) gives the
  /// list; empty for all others.
  std::function<std::vector<Choice>(const core::Field&)> choices{};
  /// A field that may not be changed here gives the reason (rights); empty text is allowed.
  std::function<std::string(const core::Field&)> disabled_reason{};
};

struct FormEvent {
  bool changed = false;
  bool submitted = false;  ///< And without problems: take `state.record<…>()`.
  bool refused = false;    ///< Submit was asked for, but there are problems; they are shown, the
                           ///< first is focused.
  bool cancelled = false;  ///< Cancel or Esc, after the question where there was unsaved work.
};

FormEvent form(std::string_view id, FormState& state, const FormOptions& options = {});

}  // namespace kotaj::ui
