#pragma once

#include <string>

#include "shared/border_market/record.h"
#include "shared/core/document.h"

/// The market's papers as data: the declaration (printed in step C4) and the release document.
namespace kotaj::border_market {

/// What a paper says that stands in no record.
struct PaperFacts {
  std::string office_name;
  std::string market_name;
  core::Date on;
};

/// The declaration as it stands, with its lines and computed totals.
core::Document declaration_paper(const Record& record, const PaperFacts& facts);
/// The release document with its fees; the head's place to sign stays empty until he has signed.
core::Document release_paper(const Record& record, const PaperFacts& facts);

}  // namespace kotaj::border_market
