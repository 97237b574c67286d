#include "client/screens/border_market/workload.h"

#include <algorithm>

#include "client/screens/border_market/file_index.h"
#include "shared/access/modules.h"
#include "shared/access/person.h"
#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

using border_market::Record;

struct Workload {
  std::vector<Assessor> assessors;
  uint64_t made_of = ~uint64_t{0};
  std::string office;
};

Assessor& find_or_add(std::vector<Assessor>& all, const std::string& user,
                      const std::string& name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Assessor& one) { return one.user == user; });
  if (found == all.end()) return all.emplace_back(Assessor{user, name, false, 0});
  if (found->name.empty() || found->name == user) found->name = name;
  return *found;
}

void add_held_people(std::vector<Assessor>& all, const app::Desk& desk, const std::string& office) {
  desk.replica().for_each(access::person_module(), [&](const core::Id&, const sync::Held& held) {
    const auto* person = static_cast<const access::Person*>(held.record.get());
    if (person == nullptr || !person->enabled) return;
    for (const access::Assignment& one : person->assignments) {
      if (one.position == access::Position::assessor && one.office == office &&
          access::holds_on(one, desk.today()))
        find_or_add(all, person->user, person->name).held = true;
    }
  });
}

/// Where people's records may not be read, their work is what the device knows them by.
void add_seen(std::vector<Assessor>& all, const Record& record) {
  for (const border_market::Event& event : record.events) {
    if (event.position == static_cast<int64_t>(access::Position::assessor))
      find_or_add(all, event.user, event.name);
  }
}

bool waits_for_assessor(const Record& record) {
  return record.assignment && !record.release &&
         (record.assessments.empty() ||
          record.assessments.back().assessed_on < record.assignment->assigned_on);
}

}  // namespace

const std::vector<Assessor>& assessors(const FileView& view) {
  auto& known = view.shell.memory<Workload>("market/workload");
  const app::Desk& desk = view.shell.desk();
  const std::string& office = view.record.opening.office;
  if (known.made_of == desk.revision() && known.office == office) return known.assessors;
  known.made_of = desk.revision();
  known.office = office;
  known.assessors.clear();
  add_held_people(known.assessors, desk, office);
  for (const Index::Row& row : file_index(view.shell).rows()) {
    const Record& record = file_of(row);
    if (record.opening.office != office) continue;
    add_seen(known.assessors, record);
    if (!waits_for_assessor(record)) continue;
    const std::string& user = record.assignment->assessor;
    ++find_or_add(known.assessors, user, desk.person_name(user)).open_files;
  }
  std::stable_sort(
      known.assessors.begin(), known.assessors.end(),
      [](const Assessor& a, const Assessor& b) { return a.open_files < b.open_files; });
  return known.assessors;
}

void draw_workload(const FileView& view) {
  const std::vector<Assessor>& all = assessors(view);
  if (all.empty()) {
    ui::caption("ارزیابی روی این دستگاه شناخته نیست؛ نام کاربری او را بنویسید.");
    return;
  }
  std::vector<ui::Pair> pairs;
  for (const Assessor& one : all)
    pairs.push_back({one.held ? one.name : one.name + " (" + one.user + ")",
                     core::persian_digits(std::to_string(one.open_files)) + " پرونده در دست"});
  ui::heading(3, "حجم کار ارزیابان");
  ui::pairs("workload", pairs);
}

}  // namespace kotaj::screens::market
