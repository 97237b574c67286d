#include "shared/abandoned_goods/parameters.h"

namespace kotaj::abandoned_goods {
namespace {

using core::Date;

Tables make_tables() {
  // Interpretation AB-7: the scan prints 1402/03/03 on a procedure of 1403 that cites figures of
  // the year's end; it is taken to be of 1403.
  const Date first = law::day(1403, 3, 3);
  Tables tables;
  tables.in_force = {{first, true, clause("نامه ابلاغ، تفسیر AB-7")}};
  tables.stay_months = {{first, 3, law_article("ماده ۲۴")}};
  // The scan says «حداقل تا دو ماه دیگر»; the law says «حداکثر»: two months more than the three.
  tables.longest_stay_months = {{first, 5, law_article("ماده ۲۴")}};
  tables.release_months = {{first, 1, law_article("ماده ۲۴ تبصره ۲")}};
  tables.final_opinion_months = {
      {first, 3, law_article("ماده ۲۴ تبصره ۳؛ آیین‌نامه ماده ۴۷")}};
  tables.cancellation_months = {{first, 1, clause("بند ب-۷ و د-۲")}};
  tables.warning_days = {{first, 20, clause("بند الف-۱")}};
  tables.warning_days_at_once = {{first, 0, law_article("ماده ۲۴ تبصره ۱")}};
  tables.organization_name = {{first,
                               "سازمان جمع‌آوری و فروش اموال تملیکی",
                               clause("بند ب-۶")}};
  tables.organization_legal_id = {{first, "14000274244", clause("بند ب-۶")}};
  tables.organization_address = {
      {first, "تهران - خیابان ولیعصر - روبروی پارک ملت - کوچه شهید انصاری - پلاک ۶۷",
       clause("بند ب-۶، نمونه اظهارنامه")}};
  tables.declarant_user = {{first, "USR", clause("بند ب-۶")}};
  tables.prior_declaration_mark = {{first, "M", clause("بند ب-۱۵")}};
  tables.unvalued_usd_cents = {{first, 100, clause("بند ب-۳")}};
  tables.customs_duty_per_mille = {{first, 40, law_article("ماده ۱ بند د")}};
  tables.report_due_day = {{first, 5, clause("بند ه")}};
  return tables;
}

/// What holds on the day; the first entry before that.
template <typename T>
void take(const law::Timeline<T>& timeline, Date on, law::Dated<T>& entry) {
  const law::Dated<T>* held = law::entry_on(timeline, on);
  if (held == nullptr && !timeline.empty()) held = &timeline.front();
  if (held != nullptr) entry = *held;
}

}  // namespace

const Tables& tables() {
  static const Tables built = make_tables();
  return built;
}

Parameters parameters(Date on, const Tables& from) {
  Parameters held;
  take(from.stay_months, on, held.stay_months);
  take(from.longest_stay_months, on, held.longest_stay_months);
  take(from.release_months, on, held.release_months);
  take(from.final_opinion_months, on, held.final_opinion_months);
  take(from.cancellation_months, on, held.cancellation_months);
  take(from.warning_days, on, held.warning_days);
  take(from.warning_days_at_once, on, held.warning_days_at_once);
  take(from.organization_name, on, held.organization_name);
  take(from.organization_legal_id, on, held.organization_legal_id);
  take(from.organization_address, on, held.organization_address);
  take(from.declarant_user, on, held.declarant_user);
  take(from.prior_declaration_mark, on, held.prior_declaration_mark);
  take(from.unvalued_usd_cents, on, held.unvalued_usd_cents);
  take(from.customs_duty_per_mille, on, held.customs_duty_per_mille);
  take(from.report_due_day, on, held.report_due_day);
  return held;
}

Date first_day(const Tables& from) { return from.in_force.front().from; }

}  // namespace kotaj::abandoned_goods
