#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/form.h"

// What goes to the Organization and comes back from it settled (B1, B10, B15, art. 37).
namespace kotaj::abandoned_goods {
namespace {

using access::Context;

std::optional<core::Date> share_day(const Round& round) {
  if (round.payment_ids.empty()) return std::nullopt;
  return round.payment_ids.front().made_on;
}

/// B15: what was declared before under art. 47 must be cancelled under art. 46 once the goods are
/// settled; and nothing else has a cancellation.
Refused check_prior_cancelled(const Case& record, const Settle& payload, const Context& context) {
  const core::Source source = law_article("ماده ۴۶");
  if (!has_prior_declaration(record.receipt)) {
    if (!payload.prior_cancelled_on) return {};
    return invalid("prior_cancelled_on", "کالا سابقه اظهار ندارد.", clause("بند ب-۱۵"));
  }
  if (!payload.prior_cancelled_on) {
    return invalid("prior_cancelled_on",
                   "اظهارنامه پیشین (کوتاژ " + record.receipt.prior_kotaj +
                       ") باید با رعایت ماده ۴۶ ابطال شود.",
                   clause("بند ب-۱۵"));
  }
  if (payload.prior_cancellation.empty())
    return invalid("prior_cancellation", "سند ابطال اظهارنامه پیشین لازم است.", source);
  return check_day(
      record, {*payload.prior_cancelled_on, "prior_cancelled_on", "تاریخ ابطال اظهارنامه پیشین"},
      {payload.settled_on, "تاریخ تعیین تکلیف"}, source, context);
}

}  // namespace

Done announce(Case& record, const Announce& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۱")));
  if (auto refused =
          check_day(record, {payload.announced_on, "announced_on", "تاریخ اعلام به اموال تملیکی"},
                    {share_day(round), "تاریخ تبدیل شناسه"}, clause("بند ب-۱"), context)) {
    return refuse(*refused);
  }
  // B1: asked of the lines as they are now, since an amendment may have changed an HS code.
  std::vector<NeededPermit> needed = round.declaration->permits;
  for (NeededPermit& one :
       missing_permits(permits_needed(round.declaration->lines, payload.announced_on), needed)) {
    needed.push_back(std::move(one));
  }
  const auto missing = missing_permits(needed, payload.permits);
  if (!missing.empty()) {
    return refuse(invalid("permits",
                          "مجوز «" + std::string(label_of(missing.front().permit)) +
                              "» برای ردیف " + std::to_string(missing.front().line) +
                              " در فهرست مجوزهای لازم نیست.",
                          clause("بند ب-۱")));
  }
  round.announcement = payload;
  return {{}, payload.announced_on, payload.letter};
}

Done demand_removal(Case& record, const DemandRemoval& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused = check_day(
          record, {payload.demanded_on, "demanded_on", "تاریخ مطالبه"},
          {round.announcement ? std::optional(round.announcement->announced_on) : std::nullopt,
           "تاریخ اعلام به اموال تملیکی"},
          clause("بند ب-۱۰"), context)) {
    return refuse(*refused);
  }
  round.demands.push_back({payload.demanded_on, payload.letter, payload.note});
  return {{}, payload.demanded_on, payload.letter};
}

Done take_out(Case& record, const TakeOut& payload, const Context& context) {
  const core::Source source = law_article("ماده ۳۷");
  Round& round = running_round(record);
  const Neighbour announced{
      round.announcement ? std::optional(round.announcement->announced_on) : std::nullopt,
      "تاریخ اعلام به اموال تملیکی"};
  if (auto refused = check_day(record, {payload.taken_on, "taken_on", "تاریخ خروج کالا از گمرک"},
                               announced, source, context)) {
    return refuse(*refused);
  }
  if (auto refused =
          check_day(record, {payload.minutes_on, "minutes_on", "تاریخ صورت‌مجلس"},
                    announced, source, context)) {
    return refuse(*refused);
  }
  round.taking = payload;
  return {{}, payload.taken_on, payload.minutes};
}

Done settle(Case& record, const Settle& payload, const Context& context) {
  const core::Source source = clause("بند ب-۱۵");
  Round& round = running_round(record);
  if (auto refused = check_day(record, {payload.settled_on, "settled_on", "تاریخ تعیین تکلیف"},
                               {round.taking ? std::optional(round.taking->taken_on) : std::nullopt,
                                "تاریخ خروج کالا از گمرک"},
                               source, context)) {
    return refuse(*refused);
  }
  if (auto refused = check_day(record, {payload.confirmed_on, "confirmed_on", "تاریخ نامه"},
                               {payload.settled_on, "تاریخ تعیین تکلیف"}, source, context)) {
    return refuse(*refused);
  }
  if (auto refused = check_prior_cancelled(record, payload, context)) return refuse(*refused);
  round.settlement = payload;
  return {{}, payload.settled_on, payload.confirmation};
}

}  // namespace kotaj::abandoned_goods
