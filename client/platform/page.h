#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// What the platform asks of the page; `Module.twin` of web/twin.js is the other half.
namespace kotaj::platform::page {

struct Looks {
  bool dark = false;
  bool reduced_motion = false;
  /// The system's own colours are forced on every page: what a canvas paints would not have them.
  bool forced_colors = false;
};

void request_frame();
/// Calls for a frame after that long; a new call replaces the old one.
void request_frame_after(int delay_ms);
void apply_twin(std::string_view changes);
/// Colours of the shown fields: `#rrggbb` of text, quiet text, accent, and whether the theme is
/// dark.
void set_looks(uint32_t text, uint32_t quiet, uint32_t accent, bool dark);
Looks looks();
double now_s();
/// The fonts' bytes, copied once; empty where the page had none.
std::span<const std::byte> take_font(bool bold);
void print(std::string_view html);
void copy(std::string_view text);
void save(std::string_view name, std::string_view mime, std::string_view bytes);
/// No picture is possible: the twin becomes the page.
void show_plain();

}  // namespace kotaj::platform::page
