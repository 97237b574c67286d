#pragma once

#include "client/app/desk.h"

/// The walk over the desk for who opens it for the first time: offered once, over the first screen,
/// never forced on somebody who has a truck waiting; and in the user menu for ever.
namespace kotaj::screens {

/// The offer, as a line at the top of the page; nothing once it was taken or declined.
void offer_tour(app::Desk& desk);
void start_first_tour(app::Desk& desk);
/// The tour itself; call at the end of the frame.
void draw_first_tour();

}  // namespace kotaj::screens
