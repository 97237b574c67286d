#include "shared/core/source.h"

namespace kotaj::core {

std::string to_string(const Source& source) {
  std::string text(source.document);
  if (!source.document.empty() && !source.place.empty()) text += ' ';
  text += source.place;
  return text;
}

}  // namespace kotaj::core
