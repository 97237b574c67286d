#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/document.h"
#include "shared/export_exit/acts.h"
#include "shared/export_exit/settlement.h"

/// The papers of the follow-up as data: the inquiry with its copies, and the settlement report.
namespace kotaj::export_exit {

/// What a letter says that stands in no record.
struct LetterFacts {
  std::string office_name;
  std::string border_name;
  core::Date on;
};

/// The inquiry as it was sent, or as `draft` would send it (E2, E4): a second one lists the earlier
/// steps with their dates. `number` counts from 0.
core::Document inquiry_letter(const Record& record, std::size_t number,
                              const std::optional<SendInquiry>& draft, const LetterFacts& facts);
/// One line a step: what was done before the inquiry, and when.
std::vector<std::string> earlier_steps(const Record& record, std::size_t before_inquiry);
/// The result of a settlement call, with its permits.
core::Document settlement_letter(const Settlement& settlement, const Progress& progress,
                                 const LetterFacts& facts);

}  // namespace kotaj::export_exit
