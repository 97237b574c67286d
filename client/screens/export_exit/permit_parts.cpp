#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/permit_view.h"
#include "client/screens/value_field.h"
#include "shared/access/history.h"
#include "shared/core/document.h"
#include "shared/core/text.h"
#include "shared/export_exit/letter.h"

namespace kotaj::screens::exits {
namespace {

using export_exit::Record;

constexpr float table_px = 220.0F;

std::string value_of(const PermitView& view, const core::Field& field) {
  const export_exit::Permit& permit = view.record.permit;
  if (field.name == "office") return view.shell.desk().office_name(permit.office);
  if (field.name == "exit_office") return view.shell.desk().office_name(permit.exit_office);
  return core::show_field(field, field.get(&permit));
}

/// Offices stand here by name, not by code.
std::string_view label_of_fact(const core::Field& field) {
  if (field.name == "office") return "گمرک مبدأ";
  return field.name == "exit_office" ? "گمرک مرزی در پروانه" : field.label;
}

template <typename Row>
void draw_rows(std::string_view id, std::string_view label, const std::vector<Row>& rows,
               ui::TableState& state, uint64_t version) {
  static const std::vector<ui::Column> columns = ui::columns_of(core::describe<Row>());
  ui::SimpleTable table;
  for (std::size_t row = 0; row < rows.size(); ++row)
    table.add(std::to_string(row), ui::cells_of(core::describe<Row>(), &rows[row]));
  table.set_version(version);
  ui::table(id, columns, table, state,
            {.label = label, .height = table_px, .toolbar = false, .can_export = false});
}

}  // namespace

void draw_permit_facts(PermitView& view) {
  ui::Card card("permit", "پروانه");
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<export_exit::Permit>().fields) {
    if (field.value == nullptr) continue;
    std::string value = value_of(view, field);
    if (value.empty()) continue;
    const bool named = field.name == "office" || field.name == "exit_office";
    pairs.push_back({std::string(label_of_fact(field)), std::move(value),
                     named ? ui::ValueKind::text : kind_of(field)});
  }
  pairs.push_back(
      {"وزن ناخالص پروانه",
       core::persian_number(core::format_mass_kg(export_exit::gross_of(view.record.permit))) +
           " کیلوگرم",
       ui::ValueKind::number});
  pairs.push_back(
      {"تعداد بسته پروانه",
       core::persian_number(core::format_decimal(export_exit::packages_of(view.record.permit), 0)),
       ui::ValueKind::number});
  ui::pairs("facts", pairs);
  draw_rows("goods", "ردیف‌های کالا", view.record.permit.goods,
            view.memory.goods_table, view.shell.desk().revision());
}

void draw_carriers(PermitView& view) {
  ui::Card card("carriers", "حامل‌ها");
  if (view.record.carriers.empty()) {
    ui::paragraph("وصول حاملی در گمرک مرزی ثبت نشده است.", ui::Tone::quiet);
  } else {
    draw_rows("rows", "حامل‌ها", view.record.carriers, view.memory.carriers_table,
              view.shell.desk().revision());
  }
  if (!view.record.final_notice) return;
  const std::vector<ui::Pair> pairs{
      {"اعلام وصول نهایی", show_date(view.record.final_notice->noticed_on), ui::ValueKind::date},
      {"دلیل گمرک مرزی", view.record.final_notice->reason}};
  ui::pairs("final", pairs);
}

void draw_inquiries(PermitView& view) {
  if (view.record.inquiries.empty()) {
    ui::Card card("none", "استعلام‌ها");
    ui::paragraph("هنوز از گمرک مرزی استعلام نشده است.", ui::Tone::quiet);
  }
  for (std::size_t at = 0; at < view.record.inquiries.size(); ++at) {
    const export_exit::Inquiry& inquiry = view.record.inquiries[at];
    const ui::Scope scope(std::to_string(at + 1));
    ui::Card card("inquiry", at == 0 ? "استعلام نخست" : "استعلام دوم");
    const std::vector<ui::Pair> pairs{
        {"گمرک مرزی", view.shell.desk().office_name(inquiry.border)},
        {"شماره نامه", inquiry.letter, ui::ValueKind::identifier},
        {"تاریخ ارسال", show_date(inquiry.sent_on), ui::ValueKind::date},
        {"مهلت پاسخ", core::persian_digits(std::to_string(inquiry.answer_days)) + " روز"},
        {"تاریخ پاسخ", inquiry.answered_on ? show_date(*inquiry.answered_on) : std::string(),
         ui::ValueKind::date},
        {"پاسخ", inquiry.answer
                     ? std::string(label_of(export_exit::inquiry_answer_choices(), *inquiry.answer))
                     : std::string("بی‌پاسخ")}};
    ui::pairs("facts", pairs);
    if (!inquiry.answer_text.empty()) ui::paragraph(inquiry.answer_text);
    if (ui::button("print", "چاپ نامه", {.icon = ui::Icon::print})) {
      const export_exit::LetterFacts facts{view.shell.desk().office_name(view.record.permit.office),
                                           view.shell.desk().office_name(inquiry.border), view.on};
      ui::print_html(core::document_html(export_exit::inquiry_letter(view.record, at, {}, facts)));
    }
  }
}

void draw_course(PermitView& view) {
  ui::Card card("course", "سیر پروانه");
  std::vector<ui::TimelineEntry> entries;
  const std::vector<access::HistoryEntry> history =
      access::history_of<Record>(export_exit::module(), &view.record);
  for (std::size_t at = history.size(); at > 0; --at) {
    const access::HistoryEntry& one = history[at - 1];
    const export_exit::Event& event = view.record.events[at - 1];
    std::string detail = one.who;
    if (event.event_day) detail += " · روز " + show_date(*event.event_day);
    if (!one.detail.empty()) detail += " · " + shown_words(one.detail);
    entries.push_back({show_moment(one.at), one.act, std::move(detail), ui::Tone::normal});
  }
  ui::timeline("events", entries);
}

}  // namespace kotaj::screens::exits
