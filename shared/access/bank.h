#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/description.h"
#include "shared/core/id.h"

namespace kotaj::access {

struct BankBranch {
  std::string code;
  std::string name;  ///< Persian.
};

/// An agent bank (بانک عامل), by its code. Reference data: an administrator keeps it.
struct Bank {
  std::string code;  ///< The natural key; part of every notice number.
  std::string name;  ///< Persian.
  std::vector<BankBranch> branches;
  bool enabled = true;
};

/// derive_id("access.bank", {code}).
core::Id bank_id(std::string_view code);

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::BankBranch>();
template <>
const Description& describe<access::Bank>();
}  // namespace kotaj::core
