#pragma once

#include <string>

#include "client/app/record_index.h"
#include "client/screens/shell.h"
#include "client/ui/theme.h"
#include "shared/access/position.h"
#include "shared/export_valuation/request.h"
#include "shared/export_valuation/steps.h"
#include "shared/export_valuation/values.h"

/// What the lists of this folder need of each record, and how its figures are written.
namespace kotaj::screens::valuation {

/// Nothing is worked out beforehand: the record says all that its list shows.
struct RecordAlone {};
using RequestIndex = app::RecordIndex<RecordAlone>;
/// The shell's index of requests, brought up to the desk.
const RequestIndex& request_index(Shell& shell);
const export_valuation::Request& request_of(const RequestIndex::Row& row);

using ValueIndex = app::RecordIndex<RecordAlone>;
const ValueIndex& value_index(Shell& shell);
const export_valuation::ValueLine& line_of(const ValueIndex::Row& row);

/// The goods in one line: the first, and how many more there are.
std::string goods_name(const export_valuation::Request& request);
ui::Tone tone_of(export_valuation::State state);
ui::Tone tone_of(export_valuation::Screening screening);
/// Whether the act carries the request on from that state.
bool is_next(const export_valuation::StepRow& row, export_valuation::State state);
/// Whether the request waits for an act of the position.
bool awaits(access::Position position, export_valuation::State state);

/// «۸٫۲۵»
std::string show_rate(core::Wide rate);
std::string show_rate(const std::optional<core::Wide>& rate);
std::string show_exact(const core::Exact& value, int scale);
/// «−۱۲٫۵٪»
std::string show_deviation(const export_valuation::Screened& screened);

}  // namespace kotaj::screens::valuation
