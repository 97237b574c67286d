#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/description.h"
#include "shared/export_valuation/analysis.h"

/// The analysis as `kotaj evaluate export-valuation` asks for it.
namespace kotaj::export_valuation {

/// Which official form is asked for.
enum class FormKind : int32_t { pq33 = 33 };
std::span<const core::Choice> inquiry_forms();

struct InquiryRow {
  std::string material;
  core::Quantity consumption;
  std::string unit;
  std::optional<core::Wide> rate_domestic_irr;
  std::optional<core::Wide> rate_foreign_usd;
  core::Wide other_irr = 0;
};

struct Inquiry {
  FormKind form = FormKind::pq33;
  std::string goods;
  core::Quantity produced;
  std::string produced_unit;
  core::Wide exchange_rate = 0;
  std::vector<InquiryRow> rows;
};

/// What the fields' own forms do not say: figures above zero, a rate in every row. Asked only of
/// what could be read; adds to `problems`.
void check_facts(const Inquiry& inquiry, core::Problems& problems);

struct Answer {
  Analysis analysis;
  core::Explanation explanation;
};
Answer answer(const Inquiry& inquiry);

}  // namespace kotaj::export_valuation

namespace kotaj::core {
template <>
const Description& describe<export_valuation::InquiryRow>();
template <>
const Description& describe<export_valuation::Inquiry>();
}  // namespace kotaj::core
