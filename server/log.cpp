#include "server/log.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

#include "server/store/body.h"

namespace kotaj::server {

void log_line(std::string_view level, std::string_view message,
              std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> time{};
  const std::size_t length = std::strftime(time.data(), time.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  std::string line = R"({"time":)";
  store::append_json_string(line, {time.data(), length});
  line += R"(,"level":)";
  store::append_json_string(line, level);
  line += R"(,"message":)";
  store::append_json_string(line, message);
  for (const auto& [name, value] : members) {
    line += ',';
    store::append_json_string(line, name);
    line += ':';
    store::append_json_string(line, value);
  }
  line += "}\n";
  std::fwrite(line.data(), 1, line.size(),
              stderr);  // One write, so that lines of threads never mix.
}

}  // namespace kotaj::server
