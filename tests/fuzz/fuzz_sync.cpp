// What comes from the network or from a file, byte for byte: libFuzzer's entry (clang++
// -fsanitize=fuzzer,address,undefined). The first byte chooses the door. What is taken must be
// written again as the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shared/sync/codec.h"
#include "shared/sync/modules.h"
#include "tests/fuzz/require.h"

namespace {

using namespace kotaj;
using fuzz::require;

/// A record may lack a member or have one of a newer version; its second encoding is the settled
/// one.
void try_record(const core::Description& description, std::string_view bytes) {
  sync::DecodeError error{};
  const auto record = sync::decode_record(description, bytes, error);
  require((record == nullptr) == (error != sync::DecodeError::none));
  if (record == nullptr) return;
  const std::string settled = sync::encode_record(description, record.get());
  const auto again = sync::decode_record(description, settled, error);
  require(again != nullptr && sync::encode_record(description, again.get()) == settled);
  core::validate(description, record.get());
  core::searchable_text(description, record.get());
}

void try_every_record(std::string_view bytes) {
  for (const access::Module* module : sync::modules()) {
    try_record(module->record(), bytes);
    for (const access::Act& act : module->acts) {
      if (act.payload != nullptr) try_record(*act.payload(), bytes);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  sync::DecodeError error{};
  switch (data[0] % 5) {
    case 0:
      if (const auto request = sync::decode_sync_request(bytes, error))
        require(sync::encode(*request) == bytes);
      break;
    case 1:
      if (const auto response = sync::decode_sync_response(bytes, error))
        require(sync::encode(*response) == bytes);
      break;
    case 2:
      if (const auto operation = sync::decode_operation(bytes, error))
        require(sync::encode(*operation) == bytes);
      break;
    case 3:
      if (const auto segment = sync::decode_segment(bytes, error))
        require(sync::encode_segment(*segment) == bytes);
      break;
    default:
      try_every_record(bytes);
      break;
  }
  return 0;
}
