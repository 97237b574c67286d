#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/border_market/declaration.h"
#include "shared/border_market/steps.h"
#include "shared/core/result.h"

/// The form of `kotaj evaluate border-market` (border-market.md, Evaluate). Member names are the
/// public contract's.
namespace kotaj::border_market {

struct Document {
  DocumentStatus status = DocumentStatus::missing;
  std::optional<std::string> reason;
};

/// The nine documents of the text's summary.
struct Documents {
  Document warehouse_receipt;
  Document commercial_card;
  Document export_licence;
  Document standard_certificate;
  Document price_setting;  ///< Customs' own act: never charged to the exporter.
  Document packing_list;
  Document power_of_attorney;
  Document official_introduction;
  Document other;
};

struct Cost {
  CostKind kind = CostKind::unloading_loading;
  CostUnit unit = CostUnit::ton;
  core::Quantity quantity;
  core::Wide rate_irr = 0;  ///< In ten-thousandths of a rial.
};

/// A step's code by itself: in JSON the row is the text.
struct StepDone {
  std::string code;
};

/// A row of the export value list in force on the day; who asks brings it.
struct ListValue {
  std::string hs;
  std::string unit;
  core::Wide value_usd = 0;                  ///< In ten-thousandths of a dollar.
  std::optional<core::Wide> margin_percent;  ///< In hundredths; no source sets one.
};

struct Inquiry {
  core::Date on;
  Variant market_variant = Variant::a;
  Declaration declaration;
  Documents documents;
  std::vector<Cost> costs;
  std::vector<StepDone> steps_done;
  std::vector<ListValue> value_list;
  bool export_duty_by_value = false;
};

/// Adds what is not of the form beyond single fields' types: IDs and tariff codes of another
/// length, transport modes, steps that are no beginning of the sequence, a repeated list row.
/// `problems` holds what was found wrong with single fields.
void check_facts(const Inquiry& inquiry, core::Problems& problems);

}  // namespace kotaj::border_market

namespace kotaj::core {
template <>
const Description& describe<border_market::Document>();
template <>
const Description& describe<border_market::Documents>();
template <>
const Description& describe<border_market::Cost>();
template <>
const Description& describe<border_market::StepDone>();
template <>
const Description& describe<border_market::ListValue>();
template <>
const Description& describe<border_market::Inquiry>();
}  // namespace kotaj::core
