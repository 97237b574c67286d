#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "shared/abandoned_goods/term.h"

/// What the term's calculation went through, for its words and for what the form refuses. Only for
/// shared/abandoned_goods/term*.cpp.
namespace kotaj::abandoned_goods {

struct Reckoning {
  Parameters held;

  // What has happened by the day; all else is absent.
  const Extension* extension = nullptr;
  const Warning* warning = nullptr;
  std::optional<core::Date> release_document_on;
  std::optional<core::Date> cancelled_on;
  bool dispute_open = false;
  std::optional<std::size_t> opinion;  ///< Row of the dispute whose opinion was notified last.

  TermRule base = TermRule::stay;            ///< T7, T5, T4, T3 or T1: the first that applies.
  std::optional<core::Date> base_from;       ///< The day that the base counts from.
  std::optional<core::Date> base_ends;       ///< Its last day, extensions apart.
  std::optional<core::Date> longest_ends;    ///< T2's limit, where an extension was judged.
  std::optional<core::Date> extended_until;  ///< An extension that was not refused.
  std::string extension_refused;             ///< Why, in Persian; empty where it was not.
  std::optional<core::Date> opinion_ends;    ///< T6.
  std::string warning_refused;

  Term term;
  core::Problems beyond_calendar;  ///< `range`, on the fields that a day past 1498 counts from.
};

Reckoning reckon(const Inquiry& inquiry, const Tables& from = tables());

/// The steps of a reckoning, each with its days and its source.
void explain(const Inquiry& inquiry, const Reckoning& reckoning, core::Explanation& steps);

/// The rule that the form's field at the path is asked for; nothing where none is behind it.
std::optional<core::Source> source_behind(std::string_view path);

/// "۱۴۰۳/۰۴/۱۰"
std::string shown(core::Date date);

}  // namespace kotaj::abandoned_goods
