#include <array>

#include "shared/abandoned_goods/form.h"
#include "shared/abandoned_goods/lists.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

// What `kotaj law` lists of this module.
namespace kotaj::abandoned_goods {
namespace {

using law::Interpretation;

constexpr std::array<Interpretation, 21> all_interpretations{
    {
        {"AB-2",
         "اخطار متروکه از روز پس از پایان مهلت قابل ابلاغ است و اخطار پیش از آن اثری ندارد؛ متن آغاز را نمی‌گوید. کالای موضوع تبصره ۱ ماده ۲۴ از همان روز ورود اخطار می‌شود و ارزیابی آن از روز پس از ابلاغ آغاز می‌شود، چون «بلافاصله» بر مهلت ۲۰ روز مقدم است.",
         clause("بند الف-۱")},
        {"AB-3",
         "ردیف ششم گزارش مدیریتی در تصویر بریده است؛ «اعاده از اموال تملیکی، سایر رویه‌ها» خوانده می‌شود.",
         clause("بند و، گزارش مدیریتی")},
        {"AB-4",
         "درخواست تمدید باید تا آخرین روز مهلت سه‌ماهه برسد و تاریخ موافقت ملاک نیست؛ تأخیر خود گمرک به زیان صاحب کالا نیست.",
         law_article("ماده ۲۴")},
        {"AB-5",
         "مهلت یک‌ماهه سند ترخیص یا فروش جایگزین مهلت سه‌ماهه و تمدید آن است، چه زودتر پایان یابد و چه دیرتر.",
         law_article("ماده ۲۴ تبصره ۲")},
        {"AB-6",
         "سطر عنوان نمونه گزارش متروکه ناخوانا تصویر شده است؛ دوازده ستون گزارش به ترتیبی است که این سامانه فهرست می‌کند.",
         clause("بند ه، ضمیمه ۱")},
        {"AB-7",
         "شماره و تاریخ نامه ابلاغ در تصویر ناخوانا است (۱۴۰۲/۰۳/۰۳ بر شیوه‌نامه سال ۱۴۰۳)؛ تاریخ اجرا ۱۴۰۳/۰۳/۰۳ گرفته شده است. روزهای پیش از آن با همین مهلت‌ها سنجیده می‌شوند، چون مهلت‌ها از خود قانون است.",
         clause("نامه ابلاغ")},
        {"AB-8",
         "درخواست صاحب کالا پیش از اعلام به سازمان هم پذیرفته می‌شود و چون چیزی نزد سازمان نیست اعاده بی‌درنگ ثبت می‌شود؛ متن فقط از پس از اعلام می‌گوید.",
         clause("بند د-۱")},
        {"AB-9",
         "ارزش یک دلار برای هر ردیف کالای اظهارنامه درج می‌شود؛ متن نمی‌گوید برای ردیف یا برای اظهارنامه.",
         clause("بند ب-۳")},
        {"AB-10",
         "پرداخت بیش از مبلغ شناسه پذیرفته نمی‌شود؛ متن فقط از کمتر و برابر می‌گوید.",
         clause("بند ب-۱۴")},
        {"AB-11",
         "از ابطال اظهارنامه متروکه و سند ترخیص آن که دیرتر است مهلت را تعیین می‌کند؛ کالایی که پس از ابطال دوباره اظهار و سند ترخیص آن صادر شود مهلت یک‌ماهه سند را دارد.",
         law_article("ماده ۲۴ تبصره ۲")},
        {"AB-12",
         "آنچه از بیرون به گمرک می‌رسد (اختلاف، ابلاغ نظر قطعی، مهلت منطقه و موافقت‌ها) در متن مسئولی ندارد؛ کارشناس ثبت، مسئول واحد متروکه یا مدیر گمرک آن را ثبت می‌کند.",
         clause("بند الف-۳")},
        {"AB-13",
         "صورت‌مجلس ضبط کالای ممنوع در هر مرحله‌ای ثبت می‌شود که کالا هنوز موجود است؛ پس از تعیین تکلیف نهایی، ترخیص یا ضبط پذیرفته نمی‌شود.",
         law_article("ماده ۳۵")},
        {"AB-14",
         "ارزیاب تا تأیید نهایی رئیس سرویس ارزیابی می‌تواند ارزش را دوباره تعیین کند؛ متن از تکرار نمی‌گوید.",
         clause("بند ب-۳")},
        {"AB-15",
         "متن سازمان‌های صادرکننده مجوز را نام می‌برد و نه کالاها را؛ فصل‌های رایج تعرفه فهرست شده‌اند و کارشناس هر مجوز دیگری را که لازم باشد می‌افزاید.",
         clause("بند ب-۱")},
        {"AB-16",
         "فهرست کالاهای نیازمند شناسه ارزش در متن باز است («و...»)؛ شماره‌های تعرفه همان کالاها ملاک است و کارشناس می‌تواند ردیف دیگری را هم مشمول بداند.",
         clause("بند ب-۵")},
        {"AB-17",
         "شناسه‌ای که سازمان پرداخته و مطالبه‌ای که تسویه کرده همان یک پول است که از دو سو دیده می‌شود؛ در گزارش‌ها بزرگ‌ترین این دو جمع می‌آید و نه هر دو.",
         clause("بند ب-۱۱ و ب-۱۴")},
        {"AB-18",
         "سازمان وجوه یک اظهارنامه را می‌پردازد و گزارش آن را به تفکیک ردیف می‌خواهد؛ پرداخت به نسبت حقوق استنباطی ردیف‌ها تقسیم می‌شود و جمع آن تا ریال همان است.",
         clause("بند ه، ضمیمه ۱")},
        {"AB-19",
         "نبودن اختلاف در هر گامی که کالا را به سازمان نزدیک می‌کند پرسیده می‌شود؛ بازگشت کالا به صاحب آن، لغو و ضبط را اختلاف باز نگه نمی‌دارد.",
         clause("بند الف-۳")},
        {"AB-20",
         "تفکیک شناسه پرداخت را جانشین معاون نیز تأیید می‌کند؛ متن فقط معاون و مسئول واحد متروکه را نام می‌برد.",
         clause("بند ب-۱۴")},
        {"AB-21",
         "گزارش ماهانه را مسئول واحد متروکه یا مدیر گمرک تهیه می‌کند؛ متن فقط امضاکننده آن را نام می‌برد.",
         clause("بند ه")},
        {"AB-22",
         "مأخذ مالیات ارزش افزوده ارزش ریالی کالا به‌اضافه حقوق گمرکی، سود بازرگانی و سایر وجوه است؛ شیوه‌نامه مأخذ را نمی‌گوید. سود بازرگانی و سایر وجوه درصدی از ارزش است.",
         clause("بند ب-۱۱")},
    }};

std::string show_yes(bool value) { return value ? "در حال اجرا" : "اجرا نمی‌شود"; }
std::string show_months(int32_t months) {
  return core::persian_digits(std::to_string(months)) + " ماه";
}
std::string show_days(int32_t days) { return core::persian_digits(std::to_string(days)) + " روز"; }
std::string show_text(std::string_view text) { return std::string(text); }
std::string show_dollars(int64_t cents) {
  return core::persian_number(core::format_decimal(cents, 2)) + " دلار آمریکا";
}
std::string show_per_mille(int32_t rate) {
  return core::persian_number(core::format_decimal(rate, 1)) + " درصد";
}
std::string show_day_of_month(int32_t day) {
  return "روز " + core::persian_digits(std::to_string(day)) + " ماه بعد";
}

/// Each authority with the HS prefixes that ask for its permit.
std::string show_permits(const std::vector<PermitRange>& ranges) {
  std::string text;
  for (const core::Choice& permit : permit_choices()) {
    std::string prefixes;
    for (const PermitRange& range : ranges) {
      if (static_cast<int32_t>(range.permit) != permit.number) continue;
      prefixes += prefixes.empty() ? ": " : " ";
      prefixes += range.prefix;
    }
    if (prefixes.empty()) continue;
    if (!text.empty()) text += "؛ ";
    text += permit.label;
    text += prefixes;
  }
  return text;
}
std::string show_prefixes(const std::vector<std::string_view>& prefixes) {
  std::string text;
  for (const std::string_view prefix : prefixes) {
    if (!text.empty()) text += ' ';
    text += prefix;
  }
  return text;
}
std::string show_columns(const std::vector<std::string_view>& columns) {
  std::string text;
  for (const std::string_view name : columns) {
    const core::Field* field = core::describe<WorkingRow>().find(name);
    if (field == nullptr) continue;
    if (!text.empty()) text += "، ";
    text += field->label;
  }
  return text;
}

std::vector<law::ParameterEntry> list(std::optional<core::Date> on) {
  std::vector<law::ParameterEntry> out;
  const Tables& all = tables();
  const auto add = [&](std::string_view code, std::string_view label, const auto& timeline,
                       auto show) { law::list_entries(out, code, label, timeline, on, show); };
  add("abandoned_goods.in_force", "اجرای شیوه‌نامه", all.in_force, show_yes);
  add("abandoned_goods.stay", "مهلت نگهداری از ورود به نخستین انبار (T1)", all.stay_months,
      show_months);
  add("abandoned_goods.longest_stay", "بیشترین مهلت با تمدید از همان ورود (T2)",
      all.longest_stay_months, show_months);
  add("abandoned_goods.release", "مهلت خروج از تاریخ سند ترخیص یا فروش (T3)", all.release_months,
      show_months);
  add("abandoned_goods.final_opinion", "مهلت از تاریخ ابلاغ نظر قطعی گمرک (T6)",
      all.final_opinion_months, show_months);
  add("abandoned_goods.cancellation", "مهلت از تاریخ ابطال اظهارنامه متروکه (T7)",
      all.cancellation_months, show_months);
  add("abandoned_goods.warning", "مهلت صاحب کالا از تاریخ ابلاغ اخطار", all.warning_days,
      show_days);
  add("abandoned_goods.warning_at_once", "مهلت پس از اخطار کالای فاسدشدنی یا پرهزینه (T4)",
      all.warning_days_at_once, show_days);
  add("abandoned_goods.organization_name", "صاحب کالا در خانه ۱ اظهارنامه متروکه",
      all.organization_name, show_text);
  add("abandoned_goods.organization_legal_id", "شناسه ملی خانه ۱ اظهارنامه متروکه",
      all.organization_legal_id, show_text);
  add("abandoned_goods.organization_address", "نشانی خانه ۱ اظهارنامه متروکه",
      all.organization_address, show_text);
  add("abandoned_goods.declarant_user",
      "اظهارکننده در خانه‌های ۸ و ۱۴ اظهارنامه متروکه",
      all.declarant_user, show_text);
  add("abandoned_goods.prior_declaration_mark",
      "نشانه سابقه اظهار در پایان شماره قبض انبار خانه ۳۱", all.prior_declaration_mark, show_text);
  add("abandoned_goods.unvalued_usd", "ارزش ثبت ردیف کالای بدون سابقه اظهار",
      all.unvalued_usd_cents, show_dollars);
  add("abandoned_goods.customs_duty", "حقوق گمرکی از ارزش کالا", all.customs_duty_per_mille,
      show_per_mille);
  add("abandoned_goods.permits", "مجوزهای پیش از تحویل به خریدار، به شماره آغازین تعرفه",
      permit_ranges(), show_permits);
  add("abandoned_goods.value_id", "تعرفه‌های نیازمند شناسه ارزش",
      value_id_ranges(), show_prefixes);
  add("abandoned_goods.report_columns", "ستون‌های گزارش متروکه",
      working_columns(), show_columns);
  add("abandoned_goods.report_due", "آخرین روز ارسال گزارش عملکرد ماهانه", all.report_due_day,
      show_day_of_month);
  return out;
}

}  // namespace

const law::Chapter& chapter() {
  static const law::Chapter table{"abandoned_goods", "کالای متروکه", clause(""), &list,
                                  all_interpretations};
  return table;
}

}  // namespace kotaj::abandoned_goods
