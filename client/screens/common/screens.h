#pragma once

#include <span>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// What every user has, whatever the modules: notices, the queue, and for those who give rights,
/// people.
std::span<const Screen> common_screens();

/// The notices a device holds: for a bank's clerk its whole desk, for an office the notices of its
/// cases.
void draw_notices(Shell& shell);
/// What waits and what was refused.
void draw_queue(Shell& shell);
/// Checks a printed notice against the server.
void draw_verify(Shell& shell);
/// People of the office with their grants; central_admin: everyone and the central layer.
void draw_people(Shell& shell);

}  // namespace kotaj::screens
