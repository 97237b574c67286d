#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/export_exit/judgement.h"

namespace kotaj::server::cli {

/// The rule `export-exit`, one case.
void answer_export_exit(const JsonDocument& document, const JsonNode& node, std::string& out,
                        core::Problems& problems);

}  // namespace kotaj::server::cli
