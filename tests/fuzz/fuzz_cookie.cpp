// A Cookie header (libFuzzer's entry), against a plain reading of the same rule: pairs between
// semicolons, spaces before a name left out, one value or none.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"
#include "tests/fuzz/require.h"

namespace {

using namespace kotaj::server;  // NOLINT: a program of its own.
using kotaj::fuzz::require;

std::string plain_reading(std::string_view header, std::string_view name) {
  std::vector<std::string> values;
  std::string pair;
  const std::string wanted = std::string(name) + "=";
  const auto take = [&] {
    const std::size_t begin = pair.find_first_not_of(' ');
    if (begin != std::string::npos && pair.compare(begin, wanted.size(), wanted) == 0)
      values.push_back(pair.substr(begin + wanted.size()));
    pair.clear();
  };
  for (const char letter : header) {
    if (letter == ';') {
      take();
    } else {
      pair += letter;
    }
  }
  take();
  return values.size() == 1 ? values.front() : std::string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const std::string_view header(reinterpret_cast<const char*>(data), size);
  const std::string_view found = http::cookie_value(header, http::session_cookie);
  require(found == plain_reading(header, http::session_cookie));
  // Whatever came in, a cookie that we set is one line.
  require(http::set_cookie("0").find("\r\n") == http::set_cookie("0").size() - 2);
  return 0;
}
