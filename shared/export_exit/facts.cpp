#include "shared/export_exit/facts.h"

#include <iterator>

#include "shared/core/readable.h"
#include "shared/core/text.h"
#include "shared/export_exit/judgement.h"

// Facts that cannot both be, figures outside their limits, and days beyond the calendar: then the
// input is not of the form.
namespace kotaj::export_exit {
namespace {

using core::Date;
using core::ProblemCode;
using core::Readable;

class Check {
 public:
  Check(const Facts& facts, const core::Problems& problems, core::Problems& found)
      : facts_(facts), readable_(problems), found_(found) {}

  void check() {
    check_days();
    check_kind();
    check_inquiry("first_inquiry", facts_.first_inquiry);
    check_inquiry("second_inquiry", facts_.second_inquiry);
    check_second();
    check_figures();
    for (std::size_t row = 0; row < facts_.carriers.size(); ++row) check_carrier(row);
  }

 private:
  void tell(std::string_view path, ProblemCode code, std::string_view message,
            const core::Source& source) {
    for (const core::Problem& problem : found_) {
      if (problem.field == path && problem.code == code) return;
    }
    found_.push_back({std::string(path), code, std::string(message), source});
  }
  void tell_inconsistent(std::string_view path, std::string_view message,
                         const core::Source& source) {
    tell(path, ProblemCode::inconsistent, message, source);
  }

  /// No day of a permit lies before the end of its formalities.
  void not_before_completion(std::string_view path, std::string_view label,
                             const std::optional<Date>& day) {
    if (!day || !readable_("completed_on") || !readable_(path)) return;
    if (*day < facts_.completed_on) {
      tell_inconsistent(path,
                        "«" + std::string(label) + "» پیش از «تاریخ انجام تشریفات صادرات» است.",
                        clause("بند ۳"));
    }
  }

  void check_days() {
    if (readable_("on") && readable_("completed_on") && facts_.on < facts_.completed_on) {
      tell_inconsistent("completed_on", "«تاریخ انجام تشریفات صادرات» پس از روز محاسبه است.",
                        clause("بند ۳"));
    }
    for (const core::Field& field : core::describe<Facts>().fields) {
      if (field.type != core::FieldType::date || !field.nullable) continue;
      const core::Value value = field.get(&facts_);
      const Date* day = std::get_if<Date>(&value);
      if (day != nullptr) not_before_completion(field.name, field.label, *day);
    }
  }

  void check_kind() {
    const bool definite = readable_("kind") && facts_.kind == Kind::definite;
    if (definite && facts_.return_term && readable_("return_term"))
      tell_inconsistent("return_term", "«مهلت بازگشت» فقط در پروانه صدور موقت است.",
                        clause("بند ۵"));
    if (facts_.returned_on && readable_("returned_on")) {
      if (definite)
        tell_inconsistent("returned_on", "«تاریخ بازگشت» فقط در پروانه صدور موقت است.",
                          clause("بند ۵"));
      if (readable_("exited_on") && (!facts_.exited_on || *facts_.returned_on < *facts_.exited_on))
        tell_inconsistent("returned_on", "«تاریخ بازگشت» بدون «اعلام وصول نهایی» یا پیش از آن است.",
                          clause("بند ۵"));
    }
    if (facts_.cancelled_on && facts_.exited_on && readable_("cancelled_on") &&
        readable_("exited_on"))
      tell_inconsistent(
          "cancelled_on",
          "پروانه‌ای که خروج آن ثبت شده است ابطال نمی‌شود.",
          clause("بند ۱ و ۲"));
  }

  void check_inquiry(std::string_view name, const std::optional<InquiryFact>& inquiry) {
    if (!inquiry) return;
    const std::string path(name);
    const std::string sent = path + ".sent_on";
    const std::string answered = path + ".answered_on";
    const std::string answer = path + ".answer";
    not_before_completion(sent, "تاریخ ارسال استعلام", inquiry->sent_on);
    const Parameters held = parameters(readable_("on") ? facts_.on : first_day());
    if (readable_(path + ".answer_days") &&
        (inquiry->answer_days < held.shortest_answer_days.value ||
         held.longest_answer_days.value < inquiry->answer_days)) {
      tell(path + ".answer_days", ProblemCode::range,
           "«مهلت پاسخ»: باید از " +
               core::persian_digits(std::to_string(held.shortest_answer_days.value)) + " تا " +
               core::persian_digits(std::to_string(held.longest_answer_days.value)) + " روز باشد.",
           held.longest_answer_days.source);
    }
    not_before_completion(answered, "تاریخ پاسخ", inquiry->answered_on);
    if (inquiry->answered_on && readable_(answered) && readable_(sent) &&
        *inquiry->answered_on < inquiry->sent_on)
      tell_inconsistent(answered, "«تاریخ پاسخ» پیش از «تاریخ ارسال استعلام» است.",
                        clause("بند ۳"));
    if (!readable_(answered) || !readable_(answer)) return;
    if (inquiry->answered_on && !inquiry->answer)
      tell_inconsistent(answer, "«پاسخ»: تاریخ پاسخ آمده و خود پاسخ نیامده است.", clause("بند ۴"));
    if (inquiry->answer && !inquiry->answered_on)
      tell_inconsistent(answered, "«تاریخ پاسخ»: پاسخ آمده و تاریخ آن نیامده است.",
                        clause("بند ۴"));
  }

  void check_second() {
    if (!facts_.second_inquiry) return;
    if (!facts_.first_inquiry) {
      if (readable_("first_inquiry") && readable_("second_inquiry"))
        tell_inconsistent("second_inquiry", "استعلام دوم بدون استعلام نخست است.", clause("بند ۳"));
      return;
    }
    if (readable_("first_inquiry.sent_on") && readable_("second_inquiry.sent_on") &&
        facts_.second_inquiry->sent_on < facts_.first_inquiry->sent_on)
      tell_inconsistent("second_inquiry.sent_on",
                        "استعلام دوم پیش از استعلام نخست فرستاده شده است.", clause("بند ۳"));
  }

  void check_figures() {
    if (readable_("permit_gross_kg") && facts_.permit_gross_kg.grams <= 0)
      tell("permit_gross_kg", ProblemCode::range, "«وزن ناخالص پروانه»: باید بیش از صفر باشد.",
           clause("بند ۴"));
    if (readable_("permit_packages") && facts_.permit_packages <= 0)
      tell("permit_packages", ProblemCode::range, "«تعداد بسته پروانه»: باید بیش از صفر باشد.",
           clause("بند ۴"));
  }

  void check_carrier(std::size_t row) {
    const CarrierFact& carrier = facts_.carriers[row];
    const std::string path = "carriers[" + std::to_string(row) + "]";
    const std::string arrived = path + ".arrived_on";
    const std::string exited = path + ".exited_on";
    if (readable_(path + ".packages") && carrier.packages < 0)
      tell(path + ".packages", ProblemCode::range, "«تعداد بسته حامل»: باید صفر یا بیشتر باشد.",
           clause("بند ۴"));
    not_before_completion(arrived, "وصول حامل", carrier.arrived_on);
    not_before_completion(exited, "خروج حامل", carrier.exited_on);
    if (carrier.arrived_on && carrier.exited_on && readable_(arrived) && readable_(exited) &&
        *carrier.exited_on < *carrier.arrived_on)
      tell_inconsistent(exited, "«خروج حامل» پیش از «وصول حامل» است.", clause("بند ۴"));
  }

  const Facts& facts_;
  const Readable readable_;
  core::Problems& found_;
};

}  // namespace

void check_facts(const Facts& facts, core::Problems& problems) {
  core::Problems found;
  Check(facts, problems, found).check();
  // The state itself is asked only of facts that can be.
  if (problems.empty() && found.empty()) found = judge(facts).beyond_calendar;
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace kotaj::export_exit
