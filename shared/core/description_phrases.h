#pragma once

#include <string_view>

/// Every sentence that a description says to a person, in one place. `{}` is the field's label,
/// `{1}` a figure.
namespace kotaj::core::phrases {

inline constexpr std::string_view required = "«{}»: باید پر شود.";
inline constexpr std::string_view required_list =
    "«{}»: دست‌کم یک ردیف لازم است.";
inline constexpr std::string_view too_long =
    "«{}»: بیش از {1} نویسه پذیرفته نمی‌شود.";
inline constexpr std::string_view too_many_rows =
    "«{}»: بیش از {1} ردیف پذیرفته نمی‌شود.";
inline constexpr std::string_view not_text = "«{}»: متن معتبر نیست؛ نویسهٔ ناخوانا یا کنترلی دارد.";
inline constexpr std::string_view one_line = "«{}»: باید در یک سطر نوشته شود.";
inline constexpr std::string_view not_choice =
    "«{}»: این مقدار در فهرست گزینه‌ها نیست.";
inline constexpr std::string_view not_boolean = "«{}»: باید «بله» یا «خیر» باشد.";
inline constexpr std::string_view not_integer = "«{}»: عدد صحیح معتبر نیست.";
inline constexpr std::string_view integer_range = "«{}»: عدد بیرون از اندازهٔ پذیرفتنی است.";
inline constexpr std::string_view not_decimal =
    "«{}»: عدد معتبر نیست؛ حداکثر ۱۵ رقم پیش از ممیز و {1} رقم پس از آن پذیرفته می‌شود.";
inline constexpr std::string_view not_whole =
    "«{}»: عدد معتبر نیست؛ حداکثر ۱۵ رقم و بدون اعشار پذیرفته می‌شود.";
inline constexpr std::string_view negative = "«{}»: نمی‌تواند منفی باشد.";
inline constexpr std::string_view not_date =
    "«{}»: تاریخ باید به شکل سال/ماه/روز باشد، مانند ۱۴۰۳/۰۲/۱۰.";
inline constexpr std::string_view no_such_date =
    "«{}»: چنین روزی در تقویم نیست یا بیرون از سال‌های ۱۲۰۶ تا ۱۴۹۸ است.";
inline constexpr std::string_view not_moment = "«{}»: زمان معتبر نیست.";
inline constexpr std::string_view currency_first = "«{}»: نخست ارز را مشخص کنید.";
inline constexpr std::string_view not_currency = "«{}»: چنین ارزی در فهرست ISO 4217 نیست.";
inline constexpr std::string_view not_kotaj =
    "«{}»: شمارهٔ کوتاژ تنها از رقم تشکیل می‌شود (حداکثر {1} رقم).";
inline constexpr std::string_view not_hs = "«{}»: کد تعرفه باید ۸ رقم باشد.";
inline constexpr std::string_view not_container =
    "«{}»: شمارهٔ کانتینر باید چهار حرف لاتین و هفت رقم باشد، مانند CSQU3054383.";
inline constexpr std::string_view container_check = "«{}»: رقم کنترل شمارهٔ کانتینر درست نیست.";
inline constexpr std::string_view not_national_id = "«{}»: شمارهٔ ملی باید ۱۰ رقم باشد.";
inline constexpr std::string_view national_id_check = "«{}»: رقم کنترل شمارهٔ ملی درست نیست.";
inline constexpr std::string_view not_legal_id = "«{}»: شناسهٔ ملی شخص حقوقی باید ۱۱ رقم باشد.";
inline constexpr std::string_view legal_id_check = "«{}»: رقم کنترل شناسهٔ ملی درست نیست.";
inline constexpr std::string_view not_plate =
    "«{}»: پلاک معتبر نیست؛ مانند ۱۲ع۳۴۵-۶۷، یا ۲ تا ۱۲ حرف و رقم لاتین برای پلاک خارجی.";
inline constexpr std::string_view not_identifier =
    "«{}»: تنها حرف و رقم لاتین و نشانه‌های - _ . / @ : پذیرفته می‌شود.";
inline constexpr std::string_view not_id = "«{}»: شناسهٔ داخلی معتبر نیست.";
inline constexpr std::string_view not_a_value = "«{}»: نوع مقدار با این فیلد سازگار نیست.";

inline constexpr std::string_view yes = "بله";
inline constexpr std::string_view no = "خیر";
inline constexpr std::string_view plate_country = "ایران";

}  // namespace kotaj::core::phrases
