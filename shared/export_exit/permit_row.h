#pragma once

#include <cstddef>
#include <vector>

#include "shared/export_exit/permit.h"

/// Permits from a file: a line is a permit with one line of its goods; more lines of one permit
/// follow with the same kotaj.
namespace kotaj::export_exit {

struct PermitRow {
  Permit permit;
  GoodsLine line;
};

/// A permit put together from the rows of a file.
struct ListedPermit {
  Permit permit;
  std::vector<std::size_t> rows;  ///< Of the list that was given.
  core::Problems problems;
};
/// The rows put together by their permit, in the order of the file; a row that says something else
/// of the same permit is a problem there.
std::vector<ListedPermit> permits_of(const std::vector<PermitRow>& rows, core::Date on);

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::PermitRow>();
}  // namespace kotaj::core
