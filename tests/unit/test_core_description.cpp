#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/field_binding.h"
#include "shared/core/text.h"

namespace {

using namespace kotaj::core;

enum class Basis : int32_t { weight = 1, other = 2 };
constexpr std::array<Choice, 2> bases = {{{1, "weight", "وزن"}, {2, "other", "غیر وزنی"}}};

struct Box {
  std::string number;
  std::optional<Mass> tare;
};

struct Slip {
  std::string kotaj;
  std::string goods;
  std::string note;
  Basis basis = Basis::weight;
  Mass loaded;
  std::optional<Quantity> quantity;
  std::optional<Date> day;
  std::string currency;
  Wide value = 0;
  std::optional<bool> bulk;
  std::string national_id;
  std::string plate;
  int64_t packages = 0;
  Moment at;
  std::vector<Box> boxes;
  std::optional<Box> spare;
};

}  // namespace

namespace kotaj::core {

template <>
const Description& describe<Box>() {
  static constexpr std::array<Field, 2> fields = {
      member<&Box::number>({.number = 1,
                            .name = "number",
                            .label = "شماره کانتینر",
                            .type = FieldType::container,
                            .searchable = true}),
      member<&Box::tare>(
          {.number = 2, .name = "tare_kg", .label = "وزن خالی کانتینر", .type = FieldType::mass}),
  };
  static constexpr Description table = description<Box>("test.box", "کانتینر", fields);
  return table;
}

template <>
const Description& describe<Slip>() {
  static constexpr std::array<Field, 16> fields = {
      member<&Slip::kotaj>({.number = 1,
                            .name = "kotaj",
                            .label = "کوتاژ",
                            .type = FieldType::kotaj,
                            .searchable = true}),
      member<&Slip::goods>(
          {.number = 2, .name = "goods", .label = "شرح کالا", .cap = 5, .searchable = true}),
      member<&Slip::note>({.number = 3,
                           .name = "note",
                           .label = "یادداشت",
                           .type = FieldType::multiline,
                           .blank_allowed = true}),
      member<&Slip::basis>({.number = 4,
                            .name = "basis",
                            .label = "مبنا",
                            .type = FieldType::choice,
                            .choices = +[] { return std::span<const Choice>(bases); }}),
      member<&Slip::loaded>(
          {.number = 5, .name = "loaded_kg", .label = "وزن پر", .type = FieldType::mass}),
      member<&Slip::quantity>({.number = 6,
                               .name = "quantity",
                               .label = "مقدار",
                               .type = FieldType::quantity,
                               .source = {Source::Kind::directive, "1401/710203", "بند ۱"},
                               .required_when =
                                   [](const void* slip) {
                                     return static_cast<const Slip*>(slip)->basis == Basis::other;
                                   }}),
      member<&Slip::day>(
          {.number = 7, .name = "day", .label = "روز توزین", .type = FieldType::date}),
      member<&Slip::currency>(
          {.number = 8, .name = "currency", .label = "ارز", .type = FieldType::currency}),
      member<&Slip::value>(
          {.number = 9, .name = "value", .label = "ارزش", .type = FieldType::amount}),
      member<&Slip::bulk>(
          {.number = 10, .name = "bulk", .label = "فله", .type = FieldType::boolean}),
      member<&Slip::national_id>({.number = 11,
                                  .name = "national_id",
                                  .label = "شماره ملی",
                                  .type = FieldType::national_id,
                                  .blank_allowed = true}),
      member<&Slip::plate>({.number = 12,
                            .name = "plate",
                            .label = "پلاک",
                            .type = FieldType::plate,
                            .blank_allowed = true,
                            .searchable = true}),
      member<&Slip::packages>(
          {.number = 13, .name = "packages", .label = "تعداد", .type = FieldType::integer}),
      member<&Slip::at>(
          {.number = 14, .name = "at", .label = "زمان", .type = FieldType::moment, .system = true}),
      list_member<&Slip::boxes>({.number = 15, .name = "boxes", .label = "کانتینرها", .cap = 2}),
      record_member<&Slip::spare>({.number = 16, .name = "spare", .label = "یدک"}),
  };
  static constexpr Description table = description<Slip>("test.slip", "برگه", fields);
  return table;
}

}  // namespace kotaj::core

namespace {

const Field& field(std::string_view name) { return *describe<Slip>().find(name); }

Slip good_slip() {
  Slip slip;
  slip.kotaj = "50123";
  slip.goods = "گندم";
  slip.currency = "USD";
  slip.boxes = {{"CSQU3054383", Mass{2'230'000}}};
  return slip;
}

std::string codes(const Problems& problems) {
  std::string out;
  for (const Problem& problem : problems)
    out += problem.field + ":" + std::string(to_string(problem.code)) + " ";
  return out;
}

std::string wrong(std::string_view name, std::string_view typed, std::string_view currency = {}) {
  const auto result = parse_field(field(name), typed, currency);
  return result.ok() ? "ok" : std::string(to_string(result.problems().front().code));
}

std::string round_trip(std::string_view name, std::string_view typed,
                       std::string_view currency = {}) {
  const auto result = parse_field(field(name), typed, currency);
  REQUIRE(result.ok());
  Slip slip;
  REQUIRE(field(name).set(&slip, result.value()));
  return format_field(field(name), field(name).get(&slip), currency);
}

}  // namespace

TEST_CASE("typed text becomes the value it stands for", "[core][description]") {
  CHECK(round_trip("loaded_kg", "۴۳٬۴۸۰٫۵") == "43480.5");
  CHECK(round_trip("loaded_kg", "43,480") == "43480");
  CHECK(round_trip("loaded_kg", "٤٣٤٨٠") == "43480");
  CHECK(round_trip("quantity", "0012.50") == "12.5");
  CHECK(round_trip("value", "۴۸۵۰۰٫۲۵", "USD") == "48500.25");
  CHECK(round_trip("value", "48500", "IRR") == "48500");
  CHECK(round_trip("day", "۱۴۰۳/۲/۱۰") == "1403/02/10");
  CHECK(round_trip("day", "14030210") == "1403/02/10");
  CHECK(round_trip("day", "1403-02-10") == "1403/02/10");
  CHECK(round_trip("kotaj", " ۵۰ ۱۲۳ ") == "50123");
  CHECK(round_trip("goods", "  كيك ") == "کیک");
  CHECK(round_trip("basis", "غير وزنی") == "other");
  CHECK(round_trip("basis", "weight") == "weight");
  CHECK(round_trip("bulk", "بله") == "true");
  CHECK(round_trip("bulk", "") == "");
  CHECK(round_trip("currency", "usd") == "USD");
  CHECK(round_trip("packages", "1,250") == "1250");
  CHECK(round_trip("plate", "۱۲ ع ۳۴۵ - ۶۷") == "12ع345-67");
  CHECK(round_trip("national_id", "۰۰۱۲۳۴۵۶۷۹") == "0012345679");
  CHECK(round_trip("at", "2025-04-19T10:35:00.123Z") == "2025-04-19T10:35:00.123Z");
  CHECK(round_trip("at", "1959-12-31T23:59:59.999Z") == "1959-12-31T23:59:59.999Z");
}

TEST_CASE("what cannot be taken says why", "[core][description]") {
  CHECK(wrong("loaded_kg", "12.3456") == "format");
  CHECK(wrong("loaded_kg", "-5") == "format");
  CHECK(wrong("loaded_kg", "1,2345") == "format");
  CHECK(wrong("loaded_kg", "12/5") == "format");
  CHECK(wrong("loaded_kg", "1234567890123456") == "format");
  CHECK(wrong("value", "1.5", "IRR") == "format");
  CHECK(wrong("value", "1", "") == "inconsistent");
  CHECK(wrong("value", "1", "XYZ") == "inconsistent");
  CHECK(wrong("day", "1403/2") == "format");
  CHECK(wrong("day", "03/02/10") == "format");
  CHECK(wrong("day", "1403/02/10x") == "format");
  CHECK(wrong("day", "1403/13/01") == "range");
  CHECK(wrong("day", "1402/12/30") == "range");
  CHECK(wrong("day", "1499/01/01") == "range");
  CHECK(wrong("kotaj", "12a") == "format");
  CHECK(wrong("kotaj", "123456789012345678901") == "format");
  CHECK(wrong("goods", "گندم ۱۲") == "range");
  CHECK(wrong("goods", "گ\nم") == "format");
  CHECK(wrong("goods", "\xC3\x28") == "format");
  CHECK(wrong("basis", "volume") == "not_allowed");
  CHECK(wrong("bulk", "شاید") == "not_allowed");
  CHECK(wrong("currency", "ABC") == "not_allowed");
  CHECK(wrong("packages", "12x") == "format");
  CHECK(wrong("packages", "1234567890123456789") == "range");
  CHECK(wrong("national_id", "0012345678") == "check_digit");
  CHECK(wrong("national_id", "123") == "format");
  CHECK(wrong("at", "2025-02-30T10:35:00.123Z") == "format");
  CHECK(wrong("boxes", "x") == "type");
  const auto result = parse_field(field("loaded_kg"), "سبک");
  REQUIRE_FALSE(result.ok());
  CHECK(result.problems().front().field == "loaded_kg");
  CHECK(result.problems().front().message.find("«وزن پر»") == 0);
  CHECK(result.problems().front().message.find("حداکثر ۱۵ رقم پیش از ممیز و ۳ رقم") !=
        std::string::npos);
}

TEST_CASE("values are shown as people read them", "[core][description]") {
  Slip slip = good_slip();
  slip.loaded = Mass{43'480'500};
  slip.value = 4'850'025;
  slip.day = Date::of(1403, 2, 10);
  slip.plate = "12ع345-67";
  slip.bulk = false;
  const auto show = [&](std::string_view name) {
    return show_field(field(name), field(name).get(&slip), "USD");
  };
  CHECK(show("loaded_kg") == "۴۳٬۴۸۰٫۵");
  CHECK(show("value") == "۴۸٬۵۰۰٫۲۵");
  CHECK(show("day") == "۱۴۰۳/۰۲/۱۰");
  CHECK(show("basis") == "وزن");
  CHECK(show("bulk") == "خیر");
  CHECK(show("currency") == "دلار آمریکا");
  CHECK(show("kotaj") == "۵۰۱۲۳");
  CHECK(show("plate") == "۱۲ع۳۴۵-۶۷");
  CHECK(show("quantity").empty());
  slip.plate = "AB1234";
  CHECK(show("plate") == "AB1234");
}

TEST_CASE("a record is judged by its table", "[core][description]") {
  CHECK(codes(validate(describe<Slip>(), [] {
          static Slip slip = good_slip();
          return &slip;
        }())) == "");
  Slip slip = good_slip();
  slip.kotaj.clear();
  slip.goods = " \xE2\x80\x8C ";
  slip.basis = Basis::other;
  slip.loaded = Mass{-1};
  slip.value = Wide{1} << 100;
  slip.currency = "usd";
  slip.national_id = "1111111111";
  slip.boxes = {{"CSQU3054384", {}}, {"", {}}};
  slip.spare = Box{"x", {}};
  CHECK(codes(validate(describe<Slip>(), &slip)) ==
        "kotaj:required goods:required loaded_kg:range quantity:required currency:not_allowed "
        "value:range "
        "national_id:check_digit boxes[0].number:check_digit boxes[1].number:required "
        "spare.number:format ");
  const Problems problems = validate(describe<Slip>(), &slip, "cases[3]");
  CHECK(problems[0].field == "cases[3].kotaj");
  REQUIRE(problems[3].source);
  CHECK(problems[3].message == "«مقدار»: باید پر شود. (1401/710203 بند ۱)");
  slip.basis = static_cast<Basis>(9);
  slip.boxes.resize(3);
  const std::string all = codes(validate(describe<Slip>(), &slip));
  CHECK(all.find("basis:not_allowed") != std::string::npos);
  CHECK(all.find("boxes:range") != std::string::npos);
}

TEST_CASE("search finds what any keyboard types, and texts are kept as typed text would be",
          "[core][description]") {
  Slip slip = good_slip();
  slip.goods = "می‌وه";
  slip.plate = "۱۲ ع ۳۴۵ ۶۷";
  normalise(describe<Slip>(), &slip);
  CHECK(slip.plate == "12ع345-67");
  CHECK(searchable_text(describe<Slip>(), &slip) == "50123\nمیوه\n12ع345-67\ncsqu3054383");
}

TEST_CASE("blank clears a text and a nullable, and nothing else", "[core][description]") {
  Slip slip = good_slip();
  CHECK(field("goods").set(&slip, std::monostate{}));
  CHECK(slip.goods.empty());
  CHECK(field("quantity").set(&slip, std::monostate{}));
  CHECK_FALSE(field("loaded_kg").set(&slip, std::monostate{}));
  CHECK_FALSE(field("loaded_kg").set(&slip, std::string("1")));
}
