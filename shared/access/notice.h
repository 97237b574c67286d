#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/description.h"
#include "shared/core/id.h"
#include "shared/core/tehran.h"

namespace kotaj::access {

/// A bank notice, as its one addressee sees it. It never changes; a later one may supersede it.
/// Everything in it may be read by the bank, so nothing else may ever be added to it.
struct BankNotice {
  std::string number;  ///< `office-year-bank-serial`; empty until the server has accepted it («در
                       ///< صف ارسال»).
  std::string verification_code;  ///< 80 random bits, base32 in groups; empty until accepted.
  core::Moment issued_at;         ///< Registration moment.
  std::string bank;               ///< Addressee: bank code.
  std::string branch;             ///< Addressee: branch code, may be empty.
  std::string office;
  std::string kotaj;
  std::string order_registration;
  std::string payment_instrument;
  std::string kind;  ///< "N1", "N4", "N5", "N7", "N8"
  std::string text;
  std::string
      supersedes;  ///< Numbers of the notices it replaces, with one space between; empty when none.
  std::string superseded_by;  ///< Number of the notice that replaced it; empty while it holds.
  std::string office_name;    ///< Persian; only as a bank reads it, which may not read the office.
};

/// The numbers in `supersedes`, one by one: a notice that tells an old addressee that the
/// declaration left it replaces all it had.
std::vector<std::string_view> superseded_numbers(const BankNotice& notice);

/// The notice as its bank gets it: with the office's name, which is kept nowhere with it.
const core::Description& addressed_notice();

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::BankNotice>();
}  // namespace kotaj::core
