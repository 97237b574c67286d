// Drives the kit in tests: what `client/ui/twin.h` declares in ui::test. Events travel as the
// browser's do, by id.

#include "tests/unit/support/kit.h"

#include <memory>
#include <string>

#include "client/ui/context.h"
#include "client/ui/frame.h"
#include "client/ui/twin.h"

namespace kotaj::testing {
namespace {

struct Stage {
  std::unique_ptr<Headless> headless;
  ui::FrameInput input;
};

Stage& stage() {
  static Stage the_stage;
  return the_stage;
}

}  // namespace

const Headless& kit_headless() { return *stage().headless; }
void set_kit_work(double work_s) { stage().input.work_s = work_s; }

}  // namespace kotaj::testing

namespace kotaj::ui::test {

using detail::Event;
using detail::EventKind;
using kotaj::testing::Headless;
using kotaj::testing::stage;

namespace {

void send(EventKind kind, std::string_view id, std::string_view text = {}, float a = 0,
          float b = 0) {
  Event event;
  event.kind = kind;
  event.id = id;
  event.text = text;
  event.a = a;
  event.b = b;
  detail::post(std::move(event));
}

}  // namespace

void start(float width, float height) {
  stop();
  detail::context() = detail::Context{};
  set_theme(ThemeChoice::light);
  stage().headless = std::make_unique<Headless>(kotaj::testing::Screen{width, height, 1.0F, true});
  stage().input = {};
  stage().input.width = width;
  stage().input.height = height;
  stage().input.now_s = 1.0;
}

void stop() { stage().headless.reset(); }

void resize(float width, float height) {
  // The imagined screen is fixed; another one is made, and the kit's own memory stays.
  stage().headless.reset();
  stage().headless = std::make_unique<Headless>(kotaj::testing::Screen{width, height, 1.0F, true});
  stage().input.width = width;
  stage().input.height = height;
}

void frame(void (*draw)(void*), void* data) {
  constexpr double frame_s = 1.0 / 60;
  stage().input.now_s += frame_s;
  stage().headless->frame([&] {
    begin_frame(stage().input);
    draw(data);
    end_frame();
  });
}

void advance(double seconds) { stage().input.now_s += seconds; }
void activate(std::string_view id) { send(EventKind::activate, id); }

void type(std::string_view id, std::string_view text) {
  focus(id);
  send(EventKind::input, id, text);
  send(EventKind::change, id, text);
}

void choose(std::string_view id, std::string_view code) { send(EventKind::change, id, code); }

void focus(std::string_view id) {
  if (!detail::context().focused.empty()) send(EventKind::blur, detail::context().focused);
  send(EventKind::focus, id, {}, 1.0F);
}

void blur() { send(EventKind::blur, detail::context().focused); }

void key(std::string_view chord) {
  // As web/twin.js does: the focused widget where it asked for the chord, else the page.
  const TwinNode* node = find_twin(focused());
  const std::string keys = node == nullptr ? std::string{} : " " + node->keys + " ";
  const bool wanted = keys.find(" " + std::string(chord) + " ") != std::string::npos;
  send(EventKind::key, wanted ? std::string(focused()) : std::string{}, chord);
}

void key_to(std::string_view id, std::string_view chord) { send(EventKind::key, id, chord); }

void scroll(std::string_view id, float top) { send(EventKind::scroll, id, {}, top, 0); }

}  // namespace kotaj::ui::test
