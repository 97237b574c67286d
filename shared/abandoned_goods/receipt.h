#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/abandoned_goods/case_choices.h"
#include "shared/abandoned_goods/choices.h"
#include "shared/core/date.h"
#include "shared/core/description.h"
#include "shared/core/id.h"
#include "shared/core/quantity.h"

namespace kotaj::abandoned_goods {

/// One line of goods as the warehouse receipt has it.
struct GoodsLine {
  std::string goods;
  std::string hs_code;  ///< Empty where the receipt has none.
  std::optional<core::Mass> gross;
  std::optional<int64_t> packages;
  std::string package_kind;
  std::string container;
};

/// A warehouse receipt; also what opens a case. Custodian and number are the natural key.
struct Receipt {
  std::string office;     ///< Customs office code.
  std::string custodian;  ///< Who took the goods over (مرجع تحویل‌گیرنده).
  std::string number;
  Place place = Place::customs_warehouse;
  core::Date entered_first_warehouse;
  core::Date entered_here;
  std::string owner;  ///< Owner or bringer.
  std::string owner_id;
  std::string owner_address;
  bool perishable = false;
  bool hazardous = false;
  bool prohibited = false;
  bool costly_to_keep = false;
  bool facilities = true;
  std::optional<core::Date> moved_to_suitable_warehouse_on;
  std::optional<core::Date> zone_term_ends;
  std::string custodian_list;  ///< The list that announced it.
  std::optional<core::Date> listed_on;
  // A declaration under art. 47 that the goods had before (B4, B15).
  std::string prior_kotaj;  ///< Empty where there was none.
  std::optional<core::Date> prior_registered_on;
  std::optional<Procedure> prior_procedure;
  std::optional<core::Wide> prior_value_usd;  ///< Cents.
  std::string prior_documents;
  // The release or sale document that came with the list (T3).
  std::optional<ReleaseKind> release_kind;
  std::string release_document;
  std::optional<core::Date> release_document_on;
  std::vector<GoodsLine> goods;
};

/// derive_id("abandoned_goods", {custodian, number}).
core::Id case_id(const Receipt& receipt);
bool has_prior_declaration(const Receipt& receipt);

/// One row of a custodian's list as a table: one line of goods, with its receipt beside it.
struct ListRow {
  Receipt receipt;  ///< Its `goods` stays empty.
  GoodsLine line;
};

/// The rows of one receipt as one case to open. `rows` are indices into what was given.
struct ListedReceipt {
  Receipt receipt;
  std::vector<std::size_t> rows;
  /// What the rows of one receipt say against one another; `field` is the column, with the row.
  struct Conflict {
    std::size_t row = 0;
    core::Problem problem;
  };
  std::vector<Conflict> conflicts;
};
/// Rows of the same receipt, wherever they stand, become one case with as many lines of goods, in
/// the order of their first rows. A row that says otherwise about the receipt than the first is a
/// conflict on that column.
std::vector<ListedReceipt> group_rows(std::span<const ListRow* const> rows);

/// All that is wrong with a receipt by the procedure's own sense, on the day of opening (paths as
/// in the payload): entry after today, entry here before the first entry, a prior declaration told
/// by half.
core::Problems receipt_problems(const Receipt& receipt, core::Date on);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::GoodsLine>();
template <>
const Description& describe<abandoned_goods::Receipt>();
template <>
const Description& describe<abandoned_goods::ListRow>();
}  // namespace kotaj::core
