#include "client/ui/form.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "client/ui/context.h"
#include "client/ui/form_paths.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides
using core::FieldType;

namespace {

void focus_first_problem(const core::Problems& problems) {
  if (problems.empty()) return;
  const std::string wanted = path_of(problems.front().field);
  const auto& order = context().focus_order;
  for (const std::string& path : order) {
    if (path == wanted || path.starts_with(wanted + "/")) {
      context().focus_request = path;
      context().focus_request_frame = context().frame;
      redraw();
      return;
    }
  }
}

}  // namespace

/// Draws one form; lives for one frame.
struct FormDrawer {
  FormState& state;
  const FormOptions& options;
  FormEvent event{};
  core::Problems problems = state.problems();
  std::vector<std::pair<std::string, std::string>> entered{};

  [[nodiscard]] std::string problem_of(const std::string& path) const {
    for (const core::Problem& problem : problems) {
      if (problem.field != path) continue;
      std::string said = problem.message;
      if (problem.source)
        said += " (" + core::persian_digits(core::to_string(*problem.source)) + ")";
      return said;
    }
    return {};
  }

  [[nodiscard]] std::string shown_problem(const std::string& path) const {
    const bool shows = state.show_all_ || state.left_.contains(path);
    return shows && !is_focused(path_of(path)) ? problem_of(path) : std::string{};
  }

  /// Once every field was drawn: the order of the fields is known by then.
  void go_to_given() {
    if (std::exchange(state.given_anew_, false)) focus_first_problem(state.given_);
  }

  void note_left(const std::string& path) {
    const std::string full = path_of(path);
    Memory& memory = memory_of(full);
    if (!memory.touched || is_focused(full)) return;
    // Told once: the next form at this path starts as unvisited as the first one did. A searched
    // choice asks again itself.
    const Place at = find_place(state.description(), state.data(), path);
    if (at.field != nullptr && at.field->type != FieldType::choice) memory.touched = false;
    state.left_.insert(path);
  }

  void apply(const std::string& path, const std::string& text) {
    state.type(path, text);
    event.changed = true;
    problems = state.problems();
  }

  void set_value(const core::Field& field, void* record, const std::string& path,
                 const core::Value& value) {
    if (!field.set(record, value)) return;
    state.typed_[path] = core::format_field(field, value);
    state.unparsed_.erase(path);
    state.left_.insert(path);
    std::erase_if(state.given_,
                  [&](const core::Problem& problem) { return problem.field == path; });
    state.dirty_ = event.changed = true;
    problems = state.problems();
    redraw();
  }

  void choice(const core::Field& field, void* record, const std::string& path,
              const FieldOptions& how);
  void boolean(const core::Field& field, void* record, const std::string& path,
               const FieldOptions& how);
  void simple(const core::Description& description, const core::Field& field, void* record,
              const std::string& path);
  void list(const core::Field& field, void* record, const std::string& path);
  void fields(const core::Description& description, void* record, const std::string& prefix,
              std::span<const std::string_view> only);
  void row_head(const core::Field& field, std::size_t row, std::size_t& remove);
  void remove_row(const core::Field& field, void* record, const std::string& path, std::size_t row);
};

namespace {

bool is_wide(const core::Field& field) {
  return field.type == FieldType::multiline || field.nested != nullptr;
}

}  // namespace

void FormDrawer::choice(const core::Field& field, void* record, const std::string& path,
                        const FieldOptions& how) {
  std::vector<Choice> items;
  std::size_t letters = 0;
  for (const core::Choice& one : field.choices) {
    items.push_back({one.code, one.label, {}});
    letters = std::max(letters, one.label.size());
  }
  std::string code = state.typed(path);
  const std::string before = code;
  constexpr std::size_t few = 3;
  constexpr std::size_t short_label_bytes = 26;
  if (items.size() <= few && letters <= short_label_bytes) {
    segmented(path, items, code, how);
  } else {
    select(path, items, code, how);
  }
  if (code == before) return;
  if (code.empty()) {
    set_value(field, record, path, std::monostate{});
    return;
  }
  for (const core::Choice& one : field.choices) {
    if (one.code == code) set_value(field, record, path, static_cast<int64_t>(one.number));
  }
}

void FormDrawer::boolean(const core::Field& field, void* record, const std::string& path,
                         const FieldOptions& how) {
  const core::Value value = field.get(record);
  const bool* known = std::get_if<bool>(&value);
  if (field.nullable) {
    constexpr std::array<Choice, 2> items{{{"true", "بله", {}}, {"false", "خیر", {}}}};
    std::string code = known == nullptr ? "" : *known ? "true" : "false";
    if (segmented(path, items, code, how)) set_value(field, record, path, code == "true");
    return;
  }
  bool checked = known != nullptr && *known;
  if (!how.hide_label && !region().row) gap(line_height(type::caption) - space::s);
  if (checkbox(path, field.label, checked, how)) set_value(field, record, path, checked);
}

void FormDrawer::simple(const core::Description& description, const core::Field& field,
                        void* record, const std::string& path) {
  note_left(path);
  const std::string problem = shown_problem(path);
  const std::string clause =
      field.source.document.empty() ? std::string{} : core::to_string(field.source);
  const std::string disabled =
      options.disabled_reason ? options.disabled_reason(field) : std::string{};
  const std::string currency = core::currency_of(description, record);
  const core::Currency* money =
      field.type == FieldType::amount ? core::find_currency(currency) : nullptr;
  FieldOptions how;
  how.label = field.label;
  how.help = field.help;
  how.clause = clause;
  how.problem = problem;
  how.unit = money != nullptr ? money->name : field.unit;
  how.disabled_reason = disabled;
  how.required = core::is_required(field, record);
  how.read_only = options.read_only;
  if (field.type == FieldType::choice) return choice(field, record, path, how);
  if (field.type == FieldType::boolean) return boolean(field, record, path, how);
  if (field.type == FieldType::moment || field.type == FieldType::id) {
    label_value(field.label, core::show_field(field, field.get(record), currency));
    return;
  }
  std::string text = state.typed(path);
  if (options.choices) {
    const std::vector<Choice> known = options.choices(field);
    if (!known.empty()) {
      if (select(path, known, text, how)) apply(path, text);
      return;
    }
  }
  Edit edit;
  if (field.type == FieldType::multiline) {
    edit = text_area(path, text, how, 3);
  } else if (field.type == FieldType::text) {
    edit = field.direction == core::Direction::ltr ? identifier_field(path, text, how)
                                                   : text_field(path, text, how);
  } else if (field.type == FieldType::mass && how.unit.empty()) {
    edit = mass_field(path, text, how);
  } else if (field.type == FieldType::date) {
    edit = date_field(path, text, how);
  } else {
    edit = typed_field(path, text, field.type, how, currency);
  }
  if (edit.changed) apply(path, text);
  if (edit.entered) entered.emplace_back(path_of(path), path);
}

void FormDrawer::row_head(const core::Field& field, std::size_t row, std::size_t& remove) {
  Row line;
  heading(4, std::string(field.nested()->label) + " " +
                 persian_number_text(static_cast<int64_t>(row + 1)));
  if (options.read_only) return;
  const ButtonOptions drop{.kind = ButtonKind::quiet, .icon = Icon::trash};
  line.push_to_end(button_width("حذف", drop));
  const std::string name = "remove-" + std::to_string(row);
  if (button(name, "حذف", drop)) remove = row;
}

void FormDrawer::remove_row(const core::Field& field, void* record, const std::string& path,
                            std::size_t row) {
  // Typed texts are the truth of a form: rows behind the removed one move up with theirs, records
  // are moved as values.
  const std::size_t count = field.count(record);
  const core::Description& nested = *field.nested();
  std::map<std::string, std::string> moved;
  shift_rows(state.typed_, path, row);
  std::map<std::string, core::Problem> problems_left;
  for (auto& [at, problem] : state.unparsed_) {
    if (!is_inside(at, path)) problems_left.emplace(at, std::move(problem));
  }
  state.unparsed_ = std::move(problems_left);
  for (std::size_t i = row; i + 1 < count; ++i) {
    copy_record(nested, field.mutable_at(record, i), field.at(record, i + 1));
  }
  field.resize(record, count - 1);
  std::erase_if(state.left_, [&](const std::string& at) { return is_inside(at, path); });
  const std::map<std::string, std::string> again = state.typed_;
  for (const auto& [at, text] : again) {
    if (is_inside(at, path)) state.type(at, text);
  }
  state.dirty_ = event.changed = true;
  problems = state.problems();
  redraw();
}

void FormDrawer::list(const core::Field& field, void* record, const std::string& path) {
  gap(space::s);
  const Rect start{region().left, region().y, region().width, 0};
  open_node(Role::group, path_of(path), field.label, start);
  heading(3, field.label);
  if (!field.help.empty()) caption(field.help);
  std::size_t remove = static_cast<std::size_t>(-1);
  const std::size_t count = field.count(record);
  for (std::size_t row = 0; row < count; ++row) {
    const std::string at = row_path(path, row);
    begin_behind();
    const Rect box{region().left, region().y, region().width, 0};
    push_region({box.x + space::m, box.y + space::s, box.w - 2 * space::m, 0});
    {
      const Scope scope(path + "-row");
      row_head(field, row, remove);
    }
    fields(*field.nested(), field.mutable_at(record, row), at, {});
    const float height = pop_region() + space::s + space::m;
    switch_to_behind();
    stroke({box.x, box.y, box.w, height}, theme().line, size::radius_small);
    end_behind();
    place_block(height);
  }
  const std::string problem = state.show_all_ ? problem_of(path) : std::string{};
  if (!problem.empty()) caption(problem, Tone::danger);
  if (!options.read_only) {
    const std::string label = "افزودن " + std::string(field.nested()->label);
    const bool full = count >= core::cap_of(field);
    if (button(path + "-add", label,
               {.icon = Icon::plus,
                .disabled_reason =
                    full ? "بیش از این ردیف پذیرفته نمی‌شود" : ""})) {
      field.resize(record, count + 1);
      state.dirty_ = event.changed = true;
      problems = state.problems();
      for (const core::Field& first : field.nested()->fields) {
        if (first.system || first.nested != nullptr) continue;
        focus(path_of(join(row_path(path, count), first.name)));
        break;
      }
    }
  }
  open_node_data()->rect.h = region().bottom - start.y;
  close_node();
  if (remove < count) remove_row(field, record, path, remove);
}

void FormDrawer::fields(const core::Description& description, void* record,
                        const std::string& prefix, std::span<const std::string_view> only) {
  constexpr float narrowest = 230.0F;
  std::vector<const core::Field*> shown;
  for (const std::string_view name : only) {
    if (const core::Field* field = description.find(name)) shown.push_back(field);
  }
  for (const core::Field& field : description.fields) {
    if (only.empty() && !field.system) shown.push_back(&field);
  }
  std::unique_ptr<Columns> columns;
  std::string_view group;
  for (const core::Field* field : shown) {
    const std::string path = join(prefix, field->name);
    if (field->group != group || is_wide(*field)) columns.reset();
    if (field->group != group && !field->group.empty()) {
      if (!group.empty()) gap(space::s);
      heading(3, field->group);
    }
    group = field->group;
    if (field->nested != nullptr && field->type == FieldType::list) {
      list(*field, record, path);
    } else if (field->nested != nullptr) {
      if (field->count(record) == 0) field->resize(record, 1);
      heading(3, field->label);
      fields(*field->nested(), field->mutable_at(record, 0), path, {});
    } else if (is_wide(*field)) {
      simple(description, *field, record, path);
    } else {
      if (columns == nullptr) {
        columns.reset(new Columns(Columns::grid(narrowest, 4)));
      } else {
        columns->next();
      }
      simple(description, *field, record, path);
    }
  }
}

namespace {

/// Enter goes on to the next field that can be edited, after the last one to the submit button.
void move_on(const std::string& from, std::string_view submit_path) {
  const auto& order = context().focus_order;
  const auto found = std::find(order.begin(), order.end(), from);
  if (found == order.end()) return;
  const auto next = found + 1;
  context().focus_request = next == order.end() ? std::string(submit_path) : *next;
  context().focus_request_frame = context().frame;
  redraw();
}

}  // namespace

FormEvent form(std::string_view id, FormState& state, const FormOptions& options) {
  const Scope scope(id);
  const std::string path = context().scopes.back();
  const Rect start{region().left, region().y, region().width, 0};
  std::vector<std::string> outer_order;
  outer_order.swap(context().focus_order);
  open_node(Role::form, path, state.description().label, start);
  FormDrawer drawer{.state = state, .options = options};
  drawer.fields(state.description(), state.data(), {}, options.fields);
  drawer.go_to_given();
  bool submit = false;
  bool cancel = false;
  if (options.over_buttons) options.over_buttons();
  if (!options.submit_label.empty() || !options.cancel_label.empty()) {
    gap(space::s);
    Row row;
    const ButtonKind kind = options.danger ? ButtonKind::danger : ButtonKind::primary;
    if (!options.submit_label.empty()) {
      submit = button("submit", options.submit_label,
                      {.kind = kind, .disabled_reason = options.submit_disabled_reason});
    }
    if (!options.cancel_label.empty()) cancel = button("cancel", options.cancel_label);
  }
  if (!options.read_only && options.submit_disabled_reason.empty() && shortcut("Ctrl+Enter"))
    submit = true;
  if (submit) {
    drawer.problems = state.problems();
    state.show_all();
    drawer.event.submitted = drawer.problems.empty();
    drawer.event.refused = !drawer.problems.empty();
    if (drawer.event.refused) {
      focus_first_problem(drawer.problems);
      announce(persian_number_text(static_cast<int64_t>(drawer.problems.size())) +
               " مورد باید اصلاح شود");
    }
  }
  for (const auto& [full, field] : drawer.entered) move_on(full, path_of("submit"));
  open_node_data()->rect.h = region().bottom - start.y;
  close_node();
  outer_order.swap(context().focus_order);
  drawer.event.cancelled =
      options.read_only ? cancel : leaves("discard:" + path, cancel, state.dirty());
  return drawer.event;
}

}  // namespace kotaj::ui
