#pragma once

#include <cstdint>
#include <string_view>

#include "client/app/ports.h"

/// The browser behind the desk's ports. One desk a page: all of these are the page's own.
namespace kotaj::vault {

/// Who opened this desk, as the page knows it when `main` runs.
app::Session boot_session();
/// The server's clock minus this device's, ms, as of the last contact.
int64_t boot_clock_offset_ms();

app::Storage& storage();
app::Network& network();
app::Environment& environment();

/// Asks the page: "lock", "switch_user", "sign_out", "account", "theme_light", "theme_dark",
/// "theme_system".
void user_action(std::string_view action);
/// The first picture is drawn: the page takes its progress away.
void desk_ready();

}  // namespace kotaj::vault
