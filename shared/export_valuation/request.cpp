#include "shared/export_valuation/request.h"

namespace kotaj::export_valuation {

core::Id request_id(std::string_view office, std::string_view file_number) {
  return core::derive_id("export_valuation", {office, file_number});
}

const RawAnalysis* analysis_of_row(const Request& request, int64_t row) {
  for (const RawAnalysis& one : request.analyses) {
    if (one.row == row) return &one;
  }
  return nullptr;
}

AnalysisView view_of(const RawAnalysis& form) {
  AnalysisView view;
  view.rows.reserve(form.rows.size());
  for (const Material& row : form.rows) {
    view.rows.push_back({row.material, row.unit, row.consumption, row.rate_domestic_irr,
                         row.rate_foreign_usd, row.other_irr});
  }
  view.input = {view.rows, form.produced, form.produced_unit, form.exchange_rate};
  return view;
}

std::optional<core::Wide> value_set(const Request& request, int64_t row) {
  if (request.resolution) {
    for (const ResolvedValue& one : request.resolution->values) {
      if (one.row == row) return one.value_usd;
    }
  }
  const auto at = static_cast<std::size_t>(row - 1);
  if (row < 1 || at >= request.form.rows.size()) return std::nullopt;
  return request.form.rows[at].proposed_usd;
}

}  // namespace kotaj::export_valuation
