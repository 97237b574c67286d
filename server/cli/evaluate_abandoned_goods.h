#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/abandoned_goods/term.h"

namespace kotaj::server::cli {

/// The rule `abandoned-goods`, one case.
void answer_abandoned_goods(const JsonDocument& document, const JsonNode& node, std::string& out,
                            core::Problems& problems);

}  // namespace kotaj::server::cli
