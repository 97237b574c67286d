#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kotaj::app {

/// What was typed into a form, by field path.
using Draft = std::map<std::string, std::string>;

/// A draft as bytes: "size:path" and "size:text" one after the other.
std::string encode_draft(const Draft& draft);
/// Empty where the bytes are not a draft.
Draft decode_draft(std::string_view bytes);

}  // namespace kotaj::app
