#include "shared/export_valuation/papers.h"

#include <initializer_list>

#include "shared/access/position.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using core::DocumentColumn;
using core::DocumentField;
using core::DocumentText;
using core::Exact;

std::string shown(core::Date day) { return core::persian_digits(day.to_string()); }
std::string shown(const Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}
std::string shown_rate(const std::optional<core::Wide>& rate) {
  return rate ? core::persian_number(core::format_decimal(*rate, core::rate_scale)) : std::string();
}
std::string ordinal(std::size_t number) { return core::persian_digits(std::to_string(number)); }

/// Number and day in one cell, as the form has them.
std::string both(const std::string& number, const std::optional<core::Date>& day) {
  std::string out = core::persian_digits(number);
  if (day) out += (out.empty() ? "" : " / ") + shown(*day);
  return out;
}

DocumentField field(std::string label, std::string value,
                    DocumentText kind = DocumentText::normal) {
  return {std::move(label), std::move(value), kind};
}

/// One of the form's two boxes, ticked or not.
std::string box(bool ticked, std::string_view label) {
  return std::string(ticked ? "☒ " : "☐ ") + std::string(label);
}

DocumentField described(const RequestForm& form, std::string_view name) {
  return core::document_field(core::describe<RequestForm>(), &form, name);
}

core::DocumentFields letter_facts(const Request& request, const PaperFacts& facts) {
  const RequestForm& form = request.form;
  const bool setting = form.kind == RequestKind::set_value;
  core::DocumentFields out;
  out.heading = "به: دفتر بررسی و تعیین ارزش";
  out.fields = {
      field("نوع درخواست",
            box(setting, "تعیین ارزش گمرکی") + "   " + box(!setting, "اختلاف ارزش گمرکی")),
      described(form, "trigger"),
      field("گمرک", facts.office_name),
      field("شماره و تاریخ کوتاژ", both(form.kotaj, form.kotaj_on), DocumentText::number),
      described(form, "exporter"),
      described(form, "phone"),
      described(form, "fax"),
      described(form, "address"),
      field("شماره و تاریخ اعتراض صادرکننده", both(form.objection_number, form.objection_on),
            DocumentText::number),
      field("عوارض صادراتی",
            box(form.export_duty, "دارد") + "   " + box(!form.export_duty, "ندارد")),
      described(form, "duty_amount"),
      described(form, "duty_basis"),
  };
  return out;
}

core::DocumentTable goods_table(const Request& request, core::Date on) {
  const core::Description& table = core::describe<GoodsRow>();
  const std::vector<std::string_view> first{"goods",    "brand",        "hs_code",
                                            "unit",     "quantity",     "net_kg",
                                            "gross_kg", "declared_usd", "approved_usd"};
  core::DocumentTable out;
  out.columns = {{"ردیف", DocumentText::number}};
  for (DocumentColumn& column : core::document_columns(table, first))
    out.columns.push_back(std::move(column));
  for (const char* label :
       {"شماره / تاریخ مصوبه", "قیمت عمده‌فروشی بازار به ریال",
        "متوسط قیمت بین‌المللی به دلار",
        "ارزش گمرکی تعیین‌شده به دلار"})
    out.columns.push_back({label, DocumentText::number});
  for (std::size_t at = 0; at < request.form.rows.size(); ++at) {
    const GoodsRow& row = request.form.rows[at];
    std::vector<std::string> cells{ordinal(at + 1)};
    for (std::string& cell : core::document_row(table, &row, first))
      cells.push_back(std::move(cell));
    cells.push_back(both(row.approved_number, row.approved_on));
    cells.push_back(shown_rate(row.wholesale_irr));
    cells.push_back(shown_rate(row.international_usd));
    cells.push_back(shown_rate(value_set(request, static_cast<int64_t>(at) + 1)));
    out.rows.push_back(std::move(cells));
  }
  const auto printed = static_cast<std::size_t>(parameters(on).pq31_rows.value);
  while (out.rows.size() < printed) out.rows.push_back({ordinal(out.rows.size() + 1)});
  return out;
}

/// Ours, beside the form: art. 16's costs and the exchange rate.
core::DocumentFields beside(const Request& request) {
  core::DocumentFields out;
  out.heading =
      "افزوده سامانه: هزینه‌ها تا خروج و نرخ برابری (ماده ۱۶)";
  for (std::size_t at = 0; at < request.form.rows.size(); ++at) {
    const GoodsRow& row = request.form.rows[at];
    if (!row.costs_to_exit_irr) continue;
    out.fields.push_back(field("هزینه‌ها تا خروج، ردیف " + ordinal(at + 1),
                               shown_rate(row.costs_to_exit_irr) + " ریال برای هر واحد"));
  }
  out.fields.push_back(described(request.form, "exchange_rate"));
  out.fields.push_back(described(request.form, "exchange_rate_on"));
  return out;
}

void add_opinion(core::Document& out, const StateOpinion& opinion) {
  const core::Description& table = core::describe<StateOpinion>();
  out.blocks.push_back(core::DocumentFields{"نظر صریح کارشناسی",
                                            {core::document_field(table, &opinion, "proposal"),
                                             core::document_field(table, &opinion, "expert")}});
  out.blocks.push_back(core::DocumentParagraph{opinion.reason, false});
  if (!opinion.outside_reason.empty())
    out.blocks.push_back(core::DocumentParagraph{opinion.outside_reason, false});
  core::DocumentTable documents;
  documents.heading = "مستندات قانونی";
  const std::vector<std::string_view> columns{"kind", "number", "dated_on", "issuer",
                                              "description"};
  documents.columns = core::document_columns(core::describe<LegalDocument>(), columns);
  for (const LegalDocument& one : opinion.documents)
    documents.rows.push_back(core::document_row(core::describe<LegalDocument>(), &one, columns));
  out.blocks.push_back(std::move(documents));
  if (opinion.clause_2_observed) {
    out.blocks.push_back(core::DocumentParagraph{
        "رعایت بند ۲ بخشنامه ۹۷/۲۱۵۲۱۴ مورخ ۱۳۹۷/۰۲/۲۹ تأیید شده است.", true});
  }
}

std::string signed_by(const Request& request) {
  std::string out = "مدیر کل / معاون گمرک — امضاء";
  if (!request.signature) return out;
  out += "؛ " + request.signature->name;
  if (request.signature->position) {
    out +=
        "، " +
        std::string(access::label_of(static_cast<access::Position>(*request.signature->position)));
  }
  return out + "، " + shown(request.signature->signed_on);
}

/// The three instructions printed at the form's foot, each with its signature.
void add_foot(core::Document& out, const Request& request) {
  out.blocks.push_back(core::DocumentSignatures{
      {signed_by(request),
       "دبیرخانه - ثبت شود. دبیر محترم کارگروه تعیین ارزش کالاهای صادراتی، پس از بررسی و تهیه گزارش کارشناسی در کارگروه مطرح گردد. "
       "مدیر کل / معاون دفتر بررسی و تعیین ارزش — امضاء",
       "کارشناس محترم، پس از بررسی و تهیه گزارش کارشناسی اعاده فرمایید. دبیر کارگروه — امضاء"}});
}

std::string sources(std::initializer_list<core::Source> of) {
  std::string text;
  for (const core::Source& source : of)
    text += (text.empty() ? "مستند: " : "؛ ") + core::persian_digits(core::to_string(source));
  return text;
}

}  // namespace

core::Document request_paper(const Request& request, const PaperFacts& facts) {
  core::Document out;
  out.title = "فرم رسیدگی / درخواست تعیین ارزش گمرکی کالاهای صادراتی";
  out.office = facts.office_name;
  out.landscape = true;
  const bool sent = request.sending.has_value();
  out.stamps = {
      field("شماره", sent ? core::persian_digits(request.sending->number) : std::string(),
            DocumentText::number),
      field("تاریخ", sent ? shown(request.sending->sent_on) : std::string(), DocumentText::number)};
  out.blocks.push_back(letter_facts(request, facts));
  out.blocks.push_back(goods_table(request, facts.on));
  add_foot(out, request);
  out.blocks.push_back(beside(request));
  if (request.opinion) add_opinion(out, *request.opinion);
  if (request.resolution) {
    out.blocks.push_back(core::DocumentFields{
        "مصوبه کارگروه",
        {field("شماره مصوبه", core::persian_digits(request.resolution->number)),
         field("تاریخ مصوبه", shown(request.resolution->resolved_on), DocumentText::number)}});
  }
  out.footer = sources({clause("فرم PQ31"), law_article("ماده ۱۶")});
  return out;
}

core::Document analysis_paper(const RawAnalysis& form, const PaperFacts& facts) {
  core::Document out;
  out.title = "فرم آنالیز مواد اولیه کالای صادراتی";
  out.office = facts.office_name;
  out.landscape = true;
  out.stamps = {field("فرم", "PQ33", DocumentText::identifier)};
  out.blocks.push_back(
      core::DocumentFields{{}, {field("نام کالا", form.goods), field("شرکت", form.company)}});
  const Analysis analysis = analyse(view_of(form).input);
  core::DocumentTable table;
  table.columns = {
      {"ردیف", DocumentText::number},
      {"نام مواد اولیه", DocumentText::normal},
      {"مقدار مصرف", DocumentText::number},
      {"واحد کالا", DocumentText::normal},
      {"نرخ یک واحد: اقلام داخلی / ریال", DocumentText::number},
      {"نرخ یک واحد: اقلام خارجی / دلار", DocumentText::number},
      {"ارزش کل: اقلام داخلی / ریال", DocumentText::number},
      {"ارزش کل: اقلام خارجی / دلار", DocumentText::number},
      {"سایر هزینه‌ها (شامل بسته‌بندی و ...)", DocumentText::number},
      {"جمع کل ارزش مواد اولیه مصرفی و سایر هزینه‌ها",
       DocumentText::number},
      {"ملاحظات", DocumentText::normal}};
  for (std::size_t at = 0; at < form.rows.size(); ++at) {
    const Material& row = form.rows[at];
    const RowTotals& totals = analysis.rows[at];
    table.rows.push_back({ordinal(at + 1), row.material,
                          core::persian_number(core::format_decimal(row.consumption.thousandths,
                                                                    core::quantity_scale)),
                          row.unit, shown_rate(row.rate_domestic_irr),
                          shown_rate(row.rate_foreign_usd), shown(totals.domestic_irr, 0),
                          shown(totals.foreign_cents, cent_scale), shown(Exact(row.other_irr), 0),
                          shown(totals.total_irr, 0), row.remarks});
  }
  const auto printed = static_cast<std::size_t>(parameters(facts.on).pq33_rows.value);
  while (table.rows.size() < printed) table.rows.push_back({ordinal(table.rows.size() + 1)});
  out.blocks.push_back(std::move(table));
  // Interpretation EV-4: not on the printed form; below its table.
  const core::Description& description = core::describe<RawAnalysis>();
  core::DocumentFields sums;
  sums.heading = "جمع‌ها و ارزش یک واحد";
  sums.fields = {
      field("جمع اقلام داخلی", shown(analysis.domestic_irr, 0) + " ریال"),
      field("جمع اقلام خارجی", shown(analysis.foreign_cents, cent_scale) + " دلار"),
      field("جمع سایر هزینه‌ها", shown(analysis.other_irr, 0) + " ریال"),
      field("جمع کل", shown(analysis.total_irr, 0) + " ریال"),
      core::document_field(description, &form, "exchange_rate"),
      core::document_field(description, &form, "exchange_rate_on"),
      field("مقدار تولید", core::persian_number(core::format_decimal(form.produced.thousandths,
                                                                     core::quantity_scale)) +
                               " " + form.produced_unit),
      field("ارزش یک واحد",
            shown(analysis.unit_value_irr.value_or(Exact()), 0) + " ریال؛ " +
                shown(analysis.unit_value_usd.value_or(Exact()), unit_value_usd_scale) + " دلار")};
  out.blocks.push_back(std::move(sums));
  out.footer = sources({clause("فرم PQ33، تفسیر EV-4")});
  return out;
}

}  // namespace kotaj::export_valuation
