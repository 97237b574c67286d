#pragma once

#include <cstddef>
#include <utility>
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
  /// What a row says otherwise than the permit's first one, with that row.
  std::vector<std::pair<std::size_t, core::Problem>> conflicts;
};
/// The rows put together by their permit, in the order of the file.
std::vector<ListedPermit> permits_of(const std::vector<PermitRow>& rows);

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::PermitRow>();
}  // namespace kotaj::core
