#pragma once

#include "server/cli/json_document.h"
#include "shared/core/description.h"
#include "shared/core/result.h"

namespace kotaj::server::cli {

/// Problems told of one case; a text of a million bad fields is answered by the first of them.
inline constexpr std::size_t max_problems = 200;

/// Reads one JSON value into a described record, strictly as overview.md's Evaluate section says:
/// every field is required, also where it may be null; unknown fields are a problem; masses,
/// amounts and quantities are decimal strings, dates "1403/02/10". All that is wrong with single
/// fields is added to `problems`, with paths from this value.
void read_record(const core::Description& description, void* record, const JsonDocument& document,
                 const JsonNode& node, core::Problems& problems);

}  // namespace kotaj::server::cli
