#include <string>
#include <vector>

#include "client/screens/export_valuation/request_view.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/screens/value_field.h"
#include "client/ui/table.h"
#include "shared/access/history.h"
#include "shared/core/text.h"
#include "shared/export_valuation/evidence.h"
#include "shared/export_valuation/parameters.h"
#include "shared/export_valuation/values.h"

namespace kotaj::screens::valuation {
namespace {

using export_valuation::ActNumber;
using export_valuation::GoodsRow;
using export_valuation::RawAnalysis;
using export_valuation::Request;

std::string ordinal(int64_t number) { return core::persian_digits(std::to_string(number)); }

/// Every flat field as a pair, the value with its unit; blank ones too, for they may be missing.
template <typename Record>
std::vector<ui::Pair> pairs_of(const Record& record,
                               std::initializer_list<std::string_view> without = {}) {
  std::vector<ui::Pair> out;
  for (const core::Field& field : core::describe<Record>().fields) {
    if (field.value == nullptr ||
        std::find(without.begin(), without.end(), field.name) != without.end())
      continue;
    std::string shown = core::show_field(field, field.get(&record));
    if (field.type == core::FieldType::text) shown = core::persian_digits(shown);
    const bool with_unit = !shown.empty() && !field.unit.empty();
    if (with_unit) shown += " " + std::string(field.unit);
    out.push_back({std::string(field.label), std::move(shown),
                   with_unit ? ui::ValueKind::text : kind_of(field)});
  }
  return out;
}

/// The declared unit value beside the list's, on this day.
void draw_screening(const RequestView& view, const GoodsRow& row) {
  if (!row.declared_usd || row.hs_code.empty()) return;
  const auto* line = view.shell.desk().find<export_valuation::ValueLine>(
      export_valuation::value_id(row.hs_code, row.goods, row.brand, row.unit));
  const export_valuation::ValueEntry* listed =
      line == nullptr ? nullptr : export_valuation::entry_on(*line, view.on);
  const export_valuation::Screened screened =
      export_valuation::screen(listed, *row.declared_usd, export_valuation::margin_on(view.on));
  ui::heading(3, "ارزش اظهاری در برابر فهرست");
  {
    ui::Row badges;
    ui::badge(tone_of(screened.screening),
              core::label_of(export_valuation::screening_choices(), screened.screening));
    if (screened.deviation_hundredths) ui::caption(show_deviation(screened));
  }
  if (listed != nullptr)
    ui::why_toggle("screening", "سنجش ارزش اظهاری با فهرست", screened.explanation);
}

void draw_row(RequestView& view, int64_t number, const GoodsRow& row) {
  const ui::Scope scope("row" + std::to_string(number));
  ui::Card card("goods", "ردیف " + ordinal(number) + "، " + row.goods);
  std::vector<ui::Pair> pairs = pairs_of(row, {"goods"});
  if (view.request.resolution) {
    if (const auto value = export_valuation::value_set(view.request, number)) {
      pairs.push_back(
          {"ارزش مصوب کارگروه", show_rate(*value) + " دلار برای هر واحد", ui::ValueKind::text});
    }
  }
  ui::pairs("fields", pairs);
  draw_screening(view, row);
  const core::Explanation evidence = export_valuation::explain_evidence(view.request, number);
  if (evidence.empty()) return;
  ui::heading(3, "شواهد ارزش تعیین‌شده");
  ui::why_toggle("evidence", "شواهد ارزش تعیین‌شده", evidence);
}

constexpr ui::Column material_columns[] = {
    {"material", "مواد اولیه", ui::ColumnType::text, 130.0F, true},
    {"consumption", "مقدار مصرف", ui::ColumnType::number, 100.0F},
    {"unit", "واحد", ui::ColumnType::text, 80.0F, false, false, true, true},
    {"domestic", "داخلی (ریال)", ui::ColumnType::number, 120.0F, false, false, true, true},
    {"foreign", "خارجی (دلار)", ui::ColumnType::number, 110.0F, false, false, true, true},
    {"other", "سایر (ریال)", ui::ColumnType::number, 110.0F, false, false, true, true},
    {"total", "جمع کل (ریال)", ui::ColumnType::number, 140.0F},
};

struct MaterialsMemory {
  ui::TableState table;
  ui::SimpleTable rows;
  core::Moment made{-1};
};

/// Rows made anew where the request changed.
void draw_materials(RequestView& view, const RawAnalysis& form) {
  auto& memory = view.shell.memory<MaterialsMemory>(
      "valuation/materials/" + core::to_string(view.id) + "/" + std::to_string(form.row));
  if (memory.made != view.request.changed_at) {
    memory.made = view.request.changed_at;
    memory.rows.clear();
    const export_valuation::Analysis analysis =
        export_valuation::analyse(export_valuation::view_of(form).input);
    for (std::size_t at = 0; at < form.rows.size(); ++at) {
      const export_valuation::Material& row = form.rows[at];
      const export_valuation::RowTotals& totals = analysis.rows[at];
      memory.rows.add(std::to_string(at),
                      {{row.material},
                       {core::persian_number(core::format_decimal(row.consumption.thousandths,
                                                                  core::quantity_scale))},
                       {row.unit},
                       {show_exact(totals.domestic_irr, 0)},
                       {show_exact(totals.foreign_cents, export_valuation::cent_scale)},
                       {core::persian_number(core::format_decimal(row.other_irr, 0))},
                       {show_exact(totals.total_irr, 0)}});
    }
    memory.rows.set_version(static_cast<uint64_t>(view.request.changed_at.unix_ms));
  }
  constexpr float row_px = 40.0F;
  const float height = row_px * static_cast<float>(std::min<std::size_t>(form.rows.size(), 12) + 1);
  ui::table("materials", material_columns, memory.rows, memory.table,
            {.label = "مواد اولیه", .height = height, .toolbar = false, .can_export = false});
}

void draw_documents(const export_valuation::StateOpinion& opinion) {
  for (std::size_t at = 0; at < opinion.documents.size(); ++at) {
    const export_valuation::LegalDocument& one = opinion.documents[at];
    const ui::Scope scope("document" + std::to_string(at));
    ui::heading(
        3, "سند " + ordinal(static_cast<int64_t>(at) + 1) + "، " +
               std::string(core::label_of(export_valuation::document_kind_choices(), one.kind)));
    ui::pairs("fields", pairs_of(one, {"kind", "description"}));
    ui::paragraph(one.description);
  }
}

}  // namespace

void draw_form_tab(RequestView& view) {
  {
    ui::Card card("letter", "فرم رسیدگی / درخواست تعیین ارزش");
    ui::pairs("fields", pairs_of(view.request.form, {"office"}));
    act_button(view, ActNumber::edit_request, ui::ButtonKind::normal);
  }
  int64_t number = 0;
  for (const GoodsRow& row : view.request.form.rows) draw_row(view, ++number, row);
  if (view.request.form.rows.empty()) ui::caption("هنوز ردیف کالایی نوشته نشده است.");
}

void draw_totals(const RawAnalysis& form) {
  const export_valuation::AnalysisView input = export_valuation::view_of(form);
  const export_valuation::Analysis analysis = export_valuation::analyse(input.input);
  const ui::Scope scope("totals");
  const ui::Pair pairs[] = {
      {"جمع اقلام داخلی", show_exact(analysis.domestic_irr, 0) + " ریال"},
      {"جمع اقلام خارجی",
       show_exact(analysis.foreign_cents, export_valuation::cent_scale) + " دلار"},
      {"جمع سایر هزینه‌ها", show_exact(analysis.other_irr, 0) + " ریال"},
      {"جمع کل", show_exact(analysis.total_irr, 0) + " ریال"},
      {"ارزش یک واحد",
       analysis.unit_value_irr ? show_exact(*analysis.unit_value_irr, 0) + " ریال" : std::string()},
      {"ارزش یک واحد به دلار",
       analysis.unit_value_usd
           ? show_exact(*analysis.unit_value_usd, export_valuation::unit_value_usd_scale) + " دلار"
           : std::string()},
  };
  ui::pairs("sums", pairs);
  ui::why_toggle("why", "محاسبه آنالیز مواد اولیه",
                 export_valuation::explain(input.input, analysis));
}

void draw_analyses(RequestView& view) {
  const auto rows = static_cast<int64_t>(view.request.form.rows.size());
  if (rows == 0) ui::caption("نخست کالا را در فرم PQ31 بنویسید.");
  for (int64_t number = 1; number <= rows; ++number) {
    const std::string part = "analysis" + std::to_string(number);
    const ui::Scope scope(part);
    const GoodsRow& goods = view.request.form.rows[static_cast<std::size_t>(number - 1)];
    ui::Card card("form", "ردیف " + ordinal(number) + "، " + goods.goods);
    const RawAnalysis* form = export_valuation::analysis_of_row(view.request, number);
    if (form == nullptr) {
      ui::caption("آنالیز مواد اولیه این کالا نوشته نشده است.");
      act_button(view, ActNumber::put_analysis, ui::ButtonKind::normal, "put", "نوشتن آنالیز",
                 number);
      continue;
    }
    ui::pairs("fields", pairs_of(*form, {"row", "goods"}));
    draw_materials(view, *form);
    draw_totals(*form);
    ui::Row row;
    act_button(view, ActNumber::put_analysis, ui::ButtonKind::normal, "put", "ویرایش آنالیز",
               number);
    act_button(view, ActNumber::drop_analysis, ui::ButtonKind::quiet, "drop", {}, number);
  }
}

void draw_opinion(RequestView& view) {
  ui::Card card("opinion", "نظر صریح کارشناسی و مستندات قانونی");
  if (!view.request.opinion) {
    ui::caption(
        "مکاتبه بدون اظهار نظر کارشناسی پذیرفته نیست: پیشنهاد، دلیل، نام کارشناس و دست‌کم یک "
        "سند قانونی را بنویسید.");
  } else {
    const export_valuation::StateOpinion& opinion = *view.request.opinion;
    ui::pairs("fields", pairs_of(opinion, {"reason", "outside_reason"}));
    ui::heading(3, "دلیل");
    ui::paragraph(opinion.reason);
    if (!opinion.outside_reason.empty()) {
      ui::heading(3, "دلیل ارزش بیرون از شواهد");
      ui::paragraph(opinion.outside_reason);
    }
    draw_documents(opinion);
  }
  act_button(view, ActNumber::state_opinion, ui::ButtonKind::normal);
}

void draw_history(RequestView& view) {
  std::vector<ui::TimelineEntry> entries;
  const auto& events = view.request.events;
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    access::HistoryEntry entry = access::history_entry(export_valuation::module(), *event);
    if (!entry.detail.empty()) entry.who += " · " + shown_words(entry.detail);
    entries.push_back(
        {show_moment(entry.at), std::move(entry.act), std::move(entry.who), ui::Tone::normal});
  }
  ui::timeline("events", entries);
}

}  // namespace kotaj::screens::valuation
