#include "shared/border_market/papers.h"

#include "shared/border_market/parameters.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"

namespace kotaj::border_market {
namespace {

using core::DocumentColumn;
using core::DocumentField;
using core::DocumentFields;
using core::DocumentTable;
using core::DocumentText;
using core::Exact;
using core::Field;

std::string shown(core::Date day) { return core::persian_digits(day.to_string()); }
std::string shown(const Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}
std::string shown(core::Wide value, int scale) {
  return core::persian_number(core::format_decimal(value, scale));
}
std::string ordinal(std::size_t number) { return core::persian_digits(std::to_string(number)); }

DocumentField field(std::string label, std::string value,
                    DocumentText kind = DocumentText::normal) {
  return {std::move(label), std::move(value), kind};
}

DocumentText kind_of(const Field& field) {
  switch (field.type) {
    case core::FieldType::date:
    case core::FieldType::amount:
    case core::FieldType::mass:
    case core::FieldType::quantity:
    case core::FieldType::integer:
      return DocumentText::number;
    default:
      return field.direction == core::Direction::ltr ? DocumentText::identifier
                                                     : DocumentText::normal;
  }
}

/// The flat fields of a part of the declaration, in its own order.
void add_fields(const core::Description& description, const void* record,
                std::vector<DocumentField>& out) {
  for (const Field& one : description.fields) {
    if (one.nested != nullptr) continue;
    out.push_back({std::string(one.label), core::show_field(one, one.get(record)), kind_of(one)});
  }
}

/// Each group of the declaration under its heading: its own fields, then those of its parts.
void add_groups(const Declaration& declaration, core::Document& out) {
  std::vector<std::string_view> groups;
  std::vector<DocumentFields> blocks;
  for (const Field& one : core::describe<Declaration>().fields) {
    if (one.type == core::FieldType::list) continue;
    std::size_t at = 0;
    while (at < groups.size() && groups[at] != one.group) ++at;
    if (at == groups.size()) {
      groups.push_back(one.group);
      blocks.push_back({std::string(one.group), {}});
    }
    if (one.nested == nullptr) {
      blocks[at].fields.push_back(
          {std::string(one.label), core::show_field(one, one.get(&declaration)), kind_of(one)});
      continue;
    }
    if (one.count(&declaration) == 0) continue;
    std::vector<DocumentField> inside;
    add_fields(*one.nested(), one.at(&declaration, 0), inside);
    for (DocumentField& part : inside) {
      part.label = std::string(one.label) + "، " + part.label;
      blocks[at].fields.push_back(std::move(part));
    }
  }
  for (DocumentFields& block : blocks) out.blocks.push_back(std::move(block));
}

DocumentTable goods_table(const Record& record, const Totals& totals) {
  DocumentTable out;
  out.heading = "ردیف‌های کالا";
  out.columns = {{"ردیف", DocumentText::number},
                 {"نام کالا", DocumentText::normal},
                 {"تعرفه گمرکی", DocumentText::identifier},
                 {"مقدار", DocumentText::number},
                 {"واحد", DocumentText::normal},
                 {"بسته", DocumentText::number},
                 {"وزن ناخالص (کیلوگرم)", DocumentText::number},
                 {"وزن خالص (کیلوگرم)", DocumentText::number},
                 {"ارزش به ارز فاکتور", DocumentText::number}};
  std::size_t number = 0;
  for (const Line& line : record.declaration.lines) {
    const auto text = [](const OptionalText& value) { return value.value_or(std::string()); };
    out.rows.push_back(
        {ordinal(++number), text(line.name), text(line.hs),
         line.quantity ? shown(line.quantity->thousandths, core::quantity_scale) : std::string(),
         text(line.unit),
         line.packages && line.packages->count ? shown(*line.packages->count, 0) : std::string(),
         line.gross_kg ? core::persian_number(core::format_mass_kg(*line.gross_kg)) : std::string(),
         line.net_kg ? core::persian_number(core::format_mass_kg(*line.net_kg)) : std::string(),
         line.value ? shown(*line.value, core::max_currency_scale) : std::string()});
  }
  out.rows.push_back({"", "جمع", "", "", "", shown(totals.packages, 0),
                      core::persian_number(core::format_mass_kg({totals.gross_g})),
                      core::persian_number(core::format_mass_kg({totals.net_g})),
                      shown(totals.invoice_value, core::max_currency_scale)});
  out.last_is_total = true;
  return out;
}

DocumentTable costs_table(const Record& record, const Totals& totals) {
  DocumentTable out;
  out.heading = "هزینه‌های صندوق";
  out.columns = {{"نوع هزینه", DocumentText::normal},
                 {"واحد", DocumentText::normal},
                 {"مقدار", DocumentText::number},
                 {"نرخ (ریال)", DocumentText::number},
                 {"مبلغ (ریال)", DocumentText::number}};
  for (std::size_t row = 0; row < record.costs.rows.size(); ++row) {
    const Cost& cost = record.costs.rows[row];
    out.rows.push_back({std::string(label_of(cost_kind_choices(), cost.kind)),
                        std::string(label_of(cost_unit_choices(), cost.unit)),
                        shown(cost.quantity.thousandths, core::quantity_scale),
                        shown(cost.rate_irr, core::rate_scale), shown(totals.costs_irr[row], 0)});
  }
  out.rows.push_back({"جمع", "", "", "", shown(totals.total_costs_irr, 0)});
  out.last_is_total = true;
  return out;
}

DocumentFields value_totals(const Totals& totals) {
  return {
      "ارزش صادراتی",
      {field("ریال", totals.value_irr ? shown(*totals.value_irr, 0) : std::string(),
             DocumentText::number),
       field("دلار",
             totals.value_usd_cents ? shown(*totals.value_usd_cents, cent_scale) : std::string(),
             DocumentText::number)}};
}

core::Document paper_of(const Record& record, const PaperFacts& facts, std::string title) {
  core::Document out;
  out.title = std::move(title);
  out.office = facts.office_name;
  out.stamps = {field("پرونده", record.opening.file_number, DocumentText::identifier),
                field("کوتاژ", core::persian_digits(record.kotaj), DocumentText::number),
                field("تاریخ", record.kotaj_on ? shown(*record.kotaj_on) : std::string(),
                      DocumentText::number)};
  return out;
}

DocumentTable steps_table(const Record& record) {
  DocumentTable out;
  out.heading = "مراحل انجام‌شده";
  out.columns = {{"مرحله", DocumentText::identifier},
                 {"شرح", DocumentText::normal},
                 {"تاریخ", DocumentText::number},
                 {"شماره", DocumentText::number},
                 {"انجام‌دهنده", DocumentText::normal}};
  for (const StepEntry& entry : record.steps) {
    const core::Choice& step = core::choice_of(step_choices(), static_cast<int32_t>(entry.step));
    out.rows.push_back({std::string(step.code), std::string(step.label), shown(entry.done_on),
                        core::persian_digits(entry.number), entry.by});
  }
  return out;
}

}  // namespace

core::Document declaration_paper(const Record& record, const PaperFacts& facts) {
  core::Document out = paper_of(record, facts, "اظهارنامه کالای صادرات قطعی از بازارچه مرزی");
  const Totals totals = totals_of(inquiry_of(record, facts.on));
  out.blocks.push_back(DocumentFields{{}, {field("بازارچه", facts.market_name)}});
  add_groups(record.declaration, out);
  out.blocks.push_back(goods_table(record, totals));
  out.blocks.push_back(value_totals(totals));
  out.blocks.push_back(core::DocumentSignatures{{"اظهارکننده", "کارشناس ثبت"}});
  out.footer = core::to_string(clause("تنظیم اظهارنامه"));
  return out;
}

core::Document release_paper(const Record& record, const PaperFacts& facts) {
  core::Document out = paper_of(record, facts, "سند ترخیص کالای صادراتی از بازارچه مرزی");
  const Totals totals = totals_of(inquiry_of(record, facts.on));
  const Declaration& declaration = record.declaration;
  const auto text = [](const OptionalText& value) { return value.value_or(std::string()); };
  out.blocks.push_back(DocumentFields{
      {},
      {field("بازارچه", facts.market_name),
       field("صادرکننده", declaration.exporter ? text(declaration.exporter->name) : std::string()),
       field("گیرنده", declaration.consignee ? text(declaration.consignee->name) : std::string()),
       field("شماره سند ترخیص", record.release ? record.release->number : std::string(),
             DocumentText::number),
       field("تاریخ سند", record.release ? shown(record.release->signed_on) : std::string(),
             DocumentText::number),
       field("تعهد صادرکننده", record.undertaking ? record.undertaking->number : "ندارد")}});
  out.blocks.push_back(goods_table(record, totals));
  out.blocks.push_back(value_totals(totals));
  out.blocks.push_back(costs_table(record, totals));
  out.blocks.push_back(steps_table(record));
  if (record.delivery) {
    out.blocks.push_back(
        DocumentFields{"تحویل کالا",
                       {field("تاریخ", shown(record.delivery->delivered_on), DocumentText::number),
                        field("انبار", record.delivery->warehouse)}});
  }
  out.blocks.push_back(core::DocumentSignatures{{"سرویس صادرات", "مدیر گمرک"}});
  out.footer = core::to_string(clause("خلاصه مراحل، سند ترخیص"));
  return out;
}

}  // namespace kotaj::border_market
