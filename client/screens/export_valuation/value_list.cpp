#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/export_valuation/screens.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/ui/chart.h"
#include "client/ui/table.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/core/workbook.h"
#include "shared/export_valuation/parameters.h"
#include "shared/sync/csv.h"

// The export value list on a day: lookup, screening of a declared value, price history, files.
namespace kotaj::screens {
namespace {

using export_valuation::Screened;
using export_valuation::ValueEntry;
using export_valuation::ValueLine;
using export_valuation::ValueRow;
using valuation::ValueIndex;

constexpr ui::Column columns[] = {
    {"hs_code", "کد تعرفه", ui::ColumnType::identifier, 100.0F},
    {"goods", "نام کالا", ui::ColumnType::text, 170.0F, true},
    {"brand", "مارک", ui::ColumnType::text, 100.0F, false, true},
    {"unit", "واحد", ui::ColumnType::text, 90.0F, false, false, true, true},
    {"value", "ارزش (دلار)", ui::ColumnType::number, 110.0F},
    {"from", "از تاریخ", ui::ColumnType::date, 100.0F, false, false, true, true},
    {"screening", "سنجش", ui::ColumnType::status, 150.0F, false, false, true, true},
};

/// What is asked of the list, as it was typed.
struct Query {
  std::string hs_code;
  std::string goods;
  std::string day;
  std::string declared;
  friend bool operator==(const Query&, const Query&) = default;
};

struct ListMemory {
  Query query;
  ui::TableState table;
  ui::SimpleTable rows;
  std::vector<core::Id> ids;
  core::Id chosen;
  std::pair<uint64_t, Query> made{};
  uint64_t version = 0;
};

core::Field declared_field() {
  core::Field field;
  field.name = "declared";
  field.label = "ارزش واحد اظهاری";
  field.type = core::FieldType::amount;
  field.unit = core::dollar_rate_unit;
  return field;
}

/// The declared unit value, where one was typed that can be read.
std::optional<core::Wide> declared_of(const Query& query) {
  const auto parsed = core::parse_field(declared_field(), query.declared);
  if (!parsed.ok()) return std::nullopt;
  const auto* value = std::get_if<core::Wide>(&parsed.value());
  return value == nullptr ? std::nullopt : std::optional(*value);
}

/// The day that is asked about; today while none can be read.
core::Date day_of(const Query& query, core::Date today) {
  core::Field field;
  field.name = "day";
  field.label = "در تاریخ";
  field.type = core::FieldType::date;
  const auto parsed = core::parse_field(field, query.day);
  if (!parsed.ok()) return today;
  const auto* day = std::get_if<core::Date>(&parsed.value());
  return day == nullptr ? today : *day;
}

ui::Cell screening_cell(const std::optional<core::Wide>& declared, const ValueEntry* entry,
                        core::Date on) {
  if (!declared) return {};
  const Screened screened =
      export_valuation::screen(entry, *declared, export_valuation::margin_on(on));
  std::string text(core::label_of(export_valuation::screening_choices(), screened.screening));
  if (screened.deviation_hundredths) text += " " + valuation::show_deviation(screened);
  return {std::move(text), valuation::tone_of(screened.screening)};
}

void refresh(ListMemory& memory, Shell& shell) {
  const ValueIndex& index = valuation::value_index(shell);
  std::pair<uint64_t, Query> wanted{index.version(), memory.query};
  if (wanted == memory.made && memory.version != 0) return;
  memory.made = std::move(wanted);
  memory.rows.clear();
  memory.ids.clear();
  const core::Date on = day_of(memory.query, shell.desk().today());
  const auto declared = declared_of(memory.query);
  for (const ValueIndex::Row& row : index.rows()) {
    const ValueLine& line = valuation::line_of(row);
    if (!export_valuation::matches(line, memory.query.hs_code, memory.query.goods)) continue;
    const ValueEntry* entry = export_valuation::entry_on(line, on);
    memory.rows.add(core::to_string(row.id),
                    {{line.hs_code},
                     {line.goods},
                     {line.brand},
                     {line.unit},
                     {entry == nullptr ? std::string() : valuation::show_rate(entry->value_usd)},
                     {entry == nullptr ? std::string() : show_date(entry->from)},
                     screening_cell(declared, entry, on)});
    memory.ids.push_back(row.id);
  }
  memory.rows.set_version(++memory.version);
}

void draw_query(ListMemory& memory) {
  ui::Card card("query", "جستجو و سنجش");
  ui::Columns columns_of_fields = ui::Columns::grid(200.0F, 4);
  ui::identifier_field("hs_code", memory.query.hs_code,
                       {.label = "کد تعرفه یا آغاز آن", .hint = "39252000"});
  columns_of_fields.next();
  ui::text_field("goods", memory.query.goods, {.label = "نام کالا یا مارک"});
  columns_of_fields.next();
  ui::date_field("day", memory.query.day, {.label = "در تاریخ", .hint = "امروز"});
  columns_of_fields.next();
  ui::number_field("declared", memory.query.declared,
                   {.label = "ارزش واحد اظهاری", .unit = "دلار"});
}

/// All dated rows of the whole list, for a file.
std::vector<ValueRow> all_rows(Shell& shell) {
  std::vector<ValueRow> out;
  for (const ValueIndex::Row& row : valuation::value_index(shell).rows()) {
    for (ValueRow& one : export_valuation::rows_of(valuation::line_of(row)))
      out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const ValueRow& a, const ValueRow& b) {
    return std::tie(a.hs_code, a.goods, a.from) < std::tie(b.hs_code, b.goods, b.from);
  });
  return out;
}

void draw_files(Shell& shell) {
  ui::Row row;
  const bool csv = ui::button("csv", "خروجی CSV همه فهرست", {.icon = ui::Icon::download});
  const bool xlsx = ui::button("xlsx", "خروجی اکسل همه فهرست", {.icon = ui::Icon::download});
  const access::Act& put = *access::find_act(export_valuation::values_module(), "put_values");
  if (!shell.desk().allowed(export_valuation::values_module(), put, {}) &&
      ui::button("import", "ورود فهرست از فایل", {.icon = ui::Icon::upload}))
    shell.go("value_import");
  if (!csv && !xlsx) return;
  const std::vector<ValueRow> rows = all_rows(shell);
  std::vector<const void*> records;
  records.reserve(rows.size());
  for (const ValueRow& one : rows) records.push_back(&one);
  const core::Description& table = core::describe<ValueRow>();
  if (csv) {
    ui::download_file("export-values.csv", "text/csv;charset=utf-8",
                      sync::write_csv(table, records));
    return;
  }
  const core::Sheet sheet = core::sheet_of("ارزش کالاهای صادراتی", table, records);
  ui::download_file("export-values.xlsx", core::xlsx_mime, core::xlsx({&sheet, 1}));
}

/// Each row of the good as a point from its first day on.
void draw_history_chart(const std::vector<ValueRow>& rows) {
  std::vector<std::string> times;
  ui::ChartSeries series{.label = "ارزش"};
  constexpr double ten_thousand = 10'000;
  for (const ValueRow& row : rows) {
    times.push_back(show_date(row.from));
    series.values.push_back(
        {static_cast<double>(row.value_usd) / ten_thousand, valuation::show_rate(row.value_usd)});
  }
  ui::chart("history", times, {&series, 1},
            {.label = "سیر ارزش مصوب",
             .time_label = "از تاریخ",
             .unit = "دلار",
             .kind = ui::ChartKind::lines,
             .height = 160.0F});
}

void draw_rows(const std::vector<ValueRow>& rows) {
  std::vector<ui::TimelineEntry> entries;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    std::string when = "از " + show_date(row->from);
    if (row->until) when += " تا " + show_date(*row->until);
    entries.push_back(
        {std::move(when), valuation::show_rate(row->value_usd) + " دلار",
         "مصوبه " + core::persian_digits(row->approval_number) + "، " + show_date(row->approval_on),
         ui::Tone::normal});
  }
  ui::timeline("rows", entries);
}

void draw_screened(const ValueEntry* entry, core::Wide declared, core::Date on) {
  const Screened screened =
      export_valuation::screen(entry, declared, export_valuation::margin_on(on));
  {
    ui::Row row;
    ui::badge(valuation::tone_of(screened.screening),
              core::label_of(export_valuation::screening_choices(), screened.screening));
    if (screened.deviation_hundredths) ui::caption(valuation::show_deviation(screened));
  }
  ui::why_toggle("why", "سنجش ارزش اظهاری با فهرست", screened.explanation);
}

void draw_line(Shell& shell, const ListMemory& memory) {
  const auto* line = shell.desk().find<ValueLine>(memory.chosen);
  if (line == nullptr) {
    ui::Card card("line", "کالای برگزیده");
    ui::caption("سطری را برگزینید تا سیر ارزش و سنجش آن دیده شود.");
    return;
  }
  const ui::Scope scope(core::to_string(memory.chosen));
  ui::Card card("line", line->goods);
  const core::Date on = day_of(memory.query, shell.desk().today());
  const ValueEntry* entry = export_valuation::entry_on(*line, on);
  ui::figure("ارزش در " + show_date(on),
             entry == nullptr ? "ندارد" : valuation::show_rate(entry->value_usd),
             entry == nullptr ? "" : "دلار برای هر " + line->unit);
  ui::label_value("کد تعرفه", line->hs_code, ui::ValueKind::identifier);
  if (const auto declared = declared_of(memory.query)) draw_screened(entry, *declared, on);
  const std::vector<ValueRow> rows = export_valuation::rows_of(*line);
  draw_history_chart(rows);
  draw_rows(rows);
}

}  // namespace

void draw_value_list(Shell& shell) {
  auto& memory = shell.memory<ListMemory>("export_values");
  // Come to by the palette: that good is shown.
  if (!shell.record().empty()) memory.chosen = shell.record();
  draw_query(memory);
  draw_files(shell);
  refresh(memory, shell);
  ui::Columns sides({1.5F, 1.0F}, 900.0F);
  const ui::TableEvent event = ui::table(
      "values", columns, memory.rows, memory.table,
      {.label = "فهرست ارزش کالاهای صادراتی",
       .height = 520.0F,
       .can_export = false,
       .empty_title = "کالایی با این نشانی در فهرست نیست",
       .empty_text = "اگر کالا ارزش مصوب ندارد، درخواست تعیین ارزش با سبب «نبودن ارزش» باز کنید."});
  if (event.activated) shell.go("export_values", memory.ids[*event.activated]);
  sides.next();
  draw_line(shell, memory);
}

}  // namespace kotaj::screens
