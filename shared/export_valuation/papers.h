#pragma once

#include <string>

#include "shared/core/document.h"
#include "shared/export_valuation/request.h"

/// The official forms as data: PQ31, and PQ33 of one row of goods.
namespace kotaj::export_valuation {

/// What a form says that stands in no request.
struct PaperFacts {
  std::string office_name;
  core::Date on;
};

/// Form PQ31: the letter with its rows, padded to the lines of the printed form.
core::Document request_paper(const Request& request, const PaperFacts& facts);
/// Form PQ33; what is not on the printed form stands below its table (EV-4).
core::Document analysis_paper(const RawAnalysis& form, const PaperFacts& facts);

}  // namespace kotaj::export_valuation
