#include "client/screens/common/notice_print.h"

#include "client/screens/act_form.h"
#include "client/ui/ui.h"
#include "shared/core/document.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using core::DocumentText;

void add_field(std::vector<core::DocumentField>& out, std::string_view label, std::string value,
               DocumentText kind = DocumentText::normal) {
  if (!value.empty()) out.push_back({std::string(label), std::move(value), kind});
}

/// Number and date in the corner, what it speaks of in a box; the words themselves follow.
core::Document head_of(const app::Desk& desk, const access::BankNotice& notice) {
  core::Document out;
  out.title = "پیغام قابل توجه بانک";
  out.office = notice_office(desk, notice);
  add_field(out.stamps, "شماره پیغام", notice.number, DocumentText::number);
  // Day and hour are read from the right, though neither has a letter that says so.
  add_field(out.stamps, "تاریخ و ساعت", "\u200F" + show_moment(notice.issued_at));
  core::DocumentFields about;
  add_field(about.fields, "نوع پیغام", std::string(notice_kind_label(notice.kind)));
  add_field(about.fields, "شماره کوتاژ", core::persian_digits(notice.kotaj));
  add_field(about.fields, "بانک", desk.bank_name(notice.bank));
  add_field(about.fields, "شعبه", core::persian_digits(notice.branch));
  add_field(about.fields, "شماره ثبت سفارش", core::persian_digits(notice.order_registration));
  add_field(about.fields, "شماره ابزار پرداخت", notice.payment_instrument, DocumentText::number);
  add_field(about.fields, "جایگزین پیغام", notice.supersedes, DocumentText::number);
  out.blocks.emplace_back(std::move(about));
  return out;
}

}  // namespace

std::string_view notice_kind_label(std::string_view kind) {
  struct Row {
    std::string_view kind, label;
  };
  static constexpr Row rows[] = {
      {"N1", "فاقد کسر تخلیه (خرید غیر وزنی)"},
      {"N4", "اصلاح اطلاعات"},
      {"N5", "نظر نهایی دفتر واردات"},
      {"N7", "فاقد کسر تخلیه (بسته‌بندی)"},
      {"N8", "تأیید کسر تخلیه"},
  };
  for (const Row& row : rows) {
    if (row.kind == kind) return row.label;
  }
  return kind;
}

std::string notice_office(const app::Desk& desk, const access::BankNotice& notice) {
  return notice.office_name.empty() ? desk.office_name(notice.office) : notice.office_name;
}

std::string notice_html(const app::Desk& desk, const access::BankNotice& notice) {
  constexpr std::string_view end = "</article>";
  std::string html = core::document_html(head_of(desk, notice));
  html.resize(html.size() - end.size());
  html += "<blockquote>" + ui::escape_html(notice.text) + "</blockquote>";
  if (!notice.superseded_by.empty()) {
    html += "<p class=\"strong\">این پیغام با پیغام <bdi dir=\"ltr\">" +
            ui::escape_html(notice.superseded_by) + "</bdi> جایگزین شده است.</p>";
  }
  html += "<footer class=\"check\">";
  if (!notice.number.empty()) {
    // The same two things that the page for checking asks for.
    html += "<figure class=\"qr\" data-qr=\"" +
            ui::escape_html(notice.number + " " + notice.verification_code) + "\"></figure>";
  }
  html += "<div><p>کد راستی‌آزمایی</p><p class=\"code\"><bdi dir=\"ltr\">" +
          ui::escape_html(notice.verification_code) +
          "</bdi></p><p>درستی این برگه با شماره پیغام و این کد، یا با خواندن بارکد، در صفحه "
          "«راستی‌آزمایی» سامانه بررسی می‌شود.</p></div></footer>";
  return html += end;
}

}  // namespace kotaj::screens
