#include "shared/access/seen.h"

#include "shared/core/sha256.h"

namespace kotaj::access {

void Seen::part(std::string_view part) {
  // With its length before it: what two parts say together, no third can.
  parts_ += std::to_string(part.size());
  parts_ += ':';
  parts_ += part;
}

void Seen::record(const core::Description& description, const void* record) {
  for (const core::Field& field : description.fields) {
    if (field.nested == nullptr) {
      part(core::format_field(field, field.get(record)));
      continue;
    }
    const std::size_t rows = field.count(record);
    part(std::to_string(rows));
    for (std::size_t row = 0; row < rows; ++row)
      this->record(*field.nested(), field.at(record, row));
  }
}

std::string Seen::digest() const {
  const core::Digest digest = core::sha256(parts_);
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace kotaj::access
