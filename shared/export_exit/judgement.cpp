#include "shared/export_exit/judgement.h"

#include <algorithm>
#include <array>

#include "shared/core/text.h"
#include "shared/export_exit/judgement_words.h"

namespace kotaj::export_exit {
namespace {

using core::Date;
using core::Problem;
using core::ProblemCode;

constexpr std::array<CopyTo, 1> copies_of_first{CopyTo::province};
constexpr std::array<CopyTo, 3> copies_of_second{CopyTo::province, CopyTo::export_office,
                                                 CopyTo::inspection_office};

std::optional<core::Source> source_of(const core::Field* field) {
  if (field == nullptr || field->source == core::Source{}) return std::nullopt;
  return field->source;
}

std::string label_at_top(std::string_view name) {
  const core::Field* field = core::describe<Facts>().find(name);
  return std::string(field == nullptr ? name : field->label);
}

/// Takes away what is later than the day, and tells it once a field.
class Past {
 public:
  Past(Date on, core::Problems& problems) : on_(on), problems_(problems) {}

  /// False, and told, where the day is after `on`.
  bool has_come(std::string_view field, Date day) {
    if (day <= on_) return true;
    if (std::any_of(problems_.begin(), problems_.end(),
                    [&](const Problem& told) { return told.field == field; }))
      return false;
    problems_.push_back({std::string(field), ProblemCode::inconsistent,
                         "«" + label_at_top(field) + "»: " + shown(day) + " پس از روز محاسبه (" +
                             shown(on_) + ") است و به شمار نمی‌آید.",
                         source_of(core::describe<Facts>().find(field))});
    return false;
  }
  void drop_later(std::string_view field, std::optional<Date>& day) {
    if (day && !has_come(field, *day)) day.reset();
  }
  void drop_later(std::string_view field, std::optional<InquiryFact>& inquiry) {
    if (!inquiry) return;
    if (!has_come(field, inquiry->sent_on)) {
      inquiry.reset();
    } else if (inquiry->answered_on && !has_come(field, *inquiry->answered_on)) {
      inquiry->answered_on.reset();
      inquiry->answer.reset();
    }
  }

 private:
  Date on_;
  core::Problems& problems_;
};

/// One day that a rule arrives at: counted in whole days, so that one past 1498 can still be
/// compared.
struct Counted {
  int32_t epoch_day = 0;
  std::string_view field;  ///< That it counts from.
};

/// Interpretation OV-1: the day that a term starts on is not counted, and no holiday moves it.
Counted counted(Date from, int64_t days, std::string_view field) {
  constexpr int64_t most = 1000;
  return {from.epoch_day() + static_cast<int32_t>(std::clamp<int64_t>(days, 0, most)), field};
}
/// A day that is itself a fact.
Counted on_day(Date day) { return {day.epoch_day(), {}}; }

class Judge {
 public:
  Judge(const Facts& facts, const Parameters& held, const Load& load, Judgement& out)
      : facts_(facts), held_(held), load_(load), out_(out) {}

  void judge() {
    if (settled() || exited() || leaving() || undecided() || asked()) return;
    ask_or_follow_up();
  }

 private:
  bool is(State state) {
    out_.state = state;
    return true;
  }
  bool is(State state, DueAct act, const std::optional<Counted>& by, Side office,
          std::span<const CopyTo> copies = {}) {
    out_.state = state;
    out_.due = Due{act, {}, office, copies};
    if (!by) return true;
    out_.due->by = Date::from_epoch_day(by->epoch_day);
    if (out_.due->by) {
      out_.days_late = std::max(0, core::days_between(*out_.due->by, facts_.on));
    } else {
      tell_beyond(by->field);
    }
    return true;
  }

  void tell_beyond(std::string_view path) {
    const core::Field* field = field_at(path);
    out_.beyond_calendar.push_back(
        {std::string(path), ProblemCode::range,
         "«" + std::string(field == nullptr ? path : field->label) +
             "»: مهلتی که از آن حساب می‌شود از سال ۱۴۹۸ می‌گذرد.",
         source_of(field)});
  }

  [[nodiscard]] const InquiryFact* latest() const {
    if (facts_.second_inquiry) return &*facts_.second_inquiry;
    return facts_.first_inquiry ? &*facts_.first_inquiry : nullptr;
  }
  [[nodiscard]] bool latest_is(InquiryAnswer answer) const {
    return latest() != nullptr && latest()->answer == answer;
  }

  /// E8.
  bool settled() {
    if (facts_.cancelled_on) return is(State::cancelled);
    return facts_.judicial_on && is(State::judicial);
  }

  /// E10: a temporary permit is not done with when the goods have left.
  bool exited() {
    if (!facts_.exited_on) return false;
    if (facts_.returned_on) return is(State::returned);
    if (facts_.return_term && *facts_.return_term < facts_.on) {
      return is(State::return_overdue, DueAct::pursue_return, on_day(*facts_.return_term),
                Side::both);
    }
    return is(State::exited);
  }

  /// Interpretation EX-3: "at once" is the day of the last exit itself.
  bool leaving() {
    if (load_.complete()) {
      return is(State::final_notice_due, DueAct::record_final_notice, on_day(*load_.last_exit),
                Side::border);
    }
    if (!latest_is(InquiryAnswer::exited)) return false;
    return is(State::final_notice_due, DueAct::record_final_notice,
              on_day(latest()->answered_on.value_or(facts_.on)), Side::border);
  }

  bool undecided() {
    const bool twice_without_result = facts_.second_inquiry && latest_is(InquiryAnswer::no_result);
    if (!latest_is(InquiryAnswer::not_exited) && !twice_without_result) return false;
    return is(State::decide, DueAct::decide, std::nullopt, Side::origin);
  }

  bool asked() {
    if (facts_.second_inquiry) {
      return is(State::awaiting_second_answer, DueAct::answer,
                counted(facts_.second_inquiry->sent_on, facts_.second_inquiry->answer_days,
                        "second_inquiry.sent_on"),
                Side::border, copies_of_second);
    }
    if (!facts_.first_inquiry) return false;
    const InquiryFact& first = *facts_.first_inquiry;
    const Counted ends = counted(first.sent_on, first.answer_days, "first_inquiry.sent_on");
    // Interpretation EX-2: the day after an answer without result, or after the term.
    if (first.answered_on) {
      return is(State::second_inquiry_due, DueAct::send_second_inquiry,
                counted(*first.answered_on, 1, "first_inquiry.answered_on"), Side::origin,
                copies_of_second);
    }
    if (ends.epoch_day < facts_.on.epoch_day()) {
      return is(State::second_inquiry_due, DueAct::send_second_inquiry,
                Counted{ends.epoch_day + 1, ends.field}, Side::origin, copies_of_second);
    }
    return is(State::awaiting_answer, DueAct::answer, ends, Side::border, copies_of_first);
  }

  void ask_or_follow_up() {
    const Counted ends = counted(facts_.completed_on, held_.follow_up_days.value, "completed_on");
    const bool over = ends.epoch_day < facts_.on.epoch_day();
    if (!facts_.followed_up_on && !over) {
      is(State::follow_up, DueAct::follow_up, ends, Side::origin);
      return;
    }
    // Interpretation EX-1: the day after a follow-up, at the latest the day after its term.
    Counted by{ends.epoch_day + 1, ends.field};
    if (facts_.followed_up_on) {
      const Counted after = counted(*facts_.followed_up_on, 1, "followed_up_on");
      if (after.epoch_day <= by.epoch_day) by = after;
    }
    is(State::first_inquiry_due, DueAct::send_first_inquiry, by, Side::origin, copies_of_first);
  }

  static const core::Field* field_at(std::string_view path) {
    const core::Field* field = core::describe<Facts>().find(path.substr(0, path.find('.')));
    const std::size_t dot = path.find('.');
    if (field == nullptr || dot == std::string_view::npos) return field;
    return field->nested()->find(path.substr(dot + 1));
  }

  const Facts& facts_;
  const Parameters& held_;
  const Load& load_;
  Judgement& out_;
};

/// E7: every carrier is out, and what they carried is not what the permit says.
void tell_sums(const Facts& facts, const Load& load, const Parameters& held, Judgement& out) {
  if (!load.all_out || load.complete()) return;
  std::string reason;
  if (!load.packages_equal) reason = packages_words(facts, load);
  if (!load.gross_within_margin) {
    if (!reason.empty()) reason += "؛ ";
    reason += gross_words(facts, load, held);
  }
  out.problems.push_back({"carriers", ProblemCode::inconsistent,
                          "همه حامل‌ها خارج شده‌اند ولی " + reason + ".",
                          held.margin_per_mille.source});
}

}  // namespace

std::span<const CopyTo> first_copies() { return copies_of_first; }
std::span<const CopyTo> second_copies() { return copies_of_second; }

std::string shown(Date date) { return core::persian_digits(date.to_string()); }

Facts happened_by(const Facts& facts, core::Problems& problems) {
  Facts past = facts;
  Past drop(facts.on, problems);
  drop.drop_later("returned_on", past.returned_on);
  drop.drop_later("exited_on", past.exited_on);
  drop.drop_later("cancelled_on", past.cancelled_on);
  drop.drop_later("judicial_on", past.judicial_on);
  drop.drop_later("followed_up_on", past.followed_up_on);
  drop.drop_later("first_inquiry", past.first_inquiry);
  drop.drop_later("second_inquiry", past.second_inquiry);
  for (CarrierFact& carrier : past.carriers) {
    drop.drop_later("carriers", carrier.arrived_on);
    drop.drop_later("carriers", carrier.exited_on);
  }
  return past;
}

Load load_of(const Facts& facts, const Parameters& held) {
  Load load;
  load.all_out = !facts.carriers.empty();
  for (const CarrierFact& carrier : facts.carriers) {
    load.packages += carrier.packages;
    load.gross = load.gross + carrier.gross_kg;
    load.all_out = load.all_out && carrier.exited_on;
    if (carrier.exited_on && (!load.last_exit || *load.last_exit < *carrier.exited_on))
      load.last_exit = carrier.exited_on;
  }
  load.packages_equal = load.packages == facts.permit_packages;
  // Interpretation EX-6: either way, the margin itself still within it.
  core::Wide difference = load.gross.grams - facts.permit_gross_kg.grams;
  if (difference < 0) difference = -difference;
  load.gross_within_margin =
      difference * 1000 <= facts.permit_gross_kg.grams * held.margin_per_mille.value;
  return load;
}

Judgement judge(const Facts& facts, core::Explanation* explanation, const Tables& from) {
  Judgement out;
  const Parameters held = parameters(facts.on, from);
  const Facts past = happened_by(facts, out.problems);
  const Load load = load_of(past, held);
  Judge(past, held, load, out).judge();
  out.final_notice_allowed =
      load.complete() && !past.exited_on && !past.cancelled_on && !past.judicial_on;
  tell_sums(past, load, held, out);
  if (explanation != nullptr) explain(past, load, held, out, *explanation);
  return out;
}

}  // namespace kotaj::export_exit
