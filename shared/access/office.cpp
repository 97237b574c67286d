#include "shared/access/office.h"

#include <algorithm>
#include <array>

#include "shared/access/module.h"
#include "shared/core/field_binding.h"

namespace kotaj::access {
namespace {

/// Headquarters, province, office: more levels than there are, so that a circle ends.
constexpr int max_levels = 8;

bool lies_in(std::string_view office, std::string_view above, const Lookup& lookup) {
  std::string code(office);
  for (int level = 0; level < max_levels && !code.empty(); ++level) {
    if (code == above) return true;
    const auto* held = static_cast<const Office*>(lookup.find("office", office_id(code)));
    if (held == nullptr) return false;
    code = held->parent;
  }
  return false;
}

}  // namespace

core::Id office_id(std::string_view code) { return core::derive_id("access.office", {code}); }

std::string_view province_reached(std::string_view office, const Act& act, const Actor& actor,
                                  const Lookup* lookup) {
  if (actor.person == nullptr || lookup == nullptr) return {};
  const Assignment* assignment = find_assignment(*actor.person, actor.assignment);
  if (assignment == nullptr || assignment->office.empty()) return {};
  const bool reaches = std::any_of(act.rights.begin(), act.rights.end(), [&](const Right& right) {
    return right.reach == Reach::own_province && right.position == assignment->position;
  });
  return reaches && lies_in(office, assignment->office, *lookup) ? assignment->office
                                                                 : std::string_view{};
}

Subject office_subject(const std::string* of_record, const std::string* of_form, const Act& act,
                       const Context& context) {
  Subject subject;
  if (of_record != nullptr) {
    subject.offices.push_back(*of_record);
  } else if (of_form != nullptr) {
    subject.offices.push_back(*of_form);
  } else if (act.opens) {
    subject.offices.push_back(office_of(context.actor));
  }
  if (!subject.offices.empty()) {
    subject.province =
        province_reached(subject.offices.front(), act, context.actor, context.lookup);
  }
  return subject;
}

}  // namespace kotaj::access

namespace kotaj::core {
namespace {

using access::Office;
using access::OfficeKind;

constexpr std::array<Choice, 3> office_kinds{{
    {static_cast<int32_t>(OfficeKind::headquarters), "headquarters", "ستاد"},
    {static_cast<int32_t>(OfficeKind::province), "province", "حوزه نظارت / اداره کل استان"},
    {static_cast<int32_t>(OfficeKind::customs_office), "customs_office", "گمرک اجرایی"},
}};

}  // namespace

template <>
const Description& describe<Office>() {
  static constexpr std::array<Field, 6> fields{{
      member<&Office::code>({.number = 1,
                             .name = "code",
                             .label = "کد گمرک",
                             .type = FieldType::identifier,
                             .direction = Direction::ltr,
                             .cap = 12,
                             .searchable = true}),
      member<&Office::name>({.number = 2, .name = "name", .label = "نام گمرک", .searchable = true}),
      member<&Office::kind>({.number = 3,
                             .name = "kind",
                             .label = "نوع",
                             .type = FieldType::choice,
                             .choices = +[] { return std::span<const Choice>(office_kinds); }}),
      member<&Office::parent>({.number = 4,
                               .name = "parent",
                               .label = "بالادست",
                               .type = FieldType::identifier,
                               .direction = Direction::ltr,
                               .cap = 12,
                               .blank_allowed = true}),
      member<&Office::border>(
          {.number = 5, .name = "border", .label = "گمرک مرزی", .type = FieldType::boolean}),
      member<&Office::enabled>(
          {.number = 6, .name = "enabled", .label = "فعال", .type = FieldType::boolean}),
  }};
  static constexpr Description table = description<Office>("access.office", "گمرک", fields);
  return table;
}

}  // namespace kotaj::core
