#include "client/screens/border_market/file_index.h"

#include <algorithm>

#include "client/screens/acts.h"
#include "shared/border_market/due.h"
#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

using access::Position;
using border_market::Record;
using border_market::State;
using border_market::Variant;

Entry make_entry(const void* held, core::Date on) {
  const Record& record = *static_cast<const Record*>(held);
  Entry entry;
  entry.state = border_market::state_of(record);
  // Most files are closed ones: nothing is worked out for them.
  if (entry.state == State::delivered) return entry;
  const border_market::Answer answer = border_market::answer_on(record, on);
  entry.next = answer.next;
  entry.awaited = border_market::awaited(record, answer);
  return entry;
}

}  // namespace

const Index& file_index(Shell& shell) {
  auto& index = shell.memory<Index>("market/index");
  index.refresh(shell.desk(), border_market::module(), &make_entry);
  return index;
}

const Record& file_of(const Index::Row& row) {
  return *static_cast<const Record*>(row.record.get());
}

bool is_mine(const app::Desk& desk, const Index::Row& row) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr || file_of(row).opening.office != assignment->office) return false;
  const auto& awaited = row.entry.awaited;
  return std::find(awaited.begin(), awaited.end(), assignment->position) != awaited.end();
}

std::string goods_name(const Record& record) {
  const auto& lines = record.declaration.lines;
  const std::string first = lines.empty() ? std::string() : lines.front().name.value_or("");
  if (first.empty()) return "کالا نوشته نشده";
  if (lines.size() == 1) return first;
  return first + " و " + core::persian_digits(std::to_string(lines.size() - 1)) + " ردیف دیگر";
}

std::string exporter_name(const Record& record) {
  const auto& exporter = record.declaration.exporter;
  return exporter ? exporter->name.value_or("") : std::string();
}

std::string variant_name(Variant variant) {
  const std::string_view label = core::label_of(border_market::variant_choices(), variant);
  return std::string(label.substr(0, label.find(':')));
}

std::string positions_of(std::span<const Position> positions) {
  std::string names;
  for (const Position one : positions) {
    if (!names.empty()) names += "، ";
    names += access::label_of(one);
  }
  return names;
}

ui::Tone tone_of(State state) {
  switch (state) {
    case State::draft:
      return ui::Tone::quiet;
    case State::stopped:
      return ui::Tone::danger;
    case State::to_sign:
    case State::to_deliver:
      return ui::Tone::warning;
    case State::delivered:
      return ui::Tone::good;
    case State::in_steps:
      break;
  }
  return ui::Tone::accent;
}

ui::Tone tone_of(border_market::Verdict verdict) {
  switch (verdict) {
    case border_market::Verdict::below:
    case border_market::Verdict::above:
      return ui::Tone::danger;
    case border_market::Verdict::within:
      return ui::Tone::good;
    case border_market::Verdict::shown:
      return ui::Tone::accent;
    case border_market::Verdict::no_value:
      break;
  }
  return ui::Tone::quiet;
}

}  // namespace kotaj::screens::market
