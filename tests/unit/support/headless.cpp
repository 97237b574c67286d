#include "tests/unit/support/headless.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "client/ui/mirror.h"

namespace kotaj::testing {

namespace {

std::vector<char> read_all(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::span<const std::byte> regular_font() {
  static const std::vector<char> bytes = read_all(KOTAJ_FONT_TTF);
  return std::as_bytes(std::span(bytes));
}

std::span<const std::byte> bold_font() {
  static const std::vector<char> bytes = read_all(KOTAJ_FONT_BOLD_TTF);
  return std::as_bytes(std::span(bytes));
}

Headless::Headless(Screen screen) : screen_(screen) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  text::Setup setup;
  setup.regular_ttf = regular_font();
  setup.bold_ttf = bold_font();
  if (!text::initialise(setup)) std::abort();
}

Headless::~Headless() {
  text::shut_down();
  ImGui::DestroyContext();
}

void Headless::frame(const std::function<void()>& submit) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {screen_.width_px, screen_.height_px};
  io.DisplayFramebufferScale = {screen_.ratio, screen_.ratio};
  io.DeltaTime = 1.0F / 60.0F;
  text::begin_frame();
  if (screen_.mirrored)
    ui::mirror::begin_frame(screen_.width_px);
  else
    text::set_screen_x({});
  ImGui::NewFrame();
  submit();
  ImGui::Render();
  if (screen_.mirrored) ui::mirror::mirror_draw_data(ImGui::GetDrawData(), screen_.width_px);
}

Picture Headless::picture(ImU32 background) const { return rasterise(draw_data(), background); }

}  // namespace kotaj::testing
