#include <array>

#include "shared/border_market/declaration.h"
#include "shared/border_market/fields.h"
#include "shared/border_market/parameters.h"

// The declaration's table of fields. What the text lists stands in its order and its words.
namespace kotaj::core {
namespace {

using namespace border_market;          // NOLINT: tables of that namespace's records.
using namespace border_market::fields;  // NOLINT
using namespace fields;                 // NOLINT

constexpr Source drawn_up = clause("تنظیم اظهارنامه");
constexpr Source compulsory = clause("خلاصه مراحل، تنظیم اظهارنامه");

constexpr std::string_view persons = "اشخاص";
constexpr std::string_view places = "گمرک‌ها و محل‌ها";
constexpr std::string_view countries_group = "کشورها";
constexpr std::string_view carriage = "حمل";
constexpr std::string_view transaction = "معامله";
constexpr std::string_view money = "ارز و ارزش";
constexpr std::string_view papers = "گواهی‌ها و سوابق";
constexpr std::string_view goods = "کالا";

// A draft may lack all of it; once the declaration is drawn up, only what may stay blank
// (draft.cpp).

/// A field of the text's first list, and one of its second, which says that it is compulsory.
constexpr Field listed(std::string_view group, Field field) {
  return grouped(from(field, drawn_up), group);
}
constexpr Field demanded(std::string_view group, Field field) {
  return grouped(from(field, compulsory), group);
}
constexpr Field if_any(std::string_view group, Field field) { return blank(listed(group, field)); }
/// A field of a nested record.
constexpr Field of_part(Field field) { return from(field, drawn_up); }

}  // namespace

template <>
const Description& describe<Exporter>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Exporter::name>(searched(of_part(text(1, "name", "نام صادرکننده")))),
      member<&Exporter::id>(of_part(person_id(2, "id", "شناسه صادرکننده"))),
      member<&Exporter::address>(of_part(text(3, "address", "نشانی صادرکننده"))),
      member<&Exporter::phone>(of_part(text(4, "phone", "تلفن صادرکننده"))),
  }};
  static constexpr Description table =
      description<Exporter>("border_market.exporter", "مشخصات صادرکننده", fields);
  return table;
}

template <>
const Description& describe<ExporterAgent>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ExporterAgent::name>(of_part(text(1, "name", "نام نماینده صادرکننده"))),
      member<&ExporterAgent::id>(of_part(person_id(2, "id", "شناسه نماینده صادرکننده"))),
      member<&ExporterAgent::document>(of_part(text(3, "document", "سند نمایندگی"))),
  }};
  static constexpr Description table =
      description<ExporterAgent>("border_market.exporter_agent", "نماینده صادرکننده", fields);
  return table;
}

template <>
const Description& describe<Declarant>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Declarant::name>(of_part(text(1, "name", "نام اظهارکننده"))),
      member<&Declarant::id>(of_part(person_id(2, "id", "شناسه اظهارکننده"))),
      member<&Declarant::capacity>(
          of_part(choice(3, "capacity", "سمت اظهارکننده", capacity_choices))),
  }};
  static constexpr Description table =
      description<Declarant>("border_market.declarant", "اظهارکننده کالا / نماینده", fields);
  return table;
}

template <>
const Description& describe<Party>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Party::name>(of_part(text(1, "name", "نام"))),
      member<&Party::address>(of_part(text(2, "address", "نشانی"))),
  }};
  static constexpr Description table =
      description<Party>("border_market.party", "مشخصات طرف", fields);
  return table;
}

template <>
const Description& describe<Vehicle>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Vehicle::identity>(of_part(text(1, "identity", "هویت وسیله حمل"))),
      member<&Vehicle::nationality>(of_part(country(2, "nationality", "ملیت وسیله حمل"))),
  }};
  static constexpr Description table =
      description<Vehicle>("border_market.vehicle", "وسیله حمل", fields);
  return table;
}

template <>
const Description& describe<BankData>() {
  static constexpr std::array<Field, 3> fields{{
      member<&BankData::bank>(of_part(text(1, "bank", "بانک"))),
      member<&BankData::branch>(of_part(text(2, "branch", "شعبه"))),
      member<&BankData::reference>(of_part(text(3, "reference", "شماره پیگیری بانکی"))),
  }};
  static constexpr Description table =
      description<BankData>("border_market.bank_data", "اطلاعات مالی و بانکی", fields);
  return table;
}

template <>
const Description& describe<Certificate>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Certificate::kind>(of_part(text(1, "kind", "نوع گواهی"))),
      member<&Certificate::number>(of_part(text(2, "number", "شماره گواهی"))),
      member<&Certificate::date>(of_part(date(3, "date", "تاریخ گواهی"))),
  }};
  static constexpr Description table =
      description<Certificate>("border_market.certificate", "گواهی", fields);
  return table;
}

template <>
const Description& describe<ExportLicence>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ExportLicence::number>(of_part(text(1, "number", "شماره مجوز صدور"))),
      member<&ExportLicence::date>(of_part(date(2, "date", "تاریخ مجوز صدور"))),
      member<&ExportLicence::authority>(of_part(text(3, "authority", "مرجع صدور مجوز"))),
  }};
  static constexpr Description table =
      description<ExportLicence>("border_market.export_licence", "مجوز صدور", fields);
  return table;
}

template <>
const Description& describe<IdentityVerification>() {
  static constexpr std::array<Field, 3> fields{{
      member<&IdentityVerification::by>(of_part(text(1, "by", "احرازکننده هویت"))),
      member<&IdentityVerification::on>(of_part(date(2, "on", "تاریخ احراز هویت"))),
      member<&IdentityVerification::document>(of_part(text(3, "document", "سند احراز هویت"))),
  }};
  static constexpr Description table = description<IdentityVerification>(
      "border_market.identity_verification", "احراز هویت", fields);
  return table;
}

template <>
const Description& describe<Packages>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Packages::count>(of_part(count(1, "count", "تعداد بسته"))),
      member<&Packages::kind>(of_part(text(2, "kind", "نوع بسته"))),
      member<&Packages::dimensions>(of_part(text(3, "dimensions", "ابعاد بسته"))),
      member<&Packages::marks>(of_part(text(4, "marks", "علامت و شماره بسته"))),
  }};
  static constexpr Description table =
      description<Packages>("border_market.packages", "بسته‌ها", fields);
  return table;
}

template <>
const Description& describe<Line>() {
  constexpr std::string_view absent = "صفتی که کالا ندارد «ندارد» نوشته شود.";
  static constexpr std::array<Field, 14> fields{{
      member<&Line::name>(searched(of_part(text(1, "name", "نام کالا")))),
      member<&Line::kind>(of_part(text(2, "kind", "نوع کالا"))),
      member<&Line::number>(of_part(text(3, "number", "شماره کالا"))),
      member<&Line::hs>(searched(of_part(hs_code(4, "hs", "تعرفه گمرکی (کد کالا)")))),
      member<&Line::colour>(of_part(helped(text(5, "colour", "رنگ"), absent))),
      member<&Line::size>(of_part(helped(text(6, "size", "اندازه"), absent))),
      member<&Line::properties>(of_part(helped(text(7, "properties", "خواص"), absent))),
      member<&Line::marks_of_distinction>(of_part(helped(
          text(8, "marks_of_distinction", "سایر صفات متمایزکننده"),
          "آنچه کالا را از کالای ظاهراً مشابه متمایز می‌کند؛ اگر نیست «ندارد»."))),
      record_member<&Line::packages>(of_part(part(9, "packages", "بسته‌ها"))),
      member<&Line::quantity>(of_part(quantity(10, "quantity", "مقدار"))),
      member<&Line::unit>(of_part(text(11, "unit", "واحد مقدار"))),
      member<&Line::gross_kg>(of_part(mass(12, "gross_kg", "وزن ناخالص"))),
      member<&Line::net_kg>(of_part(mass(13, "net_kg", "وزن خالص"))),
      member<&Line::value>(of_part(amount(14, "value", "ارزش کالا", invoice_currency_unit))),
  }};
  static constexpr Description table = description<Line>("border_market.line", "ردیف کالا", fields);
  return table;
}

template <>
const Description& describe<Declaration>() {
  using D = Declaration;
  static constexpr std::array<Field, 38> fields{{
      record_member<&D::exporter>(listed(persons, part(1, "exporter", "مشخصات صادرکننده"))),
      record_member<&D::exporter_agent>(
          if_any(persons, part(2, "exporter_agent", "نماینده صادرکننده"))),
      record_member<&D::declarant>(
          listed(persons, part(3, "declarant", "اظهارکننده کالا / نماینده"))),
      record_member<&D::consignee>(listed(persons, part(4, "consignee", "گیرنده کالا در مقصد"))),
      member<&D::office_of_origin>(listed(places, text(5, "office_of_origin", "گمرک مبدا"))),
      member<&D::exit_office>(listed(places, text(6, "exit_office", "گمرک خروجی"))),
      member<&D::assessment_place>(listed(places, text(7, "assessment_place", "محل ارزیابی"))),
      member<&D::first_destination_country>(
          listed(countries_group, country(8, "first_destination_country", "اولین کشور مقصد"))),
      member<&D::destination_country>(
          listed(countries_group, country(9, "destination_country", "کد کشور مقصد"))),
      member<&D::trading_country>(
          listed(countries_group, country(10, "trading_country", "کشور طرف معامله"))),
      member<&D::country_of_origin>(
          listed(countries_group, country(11, "country_of_origin", "کشور مبدا"))),
      record_member<&D::vehicle_at_exit>(
          listed(carriage, part(12, "vehicle_at_exit", "هویت و ملیت وسیله حمل در خروج"))),
      record_member<&D::vehicle_at_border>(
          listed(carriage, part(13, "vehicle_at_border", "هویت و ملیت وسیله حمل در عبور از مرز"))),
      member<&D::border_transport_mode>(
          listed(carriage, count(14, "border_transport_mode", "نحوه حمل در مرز"))),
      member<&D::inland_transport_mode>(
          listed(carriage, count(15, "inland_transport_mode", "نحوه حمل داخلی"))),
      member<&D::delivery_terms>(
          listed(transaction, choice(16, "delivery_terms", "شرایط تحویل", delivery_terms_choices))),
      member<&D::procedure>(
          listed(transaction, choice(17, "procedure", "رویه گمرکی", procedure_choices))),
      // Interpretation BM-2: one province, of the declaration.
      member<&D::producing_province>(listed(
          transaction, choice(18, "producing_province", "استان تولید کننده", province_choices))),
      member<&D::invoice_currency>(
          listed(money, of_type(FieldType::currency, 19, "invoice_currency", "ارز فاکتور"))),
      member<&D::invoice_total>(
          listed(money, amount(20, "invoice_total", "مبلغ کل فاکتور", invoice_currency_unit))),
      member<&D::exchange_rate>(
          listed(money, amount(21, "exchange_rate", "نرخ ارز", rial_rate_unit))),
      member<&D::usd_rate>(listed(money, amount(22, "usd_rate", "نرخ دلار", exchange_rate_unit))),
      record_member<&D::bank_data>(listed(money, part(23, "bank_data", "اطلاعات مالی و بانکی"))),
      optional_list_member<&D::certificates>(
          if_any(papers, list(24, "certificates", "گواهی‌ها"))),
      member<&D::previous_declaration>(
          if_any(papers, text(25, "previous_declaration", "سابقه اظهار قبلی"))),
      member<&D::total_value_irr>(
          listed(money, amount(26, "total_value_irr", "جمع ارزش صادراتی (ریال)", rial_unit))),
      member<&D::total_value_usd>(
          listed(money, amount(27, "total_value_usd", "جمع ارزش صادراتی (دلار)", dollar_unit))),
      record_member<&D::identity_verification>(
          if_any(papers, part(28, "identity_verification", "احراز هویت"))),
      record_member<&D::consignor>(demanded(
          persons, part(29, "consignor", "مشخصات ارسال‌کننده کالا"))),
      record_member<&D::destination_representative>(
          demanded(persons, part(30, "destination_representative", "مشخصات نماینده کالا در مقصد"))),
      record_member<&D::buyer>(demanded(persons, part(31, "buyer", "مشخصات خریدار"))),
      record_member<&D::export_licence>(
          demanded(papers, part(32, "export_licence", "مشخصات مجوز صدور"))),
      member<&D::vehicle_destination_country>(demanded(
          countries_group, country(33, "vehicle_destination_country", "کشور مقصد وسیله حمل"))),
      member<&D::final_destination_country>(
          demanded(countries_group, country(34, "final_destination_country", "کشور مقصد نهایی"))),
      member<&D::transaction_terms>(
          demanded(transaction, text(35, "transaction_terms", "شرایط معامله"))),
      member<&D::place_of_loading>(demanded(places, text(36, "place_of_loading", "محل بارگیری"))),
      member<&D::office_of_formalities>(
          demanded(places, text(37, "office_of_formalities", "گمرک محل انجام تشریفات"))),
      list_member<&D::lines>(demanded(goods, list(38, "lines", "ردیف کالا"))),
  }};
  static constexpr Description table =
      description<Declaration>("border_market.declaration", "اظهارنامه کالای صادرات قطعی", fields);
  return table;
}

}  // namespace kotaj::core
