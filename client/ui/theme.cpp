#include "client/ui/theme.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "client/ui/frame.h"

namespace kotaj::ui {
namespace {

constexpr Theme light{
    .page = 0xF4F5F7,
    .surface = 0xFFFFFF,
    .raised = 0xFFFFFF,
    .hover = 0xEDF0F4,
    .selected = 0xE3EEF3,
    .line = 0xDFE3E8,
    .control_line = 0x858F9C,
    .text = 0x1B2430,
    .text_quiet = 0x56606D,
    .accent = 0x0B6280,
    .accent_fill = 0x0E6B8A,
    .accent_fill_hover = 0x0A566F,
    .on_accent = 0xFFFFFF,
    .accent_soft = 0xE3EEF3,
    .good = 0x17693A,
    .good_soft = 0xE4F3EA,
    .warning = 0x7D4A00,
    .warning_soft = 0xFCF0D9,
    .danger = 0xA4221C,
    .danger_soft = 0xFCE9E7,
    .danger_fill = 0xB3261E,
    .on_danger = 0xFFFFFF,
    .focus = 0x0B6280,
    .scrim = 0x10161D,
};

constexpr Theme dark{
    .page = 0x11161C,
    .surface = 0x1A212A,
    .raised = 0x212A35,
    .hover = 0x28323E,
    .selected = 0x1D3A47,
    .line = 0x2E3945,
    .control_line = 0x76838F,
    .text = 0xE6EAEE,
    .text_quiet = 0xA6B0BB,
    .accent = 0x6FC3DF,
    .accent_fill = 0x1B7A9A,
    .accent_fill_hover = 0x17698A,
    .on_accent = 0xFFFFFF,
    .accent_soft = 0x1D3A47,
    .good = 0x7FD3A0,
    .good_soft = 0x1B3527,
    .warning = 0xF0BE68,
    .warning_soft = 0x3A2F17,
    .danger = 0xFF9F97,
    .danger_soft = 0x43211F,
    .danger_fill = 0xB83A33,
    .on_danger = 0xFFFFFF,
    .focus = 0x6FC3DF,
    .scrim = 0x000000,
};

ThemeChoice choice = ThemeChoice::system;
bool system_dark = false;

double linear(unsigned channel) {
  const double c = channel / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgb rgb) {
  return 0.2126 * linear((rgb >> 16) & 255U) + 0.7152 * linear((rgb >> 8) & 255U) +
         0.0722 * linear(rgb & 255U);
}

constexpr double for_text = 4.5;
constexpr double for_signs = 3.0;

constexpr std::size_t pair_count = 38;
using Pairs = std::array<ContrastPair, pair_count>;

Pairs pairs_of(const Theme& t) {
  return {{
      {"text on page", t.text, t.page, for_text},
      {"text on surface", t.text, t.surface, for_text},
      {"text on raised", t.text, t.raised, for_text},
      {"text on hover", t.text, t.hover, for_text},
      {"text on selected", t.text, t.selected, for_text},
      {"quiet on page", t.text_quiet, t.page, for_text},
      {"quiet on surface", t.text_quiet, t.surface, for_text},
      {"quiet on raised", t.text_quiet, t.raised, for_text},
      {"quiet on hover", t.text_quiet, t.hover, for_text},
      {"quiet on selected", t.text_quiet, t.selected, for_text},
      {"accent on page", t.accent, t.page, for_text},
      {"accent on surface", t.accent, t.surface, for_text},
      {"accent on raised", t.accent, t.raised, for_text},
      {"accent on hover", t.accent, t.hover, for_text},
      {"accent on selected", t.accent, t.selected, for_text},
      {"accent on soft", t.accent, t.accent_soft, for_text},
      {"text on accent soft", t.text, t.accent_soft, for_text},
      {"on accent fill", t.on_accent, t.accent_fill, for_text},
      {"on accent fill hover", t.on_accent, t.accent_fill_hover, for_text},
      {"good on soft", t.good, t.good_soft, for_text},
      {"good on surface", t.good, t.surface, for_text},
      {"good on page", t.good, t.page, for_text},
      {"text on good soft", t.text, t.good_soft, for_text},
      {"warning on soft", t.warning, t.warning_soft, for_text},
      {"warning on surface", t.warning, t.surface, for_text},
      {"warning on page", t.warning, t.page, for_text},
      {"text on warning soft", t.text, t.warning_soft, for_text},
      {"danger on soft", t.danger, t.danger_soft, for_text},
      {"danger on surface", t.danger, t.surface, for_text},
      {"danger on page", t.danger, t.page, for_text},
      {"danger on raised", t.danger, t.raised, for_text},
      {"text on danger soft", t.text, t.danger_soft, for_text},
      {"on danger fill", t.on_danger, t.danger_fill, for_text},
      {"control line on surface", t.control_line, t.surface, for_signs},
      {"control line on page", t.control_line, t.page, for_signs},
      {"control line on raised", t.control_line, t.raised, for_signs},
      {"focus on surface", t.focus, t.surface, for_signs},
      {"focus on page", t.focus, t.page, for_signs},
  }};
}

}  // namespace

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }

bool is_dark() {
  return choice == ThemeChoice::dark || (choice == ThemeChoice::system && system_dark);
}

const Theme& theme() { return is_dark() ? dark : light; }

void set_theme(ThemeChoice new_choice) {
  choice = new_choice;
  redraw();
}

ThemeChoice theme_choice() { return choice; }

namespace detail {
void set_system_dark(bool value) { system_dark = value; }
}  // namespace detail

std::span<const ContrastPair> contrast_pairs(const Theme& of) {
  static const Pairs of_light = pairs_of(light);
  static const Pairs of_dark = pairs_of(dark);
  return &of == &dark ? of_dark : of_light;
}

double contrast(Rgb a, Rgb b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

}  // namespace kotaj::ui
