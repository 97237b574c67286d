#include "client/screens/border_market/value_match.h"

#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

/// How many words of one name stand in the other.
std::size_t shared_words(const std::string& name, const std::string& listed) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string word = name.substr(at, end - at);
    if (!word.empty() && listed.find(word) != std::string::npos) ++count;
    at = end + 1;
  }
  return count;
}

}  // namespace

const export_valuation::ValueLine* nearest_value(const FileView& view,
                                                 const border_market::Line& line) {
  if (!line.hs || !line.unit) return nullptr;
  const std::string unit = core::search_key(*line.unit);
  const std::string name = core::search_key(line.name.value_or(""));
  const export_valuation::ValueLine* nearest = nullptr;
  std::size_t best = 0;
  view.shell.desk().replica().for_each(
      export_valuation::values_module(), [&](const core::Id&, const sync::Held& held) {
        const auto* row = static_cast<const export_valuation::ValueLine*>(held.record.get());
        if (row == nullptr || row->hs_code != *line.hs || core::search_key(row->unit) != unit ||
            export_valuation::entry_on(*row, view.on) == nullptr)
          return;
        const std::size_t score =
            shared_words(name, core::search_key(row->goods + ' ' + row->brand));
        if (nearest != nullptr && score <= best) return;
        nearest = row;
        best = score;
      });
  return nearest;
}

}  // namespace kotaj::screens::market
