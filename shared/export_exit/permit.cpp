#include "shared/export_exit/permit.h"

#include <algorithm>

#include "shared/export_exit/limits.h"

namespace kotaj::export_exit {

core::Mass gross_of(const Permit& permit) {
  core::Mass sum;
  for (const GoodsLine& line : permit.goods) sum = sum + line.gross;
  return sum;
}

core::Wide packages_of(const Permit& permit) {
  core::Wide sum = 0;
  for (const GoodsLine& line : permit.goods) sum += line.packages;
  return sum;
}

core::Id permit_id(const Permit& permit) {
  return core::derive_id(
      "export_exit", {permit.office, permit.kotaj, std::to_string(permit.registered_on.year())});
}

core::Problems permit_problems(const Permit& permit, core::Date on) {
  core::Problems out;
  const auto wrong = [&](std::string field, core::ProblemCode code, std::string message,
                         const core::Source& source) {
    out.push_back({std::move(field), code, std::move(message), source});
  };
  using enum core::ProblemCode;
  if (on < permit.completed_on)
    wrong("completed_on", inconsistent, "«تاریخ انجام تشریفات صادرات» پس از امروز است.",
          clause("بند ۳"));
  if (permit.completed_on < permit.registered_on)
    wrong("completed_on", inconsistent,
          "«تاریخ انجام تشریفات صادرات» پیش از «تاریخ ثبت اظهارنامه» است.", clause("بند ۳"));
  if (permit.return_term && permit.kind == Kind::definite)
    wrong("return_term", inconsistent, "«مهلت بازگشت» فقط در پروانه صدور موقت است.",
          clause("بند ۵"));
  if (permit.return_term && *permit.return_term < permit.completed_on)
    wrong("return_term", inconsistent, "«مهلت بازگشت» پیش از «تاریخ انجام تشریفات صادرات» است.",
          clause("بند ۵"));
  for (std::size_t row = 0; row < permit.goods.size(); ++row) {
    const std::string path = "goods[" + std::to_string(row) + "].";
    if (permit.goods[row].gross.grams <= 0)
      wrong(path + "gross", range, "«وزن ناخالص»: باید بیش از صفر باشد.", clause("بند ۴"));
    if (permit.goods[row].packages <= 0 || limits::most_packages < permit.goods[row].packages)
      wrong(path + "packages", range, "«تعداد بسته»: باید بیش از صفر و کمتر از یک میلیارد باشد.",
            clause("بند ۴"));
  }
  return out;
}

namespace {

InquiryFact fact_of(const Inquiry& inquiry) {
  return {inquiry.sent_on, inquiry.answer_days, inquiry.answered_on, inquiry.answer};
}

}  // namespace

Facts facts_of(const Record& record, core::Date on) {
  const Permit& permit = record.permit;
  Facts facts;
  facts.on = on;
  facts.kind = permit.kind;
  facts.completed_on = permit.completed_on;
  facts.return_term = permit.return_term;
  if (record.returned) facts.returned_on = record.returned->returned_on;
  if (record.final_notice) facts.exited_on = record.final_notice->noticed_on;
  if (record.cancellation) facts.cancelled_on = record.cancellation->cancelled_on;
  if (record.judicial) facts.judicial_on = record.judicial->pursued_on;
  for (const FollowUp& one : record.follow_ups) {
    if (!facts.followed_up_on || one.followed_up_on < *facts.followed_up_on)
      facts.followed_up_on = one.followed_up_on;
  }
  if (!record.inquiries.empty()) facts.first_inquiry = fact_of(record.inquiries.front());
  if (record.inquiries.size() > 1) facts.second_inquiry = fact_of(record.inquiries[1]);
  facts.permit_gross_kg = gross_of(permit);
  facts.permit_packages = static_cast<int64_t>(packages_of(permit));
  for (const Carrier& one : record.carriers) {
    facts.carriers.push_back({one.carrier, one.gross, one.packages, one.arrived_on, one.exited_on});
  }
  return facts;
}

std::optional<Judgement> judge_on(const Record& record, core::Date on,
                                  core::Explanation* explanation) {
  const Facts facts = facts_of(record, on);
  core::Problems problems;
  check_facts(facts, problems);
  if (!problems.empty()) return std::nullopt;
  return judge(facts, explanation);
}

const Inquiry* open_inquiry(const Record& record) {
  if (record.inquiries.empty() || record.inquiries.back().answered_on) return nullptr;
  return &record.inquiries.back();
}

bool is_settled(const Record& record) {
  return record.final_notice || record.cancellation || record.judicial;
}

bool waits_for_province(const Record& record) {
  if (record.inquiries.empty() || is_settled(record)) return false;
  const core::Date sent = record.inquiries.back().sent_on;
  return std::none_of(record.province_follow_ups.begin(), record.province_follow_ups.end(),
                      [&](const FollowUp& one) { return sent <= one.followed_up_on; });
}

bool copied_to_headquarters(const Record& record) { return record.inquiries.size() > 1; }

}  // namespace kotaj::export_exit
