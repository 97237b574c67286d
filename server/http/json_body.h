#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace kotaj::server::http {

/// The text members of a small JSON object; what is not a text is left out.
using SmallObject = std::map<std::string, std::string, std::less<>>;

/// A small JSON object from a request's body, strictly: depth and repeated keys as everywhere.
/// Empty where it is not one.
std::optional<SmallObject> parse_small_object(std::string_view body);
/// A member that must be a text; empty where it is missing or something else.
std::optional<std::string> text_member(const SmallObject& object, std::string_view name);
Reply bad_json();

}  // namespace kotaj::server::http
