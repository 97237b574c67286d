#pragma once

#include <string>

#include "server/cli/json_document.h"
#include "shared/core/date_sum.h"
#include "shared/core/description.h"

namespace kotaj::server::cli {

/// The rule `date`, one case.
void answer_date(const JsonDocument& document, const JsonNode& node, std::string& out,
                 core::Problems& problems);

}  // namespace kotaj::server::cli

namespace kotaj::core {
template <>
const Description& describe<DateSumInput>();
}  // namespace kotaj::core
