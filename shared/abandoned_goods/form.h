#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/case.h"
#include "shared/law/dated.h"

/// What the abandoned declaration says by rule: who owns and declares, whose permits its goods
/// need, which goods need a value ID (B1, B5, B6, B15).
namespace kotaj::abandoned_goods {

/// Goods by the first digits of their HS code.
struct PermitRange {
  std::string_view prefix;
  Permit permit;
};
/// The permits that HS codes ask for, dated.
const law::Timeline<std::vector<PermitRange>>& permit_ranges();
/// Vehicles, road and mining machinery and the like: HS prefixes, dated.
const law::Timeline<std::vector<std::string_view>>& value_id_ranges();

/// The permits that the lines' HS codes ask for on a day, in the order of the lines.
std::vector<NeededPermit> permits_needed(const std::vector<DeclaredLine>& lines, core::Date on);
/// What of `needed` is not among `listed`.
std::vector<NeededPermit> missing_permits(const std::vector<NeededPermit>& needed,
                                          const std::vector<NeededPermit>& listed);
/// The declaration's sentence for the Organization; empty where no permit is needed.
std::string permit_text(const std::vector<NeededPermit>& permits);
/// B5, by the HS code alone.
bool hs_needs_value_id(std::string_view hs_code, core::Date on);

/// Boxes 1, 8, 14 and 31 of a declaration registered on its day, from the procedure's figures.
void fill_boxes(Declaration& declaration, const Receipt& receipt);

}  // namespace kotaj::abandoned_goods
