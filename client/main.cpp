#include <memory>

#include "client/app/desk.h"
#include "client/platform/platform.h"
#include "client/screens/shell.h"
#include "client/ui/frame.h"
#include "client/ui/theme.h"
#include "client/vault/browser.h"

// The desk as the page starts it: the state, its doors to the browser, the screens over it. Nothing
// else stands here.
namespace {

struct Program {
  kotaj::app::Desk desk{kotaj::vault::boot_session(), kotaj::vault::storage(),
                        kotaj::vault::network(), kotaj::vault::environment()};
  kotaj::screens::Shell shell{desk};
};

}  // namespace

int main() {
  // Lives as long as the page: the loop below returns to the browser at once.
  static const auto program = std::make_unique<Program>();
  program->shell.on_user_action = [](std::string_view action) {
    kotaj::vault::user_action(action);
  };
  program->desk.on_change([] { kotaj::ui::redraw(); });
  program->desk.start();
  kotaj::platform::start({.draw = [] { program->shell.draw(); },
                          .today_epoch_day = [] { return program->desk.today().epoch_day(); },
                          .first_frame = [] { kotaj::vault::desk_ready(); }});
  return 0;
}
