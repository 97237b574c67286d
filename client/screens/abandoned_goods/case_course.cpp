#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/case_view.h"
#include "client/ui/board.h"
#include "shared/access/history.h"
#include "shared/core/text.h"

// How long the goods may stay and why; the days to come; what was done, with its clause; and the
// documents.
namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::Case;
using abandoned_goods::Event;
using abandoned_goods::Round;
using abandoned_goods::Step;
using abandoned_goods::Term;
using abandoned_goods::TermState;

ui::Tone tone_of(TermState state) {
  switch (state) {
    case TermState::in_time:
      return ui::Tone::good;
    case TermState::in_dispute:
    case TermState::warned:
      return ui::Tone::warning;
    case TermState::expired:
    case TermState::assessment_due:
      return ui::Tone::danger;
  }
  return ui::Tone::quiet;
}

struct Day {
  core::Date on;
  std::string title;
};

/// Days ahead that the case waits for.
std::vector<Day> days_ahead(const CaseView& view, const std::optional<Term>& term) {
  std::vector<Day> days;
  const auto add = [&](const std::optional<core::Date>& day, std::string title) {
    if (day && view.on <= *day) days.push_back({*day, std::move(title)});
  };
  const abandoned_goods::BoardRow row = abandoned_goods::board_row(view.record, view.on);
  if (term && !row.ended) {
    add(term->stay_ends, "پایان مهلت نگهداری");
    if (view.step == Step::in_storage) add(term->warning_from, "ابلاغ اخطار از");
    if (view.step == Step::warned) add(term->assessment_from, "ارزیابی از");
  }
  const Round* round = abandoned_goods::last_round(view.record);
  if (round != nullptr && round->return_request && view.step == Step::return_requested)
    add(round->return_request->allocation_valid_until, "پایان اعتبار تخصیص ارز");
  if (row.priority) add(view.on, "پیگیری روزانه (بند ب-۲)");
  std::stable_sort(days.begin(), days.end(),
                   [](const Day& a, const Day& b) { return a.on < b.on; });
  return days;
}

/// B10: until the Organization takes the goods out, the manager's demands are reminded.
void draw_removal_reminder(const CaseView& view) {
  const Round* round = abandoned_goods::last_round(view.record);
  if (view.step != Step::announced || round == nullptr || !round->announcement) return;
  const int days = core::days_between(round->announcement->announced_on, view.on);
  std::string text = core::persian_digits(std::to_string(days)) +
                     " روز از اعلام به سازمان گذشته و کالا خارج نشده است. ";
  text += round->demands.empty()
              ? "هنوز مطالبه انتقال ثبت نشده است."
              : "آخرین مطالبه انتقال: " + show_date(round->demands.back().demanded_on) + ".";
  ui::message("removal", ui::Tone::warning, "مطالبه انتقال کالا", text, "بند ب-۱۰");
}

std::string_view due_label(Step step) {
  if (step == Step::warned) return "مهلت صاحب کالا پس از اخطار";
  if (step == Step::return_requested) return "اعتبار تخصیص ارز";
  return "مهلت نگهداری";
}

void draw_term_facts(const Term& term) {
  const std::vector<ui::Pair> pairs{
      {"پایان مهلت نگهداری",
       term.stay_ends ? show_date(*term.stay_ends) : "تا اعلام سازمان منطقه مهلتی ندارد",
       term.stay_ends ? ui::ValueKind::date : ui::ValueKind::text},
      {"مبنای مهلت", std::string(core::label_of(abandoned_goods::term_rule_choices(), term.rule))},
      {"ابلاغ اخطار از", term.warning_from ? show_date(*term.warning_from) : std::string(),
       ui::ValueKind::date},
      {"ارزیابی از", term.assessment_from ? show_date(*term.assessment_from) : std::string(),
       ui::ValueKind::date},
  };
  ui::pairs("facts", pairs);
}

/// Facts that the term could not take: a refused extension, a warning that counts as none.
void draw_disregarded(const core::Problems& problems) {
  if (problems.empty()) return;
  std::string text;
  for (const core::Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.message;
    if (problem.source) text += " (" + core::persian_digits(core::to_string(*problem.source)) + ")";
  }
  ui::message("problems", ui::Tone::warning, "در مهلت به حساب نیامده", text);
}

void draw_days(const CaseView& view, const std::optional<Term>& term) {
  const std::vector<Day> days = days_ahead(view, term);
  if (days.empty()) return;
  ui::Card card("days", "روزهای پیش رو");
  std::vector<ui::TimelineEntry> entries;
  for (const Day& day : days) {
    const int left = core::days_between(view.on, day.on);
    entries.push_back(
        {show_date(day.on), day.title, ui::days_left_text(left), ui::days_left_tone(left)});
  }
  ui::timeline("days", entries);
}

std::string clause_of(const Event& event) {
  const access::Act* act = access::find_act(abandoned_goods::module(), event.act);
  return act == nullptr ? std::string() : core::persian_digits(core::to_string(act->source));
}

std::string detail_of(const Event& event, const access::HistoryEntry& entry) {
  std::string detail = entry.who;
  if (event.event_day) detail += " · روز " + show_date(*event.event_day);
  if (!event.detail.empty()) detail += " · " + event.detail;
  const std::string clause = clause_of(event);
  if (!clause.empty()) detail += " · " + clause;
  return detail;
}

struct Paper {
  std::string title;
  std::string number;
  std::optional<core::Date> on;
};

/// The papers that the acts themselves named, in their order.
std::vector<Paper> papers_of(const Case& record) {
  std::vector<Paper> papers;
  const auto add = [&](std::string_view title, const std::string& number, core::Date on) {
    if (!number.empty()) papers.push_back({std::string(title), number, on});
  };
  for (const Round& round : record.rounds) {
    if (round.release) add("سند ترخیص یا فروش", round.release->document, round.release->issued_on);
    if (round.warning) add("اخطار متروکه", round.warning->document, round.warning->served_on);
    if (round.declaration)
      add("اظهارنامه متروکه", round.declaration->kotaj, round.declaration->registered_on);
    if (round.announcement)
      add("نامه اعلام به سازمان", round.announcement->letter, round.announcement->announced_on);
    for (const auto& demand : round.demands)
      add("نامه مطالبه انتقال", demand.letter, demand.demanded_on);
    for (const auto& claim : round.claims) add("نامه مطالبه وجوه", claim.letter, claim.claimed_on);
    if (round.taking)
      add("صورت‌مجلس تحویل", round.taking->minutes, round.taking->minutes_on);
    if (round.settlement) {
      add("نامه تعیین تکلیف", round.settlement->confirmation, round.settlement->confirmed_on);
    }
    if (round.returning) add("نامه اعاده", round.returning->letter, round.returning->returned_on);
    if (round.procedure)
      add("اظهارنامه رویه", round.procedure->kotaj, round.procedure->registered_on);
  }
  if (record.confiscation) {
    add("صورت‌مجلس ضبط", record.confiscation->minutes,
        record.confiscation->confiscated_on);
  }
  return papers;
}

}  // namespace

void draw_term(CaseView& view) {
  const ui::Scope scope("term");
  core::Explanation explanation;
  const std::optional<Term> term = abandoned_goods::term_on(view.record, view.on, &explanation);
  {
    ui::Card card("term", "مهلت");
    if (!term) {
      ui::caption("با این تاریخ‌ها مهلتی به دست نمی‌آید.");
    } else {
      // Once the goods are being assessed, the term's own word says nothing new.
      if (view.step <= Step::warned || term->state == TermState::in_dispute) {
        ui::badge(tone_of(term->state),
                  core::label_of(abandoned_goods::term_state_choices(), term->state));
      }
      if (const auto due = due_day(view.record, abandoned_goods::board_row(view.record, view.on))) {
        const int left = core::days_between(view.on, *due);
        ui::figure(due_label(view.step), ui::days_left_text(left), {}, ui::days_left_tone(left));
      }
      draw_term_facts(*term);
      draw_disregarded(term->problems);
      ui::why_toggle("why", "مهلت", explanation);
    }
  }
  draw_removal_reminder(view);
  draw_days(view, term);
}

void draw_course(CaseView& view) {
  ui::Card card("course", "سیر پرونده");
  std::vector<ui::TimelineEntry> entries;
  const auto& events = view.record.events;
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const access::HistoryEntry entry = access::history_entry(abandoned_goods::module(), *event);
    std::string title = entry.act + "، گام: ";
    title += abandoned_goods::label_of(event->step);
    entries.push_back(
        {show_moment(entry.at), std::move(title), detail_of(*event, entry), ui::Tone::normal});
  }
  ui::timeline("events", entries);
}

void draw_documents(CaseView& view) {
  ui::Card card("documents", "اسناد پرونده");
  std::vector<ui::TimelineEntry> entries;
  for (const Paper& paper : papers_of(view.record)) {
    entries.push_back({paper.on ? show_date(*paper.on) : std::string(), paper.title,
                       "شماره " + paper.number, ui::Tone::normal});
  }
  for (const abandoned_goods::Document& document : view.record.documents) {
    std::string detail;
    if (!document.number.empty()) detail += "شماره " + document.number + " · ";
    if (!document.file.empty()) detail += document.file + " · ";
    if (!document.note.empty()) detail += document.note + " · ";
    detail += view.shell.desk().person_name(document.by);
    entries.push_back({document.dated_on ? show_date(*document.dated_on) : show_moment(document.at),
                       document.title, std::move(detail), ui::Tone::accent});
  }
  if (entries.empty()) {
    ui::caption("سندی ثبت نشده است؛ با «افزودن سند» شماره و نام فایل آن را بنویسید.");
  } else {
    ui::timeline("documents", entries);
  }
}

}  // namespace kotaj::screens::abandoned
