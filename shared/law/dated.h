#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/source.h"

/// The law as data with a date (design.md 4).
namespace kotaj::law {

/// One value of a parameter: it holds from its day until a later entry replaces it. A new circular
/// is a new entry, never a rewrite.
template <typename T>
struct Dated {
  core::Date from;
  T value;
  core::Source source;
};

/// The entries of one parameter, in the order of their days.
template <typename T>
using Timeline = std::vector<Dated<T>>;

/// The entry that holds on a day: the latest that has begun. Null before the first.
template <typename T>
const Dated<T>* entry_on(const Timeline<T>& timeline, core::Date on) {
  const Dated<T>* holding = nullptr;
  for (const Dated<T>& entry : timeline) {
    if (entry.from <= on && (holding == nullptr || holding->from <= entry.from)) holding = &entry;
  }
  return holding;
}

/// A day that the source text itself names. The caller writes a day that exists.
inline core::Date day(int year, int month, int day_of_month) {
  return core::Date::of(year, month, day_of_month).value_or(core::Date{});
}

}  // namespace kotaj::law
