#pragma once

#include <cstdint>
#include <span>

#include "shared/core/description.h"

/// The closed lists of the short-landing module. Numbers are never reused.
namespace kotaj::short_landing {

/// By what a purchase, a declaration or a duty is reckoned.
enum class Measure : int32_t { weight = 1, other = 2 };
/// Groups of goods of the order registration; `g1` is group 1, `g21` to `g27` are the parts of
/// group 2.
enum class GoodsGroup : int32_t {
  g1 = 1,
  g2 = 2,
  g3 = 3,
  g4 = 4,
  g21 = 21,
  g22 = 22,
  g23 = 23,
  g24 = 24,
  g25 = 25,
  g26 = 26,
  g27 = 27,
};
enum class Carriage : int32_t { bulk = 1, container = 2, packaged = 3 };
enum class ContainerType : int32_t { standard = 1, other = 2 };
/// Length of a container in feet is its number.
enum class ContainerSize : int32_t { ft20 = 20, ft40 = 40, ft45 = 45 };
/// Where an exact tare was read (clause 2).
enum class TareSource : int32_t { door = 1, document = 2 };

/// The outcome table's rows (short-landing.md, The calculation), in its order where each first
/// appears.
enum class Outcome : int32_t {
  directive_not_in_force = 1,
  no_bank_correspondence = 2,
  quantity_mismatch = 3,
  needs_exact_tare = 4,
  no_shortage = 5,
  needs_assessed_quantity = 6,
  no_shortage_non_weight = 7,
  packaging_explains = 8,
  surplus = 9,
  net_surplus = 10,
  within_tolerance = 11,
  needs_packaging_weight = 12,
  import_office_only = 13,
  short_landing = 14,
};

enum class NoticeKind : int32_t { n1 = 1, n4 = 4, n5 = 5, n7 = 7, n8 = 8 };

/// States of a case (short-landing.md).
enum class State : int32_t {
  open = 1,
  findings = 2,
  decided = 3,
  notice_issued = 4,
  closed_without_notice = 5,
  objected = 6,
  account_sent = 7,
  final_opinion = 8,
};

std::span<const core::Choice> measures();
std::span<const core::Choice> goods_groups();
std::span<const core::Choice> carriages();
std::span<const core::Choice> container_types();
std::span<const core::Choice> container_sizes();
std::span<const core::Choice> tare_sources();
std::span<const core::Choice> outcomes();
std::span<const core::Choice> notice_kinds();
std::span<const core::Choice> states();

inline std::string_view code_of(Outcome outcome) { return core::code_of(outcomes(), outcome); }
inline std::string_view label_of(Outcome outcome) { return core::label_of(outcomes(), outcome); }
inline std::string_view code_of(NoticeKind kind) { return core::code_of(notice_kinds(), kind); }
inline std::string_view label_of(NoticeKind kind) { return core::label_of(notice_kinds(), kind); }
inline std::string_view code_of(State state) { return core::code_of(states(), state); }
inline std::string_view label_of(State state) { return core::label_of(states(), state); }

}  // namespace kotaj::short_landing
