#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/short_landing/case_view.h"
#include "shared/core/text.h"
#include "shared/short_landing/rules.h"

namespace kotaj::screens::case_view {
namespace {

using short_landing::ActNumber;
using short_landing::Finding;
using short_landing::Judgement;
using short_landing::NoticeKind;
using short_landing::Outcome;

ui::Tone tone_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::short_landing:
    case Outcome::import_office_only:
      return ui::Tone::danger;
    case Outcome::needs_exact_tare:
    case Outcome::needs_packaging_weight:
    case Outcome::needs_assessed_quantity:
    case Outcome::quantity_mismatch:
    case Outcome::net_surplus:
    case Outcome::surplus:
      return ui::Tone::warning;
    case Outcome::directive_not_in_force:
    case Outcome::no_bank_correspondence:
      return ui::Tone::quiet;
    default:
      return ui::Tone::good;
  }
}

std::string clause_text(Outcome outcome) {
  const auto clause = short_landing::clause_of(outcome);
  return clause ? "۱۴۰۱/۷۱۰۲۰۳ بند " + core::persian_digits(std::to_string(*clause))
                : std::string();
}

void add_mass(std::vector<ui::Pair>& pairs, std::string_view label,
              const std::optional<core::Mass>& mass) {
  pairs.push_back(
      {std::string(label), mass ? show_mass(*mass) : std::string(), ui::ValueKind::number});
}

void draw_figures(const Finding& finding) {
  constexpr int percent_scale = 2;
  if (finding.shortage) {
    const std::string percent = core::persian_number(
        core::format_decimal(finding.shortage_percent_hundredths.value_or(0), percent_scale));
    ui::figure("کسر تخلیه با احتساب تلورانس",
               core::persian_number(core::format_mass_kg(*finding.shortage)),
               "کیلوگرم، معادل " + percent + " درصد", ui::Tone::danger);
  }
  std::vector<ui::Pair> pairs;
  add_mass(pairs, "وزن ناخالص خروجی", finding.exit_gross);
  add_mass(pairs, "تفاوت با اظهار", finding.difference);
  add_mass(pairs, "تلورانس مجاز", finding.tolerance);
  add_mass(pairs, "وزن خالص خروجی", finding.exit_net);
  ui::pairs("figures", pairs);
  if (finding.preliminary) {
    ui::message(
        "preliminary", ui::Tone::warning, "ارقام مقدماتی است",
        "وزن پیش‌فرض کانتینر به کار رفته است؛ وزن دقیق را از روی درب یا سند ثبت "
        "کنید.",
        "1401/710203 بند ۲");
  }
}

std::string deciders(Outcome outcome) {
  std::string names;
  for (const access::Right& right : short_landing::may_issue(outcome)) {
    if (!names.empty()) names += "، ";
    names += access::label_of(right.position);
  }
  return names;
}

std::optional<ActNumber> issuing_act(const Judgement& judgement) {
  if (!judgement.notice) return std::nullopt;
  switch (*judgement.notice) {
    case NoticeKind::n1:
      return ActNumber::issue_n1;
    case NoticeKind::n7:
      return ActNumber::issue_n7;
    case NoticeKind::n8:
      return ActNumber::issue_n8;
    default:
      return std::nullopt;
  }
}

/// What would be issued now already stands as the bank's notice, to the letter.
bool is_issued(const short_landing::Case& record, const Judgement& judgement) {
  return std::any_of(record.notices.begin(), record.notices.end(),
                     [&](const short_landing::IssuedNotice& issued) {
                       return !issued.superseded_by && issued.notice.text == judgement.notice_text;
                     });
}

void draw_issue(View& view, const Judgement& judgement) {
  const auto number = issuing_act(judgement);
  if (!number || judgement.notice_text.empty()) return;
  const access::Act& act = act_of(*number);
  const std::string reason =
      closed_reason(view.shell.desk(), short_landing::module(), act, view.id);
  // Where it may be issued once more (to another bank), it is shown as ever.
  if (!reason.empty() && is_issued(view.record, judgement)) {
    ui::caption(
        "پیغام همین نتیجه صادر شده است و در «پیغام‌ها» دیده می‌شود.");
    return;
  }
  ui::gap(ui::space::m);
  ui::notice_preview("preview", {"پیش‌نمایش پیغام قابل توجه بانک",
                                 {},
                                 {},
                                 judgement.notice_text,
                                 {}});
  ui::caption(
      "شماره پیغام را سرور هنگام پذیرش می‌دهد؛ تا آن زمان «در صف ارسال» "
      "است.");
  const std::string dialog = "issue/" + core::to_string(view.id);
  if (ui::button("issue", act.label,
                 {.kind = ui::ButtonKind::primary,
                  .icon = ui::Icon::notice,
                  .disabled_reason = reason,
                  .wide = true})) {
    ui::open_dialog(dialog);
  }
  if (!reason.empty()) ui::caption(reason, ui::Tone::warning);
  const std::string question = "این پیغام برای " +
                               view.shell.desk().bank_name(view.record.declaration.bank) +
                               " صادر می‌شود و دیگر تغییر نمی‌کند:";
  const ui::ConfirmOptions confirm{
      .title = act.label, .text = question, .quote = judgement.notice_text, .action = "صدور پیغام"};
  if (ui::confirm(dialog, confirm) != ui::Answer::yes) return;
  const short_landing::IssueNotice payload;
  view.memory.refusal =
      view.shell.desk().perform(short_landing::module(), act, view.id, &payload, view.drawn);
  if (!view.memory.refusal) ui::toast(ui::Tone::good, "پیغام ثبت شد و در صف ارسال است.");
}

/// What has not been found yet is no fault of anybody's.
void draw_missing(const Judgement& judgement) {
  std::string text;
  for (const core::Problem& problem : judgement.problems) {
    if (!text.empty()) text += '\n';
    text += problem.message;
    if (problem.source) text += " (" + core::persian_digits(core::to_string(*problem.source)) + ")";
  }
  ui::message("missing", ui::Tone::accent, "هنوز محاسبه نمی‌شود", text);
}

void draw_finding(const Judgement& judgement) {
  if (!judgement.finding) {
    draw_missing(judgement);
    return;
  }
  const Finding& finding = *judgement.finding;
  ui::badge(tone_of(finding.outcome), label_of(finding.outcome));
  const std::string clause = clause_text(finding.outcome);
  if (!clause.empty()) ui::caption(clause);
  draw_figures(finding);
}

}  // namespace

std::string show_mass(core::Mass mass) {
  return core::persian_number(core::format_mass_kg(mass)) + " کیلوگرم";
}

void draw_live(const short_landing::Case& record, core::Date on, std::string_view title) {
  const Judgement judgement = short_landing::judge(record, on);
  if (!judgement.finding) return;
  const ui::Scope scope("live");
  ui::Card card("live", title);
  draw_finding(judgement);
}

void draw_outcome(View& view) {
  const ui::Scope scope("outcome");
  const Judgement judgement = short_landing::judge(view.record, view.on);
  ui::Card card("card", "نتیجه");
  draw_finding(judgement);
  if (judgement.finding) {
    ui::why_toggle("why", "نتیجه", short_landing::explain(view.record, view.on));
    const std::string names = deciders(judgement.finding->outcome);
    if (!names.empty()) ui::label_value("چه کسی صادر می‌کند", names);
  }
  if (view.memory.refusal) show_refusal("refusal", *view.memory.refusal);
  if (!view.record.exit_completed_on && !view.record.weighings.empty()) {
    ui::caption(
        "تا پایان خروج اعلام نشود، پرونده تصمیم‌پذیر "
        "نیست.");
    act_button(view, ActNumber::declare_exit_complete, ui::ButtonKind::primary);
  }
  draw_issue(view, judgement);
  if (judgement.conclusive && !judgement.notice) act_button(view, ActNumber::close_without_notice);
}

}  // namespace kotaj::screens::case_view
