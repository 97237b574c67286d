#include "shared/access/office.h"

#include <array>

namespace kotaj::access {

core::Id office_id(std::string_view code) { return core::derive_id("access.office", {code}); }

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
  static const std::array<Field, 6> fields{{
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
                             .choices = office_kinds}),
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
  static const Description table = description<Office>("access.office", "گمرک", fields);
  return table;
}

}  // namespace kotaj::core
