// The desk in a browser: an empty shell over the rooms. `vault` brings storage and network, `app`
// holds the state, `screens` draws it, `platform` has the canvas.

#include "client/app/desk.h"
#include "client/platform/platform.h"
#include "client/screens/shell.h"
#include "client/ui/frame.h"
#include "client/vault/browser.h"

namespace kotaj {
namespace {

/// A desk lives as long as its page: locking reloads the page.
app::Desk& desk() {
  static app::Desk the_desk(vault::boot_session(), vault::storage(), vault::network(),
                            vault::environment());
  return the_desk;
}

void draw() {
  static screens::Shell shell(desk());
  static bool shown = false;
  if (!shell.on_user_action) shell.on_user_action = &vault::user_action;
  shell.draw();
  // The page's progress stays until there is something to see.
  if (!shown && desk().started()) {
    shown = true;
    vault::desk_ready();
  }
}

}  // namespace
}  // namespace kotaj

int main() {
  using namespace kotaj;
  desk().on_change(&ui::redraw);
  const bool drawn = platform::start({&draw, [] { return desk().today().epoch_day(); }, {}});
  desk().start();
  if (!drawn) vault::desk_failed();
}
