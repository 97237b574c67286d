#pragma once

#include <string>
#include <string_view>

namespace kotaj::core {

/// Where a rule, a dated parameter or a refusal comes from: law, bylaw or directive, and the place
/// in it. Every one has a source; a rule without one does not exist.
struct Source {
  enum class Kind : unsigned char { law, bylaw, directive, system };

  Kind kind = Kind::system;
  std::string_view
      document{};  ///< Number or short title: "1401/710203", "قانون امور گمرکی". Static storage.
  std::string_view
      place{};  ///< "بند ۲", "ماده ۲۴ تبصره ۱"; empty for the whole document. Static storage.

  friend bool operator==(const Source&, const Source&) = default;
};

/// As a person reads it: "1401/710203 بند ۲".
std::string to_string(const Source& source);

}  // namespace kotaj::core
