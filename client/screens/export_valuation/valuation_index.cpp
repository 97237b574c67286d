#include "client/screens/export_valuation/valuation_index.h"

#include <algorithm>

#include "shared/core/field_currency.h"
#include "shared/core/text.h"

namespace kotaj::screens::valuation {
namespace {

using export_valuation::ActNumber;
using export_valuation::Request;
using export_valuation::Screening;
using export_valuation::State;
using export_valuation::StepRow;
using export_valuation::ValueLine;

RecordAlone make_entry(const void*, core::Date) { return {}; }

constexpr int percent_scale = 2;

}  // namespace

const RequestIndex& request_index(Shell& shell) {
  auto& index = shell.memory<RequestIndex>("valuation/requests");
  index.refresh(shell.desk(), export_valuation::module(), &make_entry);
  return index;
}

const Request& request_of(const RequestIndex::Row& row) {
  return *static_cast<const Request*>(row.record.get());
}

const ValueIndex& value_index(Shell& shell) {
  auto& index = shell.memory<ValueIndex>("valuation/values");
  index.refresh(shell.desk(), export_valuation::values_module(), &make_entry);
  return index;
}

const ValueLine& line_of(const ValueIndex::Row& row) {
  return *static_cast<const ValueLine*>(row.record.get());
}

std::string goods_name(const Request& request) {
  const auto& rows = request.form.rows;
  if (rows.empty()) return "بدون ردیف کالا";
  if (rows.size() == 1) return rows.front().goods;
  return rows.front().goods + " و " + core::persian_digits(std::to_string(rows.size() - 1)) +
         " ردیف دیگر";
}

ui::Tone tone_of(State state) {
  switch (state) {
    case State::draft:
    case State::withdrawn:
      return ui::Tone::quiet;
    case State::signed_off:
      return ui::Tone::warning;
    case State::published:
      return ui::Tone::good;
    case State::returned:
      return ui::Tone::danger;
    default:
      return ui::Tone::accent;
  }
}

ui::Tone tone_of(Screening screening) {
  switch (screening) {
    case Screening::below:
    case Screening::above:
      return ui::Tone::danger;
    case Screening::within:
      return ui::Tone::good;
    case Screening::shown:
      return ui::Tone::accent;
    case Screening::no_value:
      return ui::Tone::quiet;
  }
  return ui::Tone::quiet;
}

bool is_next(const StepRow& row, State state) {
  if (!row.to || !row.from.has(state)) return false;
  // The way out of it is nobody's next work.
  return row.act != ActNumber::reopen && row.act != ActNumber::withdraw &&
         row.act != ActNumber::return_request &&
         !(row.act == ActNumber::refer_to_expert && state != State::referred) &&
         !(row.act == ActNumber::hear && state == State::heard);
}

bool awaits(access::Position position, State state) {
  const auto rows = export_valuation::step_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const StepRow& row) {
    // A draft waits for whoever writes it, too.
    const bool next =
        is_next(row, state) || (state == State::draft && row.act == ActNumber::edit_request);
    return next && access::has_position(row.who, position);
  });
}

std::string show_rate(core::Wide rate) {
  return core::persian_number(core::format_decimal(rate, core::rate_scale));
}

std::string show_rate(const std::optional<core::Wide>& rate) {
  return rate ? show_rate(*rate) : std::string();
}

std::string show_exact(const core::Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}

std::string show_deviation(const export_valuation::Screened& screened) {
  if (!screened.deviation_hundredths) return {};
  // Read from the left as a number is, its sign first.
  return "\u2066" +
         core::persian_number(core::format_decimal(*screened.deviation_hundredths, percent_scale)) +
         "٪\u2069";
}

}  // namespace kotaj::screens::valuation
