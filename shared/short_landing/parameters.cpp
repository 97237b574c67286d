#include "shared/short_landing/parameters.h"

#include <array>

namespace kotaj::short_landing {
namespace {

using access::GrantsNeeded;
using access::Position;
using access::Reach;
using access::Right;
using core::Source;

// The decision that clause 5 carries out.
constexpr Source working_group_125{Source::Kind::directive, "60/287308",
                                   "جلسه ۱۲۵ کارگروه تنظیم بازار، ۱۳۹۹/۱۱/۲۶؛ 1401/710203 بند ۵"};

// N1 and N8 are the directive's own words; ZWNJ in «می‌باشد» and «می‌گردد» is
// the only change.
constexpr std::string_view wording_n1 =
    "قابل توجه بانک: کالای موضوع این اظهارنامه شامل مقدار {quantity} {unit} به ارزش {value} مطابق با مقدار کالای مندرج در ثبت سفارش، صحیحاً و به صورت کامل از گمرک ترخیص شده است. نظر به اینکه معیار خرید و اظهار کالا به گمرک به صورت غیر وزنی بوده است لذا وزن خروجی، تأثیری در مقدار کالا نداشته و کالا فاقد کسر تخلیه می‌باشد.";
constexpr std::string_view wording_n8 =
    "قابل توجه بانک: کالای موضوع این اظهارنامه شامل تعداد {packages} با وزن ناخالص اظهاری {declared_gross} کیلوگرم و وزن ناخالص خروجی {exit_gross} کیلوگرم می‌باشد که با احتساب تلورانس ابلاغی مورد تأیید ستاد تنظیم بازار، میزان کسر تخلیه {shortage} کیلوگرم و معادل {shortage_percent} درصد اعلام می‌گردد";
// Interpretation SL-5: the directive gives no text for these.
constexpr std::string_view wording_n4 =
    "در اطلاعات این اظهارنامه «{field}» از «{old}» به «{new}» اصلاح شد.";
constexpr std::string_view wording_n4_left =
    "قابل توجه بانک: این اظهارنامه دیگر مربوط به آن بانک/شعبه نمی‌باشد.";
constexpr std::string_view wording_n5 =
    "قابل توجه بانک: نظر نهایی دفتر واردات گمرک ایران درباره کسر تخلیه کالای موضوع این اظهارنامه: {opinion}";
constexpr std::string_view wording_n7 =
    "قابل توجه بانک: وزن خالص کالای موضوع این اظهارنامه {declared_net} کیلوگرم، مطابق اظهار و صحیح است. مغایرت {difference} کیلوگرمی وزن ناخالص اظهاری با وزن باسکول ناشی از اختلاف در وزن لفاف، بسته‌بندی و پالت بوده و کالا فاقد کسر تخلیه می‌باشد.";

Tables make_tables() {
  // «تا تاریخ ۱۴۰۱/۶/۱ … برقرار خواهد شد»; copy 5 calls it the circular's day of execution.
  const core::Date first = law::day(1401, 6, 1);
  Tables tables;
  tables.in_force = {{first, true, clause("مقدمه و رونوشت ۵")}};
  tables.essential_tolerance_per_mille = {{first, 15, working_group_125}};
  tables.general_tolerance_per_mille = {{first, 30, clause("بند ۵")}};
  tables.default_tare_20_g = {{first, 2'000'000, clause("بند ۲")}};
  tables.default_tare_40_g = {{first, 4'000'000, clause("بند ۲")}};
  tables.text_n1 = {{first, wording_n1, clause("بند ۱")}};
  tables.text_n4 = {{first, wording_n4, clause("بند ۴، تفسیر SL-5")}};
  tables.text_n4_left = {{first, wording_n4_left, clause("بند ۴، تفسیر SL-5")}};
  tables.text_n5 = {{first, wording_n5, clause("بند ۵، تفسیر SL-5")}};
  tables.text_n7 = {{first, wording_n7, clause("بند ۷، تفسیر SL-5")}};
  tables.text_n8 = {{first, wording_n8, clause("بند ۸")}};
  return tables;
}

// «صرفاً جهت مدیران، معاونین امور گمرکی، رؤسای سرویس ارزیابی، جانشینهای معاون امور گمرکی و مسؤولین
// درب خروج»; the local layer is the highest authority's own, who therefore needs the central one
// alone, like the Import Office.
constexpr Right manager{Position::office_manager, Reach::own_office, GrantsNeeded::central};
constexpr Right deputy{Position::customs_deputy, Reach::own_office,
                       GrantsNeeded::central_and_local};
// Interpretation SL-1: what the deputy may, his substitute may by a dated assignment that the
// manager recorded.
constexpr Right substitute{Position::deputy_substitute, Reach::own_office,
                           GrantsNeeded::central_and_local};
constexpr Right assessment_head{Position::assessment_head, Reach::own_office,
                                GrantsNeeded::central_and_local};
constexpr Right gate_officer{Position::exit_gate_officer, Reach::own_office,
                             GrantsNeeded::central_and_local};
constexpr Right import_office{Position::import_office, Reach::any, GrantsNeeded::central};

constexpr std::array<Right, 6> opened_to{
    {manager, deputy, substitute, assessment_head, gate_officer, import_office}};
// «مسؤل اقدام بندهای ۱ و ۳ و ۴: مدیر گمرک اجرایی، معاون امور گمرکی و یا رؤسای سرویس ارزیابی.»
constexpr std::array<Right, 4> clauses_1_3_4{{manager, deputy, substitute, assessment_head}};
// «مسؤل اقدام بندهای ۲ و ۷ و ۸: مدیر گمرک اجرایی و یا مسؤل درب خروج گمرک.»
constexpr std::array<Right, 2> clauses_2_7_8{{manager, gate_officer}};
// Interpretation SL-9: the text says only that the executive customs office gives the account.
constexpr std::array<Right, 3> clause_5_account{{manager, deputy, substitute}};
// «صرفاً در صلاحیت دفتر واردات گمرک ایران».
constexpr std::array<Right, 1> clause_5_opinion{{import_office}};
constexpr std::array<Right, 5> any_of_five{
    {manager, deputy, substitute, assessment_head, gate_officer}};

constexpr Right reads(Position position, Reach reach) {
  return {position, reach, GrantsNeeded::none};
}
// Interpretation SL-14: the grants are for what is done; a position alone lets its holder read his
// office's cases.
constexpr std::array<Right, 6> readers{{
    reads(Position::office_manager, Reach::own_office),
    reads(Position::customs_deputy, Reach::own_office),
    reads(Position::deputy_substitute, Reach::own_office),
    reads(Position::assessment_head, Reach::own_office),
    reads(Position::exit_gate_officer, Reach::own_office),
    reads(Position::import_office, Reach::any),
}};

}  // namespace

const Tables& tables() {
  static const Tables built = make_tables();
  return built;
}

std::optional<Parameters> parameters(core::Date on, const Tables& from) {
  const auto* in_force = law::entry_on(from.in_force, on);
  if (in_force == nullptr || !in_force->value) return std::nullopt;
  Parameters result;
  bool complete = true;
  const auto take = [&](const auto& timeline, auto& entry) {
    const auto* found = law::entry_on(timeline, on);
    if (found != nullptr) entry = *found;
    complete = complete && found != nullptr;
  };
  take(from.essential_tolerance_per_mille, result.essential_tolerance_per_mille);
  take(from.general_tolerance_per_mille, result.general_tolerance_per_mille);
  take(from.default_tare_20_g, result.default_tare_20_g);
  take(from.default_tare_40_g, result.default_tare_40_g);
  take(from.text_n1, result.text_n1);
  take(from.text_n4, result.text_n4);
  take(from.text_n4_left, result.text_n4_left);
  take(from.text_n5, result.text_n5);
  take(from.text_n7, result.text_n7);
  take(from.text_n8, result.text_n8);
  if (!complete) return std::nullopt;
  return result;
}

core::Date first_day(const Tables& from) { return from.in_force.front().from; }

std::optional<int64_t> default_tare_g(const Parameters& parameters, ContainerSize size,
                                      ContainerType type) {
  if (type != ContainerType::standard) return std::nullopt;
  if (size == ContainerSize::ft20) return parameters.default_tare_20_g.value;
  if (size == ContainerSize::ft40) return parameters.default_tare_40_g.value;
  return std::nullopt;
}

const access::Opening& opening() {
  static const access::Opening table{opened_to, clause("مقدمه"), clause("مقدمه و رونوشت ۵")};
  return table;
}
std::span<const Right> assessment_rights() { return clauses_1_3_4; }
std::span<const Right> exit_gate_rights() { return clauses_2_7_8; }
std::span<const Right> account_rights() { return clause_5_account; }
std::span<const Right> import_office_rights() { return clause_5_opinion; }
std::span<const Right> office_rights() { return any_of_five; }
std::span<const Right> reading_rights() { return readers; }

}  // namespace kotaj::short_landing
