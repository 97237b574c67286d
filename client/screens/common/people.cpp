#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/common/screens.h"
#include "client/ui/table.h"
#include "shared/access/modules.h"
#include "shared/access/person_acts.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using access::GrantLayer;
using access::Person;

/// What stands of one layer of the bank-notice grant for a person today, in an office.
enum class GrantState : uint8_t { none, active, coming, ended, revoked };

GrantState grant_state(const access::Grant& grant, core::Date today) {
  if (grant.revoked_at) return GrantState::revoked;
  if (access::active_on(grant, today)) return GrantState::active;
  return today < grant.from ? GrantState::coming : GrantState::ended;
}

struct StateWord {
  ui::Tone tone;
  std::string_view word;
};

StateWord word_of(GrantState state) {
  switch (state) {
    case GrantState::active:
      return {ui::Tone::good, "برقرار"};
    case GrantState::coming:
      return {ui::Tone::quiet, "از آینده"};
    case GrantState::ended:
      return {ui::Tone::quiet, "پایان‌یافته"};
    case GrantState::revoked:
      return {ui::Tone::danger, "لغوشده"};
    case GrantState::none:
      break;
  }
  return {ui::Tone::quiet, "ندارد"};
}

/// The best of a layer's grants: an active one if there is one, else the latest.
GrantState layer_state(const Person& person, GrantLayer layer, core::Date today) {
  GrantState best = GrantState::none;
  for (const access::Grant& grant : person.grants) {
    if (grant.layer != layer) continue;
    const GrantState state = grant_state(grant, today);
    if (state == GrantState::active) return state;
    best = state;
  }
  return best;
}

std::string positions_text(const app::Desk& desk, const Person& person) {
  std::string text;
  for (const access::Assignment& assignment : person.assignments) {
    if (!access::holds_on(assignment, desk.today())) continue;
    if (!text.empty()) text += "، ";
    text += access::label_of(assignment.position);
    if (!assignment.office.empty()) text += " (" + desk.office_name(assignment.office) + ")";
  }
  return text;
}

constexpr ui::Column columns[] = {
    {"name", "نام", ui::ColumnType::text, 180.0F, true},
    {"positions", "سمت", ui::ColumnType::text, 260.0F, true, false, true, true},
    {"central", "دسترسی مرکزی", ui::ColumnType::status, 140.0F},
    {"local", "دسترسی محلی", ui::ColumnType::status, 140.0F},
};

class PeopleRows : public ui::TableSource {
 public:
  explicit PeopleRows(const app::Desk& desk) : desk_(desk) {
    desk.replica().for_each(
        access::person_module(), [this](const core::Id& id, const sync::Held& held) {
          people_.emplace_back(id, static_cast<const Person*>(held.record.get()));
        });
    std::sort(people_.begin(), people_.end(),
              [](const auto& a, const auto& b) { return a.second->name < b.second->name; });
  }
  [[nodiscard]] std::size_t row_count() const override { return people_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(people_[row].first);
  }
  [[nodiscard]] const core::Id& id(std::size_t row) const { return people_[row].first; }
  [[nodiscard]] uint64_t version() const override { return desk_.revision(); }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const Person& person = *people_[row].second;
    if (column == 0) return {person.name};
    if (column == 1) return {positions_text(desk_, person)};
    const GrantLayer layer = column == 2 ? GrantLayer::central : GrantLayer::local;
    const StateWord word = word_of(layer_state(person, layer, desk_.today()));
    return {std::string(word.word), word.tone};
  }

 private:
  const app::Desk& desk_;
  std::vector<std::pair<core::Id, const Person*>> people_;
};

struct PeopleMemory {
  ui::TableState table;
  core::Id open;
  std::string act;  ///< Code of the act whose form is open; empty for none.
  core::Id target;  ///< The grant or assignment that it ends.
};

void prefill(ui::FormState& form, const app::Desk& desk, std::string_view act,
             const core::Id& target) {
  const std::string today = desk.today().to_string();
  if (act == "revoke_local_grant" || act == "revoke_central_grant") {
    form.record<access::RevokeGrant>().grant = target;
  } else if (act == "end_assignment" || act == "end_substitute") {
    form.record<access::EndAssignment>().assignment = target;
    form.type("until", today);
  } else {
    form.type("from", today);
    const access::Assignment* assignment = desk.assignment();
    if (assignment != nullptr && (act == "give_local_grant" || act == "assign_substitute")) {
      form.type("office", assignment->office);
    }
  }
}

/// The fields a person fills in; ids and the own office are known.
std::vector<std::string_view> fields_of(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.type == core::FieldType::id || field.name == "office") continue;
    fields.push_back(field.name);
  }
  return fields;
}

void act_button(Shell& shell, PeopleMemory& memory, std::string_view code, const core::Id& target,
                bool danger) {
  const access::Act* act = access::find_act(access::person_module(), code);
  if (act == nullptr) return;
  // What is another position's to give is not offered at all; what is closed today says why.
  if (!is_held(shell.desk(), act->rights)) return;
  const std::string reason =
      closed_reason(shell.desk(), access::person_module(), *act, memory.open);
  const std::string id = std::string(code) + "/" + core::to_string(target);
  if (ui::button(id, act->label,
                 {.kind = danger ? ui::ButtonKind::danger : ui::ButtonKind::normal,
                  .disabled_reason = reason})) {
    memory.act = std::string(code);
    memory.target = target;
    ui::open_dialog("people/act");
  }
}

void draw_grants(Shell& shell, PeopleMemory& memory, const Person& person) {
  app::Desk& desk = shell.desk();
  if (person.grants.empty()) ui::caption("هنوز دسترسی درج پیغام به این شخص داده نشده است.");
  for (const access::Grant& grant : person.grants) {
    const ui::Scope scope(core::to_string(grant.id));
    const StateWord word = word_of(grant_state(grant, desk.today()));
    const bool central = grant.layer == GrantLayer::central;
    ui::Card card("grant",
                  central ? "دسترسی مرکزی" : "دسترسی محلی، " + desk.office_name(grant.office));
    ui::badge(word.tone, word.word);
    const ui::Pair pairs[] = {
        {"از", show_date(grant.from), ui::ValueKind::date},
        {"تا", grant.until ? show_date(*grant.until) : std::string("بدون پایان"),
         ui::ValueKind::date},
        {"دهنده", desk.giver_name(grant.given_by, grant.layer)},
        {"ثبت", show_moment(grant.given_at), ui::ValueKind::date},
        {"دلیل", grant.reason},
        {"لغو", grant.revoked_at ? show_moment(*grant.revoked_at) : std::string(),
         ui::ValueKind::date},
        {"دلیل لغو", grant.revoke_reason},
    };
    ui::pairs("facts", pairs);
    if (!grant.revoked_at) {
      act_button(shell, memory, central ? "revoke_central_grant" : "revoke_local_grant", grant.id,
                 true);
    }
  }
}

void draw_assignments(Shell& shell, PeopleMemory& memory, const Person& person) {
  app::Desk& desk = shell.desk();
  for (const access::Assignment& assignment : person.assignments) {
    const ui::Scope scope(core::to_string(assignment.id));
    const std::string until =
        assignment.until ? show_date(*assignment.until) : std::string("بدون پایان");
    ui::label_value(access::label_of(assignment.position),
                    desk.office_name(assignment.office) + "، از " + show_date(assignment.from) +
                        " تا " + until);
    const bool substitute = assignment.position == access::Position::deputy_substitute;
    if (substitute && access::holds_on(assignment, desk.today())) {
      act_button(shell, memory, "end_substitute", assignment.id, true);
    }
  }
}

void draw_form(Shell& shell, PeopleMemory& memory) {
  const access::Act* act = access::find_act(access::person_module(), memory.act);
  if (act == nullptr) return;
  if (ui::Dialog dialog("people/act", act->label, 560.0F); dialog) {
    const std::vector<std::string_view> fields = fields_of(*act);
    ActFormOptions options;
    options.fields = fields;
    options.prefill = [&](ui::FormState& form) {
      prefill(form, shell.desk(), memory.act, memory.target);
    };
    const std::string id =
        memory.act;  // The memory is cleared below; the scope must not change under the form.
    const ActOutcome outcome =
        act_form(shell, id, access::person_module(), *act, memory.open, options);
    if (outcome == ActOutcome::done) ui::toast(ui::Tone::good, "ثبت شد.");
    if (outcome != ActOutcome::none) {
      memory.act.clear();
      dialog.close();
    }
  } else {
    memory.act.clear();
  }
}

void draw_person(Shell& shell, PeopleMemory& memory, const Person& person) {
  ui::heading(2, person.name);
  {
    ui::Row row;
    act_button(shell, memory, "give_central_grant", {}, false);
    act_button(shell, memory, "give_local_grant", {}, false);
    act_button(shell, memory, "assign_substitute", {}, false);
  }
  ui::Columns columns_of_two({1.0F, 1.0F});
  ui::heading(3, "سمت‌ها");
  draw_assignments(shell, memory, person);
  columns_of_two.next();
  ui::heading(3, "دسترسی درج پیغام قابل توجه بانک");
  draw_grants(shell, memory, person);
}

}  // namespace

void draw_people(Shell& shell) {
  auto& memory = shell.memory<PeopleMemory>("people");
  const PeopleRows rows(shell.desk());
  const ui::TableEvent event = ui::table(
      "list", columns, rows, memory.table,
      {.label = "کارکنان و دسترسی‌ها",
       .height = memory.open.empty() ? 0.0F : 280.0F,
       .empty_title = "کسی ثبت نشده است",
       .empty_text = "کارکنان را راهبر سامانه ثبت می‌کند."});
  if (event.activated) memory.open = rows.id(*event.activated);
  if (event.export_csv) {
    ui::download_file("people.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, rows, memory.table));
  }
  // Held for the whole frame: a grant given below puts another record in its place.
  const sync::Held* held = shell.desk().replica().local(memory.open);
  const std::shared_ptr<const void> kept = held == nullptr ? nullptr : held->record;
  const auto* person = static_cast<const Person*>(kept.get());
  if (person == nullptr) return;
  ui::gap(ui::space::l);
  const ui::Scope scope(core::to_string(memory.open));
  draw_person(shell, memory, *person);
  if (!memory.act.empty()) draw_form(shell, memory);
}

}  // namespace kotaj::screens
