#include <string>
#include <vector>

#include "client/screens/abandoned_goods/case_view.h"
#include "client/screens/value_field.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::Case;
using abandoned_goods::Declaration;
using abandoned_goods::Round;

/// The flat members of a record that hold something.
std::vector<ui::Pair> pairs_of(const core::Description& description, const void* record) {
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : description.fields) {
    if (field.nested != nullptr || field.type == core::FieldType::id) continue;
    const core::Value value = field.get(record);
    // A feature that the goods do not have is not worth a line; what a form asks is.
    if (field.blank_allowed && value == core::Value{false}) continue;
    std::string shown = core::show_field(field, value);
    if (shown.empty()) continue;
    if (!field.unit.empty()) shown += ' ' + std::string(field.unit);
    pairs.push_back({std::string(field.label), std::move(shown), kind_of(field)});
  }
  return pairs;
}

template <typename Record>
void draw_record(std::string_view id, const Record& record) {
  ui::pairs(id, pairs_of(core::describe<Record>(), &record));
}

std::string row_name(std::size_t row) {
  return "ردیف " + core::persian_digits(std::to_string(row + 1));
}

/// The lines of a list, each with what it holds.
template <typename Row>
void draw_rows(std::string_view id, std::string_view title, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  const ui::Scope scope(id);
  ui::Card card("rows", title);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const ui::Scope line(std::to_string(row));
    if (row > 0) ui::divider();
    ui::heading(3, row_name(row));
    draw_record("fields", rows[row]);
  }
}

/// The declaration's lines; of a valued one, how each amount came about.
void draw_lines(const Declaration& declaration) {
  if (declaration.lines.empty()) return;
  const ui::Scope scope("lines");
  ui::Card card("rows", "ردیف‌های اظهارنامه");
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    const ui::Scope line(std::to_string(row));
    if (row > 0) ui::divider();
    ui::heading(3, row_name(row));
    draw_record("fields", declaration.lines[row]);
    draw_dues_why(declaration.lines[row], declaration.registered_on);
  }
}

void draw_boxes(const Declaration& declaration) {
  ui::Card card("boxes", "اظهارنامه متروکه، کوتاژ " + core::persian_digits(declaration.kotaj));
  const std::vector<ui::Pair> pairs{
      {"تاریخ ثبت کوتاژ", show_date(declaration.registered_on), ui::ValueKind::date},
      {"خانه ۱، صاحب کالا", declaration.owner_name},
      {"خانه ۱، شناسه ملی", core::persian_digits(declaration.owner_legal_id),
       ui::ValueKind::number},
      {"خانه ۱، نشانی", declaration.owner_address},
      {"خانه‌های ۸ و ۱۴، اظهارکننده", declaration.declarant,
       ui::ValueKind::identifier},
      {"خانه ۳۱، قبض انبار", declaration.receipt_number, ui::ValueKind::identifier},
      {"تأیید نبود اختلاف (الف-۳)", declaration.no_dispute_confirmed_by},
      {"نرخ برابری دلار", declaration.usd_rate ? show_rials(*declaration.usd_rate) : std::string(),
       ui::ValueKind::number},
      {"حقوق ورودی استنباطی",
       declaration.valued_on ? show_rials(abandoned_goods::duties_of(declaration)) : std::string(),
       ui::ValueKind::number},
      {"تأیید نهایی ارزیابی", declaration.assessment_confirmed_on
                                  ? show_date(*declaration.assessment_confirmed_on) + "، " +
                                        declaration.assessment_confirmed_by
                                  : std::string()},
      {"شناسه پرداخت مادر", declaration.mother_payment_id, ui::ValueKind::identifier},
  };
  ui::pairs("boxes", pairs);
  if (!declaration.permit_text.empty())
    ui::message("permits", ui::Tone::accent, "مجوزهای لازم", declaration.permit_text, "بند ب-۱");
}

void draw_corrections(const CaseView& view) {
  if (view.record.corrections.empty()) return;
  ui::Card card("corrections", "اصلاح‌ها");
  std::vector<ui::TimelineEntry> entries;
  for (auto one = view.record.corrections.rbegin(); one != view.record.corrections.rend(); ++one) {
    const core::Field* field = core::describe<abandoned_goods::Receipt>().find(one->field);
    for (const core::Description* table :
         {&core::describe<abandoned_goods::GoodsLine>(), &core::describe<Declaration>(),
          &core::describe<abandoned_goods::DeclaredLine>()}) {
      if (field == nullptr) field = table->find(one->field);
    }
    std::string title;
    if (one->line > 0) title = row_name(static_cast<std::size_t>(one->line - 1)) + "، ";
    title += field == nullptr ? std::string_view(one->field) : field->label;
    title += ": از «" + core::persian_digits(one->old_value) + "» به «" +
             core::persian_digits(one->new_value) + "»";
    entries.push_back({show_moment(one->at), std::move(title),
                       one->reason + " · " + view.shell.desk().person_name(one->by),
                       ui::Tone::normal});
  }
  ui::timeline("entries", entries);
}

}  // namespace

std::string show_rials(core::Wide amount) {
  return core::persian_number(core::format_decimal(amount, 0)) + " ریال";
}

std::string show_dollars(core::Wide cents) {
  constexpr int decimals = 2;
  return core::persian_number(core::format_decimal(cents, decimals)) + " دلار";
}

void draw_dues_why(const abandoned_goods::DeclaredLine& line, core::Date registered_on) {
  const core::Explanation explanation = abandoned_goods::explain_dues(line, registered_on);
  if (!explanation.empty()) ui::why_toggle("dues", "حقوق ورودی", explanation);
}

void draw_goods(CaseView& view) {
  {
    ui::Card card("receipt", "قبض انبار");
    std::vector<ui::Pair> pairs =
        pairs_of(core::describe<abandoned_goods::Receipt>(), &view.record.receipt);
    pairs.front().value = view.shell.desk().office_name(view.record.receipt.office);
    ui::pairs("fields", pairs);
  }
  draw_rows("goods", "کالاها", view.record.receipt.goods);
  draw_corrections(view);
}

void draw_declaration_tab(CaseView& view) {
  const Round* round = abandoned_goods::last_round(view.record);
  if (round == nullptr || (!round->inspection && !round->declaration)) {
    ui::caption(
        "هنوز بازدیدی انجام و اظهارنامه متروکه‌ای ثبت نشده است.");
    return;
  }
  if (round->declaration) {
    draw_boxes(*round->declaration);
    draw_lines(*round->declaration);
  }
  if (round->inspection) {
    {
      ui::Card card("inspection", "گزارش بازدید");
      draw_record("fields", *round->inspection);
    }
    if (!round->declaration)
      draw_rows("inspected", "کالای دیده‌شده", round->inspection->lines);
  }
}

}  // namespace kotaj::screens::abandoned
