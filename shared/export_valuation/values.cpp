#include "shared/export_valuation/values.h"

#include <algorithm>
#include <array>
#include <map>

#include "shared/access/modules.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Position;
using access::Reach;
using core::Date;

constexpr uint16_t values_module_number = 51;
constexpr uint16_t read_number = 1;
constexpr uint16_t put_number = 2;
constexpr uint16_t put_all_number = 3;

constexpr core::Source value_list = clause("متن: «فایل ارزش‌های صادراتی»");

constexpr std::array<access::Right, 1> publishers{
    {{Position::valuation_director, Reach::any, access::GrantsNeeded::none}}};

/// Of the same day the later recorded one: it put the earlier right before its day came.
bool replaced(const ValueLine& line, std::size_t at) {
  for (std::size_t later = at + 1; later < line.entries.size(); ++later) {
    if (line.entries[later].from == line.entries[at].from) return true;
  }
  return false;
}

/// The day before the next row's begin, or its own last day where that is earlier.
std::optional<Date> end_of(const ValueLine& line, const ValueEntry& entry) {
  std::optional<Date> end = entry.until;
  for (const ValueEntry& other : line.entries) {
    if (other.from <= entry.from) continue;
    const auto day_before = core::add_days(other.from, -1);
    if (day_before && (!end || *day_before < *end)) end = day_before;
  }
  return end;
}

bool same(const ValueEntry& held, const ValueRow& row) {
  return held.value_usd == row.value_usd && held.from == row.from &&
         held.approval_number == row.approval_number && held.approval_on == row.approval_on;
}

/// A row that is there already, be it told with the end that a later one gave it.
bool is_there(const ValueLine& line, const ValueRow& row) {
  for (std::size_t at = 0; at < line.entries.size(); ++at) {
    const ValueEntry& held = line.entries[at];
    if (!same(held, row) || replaced(line, at)) continue;
    if (held.until == row.until || end_of(line, held) == row.until) return true;
  }
  return false;
}

/// A day that has passed, on which a row held that the new one would displace.
std::optional<Date> past_changed(const ValueLine& line, const ValueRow& row, Date today) {
  for (std::size_t at = 0; at < line.entries.size(); ++at) {
    if (replaced(line, at)) continue;
    const ValueEntry& held = line.entries[at];
    const std::optional<Date> end = end_of(line, held);
    const Date first = std::max(held.from, row.from);
    const bool reaches = (!end || first <= *end) && (!row.until || first <= *row.until);
    if (reaches && first < today) return first;
  }
  return std::nullopt;
}

core::Problems row_problems(const ValueRow& row, const Context& context) {
  const auto wrong = [](std::string_view field, std::string message) {
    return core::Problems{
        {std::string(field), core::ProblemCode::range, std::move(message), value_list}};
  };
  if (row.value_usd <= 0) return wrong("value_usd", "«ارزش» باید بیش از صفر باشد.");
  if (row.until && *row.until < row.from)
    return wrong("until", "«تا تاریخ» پیش از «از تاریخ» است.");
  if (context.on < row.approval_on) return wrong("approval_on", "«تاریخ مصوبه» پس از امروز است.");
  return {};
}

/// Adds the row to its line, or says why not. The same row again changes nothing.
std::optional<access::Refusal> add_row(ValueLine& line, const ValueRow& row,
                                       const Context& context) {
  const core::Problems problems = row_problems(row, context);
  if (!problems.empty()) {
    return access::Refusal{"invalid", problems.front().field, problems.front().message, value_list};
  }
  if (line.entries.empty()) {
    line.hs_code = row.hs_code;
    line.goods = row.goods;
    line.brand = row.brand;
    line.unit = row.unit;
  }
  if (is_there(line, row)) return std::nullopt;
  if (const auto day = past_changed(line, row, context.on)) {
    return access::Refusal{
        "invalid", "from",
        "در " + core::persian_digits(day->to_string()) +
            " ارزش دیگری برقرار بوده است؛ گذشته فهرست تغییر نمی‌کند.",
        value_list};
  }
  if (line.entries.size() >= limits::value_entries)
    return access::Refusal{"full", {}, "برای ارزش دیگری از این کالا جا نیست.", value_list};
  line.entries.push_back(
      {row.value_usd, row.from, row.until, row.approval_number, row.approval_on, context.at});
  return std::nullopt;
}

Applied refused_by(access::Refusal refusal) {
  Applied result;
  result.refusal = std::move(refusal);
  return result;
}

Applied put_row(ValueLine line, const ValueRow& row, const Context& context) {
  if (auto refusal = add_row(line, row, context)) return refused_by(std::move(*refusal));
  return access::accepted(std::move(line));
}

/// All rows of a file for one good, or none; "taken" where the list has them all.
Applied put_rows(ValueLine line, const ValueHistory& history, const Context& context) {
  const core::Id id = value_id(history.hs_code, history.goods, history.brand, history.unit);
  const std::size_t before = line.entries.size();
  for (std::size_t at = 0; at < history.rows.size(); ++at) {
    const ValueRow& row = history.rows[at];
    const std::string path = "rows[" + std::to_string(at) + "].";
    if (value_id(row.hs_code, row.goods, row.brand, row.unit) != id)
      return access::refused("invalid", path + "goods", "این ردیف از کالای دیگری است.", value_list);
    if (auto refusal = add_row(line, row, context)) {
      refusal->field = path + refusal->field;
      return refused_by(std::move(*refusal));
    }
  }
  if (line.entries.size() == before)
    return access::refused("taken", {}, "این ردیف‌ها در فهرست هست.",
                           value_list);
  return access::accepted(std::move(line));
}

Applied apply_row(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  ValueLine line = record == nullptr ? ValueLine{} : *static_cast<const ValueLine*>(record);
  if (act.number == put_number)
    return put_row(std::move(line), *static_cast<const ValueRow*>(payload), context);
  return put_rows(std::move(line), *static_cast<const ValueHistory*>(payload), context);
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  if (act.number == put_number) {
    const auto& row = *static_cast<const ValueRow*>(payload);
    return value_id(row.hs_code, row.goods, row.brand, row.unit);
  }
  const auto& history = *static_cast<const ValueHistory*>(payload);
  return value_id(history.hs_code, history.goods, history.brand, history.unit);
}

const std::array<Act, 2>& value_acts() {
  static const std::array<Act, 2> table{{
      {.number = put_number,
       .code = "put_value",
       .label = "ثبت ارزش در فهرست",
       .source = value_list,
       .rights = publishers,
       .payload = [] { return &core::describe<ValueRow>(); },
       .opens = true,
       .replaces = true},
      {.number = put_all_number,
       .code = "put_values",
       .label = "ورود فهرست ارزش‌ها",
       .source = value_list,
       .rights = publishers,
       .payload = [] { return &core::describe<ValueHistory>(); },
       .opens = true,
       .replaces = true},
  }};
  return table;
}

const Act& read_act() {
  static const Act table{.number = read_number,
                         .code = "read",
                         .label = "دیدن فهرست ارزش‌ها",
                         .source = value_list,
                         .rights = access::reference_readers()};
  return table;
}

}  // namespace

core::Id value_id(std::string_view hs_code, std::string_view goods, std::string_view brand,
                  std::string_view unit) {
  return core::derive_id(
      "export_valuation.value",
      {hs_code, core::search_key(goods), core::search_key(brand), core::search_key(unit)});
}

std::vector<GroupedValues> group_values(const std::vector<const ValueRow*>& rows) {
  std::vector<GroupedValues> groups;
  std::map<core::Id, std::size_t> places;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const ValueRow& row = *rows[at];
    const auto [place, first] =
        places.emplace(value_id(row.hs_code, row.goods, row.brand, row.unit), groups.size());
    if (first) groups.push_back({{row.hs_code, row.goods, row.brand, row.unit, {}}, {}});
    groups[place->second].rows.push_back(at);
  }
  for (GroupedValues& group : groups) {
    std::stable_sort(group.rows.begin(), group.rows.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a]->from < rows[b]->from; });
    for (const std::size_t at : group.rows) group.history.rows.push_back(*rows[at]);
  }
  return groups;
}

const ValueEntry* entry_on(const ValueLine& line, Date on) {
  const ValueEntry* found = nullptr;
  for (const ValueEntry& one : line.entries) {
    if (one.from <= on && (found == nullptr || found->from <= one.from)) found = &one;
  }
  // A row that ended by itself leaves the good without a value; the one before does not come back.
  return found != nullptr && found->until && *found->until < on ? nullptr : found;
}

std::vector<ValueRow> rows_of(const ValueLine& line) {
  std::vector<ValueRow> out;
  for (std::size_t at = 0; at < line.entries.size(); ++at) {
    if (replaced(line, at)) continue;
    const ValueEntry& one = line.entries[at];
    out.push_back({line.hs_code, line.goods, line.brand, line.unit, one.value_usd, one.from,
                   end_of(line, one), one.approval_number, one.approval_on});
  }
  std::sort(out.begin(), out.end(),
            [](const ValueRow& a, const ValueRow& b) { return a.from < b.from; });
  return out;
}

bool matches(const ValueLine& line, std::string_view hs_code, std::string_view goods) {
  const std::string code = core::normalise_number(hs_code);
  if (!line.hs_code.starts_with(code)) return false;
  const std::string words = core::search_key(goods);
  const std::string name = core::search_key(line.goods) + ' ' + core::search_key(line.brand);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (name.find(words.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

bool is_published(const ResolvedValue& value, const RecordResolution& resolution,
                  const access::Lookup* lookup) {
  if (lookup == nullptr) return false;
  const auto* line = static_cast<const ValueLine*>(lookup->find(
      values_module().code, value_id(value.hs_code, value.goods, value.brand, value.unit)));
  return line != nullptr &&
         std::any_of(line->entries.begin(), line->entries.end(), [&](const ValueEntry& one) {
           return one.value_usd == value.value_usd && value.from <= one.from &&
                  one.approval_number == resolution.number &&
                  one.approval_on == resolution.resolved_on;
         });
}

ValueRow row_to_publish(const ResolvedValue& value, const RecordResolution& resolution, Date on) {
  return {value.hs_code, value.goods,       value.brand,
          value.unit,    value.value_usd,   std::max(value.from, on),
          std::nullopt,  resolution.number, resolution.resolved_on};
}

const access::Module& values_module() {
  static const access::Module table{
      values_module_number,
      "export_values",
      "فهرست ارزش کالاهای صادراتی",
      &core::describe<ValueLine>,
      value_acts(),
      &read_act(),
      &id_of,
      [](const void*, const Act&, const void*, const Context&) { return access::Subject{}; },
      &apply_row,
      [](const void*, const Act&, const void*, const Context&) { return std::string(); },
      [](const void* record) -> std::vector<std::pair<std::string, std::string>> {
        return {{"hs_code", static_cast<const ValueLine*>(record)->hs_code}};
      },
      [](const void*) { return std::string(); }};
  return table;
}

}  // namespace kotaj::export_valuation
