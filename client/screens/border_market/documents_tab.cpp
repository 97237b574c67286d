#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_view.h"
#include "shared/core/field_currency.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

// The nine documents with their matching, and what the cashier or the ports collected.
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Cost;
using border_market::DocumentStatus;

constexpr ui::Column document_columns[] = {
    {"document", "سند", ui::ColumnType::text, 200.0F, true},
    {"status", "وضعیت", ui::ColumnType::status, 130.0F},
    {"reason", "علت لازم نبودن", ui::ColumnType::text, 180.0F, true, false, true, true},
};

ui::Tone tone_of(DocumentStatus status) {
  switch (status) {
    case DocumentStatus::present:
      return ui::Tone::good;
    case DocumentStatus::not_needed:
      return ui::Tone::quiet;
    case DocumentStatus::missing:
      break;
  }
  return ui::Tone::warning;
}

void draw_matching(FileView& view) {
  ui::Card card("matching", "تطبیق اسناد");
  if (!view.record.matching) {
    ui::caption("اسناد هنوز با اظهارنامه تطبیق نشده است؛ پیش از ارزیابی لازم است.");
    return;
  }
  std::vector<ui::Pair> pairs;
  const core::Description& table = core::describe<border_market::DocumentMatching>();
  for (const core::Field& field : table.fields)
    pairs.push_back(pair_of(view, field, &*view.record.matching));
  ui::pairs("facts", pairs);
}

constexpr ui::Column cost_columns[] = {
    {"kind", "هزینه", ui::ColumnType::text, 170.0F, true},
    {"quantity", "مقدار", ui::ColumnType::number, 90.0F, false, false, true, true},
    {"unit", "واحد", ui::ColumnType::text, 80.0F, false, false, true, true},
    {"rate", "نرخ واحد (ریال)", ui::ColumnType::number, 130.0F, false, false, true, true},
    {"amount", "مبلغ (ریال)", ui::ColumnType::number, 140.0F},
};

border_market::Totals totals_of(const std::vector<Cost>& costs, core::Date on) {
  border_market::Inquiry inquiry;
  inquiry.on = on;
  inquiry.costs = costs;
  return border_market::totals_of(inquiry);
}

}  // namespace

void draw_documents(FileView& view) {
  {
    ui::Card card("documents", "اسناد و مدارک");
    ui::SimpleTable rows;
    for (const core::Field& field : core::describe<border_market::Documents>().fields) {
      const auto& one =
          *static_cast<const border_market::Document*>(field.at(&view.record.documents, 0));
      rows.add(std::string(field.name),
               {{std::string(field.label)},
                {std::string(core::label_of(border_market::document_status_choices(), one.status)),
                 tone_of(one.status)},
                {one.reason.value_or("")}});
    }
    rows.set_version(view.shell.desk().revision());
    small_table("rows", "اسناد و مدارک", document_columns, rows, view.memory.documents_table);
    core::Problems problems;
    for (const core::Problem& problem : view.standing.answer.problems) {
      if (problem.field.starts_with("documents")) problems.push_back(problem);
    }
    draw_problems("problems", problems);
    act_button(view, ActNumber::put_documents);
  }
  draw_matching(view);
}

void draw_cost_total(const std::vector<Cost>& costs, core::Date on) {
  const border_market::Totals totals = totals_of(costs, on);
  ui::figure("جمع هزینه‌ها", show_exact(totals.total_costs_irr, 0), "ریال");
}

void draw_costs(FileView& view) {
  const border_market::Costs& costs = view.record.costs;
  ui::Card card("costs", "هزینه‌های صندوق");
  const border_market::MarketCollector* collector =
      view.market == nullptr ? nullptr : border_market::collector_on(*view.market, view.on);
  if (collector != nullptr)
    ui::caption(
        "دریافت‌کننده: " +
        std::string(core::label_of(border_market::collector_choices(), collector->collector)));
  act_button(view, ActNumber::put_costs);
  if (costs.rows.empty()) {
    ui::caption("هنوز هزینه‌ای ثبت نشده است.");
    return;
  }
  const border_market::Totals totals = totals_of(costs.rows, view.on);
  ui::SimpleTable rows;
  for (std::size_t at = 0; at < costs.rows.size(); ++at) {
    const Cost& one = costs.rows[at];
    rows.add(std::to_string(at + 1),
             {{std::string(core::label_of(border_market::cost_kind_choices(), one.kind))},
              {show_decimal(one.quantity.thousandths, core::quantity_scale)},
              {std::string(core::label_of(border_market::cost_unit_choices(), one.unit))},
              {show_decimal(one.rate_irr, core::rate_scale)},
              {show_exact(totals.costs_irr[at], 0)}});
  }
  rows.set_version(view.shell.desk().revision());
  small_table("rows", "هزینه‌های صندوق", cost_columns, rows,
              view.memory.costs_table);
  draw_cost_total(costs.rows, view.on);
  const ui::Pair pairs[] = {
      {"شماره قبض", core::persian_digits(costs.receipt)},
      {"روز دریافت", costs.received_on ? show_date(*costs.received_on) : std::string(),
       ui::ValueKind::date},
  };
  ui::pairs("receipt", pairs);
}

}  // namespace kotaj::screens::market
