#pragma once

#include "shared/core/result.h"
#include "shared/export_valuation/request.h"

/// What keeps a draft from being signed: a letter without its forms, an explicit expert opinion and
/// legal documents is not accepted.
namespace kotaj::export_valuation {

/// All of it, with paths in the record (`form.rows[0].hs_code`) and the rule behind each; empty
/// where the letter is whole.
core::Problems problems_of(const Request& request, core::Date on);

}  // namespace kotaj::export_valuation
