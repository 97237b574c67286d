#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "shared/core/result.h"

namespace kotaj::server::cli {

/// The rule `date`: one case, already parsed strictly. Gives the result's object, or all that is
/// wrong with the case.
core::Result<boost::json::object> evaluate_date(const boost::json::value& input);

}  // namespace kotaj::server::cli
