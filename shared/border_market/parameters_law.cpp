#include <array>
#include <string>

#include "shared/border_market/parameters.h"
#include "shared/core/text.h"

// What `kotaj law` lists of this module.
namespace kotaj::border_market {
namespace {

using law::Interpretation;

constexpr std::array<Interpretation, 5> all_interpretations{{
    {"BM-1",
     "امتیاز خوش‌نام‌ها و صادرکنندگان ممتاز فهرست تاریخ‌دار خود بازارچه است و در آغاز خالی است؛ امتیاز می‌تواند در مرحله C6 بررسی اسناد را جایگزین ارزیابی فیزیکی کند، ولی هیچ امتیازی کوتاژ یا تعیین ارزش را بر نمی‌دارد. متن امتیازی نام نمی‌برد.",
     clause("فهرست مراحل")},
    {"BM-2",
     "استان تولیدکننده یک استان است؛ متن نمی‌گوید برای هر ردیف کالا یا برای اظهارنامه.",
     clause("تنظیم اظهارنامه")},
    {"BM-3",
     "متن تاریخ ندارد؛ از روز تصویب قانون امور گمرکی (۱۳۹۰/۰۸/۲۲) معتبر گرفته شده است و روزهای پیش از آن نیز با همین مراحل سنجیده می‌شوند.",
     clause("")},
    {"BM-4",
     "متن نگهدارنده فهرست‌های بازارچه، تطبیق‌دهنده اسناد و گیرنده تعهد را نام نمی‌برد؛ فهرست‌ها با مدیر گمرک است، تطبیق اسناد با کارشناس ثبت یا ارزیاب و گرفتن تعهد با کارشناس ثبت، معاون یا مدیر. بازگرداندن به مرحله پیشین با صاحب مرحله بعد، معاون یا مدیر گمرک است.",
     clause("فهرست مراحل")},
    {"BM-5",
     "ناسازگاری ارزش مراحل را نگه نمی‌دارد (ماده ۱۶)؛ سند ترخیص پس از ثبت تعهد صادرکننده امضا می‌شود.",
     law_article("ماده ۱۶")},
}};

std::string show_steps(Sequence steps) {
  std::string out;
  for (const StepRule& rule : steps) {
    if (!out.empty()) out += "؛ ";
    out.append(rule.code).append(" ").append(rule.label).append(" (");
    for (const access::Position& owner : rule.owners) {
      if (&owner != rule.owners.data()) out += "، ";
      out += access::label_of(owner);
    }
    out += ")";
  }
  return out;
}

std::vector<law::ParameterEntry> list(std::optional<core::Date> on) {
  std::vector<law::ParameterEntry> out;
  const Tables& all = tables();
  law::list_entries(out, "border_market.steps_a", "مراحل صدور، ترتیب الف", all.steps_a, on,
                    show_steps);
  law::list_entries(out, "border_market.steps_b", "مراحل صدور، ترتیب ب", all.steps_b, on,
                    show_steps);
  law::list_entries(out, "border_market.steps_c", "مراحل صدور، ترتیب ج", all.steps_c, on,
                    show_steps);
  return out;
}

}  // namespace

const law::Chapter& chapter() {
  static const law::Chapter table{"border_market", "صدور کالا در بازارچه مرزی", clause(""), &list,
                                  all_interpretations};
  return table;
}

}  // namespace kotaj::border_market
