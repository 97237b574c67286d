#include "shared/abandoned_goods/term.h"

#include <algorithm>

#include "shared/abandoned_goods/term_reckoning.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using core::Date;
using core::Problem;
using core::ProblemCode;
using core::Source;

/// The field of the input that a day counts from.
struct Origin {
  std::string_view field;
  std::optional<std::size_t> dispute{};  ///< Row, for an opinion's notification.
};

std::string path_of(const Origin& origin) {
  if (!origin.dispute) return std::string(origin.field);
  return "disputes[" + std::to_string(*origin.dispute) + "]." + std::string(origin.field);
}

const core::Field* field_at_top(std::string_view path) {
  return core::describe<Inquiry>().find(path.substr(0, path.find_first_of(".[")));
}

/// What the form calls the field at the path's end.
std::string label_of(std::string_view path) {
  const core::Field* field = field_at_top(path);
  const std::size_t dot = path.rfind('.');
  if (field != nullptr && field->nested != nullptr && dot != std::string_view::npos)
    field = field->nested()->find(path.substr(dot + 1));
  return std::string(field == nullptr ? path : field->label);
}

Date last_day_of_calendar() {
  return law::day(Date::last_year, 12, core::days_in_month(Date::last_year, 12));
}

/// The sum, or the calendar's last day where the sum lies beyond it: that is told on the origin.
Date within_calendar(const std::optional<Date>& sum, const Origin& origin, Reckoning& out) {
  if (sum) return *sum;
  const std::string path = path_of(origin);
  Problem problem{
      path, ProblemCode::range,
      "«" + label_of(path) +
          "»: مهلتی که از آن حساب می‌شود از سال ۱۴۹۸ می‌گذرد.",
      source_behind(path)};
  const auto same = [&](const Problem& told) { return told.field == problem.field; };
  if (std::none_of(out.beyond_calendar.begin(), out.beyond_calendar.end(), same))
    out.beyond_calendar.push_back(std::move(problem));
  return last_day_of_calendar();
}

Date months_after(Date from, int32_t months, const Origin& origin, Reckoning& out) {
  return within_calendar(core::add_months(from, months), origin, out);
}

/// Interpretation OV-1: the day from which the term runs is not counted, and no holiday moves it.
Date days_after(Date from, int32_t days, const Origin& origin, Reckoning& out) {
  return within_calendar(core::add_days(from, days), origin, out);
}

void add_reason(std::string& reasons, std::string reason) {
  if (!reasons.empty()) reasons += "؛ ";
  reasons += reason;
}

void tell(Reckoning& out, std::string_view field, ProblemCode code, const std::string& message,
          const std::optional<Source>& source) {
  out.term.problems.push_back(
      {std::string(field), code, "«" + label_of(field) + "»: " + message, source});
}

void tell_after_day(Reckoning& out, std::string_view field, Date happened, Date on) {
  tell(out, field, ProblemCode::inconsistent,
       shown(happened) + " پس از روز محاسبه (" + shown(on) +
           ") است و به شمار نمی‌آید.",
       source_behind(field));
}

/// A fact after the day has not happened.
void find_what_happened(const Inquiry& inquiry, Reckoning& out) {
  const Date on = inquiry.on;
  const auto happened = [&](std::string_view field, Date day) {
    if (day <= on) return true;
    tell_after_day(out, field, day, on);
    return false;
  };
  if (inquiry.extension && happened("extension", inquiry.extension->consented_on))
    out.extension = &*inquiry.extension;
  if (inquiry.release_document_on && happened("release_document_on", *inquiry.release_document_on))
    out.release_document_on = inquiry.release_document_on;
  bool told = false;
  for (std::size_t row = 0; row < inquiry.disputes.size(); ++row) {
    const Dispute& dispute = inquiry.disputes[row];
    if (on < dispute.from) {
      if (!told) tell_after_day(out, "disputes", dispute.from, on);
      told = true;
    } else if (!dispute.notified_on || on < *dispute.notified_on) {
      out.dispute_open = true;
    } else if (!out.opinion || *inquiry.disputes[*out.opinion].notified_on < *dispute.notified_on) {
      out.opinion = row;
    }
  }
  if (inquiry.warning && happened("warning", inquiry.warning->served_on))
    out.warning = &*inquiry.warning;
  if (inquiry.cancelled_on && happened("cancelled_on", *inquiry.cancelled_on))
    out.cancelled_on = inquiry.cancelled_on;
}

/// T7: an extension is the head offices' alone, in zones also the zone organization's.
void extend_cancellation(const Inquiry& inquiry, Reckoning& out) {
  if (!inquiry.cancelled_extended_until) return;
  if (!inquiry.extension_office) {
    out.extension_refused = "تمدید بدون موافقت و ابلاغ دفتر واردات، صادرات یا ترانزیت است.";
  } else if (*inquiry.extension_office == ExtensionOffice::zone_organization &&
             !is_zone(inquiry.place)) {
    out.extension_refused =
        "سازمان منطقه فقط در مناطق آزاد و ویژه تمدید می‌کند؛ در انبار گمرکی موافقت دفتر ستادی لازم است.";
  } else {
    out.extended_until = inquiry.cancelled_extended_until;
    return;
  }
  tell(out, "extension_office", ProblemCode::not_allowed, out.extension_refused,
       is_zone(inquiry.place) ? clause("بند د-۲ و د-۴") : clause("بند ب-۷ و د-۲"));
}

/// T2, art. 24: everything that is wrong is told, and one thing is enough to refuse.
void extend_stay(const Inquiry& inquiry, Reckoning& out) {
  if (out.extension == nullptr) return;
  const Extension& extension = *out.extension;
  out.longest_ends =
      months_after(inquiry.entered_first_warehouse, out.held.longest_stay_months.value,
                   {"entered_first_warehouse"}, out);
  std::string& reasons = out.extension_refused;
  if (!extension.justified) add_reason(reasons, "علل موجه آن به تشخیص گمرک نرسیده است");
  if (extension.requested_by == ExtensionRequester::carrier && !extension.transit)
    add_reason(
        reasons,
        "شرکت حمل و نقل فقط برای کالای عبوری درخواست می‌کند");
  // Interpretation AB-4: the request must come by the term's last day; the consent may come later.
  if (*out.base_ends < extension.requested_on) {
    add_reason(reasons, "درخواست (" + shown(extension.requested_on) + ") پس از آخرین روز مهلت (" +
                            shown(*out.base_ends) + ") رسیده است");
  }
  if (extension.storage_paid_until < extension.consented_on) {
    add_reason(reasons, "انبارداری تا " + shown(extension.storage_paid_until) +
                            " پرداخت شده است، نه تا روز موافقت (" + shown(extension.consented_on) +
                            ")");
  }
  if (*out.longest_ends < extension.until) {
    add_reason(reasons, "تمدید تا " + shown(extension.until) + " از بیشترین مهلت (" +
                            shown(*out.longest_ends) + ") می‌گذرد");
  }
  if (reasons.empty()) {
    out.extended_until = extension.until;
    return;
  }
  reasons += '.';
  tell(out, "extension", ProblemCode::not_allowed, reasons, out.held.longest_stay_months.source);
}

/// T4, art. 24 n. 1.
bool is_at_once(const Inquiry& inquiry) {
  const auto& moved = inquiry.moved_to_suitable_warehouse_on;
  return (inquiry.perishable || inquiry.costly_to_keep) && !inquiry.facilities &&
         !(moved && *moved <= inquiry.on);
}

/// Where the base's day comes from, for T6 to be compared with and the days after to count from.
using Days = std::pair<std::optional<Date>, Origin>;

/// The base with its extension: the later of the two.
Days extended(const Reckoning& out, const Origin& base, const Origin& extension) {
  if (out.extended_until && *out.base_ends < *out.extended_until)
    return {out.extended_until, extension};
  return {out.base_ends, base};
}

/// The first that applies of T7, T5, T4, T3 and T1 with T2. T8: nothing here asks whether the goods
/// are declared, for declaring does not stop the term.
Days find_base(const Inquiry& inquiry, Reckoning& out) {
  constexpr Origin entry{"entered_first_warehouse"};
  Term& term = out.term;
  if (out.cancelled_on) {
    constexpr Origin cancelled{"cancelled_on"};
    out.base = TermRule::cancellation;
    out.base_from = out.cancelled_on;
    out.base_ends =
        months_after(*out.cancelled_on, out.held.cancellation_months.value, cancelled, out);
    extend_cancellation(inquiry, out);
    term.rule = out.base;
    return extended(out, cancelled, {"cancelled_extended_until"});
  }
  if (is_zone(inquiry.place)) {
    term.rule = out.base = TermRule::zone;
    out.base_ends = inquiry.zone_term_ends;
    return {out.base_ends, {"zone_term_ends"}};
  }
  out.base_from = inquiry.entered_first_warehouse;
  if (is_at_once(inquiry)) {
    term.rule = out.base = TermRule::at_once;
    term.at_once = true;
    out.base_ends = inquiry.entered_first_warehouse;
    return {out.base_ends, entry};
  }
  // Interpretation AB-5: a release or sale document's month stands instead of the stay's term,
  // earlier or later.
  if (out.release_document_on) {
    constexpr Origin document{"release_document_on"};
    term.rule = out.base = TermRule::release_document;
    out.base_from = out.release_document_on;
    out.base_ends =
        months_after(*out.release_document_on, out.held.release_months.value, document, out);
    out.extended_until = inquiry.release_extended_until;
    return extended(out, document, {"release_extended_until"});
  }
  out.base = TermRule::stay;
  out.base_ends =
      months_after(inquiry.entered_first_warehouse, out.held.stay_months.value, entry, out);
  extend_stay(inquiry, out);
  const Days days = extended(out, entry, {"extension.until"});
  term.rule = *out.base_ends < *days.first ? TermRule::extended_stay : TermRule::stay;
  return days;
}

/// T6: while goods wait for customs' opinion they are not abandoned; the later day holds.
void weigh_opinion(const Inquiry& inquiry, Days& days, Reckoning& out) {
  if (!out.opinion || !days.first) return;
  const Origin notified{"notified_on", out.opinion};
  out.opinion_ends = months_after(*inquiry.disputes[*out.opinion].notified_on,
                                  out.held.final_opinion_months.value, notified, out);
  if (*out.opinion_ends <= *days.first) return;
  days = {out.opinion_ends, notified};
  out.term.rule = TermRule::final_opinion;
  out.term.at_once = false;
}

void judge_warning(const Inquiry& inquiry, Reckoning& out) {
  if (out.warning == nullptr) return;
  Term& term = out.term;
  std::string& reasons = out.warning_refused;
  Source source = clause("بند الف-۲");
  if (out.warning->served_by == WarningServer::customs &&
      inquiry.place == Place::special_port_zone) {
    add_reason(
        reasons,
        "در منطقه ویژه بندری اخطار بر عهده سازمان بنادر و دریانوردی است و گمرک مجاز به صدور اخطار مضاعف نیست");
  }
  // While the goods are in dispute no day of the term is known to judge by.
  if (!out.dispute_open && !term.stay_ends) {
    if (reasons.empty()) source = law_article("ماده ۲۴ تبصره ۴");
    add_reason(reasons, "سازمان منطقه مهلتی تعیین نکرده و کالا هنوز مشمول مقررات متروکه نیست");
  } else if (!out.dispute_open && out.warning->served_on < *term.warning_from) {
    // Interpretation AB-2: a warning served before the goods are subject to the rules is none.
    if (reasons.empty()) source = clause("بند الف-۱، تفسیر AB-2");
    add_reason(reasons, "ابلاغ در " + shown(out.warning->served_on) + " پیش از نخستین روز مجاز (" +
                            shown(*term.warning_from) + ") است");
  }
  if (!reasons.empty()) {
    reasons += '.';
    tell(out, "warning", ProblemCode::not_allowed, reasons, source);
    return;
  }
  if (out.dispute_open) return;
  // Interpretation AB-2: "at once" outranks the 20 days.
  const int32_t days =
      term.at_once ? out.held.warning_days_at_once.value : out.held.warning_days.value;
  term.assessment_from = days_after(out.warning->served_on, days + 1, {"warning.served_on"}, out);
}

TermState state_of(const Inquiry& inquiry, const Reckoning& out) {
  const Term& term = out.term;
  if (out.dispute_open) return TermState::in_dispute;
  if (!term.stay_ends) return TermState::in_time;
  const bool in_time = term.at_once ? inquiry.on < *term.stay_ends : inquiry.on <= *term.stay_ends;
  if (in_time) return TermState::in_time;
  if (!term.assessment_from) return TermState::expired;
  return inquiry.on < *term.assessment_from ? TermState::warned : TermState::assessment_due;
}

/// In the order of the form, whatever the order of judging.
void sort_problems(core::Problems& problems) {
  if (problems.size() < 2) return;
  const auto number = [](const Problem& problem) {
    const core::Field* field = core::describe<Inquiry>().find(problem.field);
    return field == nullptr ? 0 : int{field->number};
  };
  std::stable_sort(
      problems.begin(), problems.end(),
      [&](const Problem& left, const Problem& right) { return number(left) < number(right); });
}

}  // namespace

std::optional<Source> source_behind(std::string_view path) {
  const core::Field* field = field_at_top(path);
  if (field == nullptr || field->source == Source{}) return std::nullopt;
  return field->source;
}

std::string shown(Date date) { return core::persian_digits(date.to_string()); }

Reckoning reckon(const Inquiry& inquiry, const Tables& from) {
  Reckoning out;
  out.held = parameters(inquiry.on, from);
  Term& term = out.term;
  term.priority = inquiry.perishable || inquiry.hazardous ? Priority::daily : Priority::normal;
  find_what_happened(inquiry, out);
  Days days = find_base(inquiry, out);
  weigh_opinion(inquiry, days, out);
  term.stay_ends = days.first;
  // Nothing is counted on from a day that the calendar does not have.
  if (!out.beyond_calendar.empty()) return out;
  // Interpretation AB-2: a warning may be served from the day after, of T4 goods on the day itself.
  if (term.stay_ends && !out.dispute_open)
    term.warning_from = days_after(*term.stay_ends, term.at_once ? 0 : 1, days.second, out);
  if (!out.beyond_calendar.empty()) return out;
  judge_warning(inquiry, out);
  term.state = state_of(inquiry, out);
  sort_problems(term.problems);
  return out;
}

Term term_of(const Inquiry& inquiry, core::Explanation* explanation, const Tables& from) {
  Reckoning reckoning = reckon(inquiry, from);
  if (explanation != nullptr) explain(inquiry, reckoning, *explanation);
  return std::move(reckoning.term);
}

}  // namespace kotaj::abandoned_goods
