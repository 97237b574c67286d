#include "shared/export_exit/letter.h"

#include <algorithm>

#include "shared/core/text.h"

namespace kotaj::export_exit {
namespace {

using core::DocumentText;

std::string number_text(core::Wide number) {
  return core::persian_number(core::format_decimal(number, 0));
}

/// Sender, receiver and permit stand before any text.
core::DocumentFields permit_fields(const Record& record) {
  const Permit& permit = record.permit;
  core::DocumentFields out;
  out.heading = "پروانه صادراتی";
  for (const std::string_view name :
       {"kotaj", "registered_on", "kind", "completed_on", "return_term", "exporter"}) {
    if (name == "return_term" && !permit.return_term) continue;
    out.fields.push_back(core::document_field(core::describe<Permit>(), &permit, name));
  }
  out.fields.push_back({"وزن ناخالص (کیلوگرم)",
                        core::persian_number(core::format_mass_kg(gross_of(permit))),
                        DocumentText::number});
  out.fields.push_back({"تعداد بسته", number_text(packages_of(permit)), DocumentText::number});
  return out;
}

core::DocumentTable goods_table(const Permit& permit) {
  const std::vector<std::string_view> names{"goods", "hs_code", "gross", "packages"};
  core::DocumentTable out;
  out.heading = "کالا";
  out.columns = core::document_columns(core::describe<GoodsLine>(), names);
  for (const GoodsLine& line : permit.goods)
    out.rows.push_back(core::document_row(core::describe<GoodsLine>(), &line, names));
  return out;
}

core::DocumentParagraph plain(std::string text) { return {std::move(text), false}; }

std::string copies_text(std::span<const CopyTo> copies) {
  std::string out = "رونوشت جهت پیگیری: ";
  for (const CopyTo& copy : copies) {
    if (&copy != copies.data()) out += "؛ ";
    out += label_of(copy_choices(), copy);
  }
  return out;
}

}  // namespace

std::vector<std::string> earlier_steps(const Record& record, std::size_t before_inquiry) {
  struct Step {
    core::Date on;
    std::string text;
  };
  std::vector<Step> steps;
  steps.push_back({record.permit.completed_on, "انجام تشریفات صادرات"});
  const core::Date* until = before_inquiry < record.inquiries.size()
                                ? &record.inquiries[before_inquiry].sent_on
                                : nullptr;
  const auto add = [&](core::Date on, std::string text) {
    if (until == nullptr || on <= *until) steps.push_back({on, std::move(text)});
  };
  for (const FollowUp& one : record.follow_ups)
    add(one.followed_up_on, "پیگیری اعلام خروج در سامانه جامع امور گمرکی");
  for (std::size_t at = 0; at < std::min(before_inquiry, record.inquiries.size()); ++at) {
    const Inquiry& one = record.inquiries[at];
    add(one.sent_on, "استعلام به شماره " + one.letter + " با مهلت پاسخ " +
                         number_text(one.answer_days) + " روز");
    if (one.answered_on && one.answer)
      add(*one.answered_on,
          "پاسخ گمرک مرزی: " + std::string(label_of(inquiry_answer_choices(), *one.answer)));
  }
  for (const FollowUp& one : record.province_follow_ups)
    add(one.followed_up_on, "پیگیری حوزه نظارت یا اداره کل گمرکات استان");
  for (const Diversion& one : record.diversions) add(one.diverted_on, "تغییر گمرک مرزی خروج");
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.on < b.on; });
  std::vector<std::string> out;
  for (const Step& one : steps) out.push_back(shown(one.on) + ": " + one.text);
  return out;
}

core::Document inquiry_letter(const Record& record, std::size_t number,
                              const std::optional<SendInquiry>& draft, const LetterFacts& facts) {
  SendInquiry sent;
  if (draft) {
    sent = *draft;
  } else if (number < record.inquiries.size()) {
    const Inquiry& held = record.inquiries[number];
    sent = {held.sent_on, held.answer_days, held.letter, held.note};
  }
  const bool second = number > 0;
  core::Document out;
  out.title = second ? "استعلام دوم اعلام خروج کالای صادراتی" : "استعلام اعلام خروج کالای صادراتی";
  out.office = facts.office_name;
  out.stamps = {{"شماره", sent.letter, DocumentText::identifier},
                {"تاریخ", shown(sent.sent_on), DocumentText::number}};
  out.blocks.push_back(core::DocumentParagraph{"مدیر محترم " + facts.border_name, true});
  out.blocks.push_back(plain(
      "با سلام و احترام؛ با انجام تشریفات صادرات پروانه زیر، اعلام وصول نهایی و خروج کالای آن در سامانه جامع امور گمرکی ثبت نشده است."));
  out.blocks.push_back(permit_fields(record));
  out.blocks.push_back(goods_table(record.permit));
  if (second) {
    out.blocks.push_back(plain("سوابق پیگیری‌های انجام شده:"));
    out.blocks.push_back(core::DocumentList{earlier_steps(record, number)});
  }
  out.blocks.push_back(plain(
      "خواهشمند است دستور فرمایید ظرف " + number_text(sent.answer_days) +
      " روز از تاریخ این نامه، خروج یا عدم خروج کالا از مرز را به صراحت اعلام نمایند و در صورت خروج، اعلام وصول حامل‌ها و اعلام وصول نهایی پروانه را ثبت کنند."));
  if (!sent.note.empty()) out.blocks.push_back(plain(sent.note));
  out.blocks.push_back(plain(copies_text(second ? second_copies() : first_copies())));
  out.blocks.push_back(core::DocumentSignatures{{"مهر و امضای " + facts.office_name}});
  out.footer = core::to_string(clause("بند ۳ و ۴"));
  return out;
}

core::Document settlement_letter(const Settlement& settlement, const Progress& progress,
                                 const LetterFacts& facts) {
  const SettlementCall& call = settlement.call;
  core::Document out;
  out.title = "گزارش تعیین تکلیف پروانه‌های صادراتی";
  out.office = facts.office_name;
  out.stamps = {
      {"شماره", settlement.report ? settlement.report->letter : "", DocumentText::identifier},
      {"تاریخ", shown(settlement.report ? settlement.report->reported_on : facts.on),
       DocumentText::number}};
  out.blocks.push_back(core::DocumentParagraph{"دفتر صادرات گمرک ایران", true});
  out.blocks.push_back(plain(
      "بازگشت به فراخوان شماره " + call.letter +
      "، نتیجه بررسی و تعیین تکلیف پروانه‌های صادراتی از " +
      shown(call.from) + " تا " + shown(call.until) +
      " به شرح زیر اعلام می‌شود."));
  core::DocumentTable table;
  table.columns = {{"وضعیت", DocumentText::normal},
                   {"شمار پروانه‌ها", DocumentText::number}};
  table.rows = {{"خروج ثبت شده", number_text(progress.exited)},
                {"ابطال شده", number_text(progress.cancelled)},
                {"در پیگیری قضایی", number_text(progress.judicial)},
                {"تعیین تکلیف نشده", number_text(progress.open())},
                {"همه پروانه‌ها", number_text(progress.total)}};
  table.last_is_total = true;
  out.blocks.push_back(std::move(table));
  out.blocks.push_back(core::DocumentSignatures{{"مدیر " + facts.office_name}});
  out.footer = core::to_string(clause("بند ۱ و ۲"));
  return out;
}

}  // namespace kotaj::export_exit
