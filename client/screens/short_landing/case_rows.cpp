#include "client/screens/short_landing/case_rows.h"

#include <algorithm>

#include "client/screens/act_form.h"
#include "shared/core/text.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

using short_landing::Case;
using short_landing::State;

enum ColumnIndex : std::size_t {
  kotaj_column,
  registered_column,
  goods_column,
  bank_column,
  order_column,
  state_column,
  outcome_column,
  queue_column,
};

constexpr ui::Column table_columns[] = {
    {"kotaj", "کوتاژ", ui::ColumnType::number, 96.0F},
    {"registered_on", "تاریخ اظهارنامه", ui::ColumnType::date, 120.0F},
    {"goods", "کالا", ui::ColumnType::text, 220.0F, true},
    {"bank", "بانک عامل", ui::ColumnType::text, 130.0F, false, false, true, true},
    {"order_registration", "ثبت سفارش", ui::ColumnType::number, 110.0F, false, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 150.0F},
    {"outcome", "نتیجه", ui::ColumnType::text, 200.0F, true, false, true, true},
    {"queue", "ارسال", ui::ColumnType::status, 110.0F, false, false, true, true},
};

constexpr std::size_t sortable_digits = 20;

std::string padded(const std::string& digits) {
  return digits.size() >= sortable_digits
             ? digits
             : std::string(sortable_digits - digits.size(), '0') + digits;
}

}  // namespace

std::span<const ui::Column> case_columns() { return table_columns; }

bool in_filter(const Case& record, CaseFilter filter) {
  switch (filter) {
    case CaseFilter::open:
      return record.state == State::open || record.state == State::findings;
    case CaseFilter::decided:
      return record.state == State::decided;
    case CaseFilter::objected:
      return record.state == State::objected || record.state == State::account_sent ||
             record.state == State::final_opinion;
    case CaseFilter::finished:
      return record.state == State::notice_issued || record.state == State::closed_without_notice;
    case CaseFilter::all:
      break;
  }
  return true;
}

ui::Tone tone_of(State state) {
  switch (state) {
    case State::open:
      return ui::Tone::quiet;
    case State::findings:
      return ui::Tone::accent;
    case State::decided:
      return ui::Tone::warning;
    case State::objected:
    case State::account_sent:
    case State::final_opinion:
      return ui::Tone::danger;
    case State::notice_issued:
    case State::closed_without_notice:
      return ui::Tone::good;
  }
  return ui::Tone::quiet;
}

void CaseRows::refresh(const app::Desk& desk, CaseFilter filter) {
  if (desk_ == &desk && revision_ == desk.revision() && filter_ == filter) return;
  desk_ = &desk;
  filter_ = filter;
  revision_ = desk.revision();
  ++version_;
  rows_.clear();
  desk.replica().for_each(short_landing::module(),
                          [this](const core::Id& id, const sync::Held& held) {
                            const auto* record = static_cast<const Case*>(held.record.get());
                            if (record != nullptr && in_filter(*record, filter_))
                              rows_.emplace_back(id, record);
                          });
  // Oldest first, as the directive's office works; the table's own sorting starts from this order.
  std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
    const auto& left = a.second->declaration;
    const auto& right = b.second->declaration;
    if (left.registered_on != right.registered_on) return left.registered_on < right.registered_on;
    return padded(left.kotaj) < padded(right.kotaj);
  });
}

ui::Cell CaseRows::cell(std::size_t row, std::size_t column) const {
  const Case& record = *rows_[row].second;
  const short_landing::Declaration& declaration = record.declaration;
  switch (column) {
    case kotaj_column:
      return {core::persian_digits(declaration.kotaj)};
    case registered_column:
      return {show_date(declaration.registered_on)};
    case goods_column:
      return {declaration.goods};
    case bank_column:
      return {desk_->bank_name(declaration.bank)};
    case order_column:
      return {core::persian_digits(declaration.order_registration)};
    case state_column:
      return {std::string(label_of(record.state)), tone_of(record.state)};
    case outcome_column:
      return {record.outcome ? std::string(label_of(*record.outcome)) : std::string()};
    default:
      break;
  }
  if (desk_->is_waiting(rows_[row].first)) return {"در صف ارسال", ui::Tone::warning};
  return {"ثبت‌شده", ui::Tone::good};
}

std::string CaseRows::sort_key(std::size_t row, std::size_t column) const {
  const Case& record = *rows_[row].second;
  if (column == kotaj_column) return padded(record.declaration.kotaj);
  if (column == order_column) return padded(record.declaration.order_registration);
  if (column == registered_column) return record.declaration.registered_on.to_string();
  return TableSource::sort_key(row, column);
}

std::string CaseRows::search_text(std::size_t row) const {
  // Containers and plates are found too, though no column shows them.
  std::string text = TableSource::search_text(row);
  for (const auto& [name, value] : short_landing::module().keys(rows_[row].second)) {
    text += ' ';
    text += core::search_key(value);
  }
  return text;
}

std::string CaseRows::row_name(std::size_t row) const {
  const Case& record = *rows_[row].second;
  return "کوتاژ " + core::persian_digits(record.declaration.kotaj) + "، " +
         record.declaration.goods + "، " + std::string(label_of(record.state));
}

}  // namespace kotaj::screens
