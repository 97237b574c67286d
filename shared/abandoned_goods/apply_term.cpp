#include <algorithm>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/limits.h"

// What sets or moves the term, follow-up and documents (art. 24 and its notes, A3, B2).
namespace kotaj::abandoned_goods {

using access::Context;

Done extend_stay(Case& record, const Extension& payload, const Context& context) {
  if (auto refused =
          check_day(record, {payload.consented_on, "consented_on", "تاریخ موافقت"},
                    {payload.requested_on, "تاریخ درخواست"}, law_article("ماده ۲۴"), context)) {
    return refuse(*refused);
  }
  record.extension = payload;
  // AB-4 and the other conditions of T2 are the term's own: what it would not count is not
  // recorded.
  if (auto refused = check_term(record, "extension", "until", context)) return refuse(*refused);
  return {{}, payload.consented_on, payload.until.to_string()};
}

Done open_dispute(Case& record, const OpenDispute& payload, const Context& context) {
  if (auto refused = check_day(record, {payload.from, "from", "تاریخ آغاز اختلاف"}, {},
                               clause("بند الف-۳"), context)) {
    return refuse(*refused);
  }
  record.disputes.push_back(
      {context.operation, payload.from, payload.subject, payload.documents, {}, {}});
  return {{}, payload.from, payload.subject};
}

Done notify_opinion(Case& record, const NotifyOpinion& payload, const Context& context) {
  const auto dispute = std::find_if(
      record.disputes.begin(), record.disputes.end(),
      [&](const DisputeRecord& one) { return one.id == payload.dispute && !one.notified_on; });
  if (dispute == record.disputes.end()) {
    return refuse(
        invalid("dispute", "چنین اختلاف بازی در این پرونده نیست.", law_article("ماده ۲۴ تبصره ۳")));
  }
  if (auto refused = check_day(record, {payload.notified_on, "notified_on", "تاریخ ابلاغ نظر قطعی"},
                               {dispute->from, "تاریخ آغاز اختلاف"}, law_article("ماده ۲۴ تبصره ۳"),
                               context)) {
    return refuse(*refused);
  }
  dispute->notified_on = payload.notified_on;
  dispute->ruling = payload.ruling;
  return {{}, payload.notified_on, payload.ruling};
}

Done record_zone_term(Case& record, const RecordZoneTerm& payload, const Context&) {
  if (payload.zone_term_ends < record.receipt.entered_first_warehouse) {
    return refuse(invalid("zone_term_ends", "«پایان مهلت» پیش از ورود کالا است.",
                          law_article("ماده ۲۴ تبصره ۴")));
  }
  record.receipt.zone_term_ends = payload.zone_term_ends;
  return {{}, payload.zone_term_ends, payload.document};
}

Done record_move(Case& record, const RecordMove& payload, const Context& context) {
  if (auto refused = check_day(record, {payload.moved_on, "moved_on", "تاریخ انتقال"}, {},
                               law_article("ماده ۲۴ تبصره ۱"), context)) {
    return refuse(*refused);
  }
  record.receipt.moved_to_suitable_warehouse_on = payload.moved_on;
  return {{}, payload.moved_on, payload.warehouse};
}

Done follow_up(Case& record, const FollowUp& payload, const Context& context) {
  if (auto refused = check_day(record, {payload.followed_on, "followed_on", "تاریخ پیگیری"},
                               {record.receipt.entered_here, "ورود به این انبار"},
                               clause("بند ب-۲"), context)) {
    return refuse(*refused);
  }
  return {{}, payload.followed_on, payload.note};
}

Done add_document(Case& record, const AddDocument& payload, const Context& context) {
  record.documents.push_back({context.operation, payload.title, payload.number, payload.dated_on,
                              payload.file, payload.note, access::actor_user(context), context.at});
  return {{}, payload.dated_on, payload.title};
}

}  // namespace kotaj::abandoned_goods
