#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/access/decide.h"
#include "shared/access/module.h"
#include "shared/sync/operation.h"

/// What the log keeps of an operation's outcome, as JSON: the first answer, given again for ever,
/// and the numbers and codes that `replay` needs.
namespace kotaj::server::sync {

using Numbers = std::vector<access::NoticeNumbering::Numbered>;

std::string accepted_json(uint64_t version, const Numbers& numbers);
std::string refused_json(const access::Refusal& refusal);

struct StoredResult {
  bool accepted = false;
  uint64_t version = 0;
  Numbers numbers{};
  access::Refusal refusal{};
};
/// False where the text is not such a result.
bool read_result(std::string_view json, StoredResult& out);

/// A source's texts have static storage; those read back from the log are kept once each, for the
/// program's life.
std::string_view kept_text(std::string_view text);

}  // namespace kotaj::server::sync
