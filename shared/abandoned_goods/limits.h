#pragma once

#include <cstddef>

/// How much one case may hold: a record stays far below what the wire carries.
namespace kotaj::abandoned_goods::limits {

inline constexpr std::size_t goods_lines = 50;  ///< Of a form: an operation holds 64 KiB.
inline constexpr std::size_t rounds = 6;
inline constexpr std::size_t disputes = 30;
inline constexpr std::size_t corrections = 100;
inline constexpr std::size_t changes = 25;
inline constexpr std::size_t approvals = 20;
inline constexpr std::size_t documents = 100;
inline constexpr std::size_t payment_ids = 41;  ///< A share ID split twenty times over.
inline constexpr std::size_t payments = 40;
inline constexpr std::size_t claims = 40;
inline constexpr std::size_t claim_payments = 40;
inline constexpr std::size_t demands = 60;
inline constexpr std::size_t permits = 200;
inline constexpr std::size_t events = 1000;
/// Of all texts of a record together, with what numbers take: the wire carries 1 MiB.
inline constexpr std::size_t record_bytes = 900 * 1024;
inline constexpr std::size_t bytes_of_a_member = 20;
/// Follow-ups, documents and demands leave this much of the time line to the steps.
inline constexpr std::size_t events_kept_for_steps = 200;
/// Versions of one HS code's rates.
inline constexpr std::size_t tariff_entries = 60;
inline constexpr std::size_t report_events = 200;
inline constexpr std::size_t report_parts = 400;
inline constexpr std::size_t detail_code_points = 200;

}  // namespace kotaj::abandoned_goods::limits
