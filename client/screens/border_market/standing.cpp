#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "shared/border_market/papers.h"
#include "shared/core/document.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"
#include "shared/export_exit/acts.h"

// Where the file stands today: what is next, whose it is, what holds it up, its totals and papers.
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Record;
using border_market::State;

std::string next_words(const FileView& view) {
  switch (border_market::state_of(view.record)) {
    case State::delivered:
      return "پایان یافته";
    case State::to_deliver:
      return "تحویل کالا از انبار";
    case State::to_sign:
      return "امضای سند ترخیص";
    default:
      break;
  }
  const border_market::StepRule* next = view.standing.answer.next;
  if (next == nullptr) return {};
  return std::string(next->code) + " " + std::string(next->label);
}

std::string owners_words(const FileView& view) {
  switch (border_market::state_of(view.record)) {
    case State::delivered:
      return {};
    case State::to_deliver:
      return holders_of(screens::act_of(border_market::module(), ActNumber::deliver_goods).rights);
    case State::to_sign:
      return holders_of(screens::act_of(border_market::module(), ActNumber::sign_release).rights);
    default:
      break;
  }
  const border_market::StepRule* next = view.standing.answer.next;
  return next == nullptr ? std::string() : positions_of(next->owners);
}

void draw_next(FileView& view) {
  std::vector<ui::Pair> pairs{{"مرحله بعد", next_words(view)}};
  const std::string owners = owners_words(view);
  if (!owners.empty()) pairs.push_back({"با", owners});
  ui::pairs("next", pairs);
  std::size_t number = 0;
  for (const core::Problem& problem : view.standing.hindrances) {
    ui::message("hindrance" + std::to_string(++number), ui::Tone::warning,
                "مرحله بعد را نگه می‌دارد", shown_words(problem.message),
                place_of(problem));
  }
}

void draw_totals(const FileView& view) {
  const border_market::Totals& totals = view.standing.answer.totals;
  const ui::Pair pairs[] = {
      {"وزن ناخالص", show_decimal(totals.gross_g, core::mass_scale, "کیلوگرم")},
      {"وزن خالص", show_decimal(totals.net_g, core::mass_scale, "کیلوگرم")},
      {"تعداد بسته", show_decimal(totals.packages, 0), ui::ValueKind::number},
      {"ارزش صادراتی", totals.value_irr ? show_exact(*totals.value_irr, 0, "ریال") : std::string()},
      {"ارزش به دلار", totals.value_usd_cents
                           ? show_exact(*totals.value_usd_cents, border_market::cent_scale, "دلار")
                           : std::string()},
      {"جمع هزینه‌ها", show_exact(totals.total_costs_irr, 0, "ریال")},
  };
  ui::heading(3, "جمع‌ها");
  ui::pairs("totals", pairs);
}

void draw_papers(const FileView& view) {
  ui::Card card("papers", "چاپ");
  const border_market::PaperFacts facts{view.shell.desk().office_name(view.record.opening.office),
                                        view.market == nullptr ? std::string() : view.market->name,
                                        view.on};
  ui::Row row;
  if (ui::button("declaration", "چاپ اظهارنامه", {.icon = ui::Icon::print}))
    ui::print_html(core::document_html(border_market::declaration_paper(view.record, facts)));
  if (ui::button("release", "چاپ سند ترخیص",
                 {.icon = ui::Icon::print,
                  .disabled_reason = view.record.release ? "" : "سند ترخیص هنوز امضا نشده است."}))
    ui::print_html(core::document_html(border_market::release_paper(view.record, facts)));
}

/// What the permit's follow-up asks for, as far as the file says it.
HandedOver permit_of(const Record& record) {
  const border_market::Declaration& declaration = record.declaration;
  HandedOver out{{"kotaj", record.kotaj},
                 {"kind", "definite"},
                 {"completed_on", record.release->signed_on.to_string()}};
  if (record.kotaj_on) out["registered_on"] = record.kotaj_on->to_string();
  if (declaration.exit_office) out["exit_office"] = *declaration.exit_office;
  if (declaration.exporter && declaration.exporter->name)
    out["exporter"] = *declaration.exporter->name;
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    const border_market::Line& line = declaration.lines[row];
    const std::string at = "goods[" + std::to_string(row) + "].";
    out[at + "goods"] = line.name.value_or(std::string());
    out[at + "hs_code"] = line.hs.value_or(std::string());
    if (line.gross_kg) out[at + "gross"] = core::format_mass_kg(*line.gross_kg);
    if (line.packages && line.packages->count)
      out[at + "packages"] = std::to_string(*line.packages->count);
  }
  return out;
}

/// From the release on the permit is followed up like any other.
void draw_follow_up(const FileView& view) {
  const access::Act& open = *access::find_act(export_exit::module(), "open_permit");
  if (!is_held(view.shell.desk(), open.rights)) return;
  const bool begun = is_begun(view.shell.desk(), export_exit::module(), open, {});
  const bool pressed = ui::button(
      "follow_up", "ثبت در پیگیری اعلام خروج",
      {.icon = ui::Icon::clock,
       .disabled_reason =
           begun
               ? "فرم پروانه جدید نیمه‌کاره است؛ نخست آن را ثبت کنید یا کنار بگذارید."
               : ""});
  if (pressed && hand_over(view.shell, export_exit::module(), open, permit_of(view.record)))
    view.shell.go("exit_new");
}

void draw_release(const FileView& view) {
  const Record& record = view.record;
  if (!record.release) return;
  std::vector<ui::Pair> pairs{
      {"شماره سند ترخیص", core::persian_digits(record.release->number)},
      {"روز امضا", show_date(record.release->signed_on), ui::ValueKind::date}};
  if (record.delivery) {
    pairs.push_back({"روز تحویل", show_date(record.delivery->delivered_on), ui::ValueKind::date});
    pairs.push_back({"انبار", record.delivery->warehouse});
  }
  ui::Card card("release", "ترخیص و تحویل");
  ui::pairs("facts", pairs);
  draw_follow_up(view);
}

}  // namespace

void draw_standing(FileView& view) {
  const ui::Scope scope("standing");
  {
    ui::Card card("today", "وضعیت امروز");
    draw_next(view);
    draw_totals(view);
    ui::why_toggle("why", "وضعیت پرونده", view.standing.explanation);
  }
  draw_release(view);
  draw_papers(view);
}

}  // namespace kotaj::screens::market
