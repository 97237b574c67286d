#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/short_landing/inquiry.h"

namespace kotaj::server::cli {

/// The rule `short-landing`, one case.
void answer_short_landing(const JsonDocument& document, const JsonNode& node, std::string& out,
                          core::Problems& problems);

}  // namespace kotaj::server::cli
