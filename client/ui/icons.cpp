#include <array>
#include <cstdlib>
#include <string_view>

#include "client/ui/context.h"

// Icons are strokes on a 24 × 24 grid, y down, as the reader sees them (not mirrored): M move, L
// line, Z close, O circle (centre, radius), R rectangle (x, y, w, h, corner), D filled dot (centre,
// radius).
namespace kotaj::ui::detail {
namespace {

constexpr std::array<std::string_view, 47> paths{
    "",                                                                                 // none
    "M4 13L7 5L17 5L20 13L20 19L4 19Z M4 13L9 13L10 16L14 16L15 13L20 13",              // inbox
    "M6 3L14 3L18 7L18 21L6 21Z M14 3L14 7L18 7 M9 12L15 12 M9 16L15 16",               // file
    "M8 7L14 7L18 11L18 21L8 21Z M5 17L5 3L13 3",                                       // files
    "M4 5L20 5L20 16L12 16L8 20L8 16L4 16Z M8 9L16 9 M10 12L16 12",                     // notice
    "M4 8L17 8 M14 5L17 8L14 11 M20 16L7 16 M10 13L7 16L10 19",                         // queue
    "M3 10L12 4L21 10Z M6 10L6 17 M10 10L10 17 M14 10L14 17 M18 10L18 17 M3 20L21 20",  // bank
    "O10.5 10.5 6 M15 15L20 20",                                                        // search
    "O12 12 3.2 M12 3L12 6 M12 18L12 21 M3 12L6 12 M18 12L21 12 M5.6 5.6L7.8 7.8 M16.2 16.2L18.4 18.4 "
    "M5.6 18.4L7.8 16.2 M16.2 7.8L18.4 5.6",                                         // settings
    "O12 8 4 M4 21L5 17L9 14.5L15 14.5L19 17L20 21",                                 // user
    "O8 15 4 M11 12L19 4 M16 7L19 10 M14 9L16 11",                                   // key
    "M12 4L12 20 M7 20L17 20 M4 7L20 7 M4 7L1.8 13L6.2 13Z M20 7L17.8 13L22.2 13Z",  // scale
    "R3 7 18 11 1 M7 7L7 18 M11 7L11 18 M15 7L15 18",                                // container
    "M4 8L12 4L20 8L20 17L12 21L4 17Z M4 8L12 12L20 8 M12 12L12 21",                 // box
    "R4 5 16 15 2 M4 10L20 10 M8 3L8 7 M16 3L16 7",                                  // calendar
    "M5 13L10 18L19 7",                                                              // check
    "M6 6L18 18 M18 6L6 18",                                                         // cross
    "M12 5L12 19 M5 12L19 12",                                                       // plus
    "M5 12L19 12",                                                                   // minus
    "M12 4L21.5 20L2.5 20Z M12 10L12 14.5 D12 17.2 1",                               // warning
    "O12 12 9 M12 11L12 16.5 D12 7.8 1",                                             // info
    "O12 12 9 M9.5 9.5L10.5 7.8L12 7.3L13.6 7.9L14.4 9.4L13.8 11L12 12.4L12 13.8 D12 16.8 1",  // question
    "O12 12 9 M12 7L12 12L8.5 14",        // clock
    "M20 12L4 12 M10 6L4 12L10 18",       // forward (leftwards)
    "M4 12L20 12 M14 6L20 12L14 18",      // back
    "M12 20L12 5 M6 11L12 5L18 11",       // up
    "M12 4L12 19 M6 13L12 19L18 13",      // down
    "M6 9L12 15L18 9",                    // chevron_down
    "M4 7L20 7 M4 12L20 12 M4 17L20 17",  // menu
    "M7 9L7 3L17 3L17 9 M7 17L4 17L4 9L20 9L20 17L17 17 M7 14L17 14L17 21L7 21Z",   // print
    "M12 4L12 15 M7 10.5L12 15.5L17 10.5 M4 20L20 20",                              // download
    "M12 16L12 5 M7 9.5L12 4.5L17 9.5 M4 20L20 20",                                 // upload
    "R8 8 12 12 2 M16 8L16 4L4 4L4 16L8 16",                                        // copy
    "M4 20L4.8 16L16 4.8L19.2 8L8 19.2Z M13.5 7.3L16.7 10.5",                       // edit
    "M4 7L20 7 M9 7L9 4L15 4L15 7 M6 7L7 20L17 20L18 7 M10 11L10 16 M14 11L14 16",  // trash
    "R5 11 14 9 2 M8 11L8 8L9 5.2L12 4L15 5.2L16 8L16 11",                          // lock
    "M10 4L20 4L20 20L10 20 M14 12L3 12 M7 8L3 12L7 16",                            // sign_out
    "O12 12 4 M12 2.5L12 5 M12 19L12 21.5 M2.5 12L5 12 M19 12L21.5 12 M5.3 5.3L7 7 M17 17L18.7 18.7 "
    "M5.3 18.7L7 17 M17 7L18.7 5.3",  // sun
    "M19.5 14.5L16 15.5L12 14.5L9.5 12L8.5 8.5L9.5 4.5L6.5 6.5L4.5 10L4.8 14.5L7.5 18.3L11.5 20L15.5 19.2L18.4 "
    "17.2Z",                                                                                 // moon
    "M6 17L4 15L4 12L6.5 10L8 7L12 5.5L16 7.5L17.5 11L20 12.5L20.5 15L18.5 17Z M4 3L20 21",  // offline
    "M6 17L4 15L4 12L6.5 10L8 7L12 5.5L16 7.5L17.5 11L20 12.5L20.5 15L18.5 17Z M9 12.5L11.2 14.5L15 10.5",  // synced
    "M4 5L20 5L14 12.5L14 19L10 17L10 12.5Z",                   // filter
    "R4 4 16 16 2 M9.3 4L9.3 20 M14.7 4L14.7 20",               // columns
    "M10 14L18 6 M12 6L18 6L18 12 M16 14L16 19L5 19L5 8L10 8",  // link
    "D6 12 1.5 D12 12 1.5 D18 12 1.5",                          // more
    "M4 20L20 20 M7.5 20L7.5 13 M12 20L12 5 M16.5 20L16.5 9",   // chart
};

struct Reader {
  std::string_view rest;
  [[nodiscard]] bool done() {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return rest.empty();
  }
  char command() {
    const char c = rest.front();
    rest.remove_prefix(1);
    return c;
  }
  float number() {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    float value = 0;
    float scale = 0;
    while (!rest.empty() && ((rest.front() >= '0' && rest.front() <= '9') || rest.front() == '.')) {
      if (rest.front() == '.') {
        scale = 1;
      } else {
        value = value * 10 + static_cast<float>(rest.front() - '0');
        scale *= 10;
      }
      rest.remove_prefix(1);
    }
    return scale > 0 ? value / scale : value;
  }
};

}  // namespace

void draw_icon(Icon icon, float x, float y, float icon_size, Rgb rgb, float thickness) {
  const auto index = static_cast<std::size_t>(icon);
  if (index >= paths.size()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = color(rgb);
  const float k = icon_size / 24.0F;
  // The picture will be mirrored: drawn turned, it comes out as it is on the grid.
  const auto at = [&](float u, float v) { return ImVec2{x + (24.0F - u) * k, y + v * k}; };
  Reader reader{paths[index]};
  const auto flush = [&](bool closed) {
    if (!list->_Path.empty()) {
      list->PathStroke(ink, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
    }
  };
  while (!reader.done()) {
    const char c = reader.command();
    if (c == 'Z') {
      flush(true);
      continue;
    }
    if (c == 'M') flush(false);
    const float u = reader.number();
    const float v = reader.number();
    if (c == 'M' || c == 'L') {
      list->PathLineTo(at(u, v));
    } else if (c == 'O' || c == 'D') {
      flush(false);
      const float r = reader.number() * k;
      if (c == 'O') {
        list->AddCircle(at(u, v), r, ink, 0, thickness);
      } else {
        list->AddCircleFilled(at(u, v), r, ink);
      }
    } else if (c == 'R') {
      flush(false);
      const float w = reader.number();
      const float h = reader.number();
      const float r = reader.number();
      const ImVec2 from = at(u + w, v);
      list->AddRect(from, {from.x + w * k, from.y + h * k}, ink, r * k, 0, thickness);
    }
  }
  flush(false);
}

}  // namespace kotaj::ui::detail
