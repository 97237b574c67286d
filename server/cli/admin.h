#pragma once

#include "server/cli/commands.h"

namespace kotaj::server::cli {

/// `kotaj admin tls init`: an office CA and a certificate for its server.
int tls_init(const Words& words);

/// Writes a CA (once) and a server certificate with its key into a folder. Names may be host names
/// or addresses. Throws std::runtime_error.
void make_certificates(const std::string& folder, const std::vector<std::string>& names);

}  // namespace kotaj::server::cli
