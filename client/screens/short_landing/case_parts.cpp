#include <string>
#include <vector>

#include "client/screens/common/notice_print.h"
#include "client/screens/short_landing/case_view.h"
#include "client/screens/value_field.h"
#include "shared/access/history.h"
#include "shared/core/description.h"
#include "shared/core/text.h"

namespace kotaj::screens::case_view {
namespace {

using short_landing::ActNumber;

std::string shown_value(const View& view, const core::Field& field) {
  const short_landing::Declaration& declaration = view.record.declaration;
  if (field.name == "office") return view.shell.desk().office_name(declaration.office);
  if (field.name == "bank") return view.shell.desk().bank_name(declaration.bank);
  return core::show_field(field, field.get(&declaration), declaration.currency);
}

/// The case itself says who acted on it: another office's people are not on this device.
std::string actor_name(const View& view, const std::string& user) {
  for (const short_landing::Event& event : view.record.events)
    if (event.user == user && !event.name.empty()) return event.name;
  return view.shell.desk().person_name(user);
}

void draw_amendments(View& view) {
  const core::Description& table = core::describe<short_landing::Declaration>();
  std::vector<ui::TimelineEntry> entries;
  for (const short_landing::Amendment& amendment : view.record.amendments) {
    const core::Field* field = table.find(amendment.field);
    const std::string label(field == nullptr ? std::string_view(amendment.field) : field->label);
    entries.push_back({show_moment(amendment.at),
                       label + ": از «" + core::persian_digits(amendment.old_value) + "» به «" +
                           core::persian_digits(amendment.new_value) + "»",
                       amendment.reason + " · " + actor_name(view, amendment.by) + " · بند " +
                           core::persian_digits(amendment.clause),
                       ui::Tone::normal});
  }
  if (!entries.empty()) ui::timeline("amendments", entries);
}

}  // namespace

void draw_declaration(View& view) {
  ui::Card card("declaration", "اظهارنامه");
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<short_landing::Declaration>().fields) {
    if (field.value != nullptr)
      pairs.push_back({std::string(field.label), shown_value(view, field), kind_of(field)});
  }
  ui::pairs("fields", pairs);
  {
    ui::Row row;
    act_button(view, ActNumber::amend);
    act_button(view, ActNumber::correct);
  }
  draw_amendments(view);
}

void draw_objection(View& view) {
  for (const short_landing::Objection& objection : view.record.objections) {
    const ui::Scope scope(core::to_string(objection.id));
    ui::Card card("objection", "اعتراض ذینفع");
    const ui::Pair pairs[] = {
        {"معترض", objection.objector},
        {"تاریخ", show_date(objection.objected_on), ui::ValueKind::date},
        {"اسناد", objection.documents},
    };
    ui::pairs("facts", pairs);
    ui::paragraph(objection.text);
  }
  for (const short_landing::Account& account : view.record.accounts) {
    const ui::Scope scope(core::to_string(account.id));
    ui::Card card("account", "شرح ماوقع گمرک اجرایی");
    ui::caption(actor_name(view, account.by) + " · " + show_moment(account.at));
    ui::paragraph(account.text);
  }
  for (const short_landing::Opinion& opinion : view.record.opinions) {
    const ui::Scope scope(core::to_string(opinion.id));
    ui::Card card("opinion", "نظر نهایی دفتر واردات");
    ui::caption(actor_name(view, opinion.by) + " · " + show_moment(opinion.at));
    ui::paragraph(opinion.text);
  }
  if (view.record.objections.empty()) {
    ui::caption(
        "اعتراضی ثبت نشده است. اگر کسری بیش از تلورانس و ذینفع معترض باشد، اعلام نظر نهایی تنها "
        "با دفتر واردات است (بند ۵).");
  }
  ui::Row row;
  act_button(view, ActNumber::record_objection);
  act_button(view, ActNumber::write_account);
  act_button(view, ActNumber::final_opinion, ui::ButtonKind::primary);
}

void draw_case_notices(View& view) {
  if (view.record.notices.empty()) ui::caption("هنوز پیغامی از این پرونده صادر نشده است.");
  for (const short_landing::IssuedNotice& issued : view.record.notices) {
    const ui::Scope scope(core::to_string(issued.id) + issued.notice.bank + issued.notice.branch);
    const access::BankNotice& notice = issued.notice;
    ui::Card card("notice", notice_kind_label(notice.kind));
    std::string superseded = notice.superseded_by;
    if (superseded.empty() && issued.superseded_by) superseded = "در صف ارسال";
    ui::notice_preview("text", {view.shell.desk().bank_name(notice.bank), notice.number,
                                show_moment(notice.issued_at), notice.text, superseded});
    if (notice.number.empty()) {
      ui::badge(ui::Tone::warning, "در صف ارسال");
    } else if (ui::button("print", "چاپ", {.icon = ui::Icon::print})) {
      ui::print_html(notice_html(view.shell.desk(), notice));
    }
  }
  act_button(view, ActNumber::supersede_notice);
}

void draw_history(View& view) {
  std::vector<ui::TimelineEntry> entries;
  for (auto event = view.record.events.rbegin(); event != view.record.events.rend(); ++event) {
    access::HistoryEntry entry = access::history_entry(short_landing::module(), *event);
    if (!entry.detail.empty()) entry.who += " · " + shown_words(entry.detail);
    entries.push_back(
        {show_moment(entry.at), std::move(entry.act), std::move(entry.who), ui::Tone::normal});
  }
  ui::timeline("events", entries);
}

}  // namespace kotaj::screens::case_view
