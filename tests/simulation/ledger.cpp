#include "tests/simulation/ledger.h"

#include <cinttypes>
#include <cstdio>

#include "shared/sync/codec.h"

namespace kotaj::simulation {

namespace {

constexpr std::size_t most_problems = 20;

}  // namespace

void Trace::line(int64_t at_ms, const std::string& text) {
  ++lines_;
  const std::string whole = std::to_string(at_ms) + " " + text + "\n";
  for (const char letter : whole) {
    hash_ ^= static_cast<unsigned char>(letter);
    hash_ *= 0x100000001B3ULL;
  }
  if (prints_) std::fputs(whole.c_str(), stdout);
}

std::string Trace::hash() const {
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, hash_);
  return text;
}

void Ledger::wrong(const std::string& what) {
  if (problems_.size() < most_problems) problems_.push_back(what);
}

void Ledger::kept(const kotaj::sync::Operation& operation) {
  const auto [at, fresh] = operations_.emplace(operation.id, operation);
  if (!fresh && kotaj::sync::encode(at->second) != kotaj::sync::encode(operation))
    wrong("operation " + core::to_string(operation.id) + " was kept in two forms");
}

void Ledger::answered(const kotaj::sync::OperationResult& result) {
  const std::string name = "operation " + core::to_string(result.id);
  Answer answer{result.accepted, result.log_seq, result.registered_at.unix_ms, {}};
  if (result.refusal) {
    const std::string source =
        result.source.empty() ? core::to_string(result.refusal->source) : result.source;
    answer.refusal = result.refusal->code + "|" + result.refusal->field + "|" +
                     result.refusal->reason + "|" + source;
  }
  if (result.log_seq == 0) {
    wrong(name + " got an answer that leaves no row: " + answer.refusal);
    return;
  }
  const auto [at, fresh] = answers_.emplace(result.id, answer);
  if (fresh) return;
  const Answer& first = at->second;
  if (first.accepted != answer.accepted || first.log_seq != answer.log_seq ||
      first.registered_at != answer.registered_at || first.refusal != answer.refusal) {
    wrong("S1: " + name + " got another answer than its first");
  }
}

void Ledger::check_acknowledged(server::store::Reader& reader) {
  for (const auto& [id, answer] : answers_) {
    const auto row = reader.find_operation(id);
    if (!row || row->seq != answer.log_seq)
      wrong("S2: acknowledged operation " + core::to_string(id) + " is not in its row of the log");
  }
}

}  // namespace kotaj::simulation
