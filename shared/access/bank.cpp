#include "shared/access/bank.h"

#include <array>

#include "shared/core/field_binding.h"

namespace kotaj::access {

core::Id bank_id(std::string_view code) { return core::derive_id("access.bank", {code}); }

}  // namespace kotaj::access

namespace kotaj::core {

using access::Bank;
using access::BankBranch;

template <>
const Description& describe<BankBranch>() {
  static constexpr std::array<Field, 2> fields{{
      member<&BankBranch::code>({.number = 1,
                                 .name = "code",
                                 .label = "کد شعبه",
                                 .type = FieldType::identifier,
                                 .direction = Direction::ltr,
                                 .cap = 12}),
      member<&BankBranch::name>({.number = 2, .name = "name", .label = "نام شعبه"}),
  }};
  static constexpr Description table =
      description<BankBranch>("access.bank_branch", "شعبه بانک", fields);
  return table;
}

template <>
const Description& describe<Bank>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Bank::code>({.number = 1,
                           .name = "code",
                           .label = "کد بانک",
                           .type = FieldType::identifier,
                           .direction = Direction::ltr,
                           .cap = 12,
                           .searchable = true}),
      member<&Bank::name>({.number = 2, .name = "name", .label = "نام بانک", .searchable = true}),
      list_member<&Bank::branches>(
          {.number = 3, .name = "branches", .label = "شعبه‌ها", .cap = 5000}),
      member<&Bank::enabled>(
          {.number = 4, .name = "enabled", .label = "فعال", .type = FieldType::boolean}),
  }};
  static constexpr Description table = description<Bank>("access.bank", "بانک", fields);
  return table;
}

}  // namespace kotaj::core
