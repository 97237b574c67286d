#include "shared/export_exit/apply.h"

#include <algorithm>

#include "shared/access/office.h"
#include "shared/core/text.h"
#include "shared/export_exit/judgement_words.h"

namespace kotaj::export_exit {
namespace {

using access::Context;

constexpr core::Source origin_duty = clause("بند ۳");
constexpr core::Source border_duty = clause("بند ۴");
constexpr core::Source settlement = clause("بند ۱ و ۲");
constexpr core::Source temporary_permits = clause("بند ۵");

/// The facts with what was just done must still be able to stand together: the first that cannot is
/// told on the field of the act's form.
Refused check_record(const Record& after, std::string_view field, const Context& context) {
  core::Problems problems;
  check_facts(facts_of(after, context.on), problems);
  if (problems.empty()) return {};
  return invalid(field, problems.front().message, problems.front().source.value_or(origin_duty));
}

Carrier* find_carrier(Record& record, std::string_view name) {
  const std::string wanted = core::search_key(name);
  for (Carrier& one : record.carriers) {
    if (core::search_key(one.carrier) == wanted) return &one;
  }
  return nullptr;
}

Refused check_share(int64_t packages) {
  if (packages < 0 || limits::most_packages < packages)
    return invalid("packages", "«تعداد بسته» پذیرفتنی نیست.", border_duty);
  return {};
}

Refused check_carrier_days(const std::optional<core::Date>& arrived,
                           const std::optional<core::Date>& exited, const Context& context) {
  if (arrived) {
    if (auto refused =
            check_not_ahead(*arrived, "arrived_on", "تاریخ وصول به مرز", border_duty, context))
      return refused;
  }
  if (!exited) return {};
  if (arrived && *exited < *arrived)
    return invalid("exited_on", "«تاریخ خروج از مرز» پیش از «تاریخ وصول به مرز» است.", border_duty);
  return check_not_ahead(*exited, "exited_on", "تاریخ خروج از مرز", border_duty, context);
}

std::string_view field_of_carrier_day(const std::optional<core::Date>& arrived,
                                      const Record& record) {
  return arrived && *arrived < record.permit.completed_on ? "arrived_on" : "exited_on";
}

std::string days_text(int64_t days) { return core::persian_digits(std::to_string(days)) + " روز"; }

}  // namespace

Refused check_border(std::string_view office, std::string_view field, const Context& context) {
  if (context.lookup == nullptr) return {};
  const auto* held =
      static_cast<const access::Office*>(context.lookup->find("office", access::office_id(office)));
  if (held != nullptr && held->border) return {};
  return invalid(field,
                 held == nullptr ? "گمرکی با این کد نیست." : "«" + held->name + "» گمرک مرزی نیست.",
                 border_duty);
}

Done follow_up(Record& record, const FollowUp& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.followed_up_on, "followed_up_on", "تاریخ پیگیری",
                                     origin_duty, context))
    return refuse(std::move(*refused));
  record.follow_ups.push_back(payload);
  if (auto refused = check_record(record, "followed_up_on", context))
    return refuse(std::move(*refused));
  return {{}, payload.followed_up_on, payload.note};
}

Done send_inquiry(Record& record, const SendInquiry& payload, const Context& context) {
  if (auto refused =
          check_not_ahead(payload.sent_on, "sent_on", "تاریخ ارسال", origin_duty, context))
    return refuse(std::move(*refused));
  const Parameters held = parameters(context.on);
  if (payload.answer_days < held.shortest_answer_days.value ||
      held.longest_answer_days.value < payload.answer_days) {
    return refuse(invalid("answer_days",
                          "«مهلت پاسخ» باید از " + days_text(held.shortest_answer_days.value) +
                              " تا " + days_text(held.longest_answer_days.value) + " باشد.",
                          held.longest_answer_days.source));
  }
  // A second inquiry comes after the first one's term or answer, never on the same paper.
  if (!record.inquiries.empty()) {
    const Inquiry& first = record.inquiries.front();
    const core::Date after = first.answered_on.value_or(
        core::add_days(first.sent_on, first.answer_days).value_or(first.sent_on));
    if (payload.sent_on < after)
      return refuse(invalid("sent_on", "استعلام دوم پیش از پایان مهلت یا پاسخ استعلام نخست است.",
                            origin_duty));
  }
  record.inquiries.push_back({payload.sent_on,
                              payload.answer_days,
                              payload.letter,
                              payload.note,
                              record.exit_office,
                              {},
                              {},
                              {},
                              {}});
  if (auto refused = check_record(record, "sent_on", context)) return refuse(std::move(*refused));
  return {{},
          payload.sent_on,
          "نامه " + payload.letter + "، مهلت پاسخ " + days_text(payload.answer_days)};
}

Done answer_inquiry(Record& record, const AnswerInquiry& payload, const Context& context) {
  if (auto refused =
          check_not_ahead(payload.answered_on, "answered_on", "تاریخ پاسخ", border_duty, context))
    return refuse(std::move(*refused));
  Inquiry& inquiry = record.inquiries.back();
  inquiry.answered_on = payload.answered_on;
  inquiry.answer = payload.answer;
  inquiry.answer_letter = payload.letter;
  inquiry.answer_text = payload.text;
  if (auto refused = check_record(record, "answered_on", context))
    return refuse(std::move(*refused));
  std::string detail(label_of(inquiry_answer_choices(), payload.answer));
  if (!payload.text.empty()) detail += "؛ " + payload.text;
  return {{}, payload.answered_on, std::move(detail)};
}

Done divert(Record& record, const Diversion& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.diverted_on, "diverted_on", "تاریخ تغییر مرز خروج",
                                     border_duty, context))
    return refuse(std::move(*refused));
  if (payload.diverted_on < record.permit.completed_on)
    return refuse(invalid("diverted_on", "«تاریخ تغییر مرز خروج» پیش از انجام تشریفات صادرات است.",
                          origin_duty));
  if (payload.exit_office == record.exit_office)
    return refuse(invalid("exit_office", "گمرک مرزی کنونی همین است.", border_duty));
  if (auto refused = check_border(payload.exit_office, "exit_office", context))
    return refuse(std::move(*refused));
  std::string detail = "از " + record.exit_office + " به " + payload.exit_office;
  if (!payload.reason.empty()) detail += "؛ " + payload.reason;
  record.exit_office = payload.exit_office;
  // Interpretation EX-7: the open inquiry goes along, and its term runs on.
  if (open_inquiry(record) != nullptr) record.inquiries.back().border = payload.exit_office;
  record.diversions.push_back(payload);
  return {{}, payload.diverted_on, std::move(detail)};
}

Done cancel_permit(Record& record, const Cancellation& payload, const Context& context) {
  if (auto refused =
          check_not_ahead(payload.cancelled_on, "cancelled_on", "تاریخ ابطال", settlement, context))
    return refuse(std::move(*refused));
  record.cancellation = payload;
  if (auto refused = check_record(record, "cancelled_on", context))
    return refuse(std::move(*refused));
  return {{}, payload.cancelled_on, "نامه " + payload.letter + "؛ " + payload.reason};
}

Done pursue_judicially(Record& record, const JudicialPursuit& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.pursued_on, "pursued_on",
                                     "تاریخ ارجاع به پیگیری قضایی", settlement, context))
    return refuse(std::move(*refused));
  record.judicial = payload;
  if (auto refused = check_record(record, "pursued_on", context))
    return refuse(std::move(*refused));
  return {{}, payload.pursued_on, "نامه " + payload.letter + "، هماهنگی با " + payload.unit};
}

Done record_return(Record& record, const Return& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.returned_on, "returned_on", "تاریخ بازگشت",
                                     temporary_permits, context))
    return refuse(std::move(*refused));
  record.returned = payload;
  if (auto refused = check_record(record, "returned_on", context))
    return refuse(std::move(*refused));
  return {{}, payload.returned_on, payload.note};
}

Done record_carrier(Record& record, const Carrier& payload, const Context& context) {
  if (find_carrier(record, payload.carrier) != nullptr)
    return refuse(
        invalid("carrier", "این حامل پیش‌تر ثبت شده است.", border_duty));
  if (!payload.arrived_on && !payload.exited_on)
    return refuse(invalid("arrived_on", "تاریخ وصول یا تاریخ خروج حامل لازم است.", border_duty));
  if (auto refused = check_share(payload.packages)) return refuse(std::move(*refused));
  if (auto refused = check_carrier_days(payload.arrived_on, payload.exited_on, context))
    return refuse(std::move(*refused));
  record.carriers.push_back(payload);
  if (auto refused =
          check_record(record, field_of_carrier_day(payload.arrived_on, record), context))
    return refuse(std::move(*refused));
  return {{}, payload.arrived_on ? payload.arrived_on : payload.exited_on, payload.carrier};
}

Done record_carrier_exit(Record& record, const CarrierExit& payload, const Context& context) {
  Carrier* found = find_carrier(record, payload.carrier);
  if (found == nullptr)
    return refuse(invalid("carrier", "چنین حاملی برای این پروانه ثبت نشده است.", border_duty));
  if (found->exited_on)
    return refuse(invalid("carrier", "خروج این حامل پیش‌تر ثبت شده است.",
                          border_duty));
  if (auto refused = check_carrier_days(found->arrived_on, payload.exited_on, context))
    return refuse(std::move(*refused));
  found->exited_on = payload.exited_on;
  if (auto refused = check_record(record, "exited_on", context)) return refuse(std::move(*refused));
  return {{}, payload.exited_on, found->carrier};
}

Done correct_carrier(Record& record, const CorrectCarrier& payload, const Context& context) {
  Carrier* found = find_carrier(record, payload.carrier);
  if (found == nullptr)
    return refuse(invalid("carrier", "چنین حاملی برای این پروانه ثبت نشده است.", border_duty));
  if (auto refused = check_share(payload.packages)) return refuse(std::move(*refused));
  if (auto refused = check_carrier_days(payload.arrived_on, payload.exited_on, context))
    return refuse(std::move(*refused));
  // What stood there stays on the time line.
  std::string detail = found->carrier + " پیش‌تر: " +
                       core::persian_number(core::format_mass_kg(found->gross)) + " کیلوگرم، " +
                       core::persian_digits(std::to_string(found->packages)) + " بسته";
  if (found->arrived_on) detail += "، وصول " + shown(*found->arrived_on);
  if (found->exited_on) detail += "، خروج " + shown(*found->exited_on);
  detail += "؛ " + payload.reason;
  *found = {found->carrier, payload.gross, payload.packages, payload.arrived_on, payload.exited_on};
  if (auto refused =
          check_record(record, field_of_carrier_day(payload.arrived_on, record), context))
    return refuse(std::move(*refused));
  return {{}, {}, std::move(detail)};
}

Done record_final_notice(Record& record, const FinalNotice& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.noticed_on, "noticed_on", "تاریخ اعلام وصول نهایی",
                                     border_duty, context))
    return refuse(std::move(*refused));
  const Facts facts = facts_of(record, context.on);
  const Parameters held = parameters(context.on);
  const Load load = load_of(facts, held);
  if (load.last_exit && payload.noticed_on < *load.last_exit)
    return refuse(
        invalid("noticed_on", "«تاریخ اعلام وصول نهایی» پیش از خروج آخرین حامل است.", border_duty));
  if (!load.complete() && payload.reason.empty()) {
    return refuse(invalid(
        "reason",
        "دلیل گمرک مرزی لازم است: " +
            (load.packages_equal ? gross_words(facts, load, held) : packages_words(facts, load)) +
            ".",
        held.margin_per_mille.source));
  }
  record.final_notice = payload;
  if (auto refused = check_record(record, "noticed_on", context))
    return refuse(std::move(*refused));
  // Interpretation EX-3: "at once" is the same day; later is shown as late.
  std::string detail = payload.reason;
  const int32_t late = load.last_exit ? core::days_between(*load.last_exit, payload.noticed_on) : 0;
  if (late > 0) {
    if (!detail.empty()) detail += "؛ ";
    detail += days_text(late) + " پس از خروج آخرین حامل";
  }
  return {{}, payload.noticed_on, std::move(detail)};
}

Done province_follow_up(Record& record, const FollowUp& payload, const Context& context) {
  if (auto refused = check_not_ahead(payload.followed_up_on, "followed_up_on", "تاریخ پیگیری",
                                     origin_duty, context))
    return refuse(std::move(*refused));
  if (payload.followed_up_on < record.inquiries.front().sent_on)
    return refuse(invalid("followed_up_on", "«تاریخ پیگیری» پیش از استعلام است.", origin_duty));
  record.province_follow_ups.push_back(payload);
  return {{}, payload.followed_up_on, payload.note};
}

Refused standing(const Record* record, ActNumber act, const Context& context) {
  if (record == nullptr || act == ActNumber::open_permit || act == ActNumber::read) return {};
  if (act == ActNumber::record_return) {
    if (record->permit.kind != Kind::temporary)
      return wrong_state("این پروانه صدور موقت نیست.", temporary_permits);
    if (!record->final_notice)
      return wrong_state("خروج این کالا هنوز ثبت نشده است.", temporary_permits);
    if (record->returned)
      return wrong_state("بازگشت پیش‌تر ثبت شده است.", temporary_permits);
    return {};
  }
  if (is_settled(*record))
    return wrong_state("این پروانه تعیین تکلیف شده است و این کار برای آن ممکن نیست.", settlement);
  const std::optional<Judgement> judgement = judge_on(*record, context.on);
  const State state = judgement ? judgement->state : State::follow_up;
  switch (act) {
    case ActNumber::send_first_inquiry:
      if (state == State::first_inquiry_due) return {};
      return wrong_state(
          record->inquiries.empty()
              ? "نخست پیگیری در سامانه ثبت می‌شود؛ نوبت استعلام هنوز نرسیده است."
              : "استعلام نخست پیش‌تر فرستاده شده است.",
          origin_duty);
    case ActNumber::send_second_inquiry:
      if (state == State::second_inquiry_due) return {};
      return wrong_state("نوبت استعلام دوم نیست: مهلت پاسخ نگذشته یا پاسخ رسیده است.", origin_duty);
    case ActNumber::answer_inquiry:
      if (open_inquiry(*record) != nullptr) return {};
      return wrong_state("استعلام بی‌پاسخی در میان نیست.", border_duty);
    case ActNumber::divert:
      if (record->carriers.empty()) return {};
      return wrong_state(
          "حامل در گمرک مرزی کنونی ثبت شده است و مرز خروج تغییر نمی‌کند.",
          border_duty);
    case ActNumber::record_final_notice:
      if (!record->carriers.empty() &&
          std::all_of(record->carriers.begin(), record->carriers.end(),
                      [](const Carrier& one) { return one.exited_on.has_value(); }))
        return {};
      return wrong_state(
          "اعلام وصول نهایی پس از خروج همه حامل‌ها ثبت می‌شود.",
          border_duty);
    case ActNumber::province_follow_up:
      if (!record->inquiries.empty()) return {};
      return wrong_state("رونوشت استعلامی به استان نرسیده است.", origin_duty);
    default:
      return {};
  }
}

}  // namespace kotaj::export_exit
