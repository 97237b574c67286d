#pragma once

#include "server/cli/json_document.h"
#include "shared/core/description.h"
#include "shared/core/result.h"

namespace kotaj::server::cli {

/// Problems told of one case; a text of a million bad fields is answered by the first of them.
inline constexpr std::size_t max_problems = 200;

/// A record that a person is still filling in. In it and in all that lies in it an absent key is
/// null and null is allowed; a code that does not exist is told apart: it does not keep the record
/// from being read, and is null afterwards (a currency stays as it was typed).
struct Draft {
  const core::Description& record;
  core::Problems& problems;
};

/// Whether the rows of such a list are written as their only value: the field has no name.
inline bool is_bare(const core::Description& row) {
  return row.fields.size() == 1 && row.fields.front().name.empty();
}

/// Reads one JSON value into a described record, strictly as overview.md's Evaluate section says:
/// every field is required, also where it may be null; unknown fields are a problem; masses,
/// amounts and quantities are decimal strings, dates "1403/02/10". All that is wrong with single
/// fields is added to `problems`, with paths from this value.
void read_record(const core::Description& description, void* record, const JsonDocument& document,
                 const JsonNode& node, core::Problems& problems, const Draft* draft = nullptr);

}  // namespace kotaj::server::cli
