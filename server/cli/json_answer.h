#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/core/date.h"
#include "shared/core/explanation.h"
#include "shared/core/result.h"

/// How the rules' answers are written: members in the order in which they are appended. Each
/// function writes the comma before it, except after an opening brace.
namespace kotaj::server::cli {

/// `"name":`
void append_name(std::string& out, std::string_view name);
/// A text, null where it is empty.
void append_text(std::string& out, std::string_view name, std::string_view text);
/// "1403/04/10", or null.
void append_date(std::string& out, std::string_view name, const std::optional<core::Date>& date);
/// `"problems":[…]`
void append_problems(std::string& out, const core::Problems& problems);
/// `"explanation":[…]`
void append_explanation(std::string& out, const core::Explanation& steps);

}  // namespace kotaj::server::cli
