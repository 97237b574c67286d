#include "shared/export_valuation/inquiry.h"

#include <array>
#include <iterator>

#include "shared/core/fields.h"
#include "shared/core/readable.h"
#include "shared/export_valuation/form.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

constexpr std::array<core::Choice, 1> forms{
    {{static_cast<int32_t>(FormKind::pq33), "PQ33", "آنالیز مواد اولیه کالای صادراتی (PQ33)"}}};

void check_row(const InquiryRow& row, const std::string& path, const core::Readable& readable,
               core::Problems& found) {
  if (readable(path + ".consumption") && row.consumption.thousandths == 0)
    found.push_back(not_above_zero(path + ".consumption", "مقدار مصرف"));
  if (readable(path + ".rate_domestic_irr") && readable(path + ".rate_foreign_usd") &&
      !row.rate_domestic_irr && !row.rate_foreign_usd) {
    found.push_back(no_rate(path + ".rate_domestic_irr"));
  }
}

}  // namespace

std::span<const core::Choice> inquiry_forms() { return forms; }

void check_facts(const Inquiry& inquiry, core::Problems& problems) {
  const core::Readable readable(problems);
  core::Problems found;
  if (readable("produced") && inquiry.produced.thousandths == 0)
    found.push_back(not_above_zero("produced", "مقدار تولید"));
  if (readable("exchange_rate") && inquiry.exchange_rate == 0)
    found.push_back(not_above_zero("exchange_rate", "نرخ برابری ارز"));
  for (std::size_t row = 0; row < inquiry.rows.size(); ++row)
    check_row(inquiry.rows[row], "rows[" + std::to_string(row) + "]", readable, found);
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

Answer answer(const Inquiry& inquiry) {
  std::vector<MaterialInput> rows;
  rows.reserve(inquiry.rows.size());
  for (const InquiryRow& row : inquiry.rows) {
    rows.push_back({row.material, row.unit, row.consumption, row.rate_domestic_irr,
                    row.rate_foreign_usd, row.other_irr});
  }
  const AnalysisInput input{rows, inquiry.produced, inquiry.produced_unit, inquiry.exchange_rate};
  Answer out;
  out.analysis = analyse(input);
  out.explanation = explain(input, out.analysis);
  return out;
}

}  // namespace kotaj::export_valuation

namespace kotaj::core {
namespace {

using namespace export_valuation;  // NOLINT: tables of that namespace's records.
using namespace fields;            // NOLINT

}  // namespace

template <>
const Description& describe<InquiryRow>() {
  static constexpr std::array<Field, 6> fields{{
      member<&InquiryRow::material>(text(1, "material", "نام مواد اولیه")),
      member<&InquiryRow::consumption>(quantity(2, "consumption", "مقدار مصرف")),
      member<&InquiryRow::unit>(text(3, "unit", "واحد کالا")),
      member<&InquiryRow::rate_domestic_irr>(
          amount(4, "rate_domestic_irr", "نرخ یک واحد، اقلام داخلی", rial_rate_unit)),
      member<&InquiryRow::rate_foreign_usd>(
          amount(5, "rate_foreign_usd", "نرخ یک واحد، اقلام خارجی", dollar_rate_unit)),
      member<&InquiryRow::other_irr>(rials(6, "other_irr", "سایر هزینه‌ها")),
  }};
  static constexpr Description table =
      description<InquiryRow>("export_valuation.inquiry_row", "ماده اولیه", fields);
  return table;
}

template <>
const Description& describe<Inquiry>() {
  static constexpr std::array<Field, 6> fields{{
      member<&Inquiry::form>(choice(1, "form", "فرم", inquiry_forms)),
      member<&Inquiry::goods>(text(2, "goods", "نام کالا")),
      member<&Inquiry::produced>(quantity(3, "produced", "مقدار تولید")),
      member<&Inquiry::produced_unit>(text(4, "produced_unit", "واحد تولید")),
      member<&Inquiry::exchange_rate>(
          amount(5, "exchange_rate", "نرخ برابری ارز", exchange_rate_unit)),
      list_member<&Inquiry::rows>(rows(6, "rows", "مواد اولیه", limits::inquiry_rows)),
  }};
  static constexpr Description table =
      description<Inquiry>("export_valuation.inquiry", "آنالیز مواد اولیه کالای صادراتی", fields);
  return table;
}

}  // namespace kotaj::core
