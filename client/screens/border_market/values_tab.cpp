#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "shared/core/text.h"

// The declared values against the export value list (art. 16).
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Screened;

constexpr ui::Column columns[] = {
    {"goods", "کالا", ui::ColumnType::text, 150.0F, true},
    {"hs", "تعرفه", ui::ColumnType::identifier, 96.0F, false, false, true, true},
    {"declared", "اظهاری (دلار)", ui::ColumnType::number, 110.0F},
    {"listed", "فهرست (دلار)", ui::ColumnType::number, 110.0F},
    {"deviation", "انحراف", ui::ColumnType::number, 90.0F},
    {"verdict", "نتیجه", ui::ColumnType::status, 150.0F, false, false, true, true},
};

std::string deviation_words(const Screened& screened) {
  if (!screened.deviation) return "—";
  // Read from the left as a number is, its sign first.
  return "\u2066" + core::persian_number(border_market::decimal_of(*screened.deviation)) +
         "٪\u2069";
}

std::vector<ui::Cell> cells_of(const border_market::Line& line, const Screened& screened) {
  const std::string none = "—";
  return {
      {line.name.value_or("")},
      {line.hs.value_or("")},
      {screened.declared_unit ? show_exact(*screened.declared_unit, border_market::unit_value_scale)
                              : none},
      {!screened.listed
           ? none
           : show_decimal(screened.listed->value_usd, border_market::unit_value_scale)},
      {deviation_words(screened)},
      {std::string(core::label_of(border_market::verdict_choices(), screened.verdict)),
       tone_of(screened.verdict)},
  };
}

void draw_undertaking(FileView& view) {
  if (!view.standing.answer.undertaking_needed && !view.record.undertaking) return;
  ui::Card card("undertaking", "تعهد ماده ۱۶");
  if (!view.record.undertaking) {
    ui::caption(
        "ارزش یک ردیف با فهرست اختلاف دارد؛ صدور متوقف نمی‌شود و تعهد صادرکننده ثبت می‌شود.",
        ui::Tone::warning);
    return;
  }
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<border_market::Undertaking>().fields)
    pairs.push_back(pair_of(view, field, &*view.record.undertaking));
  ui::pairs("facts", pairs);
}

void draw_rows_used(const FileView& view) {
  if (view.record.screened_by.empty()) {
    ui::caption("هنوز با فایل ارزش سنجیده نشده است.");
    return;
  }
  std::vector<ui::Pair> pairs;
  for (const border_market::ScreenedBy& one : view.record.screened_by) {
    std::string words = one.goods + (one.brand.empty() ? "" : "، " + one.brand);
    words += "، هر " + one.unit + " " +
             show_decimal(one.value_usd, border_market::unit_value_scale, "دلار");
    pairs.push_back({"تعرفه " + one.hs, std::move(words)});
  }
  pairs.push_back(
      {"عوارض صادراتی بر پایه ارزش", view.record.export_duty_by_value ? "دارد" : "ندارد"});
  ui::heading(3, "ردیف‌های فایل ارزش");
  ui::pairs("used", pairs);
}

}  // namespace

void draw_values(FileView& view) {
  {
    ui::Card card("values", "سنجش با فایل ارزش");
    act_button(view, ActNumber::screen_values, "سنجش با فایل ارزش");
    const auto& lines = view.record.declaration.lines;
    const auto& screening = view.standing.answer.screening;
    if (lines.empty()) {
      ui::caption("هنوز ردیف کالایی نوشته نشده است.");
      return;
    }
    ui::SimpleTable rows;
    for (std::size_t at = 0; at < lines.size() && at < screening.size(); ++at)
      rows.add(std::to_string(at + 1), cells_of(lines[at], screening[at]));
    rows.set_version(view.shell.desk().revision());
    small_table("rows", "سنجش ردیف‌ها", columns, rows, view.memory.values_table);
    draw_rows_used(view);
  }
  draw_undertaking(view);
}

}  // namespace kotaj::screens::market
