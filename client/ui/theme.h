#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The looks: colours, type scale and spacing scale as tokens. Nothing else in the client names a
/// colour or a size.
namespace kotaj::ui {

/// What a text or a surface means; each has its own sign beside the colour.
enum class Tone : uint8_t { normal, quiet, accent, good, warning, danger };

/// 0xRRGGBB, opaque.
using Rgb = uint32_t;

struct Theme {
  Rgb page;     ///< Behind everything.
  Rgb surface;  ///< Cards, bars.
  Rgb raised;   ///< Dialogs, menus, fields.
  Rgb hover;
  Rgb selected;
  Rgb line;          ///< Hairlines, decorative.
  Rgb control_line;  ///< Borders that tell a control apart: ≥ 3:1 on surface and raised.
  Rgb text;
  Rgb text_quiet;
  Rgb accent;       ///< Text and signs.
  Rgb accent_fill;  ///< Behind `on_accent`.
  Rgb accent_fill_hover;
  Rgb on_accent;
  Rgb accent_soft;  ///< Tinted surface behind `accent`.
  Rgb good, good_soft;
  Rgb warning, warning_soft;
  Rgb danger, danger_soft;
  Rgb danger_fill, on_danger;
  Rgb focus;  ///< Focus ring: ≥ 3:1 on page, surface and raised.
  Rgb scrim;  ///< Behind a dialog (drawn half transparent).
};

enum class ThemeChoice : uint8_t { system, light, dark };

const Theme& light_theme();
const Theme& dark_theme();
/// The one in force.
const Theme& theme();
bool is_dark();
void set_theme(ThemeChoice choice);
ThemeChoice theme_choice();

/// A text and a background that meet on the screen; checked by a unit test.
struct ContrastPair {
  std::string_view name;
  Rgb foreground;
  Rgb background;
  double minimum;  ///< 4.5 for text, 3 for signs and borders (WCAG 1.4.3, 1.4.11).
};
/// All pairs that the kit draws in `theme`.
std::span<const ContrastPair> contrast_pairs(const Theme& theme);
/// WCAG relative luminance contrast, 1 to 21.
double contrast(Rgb a, Rgb b);

/// Type scale, em sizes in CSS px; the line height is 1.56 em of Vazirmatn.
namespace type {
inline constexpr float caption = 12.5F;
inline constexpr float body = 14.5F;
inline constexpr float strong = 15.5F;
inline constexpr float h3 = 16.5F;
inline constexpr float h2 = 19.0F;
inline constexpr float h1 = 23.0F;
inline constexpr float figure = 28.0F;
inline constexpr float line_height = 1.56F;
}  // namespace type

/// Spacing scale, CSS px.
namespace space {
inline constexpr float xxs = 2.0F;
inline constexpr float xs = 4.0F;
inline constexpr float s = 8.0F;
inline constexpr float m = 12.0F;
inline constexpr float l = 16.0F;
inline constexpr float xl = 24.0F;
inline constexpr float xxl = 32.0F;
}  // namespace space

namespace size {
inline constexpr float control = 36.0F;        ///< Height of buttons and fields.
inline constexpr float control_touch = 44.0F;  ///< The same on a phone.
inline constexpr float row = 34.0F;            ///< Table row.
inline constexpr float radius = 8.0F;
inline constexpr float radius_small = 5.0F;
inline constexpr float top_bar = 56.0F;
inline constexpr float side_nav = 216.0F;
inline constexpr float bottom_nav = 60.0F;
inline constexpr float scrollbar = 12.0F;  ///< Kept free for the browser's own.
inline constexpr float content_max = 1360.0F;
}  // namespace size

}  // namespace kotaj::ui
