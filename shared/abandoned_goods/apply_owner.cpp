#include "shared/abandoned_goods/apply.h"

// The goods' way back to their owner, and out (D, T3, T7).
namespace kotaj::abandoned_goods {
namespace {

using access::Context;

template <typename Part>
std::optional<core::Date> day_of(const std::optional<Part>& part, core::Date Part::*day) {
  if (!part) return std::nullopt;
  return (*part).*day;
}

/// D4: to a third party, in free and special zones, by a receipt that can be traded there.
Refused check_third_party(const Case& record, const DeclareProcedure& payload) {
  if (payload.third_party.empty() && payload.negotiable_receipt.empty()) return {};
  if (!is_zone(record.receipt.place)) {
    return invalid("third_party", "انتقال کالا به شخص ثالث تنها در مناطق آزاد و ویژه ممکن است.",
                   clause("بند د-۴"));
  }
  if (payload.third_party.empty())
    return invalid("third_party", "نام شخص ثالث لازم است.", clause("بند د-۴"));
  if (payload.negotiable_receipt.empty()) {
    return invalid("negotiable_receipt", "شماره قبض انبار قابل معامله لازم است.",
                   clause("بند د-۴"));
  }
  return {};
}

}  // namespace

Done request_return(Case& record, const RequestReturn& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused =
          check_day(record, {payload.requested_on, "requested_on", "تاریخ درخواست"},
                    {day_of(round.declaration, &Declaration::registered_on), "تاریخ ثبت کوتاژ"},
                    clause("بند د-۱"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_confirmed(payload.not_sold, "not_sold", "کالا به فروش نرسیده است",
                                     law_article("ماده ۳۳ تبصره ۱"))) {
    return refuse(*refused);
  }
  if (payload.allocation_valid_until < payload.requested_on) {
    return refuse(invalid("allocation_valid_until", "اعتبار تخصیص ارز در روز درخواست گذشته است.",
                          clause("بند د-۲")));
  }
  round.return_request = payload;
  return {{}, payload.requested_on, payload.requester};
}

Done return_declaration(Case& record, const ReturnDeclaration& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused =
          check_day(record, {payload.returned_on, "returned_on", "تاریخ اعاده"},
                    {day_of(round.return_request, &RequestReturn::requested_on), "تاریخ درخواست"},
                    clause("بند د-۳"), context)) {
    return refuse(*refused);
  }
  // Interpretation AB-8: before it was announced there is nothing for the Organization to return.
  if (round.announcement && payload.letter.empty()) {
    return refuse(invalid("letter", "نامه سازمان در اعاده اظهارنامه لازم است.", clause("بند د-۳")));
  }
  round.returning = payload;
  return {{}, payload.returned_on, payload.letter};
}

Done cancel_declaration(Case& record, const CancelDeclaration& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused =
          check_day(record, {payload.cancelled_on, "cancelled_on", "تاریخ ابطال"},
                    {day_of(round.returning, &ReturnDeclaration::returned_on), "تاریخ اعاده"},
                    clause("بند د-۳"), context)) {
    return refuse(*refused);
  }
  if (payload.storage_paid_until < payload.cancelled_on) {
    return refuse(invalid(
        "storage_paid_until",
        "انبارداری باید دست‌کم تا روز ابطال پرداخت شده باشد.",
        clause("بند د-۲")));
  }
  round.cancellation = payload;
  return {{}, payload.cancelled_on, payload.custodian_consent};
}

Done extend_returned(Case& record, const ExtendReturned& payload, const Context& context) {
  record.rounds.back().return_extension = payload;
  // T7: only the offices that the procedure names; the term itself knows them.
  if (auto refused = check_term(record, "extension_office", "office", context))
    return refuse(*refused);
  if (auto refused = check_term(record, "cancelled_extended_until", "until", context))
    return refuse(*refused);
  return {{}, {}, payload.letter};
}

Done declare_procedure(Case& record, const DeclareProcedure& payload, const Context& context) {
  Round& round = record.rounds.back();
  if (auto refused =
          check_day(record, {payload.registered_on, "registered_on", "تاریخ کوتاژ"},
                    {day_of(round.cancellation, &CancelDeclaration::cancelled_on), "تاریخ ابطال"},
                    clause("بند د-۲"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_third_party(record, payload)) return refuse(*refused);
  round.procedure = payload;
  return {{}, payload.registered_on, payload.kotaj};
}

Done record_release(Case& record, const RecordRelease& payload, const Context& context) {
  std::optional<core::Date> cancelled;
  for (const Round& round : record.rounds) {
    if (round.cancellation) cancelled = round.cancellation->cancelled_on;
  }
  if (auto refused =
          check_day(record, {payload.issued_on, "issued_on", "تاریخ سند"},
                    {cancelled, "تاریخ ابطال"}, law_article("ماده ۲۴ تبصره ۲"), context)) {
    return refuse(*refused);
  }
  running_round(record).release = payload;
  return {{}, payload.issued_on, payload.document};
}

Done extend_release(Case& record, const ExtendRelease& payload, const Context&) {
  Round& round = record.rounds.back();
  if (round.release && payload.until < round.release->issued_on) {
    return refuse(
        invalid("until", "«تا تاریخ» پیش از تاریخ سند است.", law_article("ماده ۲۴ تبصره ۲")));
  }
  round.release_extension = payload;
  return {{}, {}, payload.customs_consent};
}

Done record_exit(Case& record, const RecordExit& payload, const Context& context) {
  Round& round = record.rounds.back();
  const auto from = round.release ? day_of(round.release, &RecordRelease::issued_on)
                                  : day_of(round.procedure, &DeclareProcedure::registered_on);
  if (auto refused = check_day(record, {payload.exited_on, "exited_on", "تاریخ خروج"},
                               {from, "تاریخ سند"}, clause("بند د-۱"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_confirmed(
          payload.dues_paid, "dues_paid",
          "همه وجوه و هزینه‌ها پرداخت شده است", clause("بند د-۱"))) {
    return refuse(*refused);
  }
  round.exit = payload;
  return {{}, payload.exited_on, payload.documents};
}

}  // namespace kotaj::abandoned_goods
