#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/app/record_index.h"
#include "client/screens/shell.h"
#include "client/ui/board.h"
#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/lists.h"
#include "shared/abandoned_goods/steps.h"

/// What the lists need of each case of abandoned goods, on one day.
namespace kotaj::screens::abandoned {

struct Entry {
  abandoned_goods::BoardRow row{};  ///< Its `kotaj` is a view into the record that the index holds.
  std::optional<int> days_left{};   ///< Until `due_day`; below 0 it is over.
  mutable std::string search{};     ///< Made when first asked for.
};

using Index = app::RecordIndex<Entry>;

/// The shell's index, brought up to the desk.
const Index& case_index(Shell& shell);
const abandoned_goods::Case& case_of(const Index::Row& row);
/// Number, custodian, owner, goods, kotaj and containers as a search key.
const std::string& search_text_of(const Index::Row& row);

/// The last day of what runs in the case's step: of the stay, of a warning, of a return's currency.
std::optional<core::Date> due_day(const abandoned_goods::Case& record,
                                  const abandoned_goods::BoardRow& row);
/// «قبض انبار 12345»
std::string receipt_name(const abandoned_goods::Receipt& receipt);
/// The goods in one line: of the first line, and how many more there are.
std::string goods_name(const abandoned_goods::Case& record);
ui::Tone tone_of(abandoned_goods::Step step);

/// Whether the step waits for this act: what is open over a long stretch (a withdrawal, a return)
/// is nobody's next work.
bool is_next(const abandoned_goods::StepRow& row, abandoned_goods::Step step);
/// Whether the step waits for an act of the position.
bool awaits(access::Position position, abandoned_goods::Step step);

}  // namespace kotaj::screens::abandoned
