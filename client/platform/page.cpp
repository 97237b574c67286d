#include "client/platform/page.h"

#include <emscripten.h>

#include <cstdlib>

#include "client/ui/bridge.h"
#include "client/ui/frame.h"

// clang-format off: the bodies are JavaScript
EM_JS(void, kotaj_page_request_frame, (),
      { requestAnimationFrame(function() { _kotaj_frame(); }); })
EM_JS(void, kotaj_page_request_frame_after, (int delay_ms), {
  clearTimeout(Module["frameTimer"]);
  Module["frameTimer"] = setTimeout(
      function() { requestAnimationFrame(function() { _kotaj_frame(); }); }, delay_ms);
})
EM_JS(void, kotaj_page_apply, (const char* at, int size),
      { Module["twin"].apply(UTF8ToString(at, size)); })
EM_JS(void, kotaj_page_set_looks, (unsigned text, unsigned quiet, unsigned accent, int dark),
      { Module["twin"].setLooks(text, quiet, accent, !!dark); })
EM_JS(int, kotaj_page_looks, (), {
  // Asked in every frame: made once, they keep themselves up to date.
  const looks =
      Module["looks"] || (Module["looks"] =
                              [
                                "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)",
                                "(forced-colors: active)"
                              ]
                                  .map(function(query) { return matchMedia(query); }));
  return (looks[0].matches ? 1 : 0) | (looks[1].matches ? 2 : 0) | (looks[2].matches ? 4 : 0);
})
EM_JS(int, kotaj_page_font_size, (int bold), {
  const bytes = Module["fonts"] && Module["fonts"][bold ? "bold" : "regular"];
  return bytes ? bytes.length : 0;
})
EM_JS(void, kotaj_page_font, (int bold, void* to), {
  const name = bold ? "bold" : "regular";
  HEAPU8.set(Module["fonts"][name], to);
  Module["fonts"][name] = null;
})
EM_JS(void, kotaj_page_print, (const char* at, int size),
      { Module["twin"].print(UTF8ToString(at, size)); })
EM_JS(void, kotaj_page_copy, (const char* at, int size),
      { Module["twin"].copy(UTF8ToString(at, size)); })
EM_JS(void, kotaj_page_save,
      (const char* name, int name_size, const char* mime, int mime_size, const char* at, int size),
      {
        Module["twin"].save(UTF8ToString(name, name_size), UTF8ToString(mime, mime_size),
                            HEAPU8.slice(at, at + size));
      })
EM_JS(void, kotaj_page_show_plain, (), { Module["twin"].showPlain(); })
// clang-format on

namespace kotaj::platform::page {

void request_frame() { kotaj_page_request_frame(); }
void request_frame_after(int delay_ms) { kotaj_page_request_frame_after(delay_ms); }
void apply_twin(std::string_view changes) {
  kotaj_page_apply(changes.data(), static_cast<int>(changes.size()));
}
void set_looks(uint32_t text, uint32_t quiet, uint32_t accent, bool dark) {
  kotaj_page_set_looks(text, quiet, accent, dark ? 1 : 0);
}

Looks looks() {
  const auto bits = static_cast<unsigned>(kotaj_page_looks());
  return {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0};
}

double now_s() { return emscripten_get_now() / 1000.0; }

std::span<const std::byte> take_font(bool bold) {
  const int size = kotaj_page_font_size(bold ? 1 : 0);
  if (size <= 0) return {};
  auto* bytes = static_cast<std::byte*>(std::malloc(static_cast<std::size_t>(size)));
  if (bytes == nullptr) return {};
  kotaj_page_font(bold ? 1 : 0, bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

void print(std::string_view html) { kotaj_page_print(html.data(), static_cast<int>(html.size())); }
void copy(std::string_view text) { kotaj_page_copy(text.data(), static_cast<int>(text.size())); }
void save(std::string_view name, std::string_view mime, std::string_view bytes) {
  kotaj_page_save(name.data(), static_cast<int>(name.size()), mime.data(),
                  static_cast<int>(mime.size()), bytes.data(), static_cast<int>(bytes.size()));
}
void show_plain() { kotaj_page_show_plain(); }

}  // namespace kotaj::platform::page

extern "C" {

EMSCRIPTEN_KEEPALIVE void kotaj_twin_event(int kind, unsigned handle, const char* at, int size,
                                           float a, float b) {
  kotaj::ui::bridge::receive(static_cast<kotaj::ui::bridge::Incoming>(kind), handle,
                             {at, static_cast<std::size_t>(size)}, a, b);
  kotaj::ui::redraw();
}

EMSCRIPTEN_KEEPALIVE void kotaj_twin_file(unsigned handle, const char* name, int name_size,
                                          const char* mime, int mime_size, const char* at,
                                          int size) {
  kotaj::ui::bridge::receive_file(handle, {name, static_cast<std::size_t>(name_size)},
                                  {mime, static_cast<std::size_t>(mime_size)},
                                  {at, static_cast<std::size_t>(size)});
  kotaj::ui::redraw();
}

/// Something outside the kit changed what the picture rests on (theme of the system, a font…).
EMSCRIPTEN_KEEPALIVE void kotaj_redraw() { kotaj::ui::redraw(); }

}  // extern "C"
