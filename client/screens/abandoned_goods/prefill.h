#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/case.h"

/// What a form begins with, so that nobody types what the case already says. All of it may be
/// changed before it is submitted.
namespace kotaj::screens::abandoned {

/// Typed texts by field path, as a draft has them.
using Typed = std::map<std::string, std::string>;

/// The date fields of an act that begin with today.
std::span<const std::string_view> days_of_today(abandoned_goods::ActNumber act);
/// B1: the declaration's permits, and those that its lines need by their HS codes.
std::vector<abandoned_goods::NeededPermit> permits_to_announce(const abandoned_goods::Case& record,
                                                               core::Date on);
Typed first_values(const abandoned_goods::Case& record, abandoned_goods::ActNumber act,
                   core::Date today);

}  // namespace kotaj::screens::abandoned
