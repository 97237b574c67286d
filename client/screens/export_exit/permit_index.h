#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/record_index.h"
#include "client/screens/shell.h"
#include "shared/export_exit/acts.h"
#include "shared/export_exit/settlement.h"

/// What the lists need of each export permit, on one day.
namespace kotaj::screens::exits {

struct Entry {
  export_exit::State state = export_exit::State::follow_up;
  std::optional<export_exit::Due> due{};
  int32_t days_late = 0;
  bool settled = false;
  bool for_province = false;  ///< A copy waits for the province (E2).
};

using Index = app::RecordIndex<Entry>;

/// The shell's index, brought up to the desk.
const Index& permit_index(Shell& shell);
const export_exit::Record& permit_of(const Index::Row& row);
/// All permits of the device.
std::vector<const export_exit::Record*> all_permits(Shell& shell);
/// Settlement calls of the device, for what silence declared (E9).
std::vector<const export_exit::Settlement*> all_settlements(const app::Desk& desk);

/// Whether the next step is the person's: by position, by the office's side of the permit.
bool is_mine(const app::Desk& desk, const Index::Row& row);
/// «سیمان پرتلند و ۲ ردیف دیگر»
std::string goods_name(const export_exit::Record& record);
ui::Tone tone_of(export_exit::State state);
}  // namespace kotaj::screens::exits
