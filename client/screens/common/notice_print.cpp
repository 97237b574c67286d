#include "client/screens/common/notice_print.h"

#include "client/screens/act_form.h"
#include "client/ui/ui.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

void add_row(std::string& html, std::string_view label, std::string_view value,
             bool left_to_right) {
  if (value.empty()) return;
  html += "<tr><th scope=\"row\">";
  html += ui::escape_html(label);
  html += left_to_right ? "</th><td><bdi dir=\"ltr\">" : "</th><td><bdi>";
  html += ui::escape_html(value);
  html += "</bdi></td></tr>";
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
  std::string html =
      "<article class=\"form-a4\"><header><p class=\"state\">جمهوری اسلامی ایران</p>"
      "<p class=\"state\">گمرک جمهوری اسلامی ایران</p><h1>پیغام قابل توجه "
      "بانک</h1></header><table>";
  add_row(html, "شماره پیغام", notice.number, true);
  add_row(html, "تاریخ و ساعت", show_moment(notice.issued_at), false);
  add_row(html, "گمرک", notice_office(desk, notice), false);
  add_row(html, "شماره کوتاژ", core::persian_digits(notice.kotaj), false);
  add_row(html, "شماره ثبت سفارش", core::persian_digits(notice.order_registration), false);
  add_row(html, "شماره ابزار پرداخت", notice.payment_instrument, true);
  add_row(html, "بانک", desk.bank_name(notice.bank), false);
  add_row(html, "شعبه", notice.branch, true);
  add_row(html, "نوع", notice_kind_label(notice.kind), false);
  add_row(html, "جایگزین پیغام", notice.supersedes, true);
  html += "</table><blockquote>" + ui::escape_html(notice.text) + "</blockquote>";
  if (!notice.superseded_by.empty()) {
    html += "<p class=\"superseded\">این پیغام با پیغام <bdi dir=\"ltr\">" +
            ui::escape_html(notice.superseded_by) + "</bdi> جایگزین شده است.</p>";
  }
  html += "<footer>";
  if (!notice.number.empty()) {
    // The same two things that the page for checking asks for.
    html += "<figure class=\"qr\" data-qr=\"" +
            ui::escape_html(notice.number + " " + notice.verification_code) + "\"></figure>";
  }
  html +=
      "<p>کد راستی‌آزمایی: <bdi dir=\"ltr\">" +
      ui::escape_html(notice.verification_code) +
      "</bdi></p><p>درستی این برگه با شماره پیغام و کد بالا در صفحه «راستی‌آزمایی» سامانه "
      "بررسی می‌شود.</p>"
      "</footer></article>";
  return html;
}

}  // namespace kotaj::screens
