#include "shared/abandoned_goods/digest.h"

#include "shared/core/sha256.h"

namespace kotaj::abandoned_goods {

void add_part(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

void add_values(std::string& out, const core::Description& description, const void* record) {
  for (const core::Field& field : description.fields) {
    if (field.nested == nullptr) {
      add_part(out, core::format_field(field, field.get(record)));
      continue;
    }
    const std::size_t rows = field.count(record);
    add_part(out, std::to_string(rows));
    for (std::size_t row = 0; row < rows; ++row)
      add_values(out, *field.nested(), field.at(record, row));
  }
}

std::string hex_digest(std::string_view bytes) {
  const core::Digest digest = core::sha256(bytes);
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace kotaj::abandoned_goods
