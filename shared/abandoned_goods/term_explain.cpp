#include "shared/abandoned_goods/term_reckoning.h"
#include "shared/core/text.h"

// Why a term came out as it did: each step with its days and its clause.
namespace kotaj::abandoned_goods {
namespace {

using core::Date;
using core::Source;

std::string span_of(Date from, Date until) { return "از " + shown(from) + " تا " + shown(until); }
std::string until(Date date) { return "تا " + shown(date); }
std::string count_of(int32_t count) { return core::persian_digits(std::to_string(count)); }

class Words {
 public:
  Words(const Inquiry& inquiry, const Reckoning& found, core::Explanation& steps)
      : inquiry_(inquiry), found_(found), steps_(steps) {}

  void say_all() {
    steps_.reserve(steps_.size() + usual_steps);
    say_absent_facts();
    say_base();
    say_extension();
    say_opinion();
    say_priority();
    say_end();
    say_warning();
    say_state();
  }

 private:
  static constexpr std::size_t usual_steps = 8;

  void say(std::string step, std::string value, const Source& source) {
    steps_.push_back({std::move(step), std::move(value), source});
  }

  void say_absent_facts() {
    for (const core::Problem& problem : found_.term.problems) {
      if (problem.code == core::ProblemCode::inconsistent)
        say("آنچه پس از روز محاسبه است هنوز رخ نداده", problem.message,
            problem.source.value_or(Source{}));
    }
  }

  void say_base() {
    const Parameters& held = found_.held;
    switch (found_.base) {
      case TermRule::cancellation:
        say("مهلت پس از اعاده و ابطال اظهارنامه متروکه: " +
                count_of(held.cancellation_months.value) + " ماه",
            span_of(*found_.base_from, *found_.base_ends), held.cancellation_months.source);
        return;
      case TermRule::zone:
        say("مهلتی که سازمان " + std::string(label_of(place_choices(), inquiry_.place)) +
                " داده است",
            found_.base_ends
                ? until(*found_.base_ends)
                : std::string(
                      "تعیین نشده است؛ تا اعلام سازمان منطقه پایان نمی‌یابد"),
            law_article("ماده ۲۴ تبصره ۴"));
        return;
      case TermRule::at_once:
        say(std::string(inquiry_.perishable ? "کالای فاسدشدنی" : "کالای پرهزینه") +
                " بدون امکانات نگهداری، که به انبار مناسب منتقل نشده است، بی‌درنگ مشمول مقررات متروکه است",
            "روز ورود: " + shown(*found_.base_from), law_article("ماده ۲۴ تبصره ۱"));
        return;
      case TermRule::release_document:
        say_moved();
        say("مهلت خروج پس از سند ترخیص یا فروش، به جای مهلت نگهداری: " +
                count_of(held.release_months.value) + " ماه",
            span_of(*found_.base_from, *found_.base_ends),
            law_article("ماده ۲۴ تبصره ۲، تفسیر AB-5"));
        return;
      default:
        say_moved();
        say("مهلت نگهداری از ورود به نخستین انبار گمرکی: " + count_of(held.stay_months.value) +
                " ماه",
            span_of(*found_.base_from, *found_.base_ends), held.stay_months.source);
    }
  }

  /// Why goods that may spoil are not subject to the rules at once.
  void say_moved() {
    if ((!inquiry_.perishable && !inquiry_.costly_to_keep) || inquiry_.facilities) return;
    say("کالا به انبار مناسب منتقل شده و حکم «بلافاصله» درباره آن نیست",
        "انتقال در " + shown(*inquiry_.moved_to_suitable_warehouse_on),
        law_article("ماده ۲۴ تبصره ۱"));
  }

  void say_extension() {
    if (!found_.extension_refused.empty()) {
      say("تمدید پذیرفته نیست و مهلت بدون آن حساب می‌شود",
          found_.extension_refused,
          found_.base == TermRule::cancellation
              ? clause(is_zone(inquiry_.place) ? "بند د-۲ و د-۴" : "بند ب-۷ و د-۲")
              : law_article("ماده ۲۴"));
      return;
    }
    if (!found_.extended_until) return;
    std::string value = until(*found_.extended_until);
    if (*found_.extended_until <= *found_.base_ends) value += "؛ از مهلت پایه دیرتر نیست";
    if (found_.base == TermRule::cancellation) {
      say("تمدید با موافقت " +
              std::string(label_of(extension_office_choices(), *inquiry_.extension_office)),
          std::move(value), clause(is_zone(inquiry_.place) ? "بند د-۲ و د-۴" : "بند ب-۷ و د-۲"));
    } else if (found_.base == TermRule::release_document) {
      say("تمدید مهلت خروج با موافقت مرجع تحویل‌گیرنده و گمرک",
          std::move(value), law_article("ماده ۲۴ تبصره ۲"));
    } else {
      const Extension& extension = *found_.extension;
      say("تمدید به درخواست " +
              std::string(label_of(extension_requester_choices(), extension.requested_by)) +
              " در " + shown(extension.requested_on) + " و موافقت گمرک در " +
              shown(extension.consented_on),
          value + "؛ بیشترین مهلت " + count_of(found_.held.longest_stay_months.value) + " ماه، " +
              until(*found_.longest_ends),
          law_article("ماده ۲۴، تفسیر AB-4"));
    }
  }

  void say_opinion() {
    if (found_.opinion_ends) {
      const bool later = found_.term.rule == TermRule::final_opinion;
      say("مهلت از ابلاغ نظر قطعی گمرک: " + count_of(found_.held.final_opinion_months.value) +
              " ماه",
          span_of(*inquiry_.disputes[*found_.opinion].notified_on, *found_.opinion_ends) +
              (later ? "؛ دیرتر است و ملاک می‌شود"
                     : "؛ از مهلت پایه دیرتر نیست"),
          found_.held.final_opinion_months.source);
    }
    if (!found_.dispute_open) return;
    std::optional<Date> since;
    for (const Dispute& dispute : inquiry_.disputes) {
      const bool open = dispute.from <= inquiry_.on &&
                        (!dispute.notified_on || inquiry_.on < *dispute.notified_on);
      if (open && (!since || dispute.from < *since)) since = dispute.from;
    }
    say("اختلاف با گمرک باز است و تا ابلاغ نظر قطعی کالا متروکه نمی‌شود",
        "از " + shown(since.value_or(inquiry_.on)), law_article("ماده ۲۴ تبصره ۳"));
  }

  void say_priority() {
    if (found_.term.priority != Priority::daily) return;
    say(inquiry_.perishable ? "کالای فاسدشدنی در اولویت عملیاتی روزانه است"
                            : "کالای خطرناک در اولویت عملیاتی روزانه است",
        count_of(core::days_between(inquiry_.entered_first_warehouse, inquiry_.on)) +
            " روز از ورود",
        clause("بند ب-۲"));
  }

  void say_end() {
    const Term& term = found_.term;
    if (term.stay_ends)
      say("آخرین روز مهلت", shown(*term.stay_ends),
          law_article("ماده ۲۴؛ آیین‌نامه ماده ۵۴ تبصره ۳"));
    if (!term.warning_from) return;
    say(term.at_once ? "اخطار متروکه در همان روز ورود قابل ابلاغ است"
                     : "اخطار متروکه از روز پس از پایان مهلت قابل ابلاغ است",
        "از " + shown(*term.warning_from), clause("بند الف-۱، تفسیر AB-2"));
  }

  void say_warning() {
    const Term& term = found_.term;
    if (!found_.warning_refused.empty()) {
      say("اخطار متروکه به شمار نمی‌آید", found_.warning_refused,
          clause("بند الف-۱ و الف-۲"));
    }
    if (!term.assessment_from) return;
    const int32_t days =
        term.at_once ? found_.held.warning_days_at_once.value : found_.held.warning_days.value;
    say(term.at_once
            ? std::string("ارزیابی از روز پس از ابلاغ اخطار")
            : "ارزیابی پس از " + count_of(days) + " روز مهلت صاحب کالا، بدون شمردن روز ابلاغ",
        "ابلاغ در " + shown(found_.warning->served_on) + "، ارزیابی از " +
            shown(*term.assessment_from),
        term.at_once ? law_article("ماده ۲۴ تبصره ۱، تفسیر AB-2") : clause("بند الف-۱"));
  }

  void say_state() {
    const TermState state = found_.term.state;
    const bool procedure = state == TermState::warned || state == TermState::assessment_due;
    Source source = procedure ? clause("بند الف-۱") : law_article("ماده ۲۴");
    if (state == TermState::in_dispute) source = law_article("ماده ۲۴ تبصره ۳");
    say("وضعیت در " + shown(inquiry_.on), std::string(label_of(term_state_choices(), state)),
        source);
  }

  const Inquiry& inquiry_;
  const Reckoning& found_;
  core::Explanation& steps_;
};

}  // namespace

void explain(const Inquiry& inquiry, const Reckoning& reckoning, core::Explanation& steps) {
  Words(inquiry, reckoning, steps).say_all();
}

}  // namespace kotaj::abandoned_goods
