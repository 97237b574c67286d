#include "shared/abandoned_goods/papers_parts.h"

#include "shared/abandoned_goods/parameters.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods::parts {
namespace {

using core::DocumentBox;
using core::DocumentBoxes;
using core::DocumentField;
using core::DocumentText;

constexpr int whole_line = 3;
constexpr int two_thirds = 2;

std::string counted(int64_t number) { return core::persian_digits(std::to_string(number)); }

DocumentField said(std::string label, std::string value) {
  return {std::move(label), std::move(value), DocumentText::normal};
}
DocumentField coded(std::string label, std::string value) {
  return {std::move(label), std::move(value), DocumentText::identifier};
}

DocumentField field_of(const DeclaredLine& line, std::string_view name) {
  return core::document_field(core::describe<DeclaredLine>(), &line, name);
}

int64_t packages_of(const Declaration& declaration) {
  int64_t sum = 0;
  for (const DeclaredLine& line : declaration.lines) sum += line.packages.value_or(0);
  return sum;
}

core::Wide value_of(const Declaration& declaration) {
  core::Wide sum = 0;
  for (const DeclaredLine& line : declaration.lines) sum += value_usd_of(line);
  return sum;
}

DocumentBoxes head_boxes(const Case& record, const Declaration& declaration,
                         const PaperFacts& facts) {
  const Receipt& receipt = record.receipt;
  DocumentBoxes out;
  out.boxes = {
      {"1",
       "صاحب کالا",
       {said({}, declaration.owner_name),
        coded("شناسه ملی", core::persian_digits(declaration.owner_legal_id)),
        said("نشانی", declaration.owner_address)},
       two_thirds},
      {"", "گمرک اظهار", {said({}, facts.office_name), coded("کد", receipt.office)}, 1},
      {"8",
       "حق‌العمل‌کار",
       {said({}, "کاربر گمرک محلی"), coded("کاربر", declaration.declarant)},
       1},
      {"14", "اظهارکننده", {said({}, "کاربر گمرک محلی"), coded("کاربر", declaration.declarant)}, 1},
      {"22", "ارزش کل", {said({}, dollars(value_of(declaration)))}, 1},
      {"5", "تعداد اقلام", {said({}, counted(static_cast<int64_t>(declaration.lines.size())))}, 1},
      {"6", "تعداد بسته‌ها", {said({}, counted(packages_of(declaration)))}, 1},
      {"23", "نرخ دلار", {said({}, declaration.usd_rate ? rials(*declaration.usd_rate) : "")}, 1},
      {"30",
       "محل کالا",
       {said({}, receipt.custodian),
        said({}, std::string(label_of(place_choices(), receipt.place)))},
       1},
      {"31", "شماره قبض انبار", {coded({}, declaration.receipt_number)}, 1},
      {"40",
       "اظهار پیشین",
       {said({},
             receipt.prior_kotaj.empty() ? "ندارد" : core::persian_digits(receipt.prior_kotaj))},
       1},
  };
  return out;
}

std::string permits_of(const Declaration& declaration, int64_t line) {
  std::string out;
  for (const NeededPermit& permit : declaration.permits) {
    if (permit.line != line) continue;
    if (!out.empty()) out += "، ";
    out += label_of(permit.permit);
    if (!permit.note.empty()) out += " (" + permit.note + ")";
  }
  return out.empty() ? "—" : out;
}

DocumentBoxes line_boxes(const Declaration& declaration, std::size_t at) {
  const DeclaredLine& line = declaration.lines[at];
  const auto number = static_cast<int64_t>(at) + 1;
  DocumentBoxes out;
  out.heading = "قلم " + counted(number);
  DocumentBox goods{"31", "بسته‌ها و شرح کالا", {said({}, line.goods)}, two_thirds};
  if (line.packages)
    goods.fields.push_back(said("بسته", counted(*line.packages) + " " + line.package_kind));
  if (!line.container.empty()) goods.fields.push_back(coded("کانتینر", line.container));
  if (!line.condition.empty()) goods.fields.push_back(said("وضع", line.condition));
  DocumentBox values{"42", "ارزش", {said("هنگام ثبت", dollars(line.registered_usd))}, 1};
  if (line.value_usd)
    values.fields.push_back(said("اصلاح‌شده", dollars(*line.value_usd)));
  if (line.value_irr) values.fields.push_back(said("ریالی", rials(*line.value_irr)));
  DocumentBox dues{"47", "محاسبه حقوق ورودی و وجوه", {}, two_thirds};
  for (const std::string_view name : {"customs_duty", "commercial_profit", "other_dues", "vat"})
    dues.fields.push_back(field_of(line, name));
  dues.fields.push_back(said("جمع قلم", line.customs_duty ? rials(duties_of(line)) : ""));
  DocumentBox notes{
      "44", "مجوزها و شناسه ارزش", {said("مجوز", permits_of(declaration, number))}, 1};
  if (line.needs_value_id) notes.fields.push_back(coded("شناسه ارزش", line.value_id));
  DocumentBox way{"43", "روش ارزش‌گذاری", {}, 1};
  way.fields.push_back(
      said({}, line.method ? std::string(label_of(value_method_choices(), *line.method)) : ""));
  out.boxes = {std::move(goods),
               {"33", "کد تعرفه (HS)", {coded({}, line.hs_code)}, 1},
               {"35", "وزن ناخالص", {said({}, field_of(line, "gross").value)}, 1},
               std::move(values),
               std::move(way),
               std::move(dues),
               std::move(notes)};
  return out;
}

}  // namespace

std::string shown(core::Date day) { return core::persian_digits(day.to_string()); }
std::string rials(core::Wide amount) {
  return core::persian_number(core::format_decimal(amount, 0)) + " ریال";
}
std::string dollars(core::Wide cents) {
  return core::persian_number(core::format_decimal(cents, 2)) + " دلار";
}

std::vector<DocumentField> fields_of(const Receipt& receipt,
                                     std::initializer_list<std::string_view> names) {
  std::vector<DocumentField> out;
  for (const std::string_view name : names)
    out.push_back(core::document_field(core::describe<Receipt>(), &receipt, name));
  return out;
}

core::DocumentTable receipt_goods(const Receipt& receipt) {
  const std::vector<std::string_view> names{"goods",    "hs_code",      "gross",
                                            "packages", "package_kind", "container"};
  const core::Description& table = core::describe<GoodsLine>();
  core::DocumentTable out;
  out.heading = "کالا";
  out.columns = core::document_columns(table, names);
  for (const GoodsLine& line : receipt.goods)
    out.rows.push_back(core::document_row(table, &line, names));
  return out;
}

core::DocumentTable declared_goods(const Declaration& declaration) {
  const std::vector<std::string_view> names{"goods",    "hs_code",   "gross",
                                            "packages", "container", "condition"};
  const core::Description& table = core::describe<DeclaredLine>();
  core::DocumentTable out;
  out.heading = "کالا";
  out.columns = core::document_columns(table, names);
  out.columns.push_back({"ارزش (دلار)", DocumentText::number});
  out.columns.push_back({"حقوق ورودی استنباطی (ریال)", DocumentText::number});
  for (const DeclaredLine& line : declaration.lines) {
    auto row = core::document_row(table, &line, names);
    row.push_back(core::persian_number(core::format_decimal(value_usd_of(line), 2)));
    row.push_back(core::persian_number(core::format_decimal(duties_of(line), 0)));
    out.rows.push_back(std::move(row));
  }
  return out;
}

core::DocumentFields declaration_facts(const Case& record, const Declaration& declaration) {
  core::DocumentFields out;
  out.heading = "اظهارنامه متروکه";
  out.fields = {{"شماره کوتاژ", core::persian_digits(declaration.kotaj), DocumentText::number},
                {"تاریخ ثبت", shown(declaration.registered_on), DocumentText::number},
                {"شماره قبض انبار", declaration.receipt_number, DocumentText::identifier}};
  for (DocumentField& field : fields_of(record.receipt, {"custodian", "place"}))
    out.fields.push_back(std::move(field));
  out.fields.push_back(said("حقوق ورودی استنباطی",
                            declaration.valued_on ? rials(duties_of(declaration)) : std::string{}));
  return out;
}

std::string sources(std::initializer_list<core::Source> of) {
  std::string out = "مستند: ";
  for (const core::Source& source : of) {
    if (!out.ends_with(": ")) out += "؛ ";
    out += core::to_string(source);
  }
  return core::persian_digits(out);
}

core::Document declaration_sheet(const Case& record, const Declaration& declaration,
                                 const PaperFacts& facts) {
  core::Document out;
  out.title = "اظهارنامه متروکه";
  out.office = facts.office_name;
  out.stamps = {{"شماره کوتاژ", core::persian_digits(declaration.kotaj), DocumentText::number},
                {"تاریخ ثبت", shown(declaration.registered_on), DocumentText::number},
                {"نوع اظهار", "متروکه", DocumentText::normal}};
  out.blocks.push_back(head_boxes(record, declaration, facts));
  for (std::size_t at = 0; at < declaration.lines.size(); ++at)
    out.blocks.push_back(line_boxes(declaration, at));
  core::DocumentBoxes foot;
  foot.boxes = {{"47",
                 "جمع حقوق ورودی استنباطی",
                 {said({}, declaration.valued_on ? rials(duties_of(declaration)) : ""),
                  coded("شناسه پرداخت مادر", declaration.mother_payment_id)},
                 1},
                {"54",
                 "تأیید و امضا",
                 {said("نبود اختلاف باز را تأیید کرد", declaration.no_dispute_confirmed_by),
                  said("تأیید نهایی ارزیابی", declaration.assessment_confirmed_by)},
                 two_thirds}};
  if (!declaration.permit_text.empty())
    foot.boxes.insert(foot.boxes.begin(),
                      {"44", "مجوزهای لازم", {said({}, declaration.permit_text)}, whole_line});
  out.blocks.push_back(std::move(foot));
  out.blocks.push_back(
      core::DocumentSignatures{{"کارشناس ثبت و احراز", "ارزیاب", "رئیس سرویس ارزیابی"}});
  out.footer = sources({clause("بند ب-۱ تا ب-۶"), clause("بند ب-۱۵")});
  return out;
}

}  // namespace kotaj::abandoned_goods::parts
