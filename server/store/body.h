#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "shared/core/description.h"

namespace kotaj::server::store {

/// A record as canonical JSON: members in the order of its table, nothing blank between them,
/// masses and amounts as decimal strings, moments as milliseconds since 1970 UTC. Readable with
/// `sqlite3` when the program is gone; the same record always gives the same bytes.
std::string to_body(const core::Description& description, const void* record);
/// Null where the text is not such a record. Unknown members are skipped, missing ones keep their
/// default.
std::shared_ptr<void> from_body(const core::Description& description, std::string_view body);

/// Appends a JSON string literal.
void append_json_string(std::string& out, std::string_view text);

}  // namespace kotaj::server::store
