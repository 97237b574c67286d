#include "shared/abandoned_goods/management.h"

namespace kotaj::abandoned_goods {
namespace {

constexpr std::array<std::string_view, management_rows> labels{
    "موجود در اماکن گمرکی", "خارج شده توسط اموال تملیکی", "اعاده از اموال تملیکی و ترخیص قطعی",
    "اعاده از اموال تملیکی در حال انجام تشریفات ترخیص قطعی", "اعاده از اموال تملیکی ورود موقت",
    // Interpretation AB-3: the scan's sixth row is cut off.
    "اعاده از اموال تملیکی، سایر رویه‌ها"};

constexpr int in_premises = 1;
constexpr int taken_out = 2;
constexpr int definitely_released = 3;
constexpr int definite_under_way = 4;
constexpr int temporary = 5;
constexpr int other_procedures = 6;

/// The procedure that the goods were declared for after their return, else the one asked for.
std::optional<Procedure> procedure_of(const Round& round) {
  if (round.procedure) return round.procedure->procedure;
  if (round.return_request) return round.return_request->procedure;
  return std::nullopt;
}

constexpr core::Wide tenths_of_percent = 1000;

std::string decimal_tenths(core::Wide tenths) { return core::format_decimal(tenths, 1); }

}  // namespace

std::string_view management_label(int row) {
  const auto index = static_cast<std::size_t>(row - 1);
  return index < labels.size() ? labels[index] : std::string_view{"جمع"};
}

std::optional<int> management_row(const Case& record) {
  const Round* round = last_round(record);
  if (round == nullptr || !round->declaration) return std::nullopt;
  const Step step = record.step;
  if (Step::declared <= step && step <= Step::announced) return in_premises;
  if (step == Step::taken || step == Step::settled) return taken_out;
  const bool under_way = Step::return_requested <= step && step <= Step::releasing;
  if (!under_way && step != Step::released) return std::nullopt;
  switch (procedure_of(*round).value_or(Procedure::definite_import)) {
    case Procedure::definite_import:
      return under_way ? definite_under_way : definitely_released;
    case Procedure::temporary_import:
      return temporary;
    default:
      return other_procedures;
  }
}

void ManagementSummary::add(const Case& record) {
  const std::optional<int> row = management_row(record);
  if (!row) return;
  const Round& round = *last_round(record);
  const Declaration& declaration = *round.declaration;
  if (!period_.has(declaration.registered_on)) return;
  Sum& sum = sums_[static_cast<std::size_t>(*row - 1)];
  sum.declarations.insert(record.receipt.office + "/" + declaration.kotaj + "/" +
                          std::to_string(declaration.registered_on.year()));
  for (const DeclaredLine& line : declaration.lines) {
    sum.gross = sum.gross + line.gross;
    sum.value_usd += value_usd_of(line);
    sum.estimated_duties += duties_of(line);
  }
  sum.paid_duties += paid_by_organization(round, period_.until);
}

std::string percent_of(core::Wide part, core::Wide whole) {
  if (whole <= 0) return "0";
  // Half up on exact figures: twice the numerator and one whole more, over twice the whole.
  return decimal_tenths((part * tenths_of_percent * 2 + whole) / (whole * 2));
}

ManagementReport ManagementSummary::report() const {
  ManagementReport out;
  out.from = period_.from;
  out.until = period_.until;
  ManagementRow& total = out.total;
  total.label = management_label(0);
  for (std::size_t index = 0; index < sums_.size(); ++index) {
    const Sum& sum = sums_[index];
    ManagementRow row;
    row.number = static_cast<int64_t>(index) + 1;
    row.label = labels[index];
    row.declarations = static_cast<int64_t>(sum.declarations.size());
    row.gross = sum.gross;
    row.value_usd = sum.value_usd;
    row.estimated_duties = sum.estimated_duties;
    row.paid_duties = sum.paid_duties;
    total.declarations += row.declarations;
    total.gross = total.gross + row.gross;
    total.value_usd += row.value_usd;
    total.estimated_duties += row.estimated_duties;
    total.paid_duties += row.paid_duties;
    out.rows.push_back(std::move(row));
  }
  for (ManagementRow& row : out.rows) {
    row.declarations_percent = percent_of(row.declarations, total.declarations);
    row.value_percent = percent_of(row.value_usd, total.value_usd);
  }
  total.declarations_percent = percent_of(total.declarations, total.declarations);
  total.value_percent = percent_of(total.value_usd, total.value_usd);
  return out;
}

}  // namespace kotaj::abandoned_goods
