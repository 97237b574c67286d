#include "shared/core/text.h"
#include "shared/export_exit/judgement_words.h"

// Why a permit stands where it stands: each step with its days and its clause.
namespace kotaj::export_exit {
namespace {

using core::Date;
using core::Source;

std::string count_of(core::Wide count) {
  return core::persian_number(core::format_decimal(count, 0));
}
std::string kilograms(core::Mass mass) {
  return core::persian_number(core::format_mass_kg(mass)) + " کیلوگرم";
}

constexpr Source follow_ups = clause("بند ۳");
constexpr Source border_duties = clause("بند ۴");

class Words {
 public:
  Words(const Facts& past, const Load& load, const Parameters& held, const Judgement& judgement,
        core::Explanation& steps)
      : past_(past), load_(load), held_(held), judgement_(judgement), steps_(steps) {}

  void say_all() {
    steps_.reserve(steps_.size() + usual_steps);
    for (const core::Problem& problem : judgement_.problems)
      say("آنچه به شمار نمی‌آید یا با پروانه نمی‌خواند",
          problem.message, problem.source.value_or(follow_ups));
    say_settlement();
    say_load();
    say("پیگیری اعلام خروج ظرف " + count_of(held_.follow_up_days.value) + " روز از انجام تشریفات",
        past_.followed_up_on
            ? "انجام تشریفات در " + shown(past_.completed_on) + "، پیگیری در " +
                  shown(*past_.followed_up_on)
            : "انجام تشریفات در " + shown(past_.completed_on) + "، پیگیری ثبت نشده است",
        held_.follow_up_days.source);
    if (past_.first_inquiry) say_inquiry("استعلام از گمرک مرزی", *past_.first_inquiry);
    if (past_.second_inquiry) say_inquiry("استعلام دوم از گمرک مرزی", *past_.second_inquiry);
    say_state();
  }

 private:
  static constexpr std::size_t usual_steps = 8;

  void say(std::string step, std::string value, const Source& source) {
    steps_.push_back({std::move(step), std::move(value), source});
  }

  void say_settlement() {
    if (past_.cancelled_on) say("ابطال پروانه", shown(*past_.cancelled_on), clause("بند ۱ و ۲"));
    if (past_.judicial_on) say("پیگیری قضایی", shown(*past_.judicial_on), clause("بند ۱ و ۲"));
    if (past_.exited_on) say("اعلام وصول نهایی", shown(*past_.exited_on), border_duties);
    if (past_.return_term)
      say("مهلت بازگشت کالای صدور موقت",
          "تا " + shown(*past_.return_term) +
              (past_.returned_on ? "، بازگشت در " + shown(*past_.returned_on)
                                 : std::string("، بازگشت ثبت نشده است")),
          clause("بند ۵"));
  }

  void say_load() {
    if (past_.carriers.empty()) return;
    core::Wide out = 0;
    for (const CarrierFact& carrier : past_.carriers) out += carrier.exited_on ? 1 : 0;
    say("خروج حامل‌ها",
        count_of(out) + " از " + count_of(static_cast<core::Wide>(past_.carriers.size())) + " حامل",
        border_duties);
    if (!load_.all_out) return;
    say(load_.packages_equal
            ? "تعداد بسته حامل‌ها برابر پروانه است"
            : "تعداد بسته حامل‌ها برابر پروانه نیست",
        packages_words(past_, load_), border_duties);
    say(load_.gross_within_margin
            ? "وزن ناخالص حامل‌ها در حد پذیرفتنی است"
            : "وزن ناخالص حامل‌ها از حد پذیرفتنی بیرون است",
        gross_words(past_, load_, held_), held_.margin_per_mille.source);
  }

  void say_inquiry(std::string step, const InquiryFact& inquiry) {
    std::string value = "ارسال در " + shown(inquiry.sent_on) + "، مهلت پاسخ " +
                        count_of(inquiry.answer_days) + " روز";
    value += inquiry.answered_on && inquiry.answer
                 ? "، پاسخ در " + shown(*inquiry.answered_on) + ": " +
                       std::string(label_of(inquiry_answer_choices(), *inquiry.answer))
                 : std::string("، بی‌پاسخ");
    say(std::move(step), std::move(value), follow_ups);
  }

  void say_state() {
    std::string value(label_of(state_choices(), judgement_.state));
    if (judgement_.due) {
      const Due& due = *judgement_.due;
      value += "؛ ";
      value += label_of(due_act_choices(), due.act);
      value += " با ";
      value += label_of(side_choices(), due.office);
      if (due.by) value += "، تا " + shown(*due.by);
      if (judgement_.days_late > 0) value += "، " + count_of(judgement_.days_late) + " روز دیرکرد";
    }
    say("وضعیت در " + shown(past_.on), std::move(value), source_of_state());
  }

  [[nodiscard]] Source source_of_state() const {
    switch (judgement_.state) {
      case State::cancelled:
      case State::judicial:
      case State::decide:
        return clause("بند ۱ و ۲");
      case State::returned:
      case State::return_overdue:
        return clause("بند ۵");
      case State::exited:
        return border_duties;
      case State::final_notice_due:
        return clause("بند ۴، تفسیر EX-3");
      case State::second_inquiry_due:
        return clause("بند ۳، تفسیر EX-2");
      case State::first_inquiry_due:
        return clause("بند ۳، تفسیر EX-1");
      default:
        return follow_ups;
    }
  }

  const Facts& past_;
  const Load& load_;
  const Parameters& held_;
  const Judgement& judgement_;
  core::Explanation& steps_;
};

}  // namespace

std::string packages_words(const Facts& facts, const Load& load) {
  return "حامل‌ها " + count_of(load.packages) + " بسته و پروانه " +
         count_of(facts.permit_packages) + " بسته دارد";
}

std::string gross_words(const Facts& facts, const Load& load, const Parameters& held) {
  return "حامل‌ها " + kilograms(load.gross) + " و پروانه " +
         kilograms(facts.permit_gross_kg) + " وزن ناخالص دارد؛ تفاوت پذیرفتنی " +
         core::persian_number(core::format_decimal(held.margin_per_mille.value, 1)) + " درصد";
}

void explain(const Facts& past, const Load& load, const Parameters& held,
             const Judgement& judgement, core::Explanation& steps) {
  Words(past, load, held, judgement, steps).say_all();
}

}  // namespace kotaj::export_exit
