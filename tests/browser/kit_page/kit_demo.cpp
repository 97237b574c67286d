// Every widget of the kit, to be looked at and driven in a browser without server, vault or
// screens.

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "client/platform/platform.h"
#include "client/ui/form.h"
#include "client/ui/table.h"
#include "client/ui/ui.h"
#include "shared/core/field_binding.h"
#include "shared/core/text.h"
#include "tests/browser/kit_page/more_pages.h"

namespace kotaj {
namespace {

enum class Size : int32_t { feet_20 = 1, feet_40 = 2, feet_45 = 3 };

struct Box {
  std::string number;
  Size size = Size::feet_20;
  std::optional<core::Mass> tare;
};

struct Truck {
  std::string plate;
  std::optional<core::Date> weighed_on;
  std::optional<core::Mass> loaded;
  std::optional<core::Mass> empty;
  std::vector<Box> containers;
};

struct Declaration {
  std::string kotaj;
  std::optional<core::Date> registered_on;
  std::string hs_code;
  std::string goods;
  bool bulk = false;
  std::optional<bool> objected;
  std::optional<core::Mass> declared;
  std::string currency = "USD";
  std::optional<core::Wide> value;
  std::string note;
  std::vector<Truck> trucks;
};

constexpr std::array<core::Choice, 3> sizes{
    {{1, "20", "۲۰ فوت"}, {2, "40", "۴۰ فوت"}, {3, "45", "۴۵ فوت"}}};
constexpr core::Source clause_2{core::Source::Kind::directive, "1401/710203", "بند ۲"};
constexpr core::Source clause_8{core::Source::Kind::directive, "1401/710203", "بند ۸"};

}  // namespace
}  // namespace kotaj

namespace kotaj::core {

template <>
const Description& describe<Box>() {
  static constexpr std::array<Field, 3> fields{
      member<&Box::number>({.number = 1,
                            .name = "number",
                            .label = "شماره کانتینر",
                            .type = FieldType::container,
                            .help = "چهار حرف و هفت رقم؛ رقم آخر کنترلی است.",
                            .direction = Direction::ltr}),
      member<&Box::size>({.number = 2,
                          .name = "size",
                          .label = "اندازه",
                          .type = FieldType::choice,
                          .choices = +[] { return std::span<const Choice>(sizes); }}),
      member<&Box::tare>({.number = 3,
                          .name = "tare_kg",
                          .label = "وزن خالی دقیق",
                          .type = FieldType::mass,
                          .help = "از روی درب کانتینر یا سند آن.",
                          .source = clause_2}),
  };
  static constexpr Description table = description<Box>("demo.box", "کانتینر", fields);
  return table;
}

template <>
const Description& describe<Truck>() {
  static constexpr std::array<Field, 5> fields{
      member<&Truck::plate>(
          {.number = 1, .name = "plate", .label = "پلاک خودرو", .type = FieldType::plate}),
      member<&Truck::weighed_on>(
          {.number = 2, .name = "weighed_on", .label = "تاریخ توزین", .type = FieldType::date}),
      member<&Truck::loaded>(
          {.number = 3, .name = "loaded_kg", .label = "وزن پر", .type = FieldType::mass}),
      member<&Truck::empty>(
          {.number = 4, .name = "empty_kg", .label = "وزن خالی", .type = FieldType::mass}),
      list_member<&Truck::containers>({.number = 5, .name = "containers", .label = "کانتینرها"}),
  };
  static constexpr Description table = description<Truck>("demo.truck", "توزین", fields);
  return table;
}

template <>
const Description& describe<Declaration>() {
  static constexpr std::array<Field, 11> fields{
      member<&Declaration::kotaj>(
          {.number = 1,
           .name = "kotaj",
           .label = "شماره کوتاژ",
           .type = FieldType::kotaj,
           .help = "شماره‌ای که اظهارنامه در گمرک گرفته است.",
           .group = "اظهارنامه",
           .source = clause_8}),
      member<&Declaration::registered_on>({.number = 2,
                                           .name = "registered_on",
                                           .label = "تاریخ ثبت",
                                           .type = FieldType::date,
                                           .group = "اظهارنامه"}),
      member<&Declaration::hs_code>({.number = 3,
                                     .name = "hs_code",
                                     .label = "کد HS",
                                     .type = FieldType::hs_code,
                                     .group = "اظهارنامه",
                                     .direction = Direction::ltr}),
      member<&Declaration::goods>(
          {.number = 4, .name = "goods", .label = "شرح کالا", .group = "اظهارنامه"}),
      member<&Declaration::bulk>({.number = 5,
                                  .name = "bulk",
                                  .label = "کالای فله است",
                                  .type = FieldType::boolean,
                                  .group = "اظهارنامه"}),
      member<&Declaration::objected>({.number = 6,
                                      .name = "objected",
                                      .label = "ذینفع اعتراض دارد؟",
                                      .type = FieldType::boolean,
                                      .group = "اظهارنامه"}),
      member<&Declaration::declared>({.number = 7,
                                      .name = "declared_kg",
                                      .label = "وزن ناخالص اظهاری",
                                      .type = FieldType::mass,
                                      .group = "وزن و ارزش",
                                      .required_when = [](const void*) { return true; }}),
      member<&Declaration::currency>({.number = 8,
                                      .name = "currency",
                                      .label = "ارز",
                                      .type = FieldType::currency,
                                      .group = "وزن و ارزش"}),
      member<&Declaration::value>({.number = 9,
                                   .name = "value",
                                   .label = "ارزش",
                                   .type = FieldType::amount,
                                   .group = "وزن و ارزش"}),
      member<&Declaration::note>({.number = 10,
                                  .name = "note",
                                  .label = "توضیح",
                                  .type = FieldType::multiline,
                                  .group = "وزن و ارزش",
                                  .blank_allowed = true}),
      list_member<&Declaration::trucks>(
          {.number = 11,
           .name = "trucks",
           .label = "توزین‌ها",
           .help = "هر خودرو یک ردیف؛ وزن خالی خودرو بدون کانتینر است."}),
  };
  static constexpr Description table =
      description<Declaration>("demo.declaration", "اظهارنامه", fields);
  return table;
}

}  // namespace kotaj::core

namespace kotaj {
namespace {

class Cases : public ui::TableSource {
 public:
  [[nodiscard]] std::size_t row_count() const override { return 100'000; }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return "case-" + std::to_string(row);
  }
  [[nodiscard]] uint64_t version() const override { return 1; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    static constexpr std::array<const char*, 4> goods{
        "موتور BMW سواری (HS 87032339)", "برنج سفید هندی", "ورق فولادی گرم نورد",
        "قطعات یدکی ماشین‌آلات نساجی با شناسه کالای تجاری"};
    static constexpr std::array<std::pair<const char*, ui::Tone>, 4> states{
        {{"کسر تخلیه", ui::Tone::danger},
         {"در حد مجاز", ui::Tone::good},
         {"نیازمند توزین", ui::Tone::warning},
         {"پیغام صادر شد", ui::Tone::accent}}};
    switch (column) {
      case 0:
        return {core::persian_digits(std::to_string(5'000'000 + row * 7))};
      case 1:
        return {core::persian_digits("1403/0" + std::to_string(1 + row % 6) + "/" +
                                     std::to_string(10 + row % 19))};
      case 2:
        return {goods[row % goods.size()]};
      case 3:
        if (row % 9 == 5) return {};  // Not every case has it yet.
        return {std::to_string(85'434'000 + row % 999)};
      case 4:
        return {core::persian_number(std::to_string(43'480 + row * 13) + ".5")};
      case 5:
        return {states[row % states.size()].first, states[row % states.size()].second};
      default:
        return {};
    }
  }
};

struct Demo {
  std::string page = "widgets";
  std::string tab = "one";
  std::string name = "شرکت بازرگانی نمونه";
  std::string mass = "43480.5";
  std::string date = "1403/02/10";
  std::string national = "0012345678";
  std::string order = "00123456-7A";
  std::string note = "بار در سه نوبت تخلیه شد.";
  std::string basis = "weight";
  std::string office;
  std::string currency;
  std::string chosen_file;
  bool agreed = true;
  ui::TableState table;
  ui::FormState form;
  std::string last = "—";
};

Demo& demo() {
  static Demo the_demo;
  return the_demo;
}

const core::Explanation& explanation() {
  static const core::Explanation steps{
      {"وزن ناخالص خروجی از جمع باسکول‌ها منهای وزن کانتینرها",
       "\u2066۴۳٬۴۸۰ − ۱۵٬۲۰۰ − ۲٬۰۰۰ = ۲۶٬۲۸۰\u2069 کیلوگرم", clause_2},
      {"تلورانس سه درصد از وزن ناخالص اظهاری", "\u2066۲۷٬۵۰۰ × ۳٪ = ۸۲۵\u2069 کیلوگرم", clause_8},
      {"کسر تخلیه با احتساب تلورانس", "\u2066۲۷٬۵۰۰ − ۲۶٬۲۸۰ − ۸۲۵ = ۳۹۵\u2069 کیلوگرم", clause_8},
  };
  return steps;
}

void draw_buttons(Demo& d) {
  const ui::Card card("buttons", "دکمه‌ها و نشان‌ها");
  {
    ui::Row row;
    if (ui::button("issue", "صدور پیغام",
                   {.kind = ui::ButtonKind::primary, .icon = ui::Icon::notice}))
      ui::open_dialog("issue");
    if (ui::button("save", "ذخیره")) ui::toast(ui::Tone::good, "ذخیره شد.");
    if (ui::button("delete", "ابطال", {.kind = ui::ButtonKind::danger})) d.last = "delete";
    if (ui::button("print", "چاپ", {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::print})) {
      ui::print_html("<h1>" + ui::escape_html("چاپ نمونه") + "</h1>");
    }
    ui::button(
        "no", "اعلام نظر نهایی",
        {.disabled_reason =
             "بند ۵: تنها دفتر واردات می‌تواند نظر نهایی بدهد."});
    if (ui::link("more", "راهنمای بخشنامه")) d.last = "link";
  }
  {
    ui::Row row;
    ui::badge(ui::Tone::good, "در حد مجاز");
    ui::badge(ui::Tone::warning, "نیازمند توزین");
    ui::badge(ui::Tone::danger, "کسر تخلیه");
    ui::badge(ui::Tone::accent, "پیغام صادر شد");
    ui::badge(ui::Tone::quiet, "پیش‌نویس");
    ui::busy("در حال همگام‌سازی");
  }
  ui::paragraph(
      "متن «موتور BMW سواری (HS 87032339)» باید از راست به چپ درست خوانده شود؛ آخرین کار: " +
      d.last);
  ui::message(
      "note", ui::Tone::warning, "وزن دقیق کانتینر ثبت نشده است",
      "رقم‌ها با وزن پیش‌فرض حساب شده‌اند و موقت‌اند.",
      "1401/710203 بند ۲");
}

void draw_fields(Demo& d) {
  const ui::Card card("fields", "خانه‌ها");
  auto columns = ui::Columns::grid(240.0F, 3);
  ui::text_field(
      "name", d.name,
      {.label = "نام صاحب کالا", .help = "همان که در اظهارنامه آمده است.", .required = true});
  columns.next();
  ui::mass_field("mass", d.mass, {.label = "وزن ناخالص اظهاری"});
  columns.next();
  ui::date_field("date", d.date, {.label = "تاریخ ثبت اظهارنامه"});
  columns.next();
  ui::national_id_field("national", d.national,
                        {.label = "کد ملی", .problem = "«کد ملی»: رقم کنترلی درست نیست."});
  columns.next();
  ui::identifier_field("order", d.order, {.label = "شماره ثبت سفارش"});
  columns.next();
  constexpr std::array<ui::Choice, 3> bases{
      {{"weight", "وزن", {}}, {"count", "تعداد", {}}, {"value", "ارزش", {}}}};
  ui::segmented("basis", bases, d.basis, {.label = "مبنای خرید"});
  columns.next();
  constexpr std::array<ui::Choice, 3> offices{
      {{"a", "گمرک شهید رجایی", {}}, {"b", "گمرک بازرگان", {}}, {"c", "گمرک سرو", {}}}};
  ui::select("office", offices, d.office, {.label = "گمرک"});
  columns.next();
  static std::vector<std::pair<std::string, std::string>> names;
  static std::vector<ui::Choice> many;
  if (many.empty()) {
    for (const char* code : {"IRR", "USD", "EUR", "AED", "CNY", "TRY", "INR", "RUB", "JPY", "KRW",
                             "GBP", "CHF", "IQD", "AFN"}) {
      const core::Currency* found = core::find_currency(code);
      if (found != nullptr) names.emplace_back(code, std::string(found->name));
    }
    for (const auto& [code, label] : names) many.push_back({code, label, {}});
  }
  ui::select("currency", many, d.currency, {.label = "ارز"});
  columns.next();
  if (auto file =
          ui::file_field("file", ".csv,.xlsx", {.label = "فایل اظهارنامه‌ها"}))
    d.chosen_file = file->name;
  columns.next();
  ui::checkbox("agreed", "وزن با باسکول سازمان راهداری گرفته شده است", d.agreed);
  columns.next();
  ui::text_area("note", d.note, {.label = "توضیح"}, 3);
  columns.next();
  ui::text_field(
      "locked", d.name,
      {.label = "خانه بسته",
       .disabled_reason =
           "بند ۴: این خانه پس از صدور پیغام تغییر نمی‌کند."});
}

void draw_case(Demo&) {
  ui::Columns columns({3, 2}, 860.0F);
  {
    const ui::Card card("outcome", "نتیجه");
    {
      auto grid = ui::Columns::grid(150.0F, 3);
      ui::figure("کسر تخلیه", "۳۹۵", "کیلوگرم", ui::Tone::danger);
      grid.next();
      ui::figure("درصد", "۱٫۴۴", "٪");
      grid.next();
      ui::figure("تلورانس", "۸۲۵", "کیلوگرم");
    }
    const std::array<ui::Pair, 4> pairs{{{"کد HS", "85434000", ui::ValueKind::identifier},
                                         {"شماره کوتاژ", "۵۰۰۰۱۲۳"},
                                         {"کانتینر", "CSQU3054383", ui::ValueKind::identifier},
                                         {"شعبه", ""}}};
    ui::pairs("facts", pairs);
    ui::why_toggle("why", "کسر تخلیه", explanation());
    ui::notice_preview(
        "notice",
        {"قابل توجه بانک", "", "۱۴۰۳/۰۲/۱۰ ۱۴:۰۵",
         "قابل توجه بانک: کالای موضوع این اظهارنامه شامل تعداد ۴۰ کارتن با وزن ناخالص اظهاری ۲۷٬۵۰۰ کیلوگرم و وزن "
         "ناخالص خروجی ۲۶٬۲۸۰ کیلوگرم می‌باشد که با احتساب تلورانس ابلاغی مورد تأیید ستاد تنظیم بازار، میزان کسر "
         "تخلیه ۳۹۵ کیلوگرم و معادل ۱٫۴۴ درصد اعلام می‌گردد",
         ""});
  }
  columns.next();
  {
    const ui::Card card("history", "گردش کار");
    const std::array<ui::TimelineEntry, 3> entries{
        {{"۱۴۰۳/۰۲/۰۱ ۰۹:۱۰", "توزین ثبت شد", "مسئول درب خروج"},
         {"۱۴۰۳/۰۲/۰۳ ۱۱:۴۰", "اعتراض ذینفع", "به دفتر واردات فرستاده شد", ui::Tone::warning},
         {"—", "نظر نهایی", "در انتظار", ui::Tone::quiet}}};
    ui::timeline("line", entries);
  }
}

void draw_widgets(Demo& d) {
  draw_buttons(d);
  draw_fields(d);
  draw_case(d);
}

void draw_table(Demo& d) {
  static const Cases cases;
  static constexpr std::array<ui::Column, 6> columns{
      {{.id = "kotaj", .label = "کوتاژ", .type = ui::ColumnType::number, .width = 90},
       {.id = "date",
        .label = "تاریخ",
        .type = ui::ColumnType::date,
        .width = 100,
        .hide_on_phone = true},
       {.id = "goods", .label = "کالا", .width = 180, .grows = true},
       {.id = "hs",
        .label = "کد HS",
        .type = ui::ColumnType::identifier,
        .width = 90,
        .hide_on_phone = true},
       {.id = "mass", .label = "وزن (کیلوگرم)", .type = ui::ColumnType::number, .width = 120},
       {.id = "state", .label = "وضعیت", .type = ui::ColumnType::status, .width = 120}}};
  const ui::TableEvent event =
      ui::table("cases", columns, cases, d.table, {.label = "پرونده‌ها"});
  if (event.activated) d.last = "case " + std::to_string(*event.activated);
  if (event.export_csv)
    ui::download_file("cases.csv", "text/csv", ui::table_csv(columns, cases, d.table));
}

void draw_form(Demo& d) {
  if (!d.form.started()) d.form = ui::FormState(core::describe<Declaration>());
  const ui::Card card("card", "اظهارنامه تازه");
  const ui::FormEvent event =
      ui::form("declaration", d.form, {.submit_label = "ثبت پرونده", .cancel_label = "انصراف"});
  if (event.submitted) {
    ui::toast(ui::Tone::good, "پرونده در صف ارسال است.");
    d.form.saved();
  }
  if (event.cancelled) d.form = ui::FormState(core::describe<Declaration>());
}

void draw() {
  Demo& d = demo();
  ui::AppFrame frame;
  frame.navigation = {{"widgets", "اجزا", ui::Icon::inbox, 0},
                      {"table", "پرونده‌ها", ui::Icon::files, 12},
                      {"form", "پرونده تازه", ui::Icon::edit, 0},
                      {"board", "تابلو", ui::Icon::columns, 0},
                      {"chart", "نمودار", ui::Icon::scale, 0},
                      {"recipe", "ترددها", ui::Icon::container, 0}};
  for (const ui::NavItem& item : frame.navigation) {
    if (item.id == d.page) frame.title = item.label;
  }
  frame.office = "گمرک شهید رجایی";
  frame.user = "مریم نمونه";
  frame.position = "مسئول درب خروج";
  frame.demo_notice =
      "داده‌های نمایشی: هیچ‌یک از این پرونده‌ها واقعی نیست.";
  frame.queue = {ui::QueueState::waiting, 3, 0};
  frame.current = d.page;
  frame.user_menu = {{"theme", "پوسته روشن/تیره", {}}, {"sign_out", "خروج", {}}};
  ui::AppEvent event;
  {
    const ui::App app(frame);
    event = app.event();
    const ui::Scope scope(d.page);
    if (d.page == "widgets") draw_widgets(d);
    if (d.page == "table") draw_table(d);
    if (d.page == "form") draw_form(d);
    demo::draw_more(d.page);
  }
  std::vector<ui::Command> commands;
  for (const ui::NavItem& item : frame.navigation)
    commands.push_back({item.id, item.label, "رفتن به", item.icon});
  if (auto chosen = ui::palette(commands, {})) d.page = *chosen;
  if (ui::confirm(
          "issue",
          {.title = "صدور پیغام بانک",
           .text =
               "این پیغام به نام شما صادر می‌شود و پس از آن تغییر نمی‌کند.",
           .action = "صدور پیغام"}) == ui::Answer::yes) {
    d.last = "issued";
    ui::toast(ui::Tone::good, "پیغام صادر شد.");
  }
  if (!event.navigate.empty()) d.page = event.navigate;
  if (event.user_action == "theme")
    ui::set_theme(ui::is_dark() ? ui::ThemeChoice::light : ui::ThemeChoice::dark);
}

}  // namespace
}  // namespace kotaj

int main() {
  kotaj::platform::start({&kotaj::draw, [] { return int32_t{20'000}; }, {}});
  return 0;
}
