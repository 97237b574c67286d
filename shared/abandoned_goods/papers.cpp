#include "shared/abandoned_goods/papers.h"

#include <array>

#include "shared/abandoned_goods/form.h"
#include "shared/abandoned_goods/papers_parts.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/steps.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using access::Refusal;
using core::DocumentField;
using core::DocumentText;
using parts::shown;

using Made = std::variant<core::Document, Refusal>;

constexpr core::Source of_warning = clause("بند الف-۱");
constexpr core::Source of_ports = clause("بند الف-۲");
constexpr core::Source of_dispute = clause("بند الف-۳");
constexpr core::Source of_announcement = clause("بند ب-۱");
constexpr core::Source of_taking = law_article("ماده ۳۷");

constexpr std::array<core::Choice, 4> all_papers{{
    {1, "warning", "اخطاریه متروکه"},
    {2, "declaration", "اظهارنامه متروکه"},
    {3, "announcement", "نامه اعلام به سازمان"},
    {4, "minutes", "صورت‌مجلس تحویل کالا"},
}};

Refusal not_now(std::string reason, const core::Source& source) {
  return {"wrong_state", {}, std::move(reason), source};
}

/// Why customs may not warn the owner today; empty where it may.
std::optional<Refusal> no_warning(const Case& record, core::Date on) {
  if (record.receipt.place == Place::special_port_zone) {
    return not_now(
        "در منطقه ویژه بندری اخطار را سازمان بنادر و دریانوردی ابلاغ می‌کند و گمرک اخطار مضاعف صادر نمی‌کند.",
        of_ports);
  }
  const std::optional<Term> term = term_on(record, on);
  if (term && term->state == TermState::in_dispute) {
    return not_now(
        "اختلاف باز است و تا نظر قطعی گمرک کالا متروکه نمی‌شود.",
        of_dispute);
  }
  if (!term || !term->warning_from || on < *term->warning_from)
    return not_now("مهلت نگهداری کالا هنوز نگذشته است.", of_warning);
  return std::nullopt;
}

Made warning_paper(const Case& record, const PaperFacts& facts) {
  const Round* round = last_round(record);
  const ServeWarning* served = round != nullptr && round->warning ? &*round->warning : nullptr;
  // A served warning is printed again as it was, whatever came after.
  const core::Date on = served != nullptr ? served->served_on : facts.on;
  if (served != nullptr && served->served_by != WarningServer::customs) {
    return not_now("اخطار این کالا را سازمان بنادر و دریانوردی ابلاغ کرده است.", of_ports);
  }
  if (served == nullptr) {
    if (auto refusal = no_warning(record, on)) return std::move(*refusal);
  }
  const Receipt& receipt = record.receipt;
  const std::optional<Term> term = term_on(record, on);
  const bool at_once = term && term->at_once;
  const Parameters held = parameters(on);
  core::Document out;
  out.title = "اخطاریه متروکه";
  out.office = facts.office_name;
  out.stamps = {
      {"شماره", served != nullptr ? served->document : "", DocumentText::identifier},
      {"تاریخ ابلاغ", served != nullptr ? shown(served->served_on) : "", DocumentText::number},
      {"شیوه ابلاغ",
       served != nullptr ? std::string(label_of(service_way_choices(), served->way)) : "",
       DocumentText::normal}};
  out.blocks.push_back(core::DocumentFields{
      "مخاطب", parts::fields_of(receipt, {"owner", "owner_id", "owner_address"})});
  out.blocks.push_back(core::DocumentFields{
      "قبض انبار",
      parts::fields_of(receipt, {"number", "custodian", "place", "entered_first_warehouse"})});
  out.blocks.push_back(parts::receipt_goods(receipt));
  std::string text = "مدت مجاز نگهداری کالای بالا ";
  if (term && term->stay_ends) text += "در تاریخ " + shown(*term->stay_ends) + " ";
  text += "به پایان رسیده و کالا بر پایه ماده ۲۴ قانون امور گمرکی مشمول مقررات متروکه شده است.";
  out.blocks.push_back(core::DocumentParagraph{std::move(text), false});
  const int32_t days = at_once ? held.warning_days_at_once.value : held.warning_days.value;
  const std::string term_days = core::persian_digits(std::to_string(days));
  out.blocks.push_back(core::DocumentParagraph{
      at_once
          ? "چون امکانات نگهداری این کالا فراهم نیست، ارزیابی آن از روز پس از ابلاغ این اخطار آغاز می‌شود (ماده ۲۴ تبصره ۱)."
          : "از تاریخ ابلاغ این اخطار " + term_days +
                " روز (روز ابلاغ شمرده نمی‌شود) مهلت دارید کالا را ترخیص کنید؛ پس از آن ارزیابی و تنظیم اظهارنامه متروکه آغاز می‌شود.",
      true});
  out.blocks.push_back(core::DocumentParagraph{
      "تا زمانی که کالا فروخته نشده است، می‌توانید با رعایت مقررات و پرداخت همه وجوه و هزینه‌ها اظهارنامه تسلیم کنید (ماده ۳۳ تبصره ۱).",
      false});
  out.blocks.push_back(core::DocumentSignatures{
      {"مسئول واحد متروکه", "مهر و امضای گمرک", "گیرنده اخطار: نام، تاریخ و امضا"}});
  out.footer = parts::sources({law_article("ماده ۲۴"), bylaw_article("ماده ۵۴"), of_warning});
  return out;
}

Made declaration_paper(const Case& record, const PaperFacts& facts) {
  const Declaration* declaration = declaration_of(record);
  if (declaration == nullptr)
    return not_now("اظهارنامه متروکه هنوز ثبت نشده است.", clause("بند ب-۶"));
  return parts::declaration_sheet(record, *declaration, facts);
}

Made announcement_paper(const Case& record, const PaperFacts& facts) {
  const Round* round = last_round(record);
  if (round == nullptr || !round->declaration ||
      (!round->announcement && record.step != Step::payable)) {
    return not_now("پرونده هنوز به گام اعلام به سازمان نرسیده است.", of_announcement);
  }
  const Declaration& declaration = *round->declaration;
  const Announce* announced = round->announcement ? &*round->announcement : nullptr;
  core::Document out;
  out.title = "اعلام کالای متروکه";
  out.office = facts.office_name;
  out.stamps = {
      {"شماره", announced != nullptr ? announced->letter : "", DocumentText::identifier},
      {"تاریخ", announced != nullptr ? shown(announced->announced_on) : "", DocumentText::number}};
  const std::string addressee = announced != nullptr ? announced->addressee : std::string{};
  out.blocks.push_back(core::DocumentFields{
      {},
      {{"گیرنده", addressee.empty() ? declaration.owner_name : addressee, DocumentText::normal}}});
  out.blocks.push_back(core::DocumentParagraph{
      "کالای زیر پس از انجام تشریفات، متروکه شناخته و اظهارنامه آن ثبت شده است. خواهشمند است بر پایه ماده ۳۷ قانون امور گمرکی "
      "بی‌درنگ با تنظیم صورت‌مجلس و نظارت گمرک کالا را از مرجع تحویل‌گیرنده دریافت و به انبارهای خود منتقل فرمایید؛ کانتینرها "
      "باید ظرف یک هفته تخلیه شود.",
      false});
  out.blocks.push_back(parts::declaration_facts(record, declaration));
  out.blocks.push_back(parts::declared_goods(declaration));
  const std::string permits = announced != nullptr && !announced->permits.empty()
                                  ? permit_text(announced->permits)
                                  : declaration.permit_text;
  if (!permits.empty()) out.blocks.push_back(core::DocumentParagraph{permits, true});
  out.blocks.push_back(core::DocumentSignatures{{"مسئول واحد متروکه", "مدیر گمرک"}});
  out.footer = parts::sources({of_taking, of_announcement});
  return out;
}

Made minutes_paper(const Case& record, const PaperFacts& facts) {
  const Round* round = last_round(record);
  if (round == nullptr || !round->declaration || !round->announcement) {
    return not_now("کالا هنوز به سازمان اعلام نشده است.", of_taking);
  }
  const TakeOut* taken = round->taking ? &*round->taking : nullptr;
  const Declaration& declaration = *round->declaration;
  core::Document out;
  out.title = "صورت‌مجلس تحویل کالای متروکه";
  out.office = facts.office_name;
  out.stamps = {
      {"شماره", taken != nullptr ? taken->minutes : "", DocumentText::identifier},
      {"تاریخ", taken != nullptr ? shown(taken->minutes_on) : "", DocumentText::number},
      {"تاریخ خروج کالا", taken != nullptr ? shown(taken->taken_on) : "", DocumentText::number}};
  out.blocks.push_back(core::DocumentParagraph{
      "بر پایه ماده ۳۷ قانون امور گمرکی، کالای متروکه زیر با نظارت گمرک از مرجع تحویل‌گیرنده به نماینده سازمان جمع‌آوری و فروش "
      "اموال تملیکی تحویل شد.",
      false});
  out.blocks.push_back(core::DocumentFields{
      "طرف‌ها",
      {{"تحویل‌دهنده", record.receipt.custodian, DocumentText::normal},
       {"تحویل‌گیرنده", declaration.owner_name, DocumentText::normal},
       {"ناظر", facts.office_name, DocumentText::normal},
       {"نامه اعلام", round->announcement->letter, DocumentText::identifier}}});
  out.blocks.push_back(parts::declaration_facts(record, declaration));
  out.blocks.push_back(parts::declared_goods(declaration));
  if (taken != nullptr && !taken->note.empty())
    out.blocks.push_back(core::DocumentParagraph{taken->note, false});
  out.blocks.push_back(
      core::DocumentSignatures{{"نماینده مرجع تحویل‌گیرنده",
                                "نماینده سازمان", "مسئول درب خروج گمرک"}});
  out.footer = parts::sources({of_taking, clause("بند ب-۱۰")});
  return out;
}

}  // namespace

std::span<const core::Choice> paper_choices() { return all_papers; }

std::variant<core::Document, Refusal> paper_of(const Case& record, Paper paper,
                                               const PaperFacts& facts) {
  switch (paper) {
    case Paper::warning:
      return warning_paper(record, facts);
    case Paper::declaration:
      return declaration_paper(record, facts);
    case Paper::announcement:
      return announcement_paper(record, facts);
    case Paper::minutes:
      return minutes_paper(record, facts);
  }
  return not_now("چنین برگه‌ای نیست.", of_warning);
}

}  // namespace kotaj::abandoned_goods
