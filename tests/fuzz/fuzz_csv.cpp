// A table that somebody hands in (libFuzzer's entry). The first byte chooses the record; the rest
// is the file. What was read without a problem must be written, and read again as the same.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/access/bank.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"
#include "shared/short_landing/case.h"
#include "shared/sync/codec.h"
#include "shared/sync/csv.h"
#include "shared/sync/limits.h"
#include "tests/fuzz/require.h"

namespace {

using namespace kotaj;  // NOLINT: a program of its own.
using fuzz::require;

const core::Description& chosen(uint8_t byte) {
  switch (byte % 4) {
    case 0:
      return core::describe<access::Office>();
    case 1:
      return core::describe<access::Bank>();
    case 2:
      return core::describe<access::PutPerson>();
    default:
      return core::describe<short_landing::Declaration>();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const core::Description& description = chosen(data[0]);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  for (const char separator : {',', ';', '\t'}) sync::split_csv(bytes, separator);
  const sync::CsvRead read = sync::read_csv(description, bytes);
  require(read.problems.empty() || read.rows.empty());
  std::vector<const void*> good;
  std::vector<std::shared_ptr<void>> kept;
  for (const sync::CsvRow& row : read.rows) {
    require(row.line > 0);
    if (!row.problems.empty() || row.record == nullptr) continue;
    good.push_back(row.record.get());
    kept.push_back(row.record);
  }
  if (good.empty()) return 0;
  const sync::CsvRead again = sync::read_csv(description, sync::write_csv(description, good));
  require(again.problems.empty() && again.rows.size() == good.size());
  for (std::size_t at = 0; at < good.size(); ++at) {
    require(again.rows[at].problems.empty());
    require(sync::encode_record(description, again.rows[at].record.get()) ==
            sync::encode_record(description, good[at]));
  }
  return 0;
}
