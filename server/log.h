#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace kotaj::server {

/// One JSON object a line on standard error. Never passwords, tokens or what a case holds.
void log_line(std::string_view level, std::string_view message,
              std::initializer_list<std::pair<std::string_view, std::string_view>> members = {});

}  // namespace kotaj::server
