#pragma once

#include <string_view>

#include "client/app/ports.h"

/// The browser behind the desk's ports. One desk a page: all of these are the page's own.
namespace kotaj::vault {

/// Who opened this desk, as the page knows it when `main` runs.
app::Session boot_session();

app::Storage& storage();
app::Network& network();
app::Environment& environment();

/// Asks the page for an entry of the user menu: "lock", "switch_user", "sign_out", "account".
void user_action(std::string_view action);
/// There is something to see: the page takes its progress away.
void desk_ready();
/// No picture is possible here: the page says so.
void desk_failed();

}  // namespace kotaj::vault
