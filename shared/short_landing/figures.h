#pragma once

#include <string>
#include <string_view>

#include "shared/core/quantity.h"

/// Numbers and templates written straight into a text: the notices are asked for by the million.
namespace kotaj::short_landing {

/// Appends a decimal of that scale as people read it: Persian digits, `٬` between thousands, `٫`
/// before decimals, trailing zeros trimmed, U+2212 as minus.
void append_figure(std::string& out, core::Wide value, int scale);
inline void append_mass(std::string& out, core::Mass mass) {
  append_figure(out, mass.grams, core::mass_scale);
}
inline std::string figure(core::Wide value, int scale) {
  std::string out;
  append_figure(out, value, scale);
  return out;
}
inline std::string mass_figure(core::Mass mass) { return figure(mass.grams, core::mass_scale); }

/// Appends a wording with each `{name}` replaced: `append(out, name)` writes what stands there.
template <typename Append>
void append_filled(std::string& out, std::string_view wording, Append append) {
  while (!wording.empty()) {
    const std::size_t open = wording.find('{');
    const std::size_t close = open == std::string_view::npos ? open : wording.find('}', open);
    if (close == std::string_view::npos) break;
    out += wording.substr(0, open);
    append(out, wording.substr(open + 1, close - open - 1));
    wording.remove_prefix(close + 1);
  }
  out += wording;
}

}  // namespace kotaj::short_landing
