#pragma once

#include <vector>

#include "shared/access/position.h"
#include "shared/border_market/acts.h"
#include "shared/border_market/record.h"

/// Whom and what a file waits for: what removes the next step's hindrances, and the step itself.
namespace kotaj::border_market {

/// What carries the file on now, in this order, whoever does it; nothing once the goods are
/// delivered. `answer` is the record's own of that day.
std::vector<ActNumber> acts_due(const Record& record, const Answer& answer);
/// Who may do one of them.
std::vector<access::Position> awaited(const Record& record, const Answer& answer);

}  // namespace kotaj::border_market
