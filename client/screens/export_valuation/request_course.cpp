#include <string>
#include <vector>

#include "client/screens/export_valuation/request_view.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "shared/core/document.h"
#include "shared/core/text.h"
#include "shared/export_valuation/checks.h"
#include "shared/export_valuation/papers.h"

// What the Valuation Office did with the request, what is missing in a draft, its course and its
// papers.
namespace kotaj::screens::valuation {
namespace {

using export_valuation::Event;
using export_valuation::Request;
using export_valuation::State;

void draw_registration(const Request& request) {
  ui::Card card("registration", "ثبت و ارجاع");
  const ui::Pair pairs[] = {
      {"شماره نامه گمرک",
       request.sending ? core::persian_digits(request.sending->number) : std::string()},
      {"تاریخ نامه گمرک", request.sending ? show_date(request.sending->sent_on) : std::string(),
       ui::ValueKind::date},
      {"شماره ثبت دبیرخانه",
       request.registration ? core::persian_digits(request.registration->number) : std::string()},
      {"تاریخ ثبت",
       request.registration ? show_date(request.registration->registered_on) : std::string(),
       ui::ValueKind::date},
      {"کارشناس", request.referral ? request.referral->expert : std::string(),
       ui::ValueKind::identifier},
  };
  ui::pairs("fields", pairs);
  if (!request.return_reasons.empty())
    ui::message("returned", ui::Tone::danger, "برگشت با دلیل", request.return_reasons);
  if (!request.withdrawal_reason.empty())
    ui::message("withdrawn", ui::Tone::warning, "انصراف گمرک", request.withdrawal_reason);
}

void draw_reports(const Request& request) {
  for (const export_valuation::ReportRecord& one : request.reports) {
    const ui::Scope scope(core::to_string(one.id));
    ui::Card card("report", "گزارش کارشناسی");
    ui::caption(one.name + " · " + show_date(one.reported_on));
    ui::paragraph(one.report.text);
    std::vector<ui::Pair> pairs;
    for (const export_valuation::ReportedValue& value : one.report.values) {
      pairs.push_back({"ردیف " + core::persian_digits(std::to_string(value.row)),
                       show_rate(value.value_usd) + " دلار؛ " + value.reason});
    }
    ui::pairs("values", pairs);
  }
}

void draw_working_group(const Request& request) {
  for (std::size_t at = 0; at < request.hearings.size(); ++at) {
    const export_valuation::HearRequest& one = request.hearings[at];
    const ui::Scope scope("hearing" + std::to_string(at));
    ui::Card card("hearing", "طرح در کارگروه");
    const ui::Pair pairs[] = {
        {"شماره جلسه", core::persian_digits(one.session)},
        {"تاریخ جلسه", show_date(one.heard_on), ui::ValueKind::date},
        {"خلاصه گفتگو", one.note},
    };
    ui::pairs("fields", pairs);
  }
  if (!request.resolution) return;
  const export_valuation::RecordResolution& passed = *request.resolution;
  ui::Card card("resolution", "مصوبه کارگروه");
  std::string members;
  for (const export_valuation::Member& one : passed.members) {
    if (!members.empty()) members += "؛ ";
    members += one.name + (one.role.empty() ? "" : " (" + one.role + ")");
  }
  std::vector<ui::Pair> pairs{{"شماره مصوبه", core::persian_digits(passed.number)},
                              {"تاریخ مصوبه", show_date(passed.resolved_on), ui::ValueKind::date},
                              {"اعضا", members}};
  for (const export_valuation::ResolvedValue& value : passed.values) {
    pairs.push_back({value.goods, show_rate(value.value_usd) + " دلار برای هر " + value.unit +
                                      "، از " + show_date(value.from)});
  }
  ui::pairs("fields", pairs);
}

/// All that keeps the draft from being signed, each with its rule.
void draw_problems(const RequestView& view) {
  if (view.request.state != State::draft) return;
  const core::Problems problems = export_valuation::problems_of(view.request, view.on);
  ui::Card card("problems", "کاستی‌های پیش‌نویس");
  if (problems.empty()) {
    ui::badge(ui::Tone::good, "کاستی ندارد؛ آماده امضا");
    return;
  }
  for (const core::Problem& problem : problems) {
    ui::paragraph(shown_words(problem.message), ui::Tone::danger);
    if (problem.source) ui::caption(core::persian_digits(core::to_string(*problem.source)));
  }
}

/// When the request came into that state last; null where it never did.
const Event* event_into(const Request& request, State state) {
  for (auto event = request.events.rbegin(); event != request.events.rend(); ++event)
    if (event->state == state) return &*event;
  return nullptr;
}

void draw_course(const RequestView& view) {
  ui::Card card("course", "سیر درخواست");
  std::vector<ui::TimelineEntry> entries;
  const Request& request = view.request;
  for (const State state : export_valuation::course()) {
    const Event* event = event_into(request, state);
    const bool now = state == request.state;
    // What lies ahead of a request that has ended never comes.
    if (event == nullptr && export_valuation::is_closed(request.state)) continue;
    const bool passed = event != nullptr && (now || state < request.state);
    entries.push_back({passed ? show_moment(event->at) : std::string("—"),
                       std::string(core::label_of(export_valuation::state_choices(), state)),
                       passed ? event->name : std::string(),
                       now      ? tone_of(state)
                       : passed ? ui::Tone::good
                                : ui::Tone::quiet});
  }
  if (request.state == State::returned || request.state == State::withdrawn) {
    const Event* event = event_into(request, request.state);
    entries.push_back(
        {event == nullptr ? std::string() : show_moment(event->at),
         std::string(core::label_of(export_valuation::state_choices(), request.state)),
         event == nullptr ? std::string() : event->name, tone_of(request.state)});
  }
  ui::timeline("states", entries);
}

void draw_papers(const RequestView& view) {
  ui::Card card("papers", "چاپ فرم‌ها");
  const export_valuation::PaperFacts facts{view.shell.desk().office_name(view.request.form.office),
                                           view.on};
  ui::Row row;
  if (ui::button("pq31", "فرم PQ31", {.icon = ui::Icon::print}))
    ui::print_html(core::document_html(export_valuation::request_paper(view.request, facts)));
  for (const export_valuation::RawAnalysis& form : view.request.analyses) {
    const std::string number = std::to_string(form.row);
    if (ui::button("pq33-" + number, "فرم PQ33، ردیف " + core::persian_digits(number),
                   {.icon = ui::Icon::print}))
      ui::print_html(core::document_html(export_valuation::analysis_paper(form, facts)));
  }
}

}  // namespace

void draw_valuation_office(RequestView& view) {
  draw_registration(view.request);
  draw_reports(view.request);
  draw_working_group(view.request);
}

void draw_standing(RequestView& view) {
  const ui::Scope scope("standing");
  draw_problems(view);
  draw_papers(view);
  draw_course(view);
}

}  // namespace kotaj::screens::valuation
