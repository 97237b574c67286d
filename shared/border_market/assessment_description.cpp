#include <array>

#include "shared/border_market/parameters.h"
#include "shared/border_market/record.h"
#include "shared/core/fields.h"

// The assessor's sheet as a table of fields.
namespace kotaj::core {
namespace {

using namespace border_market;  // NOLINT: tables of that namespace's records.
using namespace fields;         // NOLINT

constexpr Source sheet = clause("ارزیابی کالاهای صادراتی");
constexpr std::string_view checklist = "فهرست بررسی";
constexpr std::string_view findings = "یافته‌ها";
constexpr std::string_view result = "نتیجه";

constexpr Field item(uint16_t number, std::string_view name, std::string_view label) {
  return grouped(from(part(number, name, label), sheet), checklist);
}
constexpr Field finding(uint16_t number, std::string_view name, std::string_view label) {
  return grouped(from(note(number, name, label, 300), sheet), findings);
}

}  // namespace

template <>
const Description& describe<Check>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Check::result>(choice(1, "result", "نتیجه", check_result_choices)),
      member<&Check::remark>(note(2, "remark", "توضیح")),
  }};
  static constexpr Description table = description<Check>("border_market.check", "بررسی", fields);
  return table;
}

template <>
const Description& describe<Assessment>() {
  static constexpr std::array<Field, 22> fields{{
      member<&Assessment::assessed_on>(date(1, "assessed_on", "تاریخ ارزیابی")),
      record_member<&Assessment::documents_complete>(
          item(2, "documents_complete", "اسناد پیوست کامل و درست است")),
      record_member<&Assessment::licences_attached>(
          item(3, "licences_attached", "مجوزها پیوست است")),
      record_member<&Assessment::calculations_checked>(
          item(4, "calculations_checked", "محاسبات کنترل شد")),
      record_member<&Assessment::circulars_observed>(
          item(5, "circulars_observed", "بخشنامه‌ها رعایت شده است")),
      record_member<&Assessment::goods_seen>(item(6, "goods_seen", "کالا رؤیت شد")),
      record_member<&Assessment::packages_match>(item(
          7, "packages_match",
          "تعداد، بسته‌بندی و شمارش ردیف‌ها با اسناد می‌خواند")),
      record_member<&Assessment::kind_recognised>(
          item(8, "kind_recognised", "نوع کالا تشخیص داده شد")),
      record_member<&Assessment::tariff_matches>(
          item(9, "tariff_matches", "کالا با تعرفه می‌خواند")),
      record_member<&Assessment::specification_matches>(
          item(10, "specification_matches", "مشخصات فنی می‌خواند")),
      record_member<&Assessment::sent_to_laboratory>(
          item(11, "sent_to_laboratory", "ارسال به آزمایشگاه (در صورت نیاز)")),
      record_member<&Assessment::referred_for_value>(
          item(12, "referred_for_value", "ارجاع برای ارزش (در صورت نیاز)")),
      record_member<&Assessment::sheet_signed>(item(13, "sheet_signed", "برگ ارزیابی امضا شد")),
      member<&Assessment::cargo_findings>(finding(
          14, "cargo_findings", "یافته‌ها درباره اطلاعات محموله")),
      member<&Assessment::declaration_findings>(
          finding(15, "declaration_findings", "محتویات در برابر اظهارنامه")),
      member<&Assessment::document_findings>(
          finding(16, "document_findings", "محتویات در برابر اسناد")),
      member<&Assessment::value_findings>(
          finding(17, "value_findings", "یافته‌های ارزش")),
      member<&Assessment::laboratory_findings>(
          finding(18, "laboratory_findings", "یافته‌های آزمایشگاه")),
      member<&Assessment::seals>(finding(19, "seals", "شماره پلمب و سرب")),
      member<&Assessment::decision>(
          grouped(from(choice(20, "decision", "تصمیم ارزیاب", assessment_decision_choices), sheet),
                  result)),
      member<&Assessment::decision_reason>(
          grouped(note(21, "decision_reason", "دلیل تصمیم"), result)),
      member<&Assessment::kotaj>(grouped(
          helped(
              blank(kotaj(22, "kotaj", "شماره کوتاژ")),
              "تنها در مرحله C6: ارزش، کوتاژ و ارزیابی با هم ثبت می‌شود."),
          result)),
  }};
  static constexpr Description table =
      description<Assessment>("border_market.assessment", "برگ ارزیابی", fields);
  return table;
}

}  // namespace kotaj::core
