#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/border_market/inquiry.h"

namespace kotaj::server::cli {

/// `kotaj evaluate border-market`: appends the result's JSON, or tells `problems`.
void answer_border_market(const JsonDocument& document, const JsonNode& node, std::string& out,
                          core::Problems& problems);

}  // namespace kotaj::server::cli
