#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/app/record_index.h"
#include "client/screens/shell.h"
#include "client/ui/theme.h"
#include "shared/access/decide.h"
#include "shared/border_market/acts.h"
#include "shared/border_market/record.h"

/// What the lists need of each file, on one day.
namespace kotaj::screens::market {

struct Entry {
  border_market::State state = border_market::State::draft;
  const border_market::StepRule* next = nullptr;  ///< Null when all steps are done.
  std::vector<access::Position> awaited{};        ///< Who has something to do with it now.
};

using Index = app::RecordIndex<Entry>;

/// The shell's index, brought up to the desk.
const Index& file_index(Shell& shell);
const border_market::Record& file_of(const Index::Row& row);
/// Whether the file waits for the position in which the person works, in his office.
bool is_mine(const app::Desk& desk, const Index::Row& row);

/// «پسته خندان و ۲ ردیف دیگر»
std::string goods_name(const border_market::Record& record);
std::string exporter_name(const border_market::Record& record);
/// «ترتیب الف»
std::string variant_name(border_market::Variant variant);
/// «کارشناس ثبت، معاون گمرک»
std::string positions_of(std::span<const access::Position> positions);
ui::Tone tone_of(border_market::State state);
ui::Tone tone_of(border_market::Verdict verdict);

}  // namespace kotaj::screens::market
