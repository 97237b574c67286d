#pragma once

#include <string>
#include <string_view>

#include "client/app/desk.h"
#include "shared/access/notice.h"

namespace kotaj::screens {

/// «فاقد کسر تخلیه (غیر وزنی)», … for "N1", "N4", "N5", "N7", "N8".
std::string_view notice_kind_label(std::string_view kind);
/// The office's name: a bank's notice brings it, everyone else reads the office's own record.
std::string notice_office(const app::Desk& desk, const access::BankNotice& notice);
/// The notice as A4 HTML for printing: everything escaped, with its verification code.
std::string notice_html(const app::Desk& desk, const access::BankNotice& notice);

}  // namespace kotaj::screens
