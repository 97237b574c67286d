#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/export_valuation/inquiry.h"

namespace kotaj::server::cli {

/// The rule `export-valuation`, one case.
void answer_export_valuation(const JsonDocument& document, const JsonNode& node, std::string& out,
                             core::Problems& problems);

}  // namespace kotaj::server::cli
