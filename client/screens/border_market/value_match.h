#pragma once

#include <map>
#include <string>

#include "client/screens/border_market/file_view.h"
#include "shared/export_valuation/values.h"

/// Which row of the export value list stands for a line of goods.
namespace kotaj::screens::market {

/// The row in force on the day with the line's HS code and unit whose name is the nearest to the
/// line's; null where the device holds none.
const export_valuation::ValueLine* nearest_value(const FileView& view,
                                                 const border_market::Line& line);

}  // namespace kotaj::screens::market
