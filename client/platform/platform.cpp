#include "client/platform/platform.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "client/platform/glyphs.h"
#include "client/platform/page.h"
#include "client/text/text.h"
#include "client/ui/bridge.h"
#include "client/ui/frame.h"
#include "client/ui/mirror.h"
#include "client/ui/theme.h"

namespace kotaj::platform {
namespace {

struct Platform {
  Hooks hooks;
  SDL_Window* window = nullptr;
  SDL_GLContext gl = nullptr;
  bool frame_asked = false;
  bool drawing = false;
  bool lost = false;
  /// No WebGL 2, or forced colours: nothing is painted, the twin itself is the desk.
  bool plain = false;
  bool open = false;
  bool first = true;
  bool looks_sent = false;
  bool sent_dark = false;
  double timer_at_s = 0;
};

Platform& platform() {
  static Platform the_platform;
  return the_platform;
}

void ask_frame() {
  Platform& p = platform();
  if (p.frame_asked || p.drawing || !p.open) return;
  p.frame_asked = true;
  page::request_frame();
}

int on_sdl_event(void*, SDL_Event* event) {
  // The sentinel is SDL's own mark at the end of every poll: waking for it would never end.
  if (event->type != SDL_POLLSENTINEL) ui::redraw();
  return 1;
}

/// ImGui lays out from left to right, the picture is turned over: so is the mouse.
void take_sdl_events(float width) {
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    if (event.type == SDL_MOUSEMOTION) {
      event.motion.x =
          static_cast<int>(ui::mirror::mouse_x(static_cast<float>(event.motion.x), width));
    }
    ImGui_ImplSDL2_ProcessEvent(&event);
  }
}

void send_looks() {
  Platform& p = platform();
  if (p.looks_sent && p.sent_dark == ui::is_dark()) return;
  p.looks_sent = true;
  p.sent_dark = ui::is_dark();
  const ui::Theme& t = ui::theme();
  page::set_looks(t.text, t.text_quiet, t.accent, p.sent_dark);
}

void send_to_page() {
  send_looks();
  const std::string changes = ui::bridge::take_changes();
  if (!changes.empty()) page::apply_twin(changes);
  if (const std::string html = ui::bridge::take_print(); !html.empty()) page::print(html);
  if (std::string text; ui::bridge::take_copy(text)) page::copy(text);
  for (const ui::bridge::Download& file : ui::bridge::take_downloads())
    page::save(file.name, file.mime, file.bytes);
}

void plan_next() {
  Platform& p = platform();
  if (ui::wants_frame() || text::needs_another_frame()) {
    ask_frame();
    return;
  }
  const double at = ui::wanted_at_s();
  if (at <= 0 || at == p.timer_at_s) return;
  p.timer_at_s = at;
  page::request_frame_after(
      static_cast<int>(std::ceil(std::max(0.0, at - page::now_s()) * 1000.0)));
}

void render(float width, float ratio) {
  ImGui::Render();
  ImDrawData* data = ImGui::GetDrawData();
  ui::mirror::mirror_draw_data(data, width);
  if (platform().lost || platform().plain) return;
  const ImGuiIO& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x * ratio),
             static_cast<int>(io.DisplaySize.y * ratio));
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

/// Plain HTML flows by itself; the kit only decides what there is. The screen that it imagines is
/// wide enough for everything to be offered, and so high that a page of a table comes whole.
void begin_plain_frame() {
  constexpr ImVec2 imagined{1280.0F, 6000.0F};
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = imagined;
  io.DeltaTime = 1.0F / 60.0F;
}

void begin_painted_frame() {
  const Platform& p = platform();
  int width_px = 0;
  int height_px = 0;
  SDL_GetWindowSize(p.window, &width_px, &height_px);
  take_sdl_events(static_cast<float>(width_px));
  if (!p.lost) ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
}

void draw_frame() {
  Platform& p = platform();
  p.frame_asked = false;
  p.timer_at_s = 0;
  p.drawing = true;
  if (p.plain) {
    begin_plain_frame();
  } else {
    begin_painted_frame();
  }
  ImGuiIO& io = ImGui::GetIO();
  text::begin_frame();
  ui::mirror::begin_frame(io.DisplaySize.x);
  ImGui::NewFrame();
  const page::Looks looks = page::looks();
  ui::FrameInput input;
  input.width = io.DisplaySize.x;
  input.height = io.DisplaySize.y;
  input.pixel_ratio = io.DisplayFramebufferScale.x;
  input.now_s = page::now_s();
  constexpr double work_s = 0.0015;
  input.work_s = work_s;
  input.system_dark = looks.dark;
  input.reduced_motion = looks.reduced_motion;
  input.today_epoch_day = p.hooks.today_epoch_day ? p.hooks.today_epoch_day() : 0;
  ui::begin_frame(input);
  p.hooks.draw();
  ui::end_frame();
  render(io.DisplaySize.x, io.DisplayFramebufferScale.x);
  send_to_page();
  p.drawing = false;
  if (std::exchange(p.first, false) && p.hooks.first_frame) p.hooks.first_frame();
  plan_next();
}

EM_BOOL on_context_lost(int, const void*, void*) {
  platform().lost = true;
  return EM_TRUE;  // prevents the default: the context may come back
}

EM_BOOL on_context_restored(int, const void*, void*) {
  // All GL objects are gone; their names mean nothing any more.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  text::upload_all();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  platform().lost = false;
  ui::redraw();
  return EM_TRUE;
}

bool open_window() {
  Platform& p = platform();
  // The page owns the keyboard: SDL listens on an element that never has the focus.
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  double width = 0;
  double height = 0;
  emscripten_get_element_css_size("#canvas", &width, &height);
  p.window = SDL_CreateWindow("", 0, 0, static_cast<int>(width), static_cast<int>(height),
                              SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI);
  if (p.window == nullptr) return false;
  p.gl = SDL_GL_CreateContext(p.window);
  return p.gl != nullptr;
}

bool open_text() {
  text::Setup setup;
  setup.regular_ttf = page::take_font(false);
  setup.bold_ttf = page::take_font(true);
  if (!platform().plain) setup.sink = texture_sink();
  setup.fallback = &raster_by_browser;
  return !setup.regular_ttf.empty() && text::initialise(setup);
}

}  // namespace

bool start(Hooks hooks) {
  Platform& p = platform();
  p.hooks = std::move(hooks);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  p.plain = page::looks().forced_colors || !open_window();
  if (!open_text()) return false;
  p.open = true;
  if (p.plain) {
    page::show_plain();
  } else {
    ImGui_ImplSDL2_InitForOpenGL(p.window, p.gl);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    emscripten_set_webglcontextlost_callback("#canvas", nullptr, EM_FALSE, &on_context_lost);
    emscripten_set_webglcontextrestored_callback("#canvas", nullptr, EM_FALSE,
                                                 &on_context_restored);
    SDL_AddEventWatch(&on_sdl_event, nullptr);
  }
  ui::bridge::reset();
  ui::on_wanted(&ask_frame);
  ui::redraw();
  return true;
}

}  // namespace kotaj::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void kotaj_frame() { kotaj::platform::draw_frame(); }

/// The canvas has another size or device ratio: drawn at once, before the browser paints an empty
/// one.
EMSCRIPTEN_KEEPALIVE void kotaj_resize(int width, int height) {
  using kotaj::platform::platform;
  if (!platform().open || platform().plain || width <= 0 || height <= 0) return;
  SDL_SetWindowSize(platform().window, width, height);
  kotaj::ui::redraw();
  if (!platform().drawing) kotaj::platform::draw_frame();
}

}  // extern "C"
