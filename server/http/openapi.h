#pragma once

#include <string>

namespace kotaj::server::http {

/// OpenAPI 3.1 of what other systems may use: evaluate, the notice check, the bank's notices. Made
/// from the same descriptions as forms and the wire.
std::string openapi_document();

}  // namespace kotaj::server::http
