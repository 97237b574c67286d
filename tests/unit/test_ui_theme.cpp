#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "client/ui/theme.h"

namespace ui = kotaj::ui;

TEST_CASE("contrast is WCAG's", "[ui][theme]") {
  CHECK(ui::contrast(0x000000, 0xFFFFFF) == Approx(21.0));
  CHECK(ui::contrast(0x777777, 0xFFFFFF) == Approx(4.48).margin(0.01));
  CHECK(ui::contrast(0x123456, 0x123456) == Approx(1.0));
}

TEST_CASE("every text and background that meet are far enough apart, in light and dark",
          "[ui][theme]") {
  for (const ui::Theme* theme : {&ui::light_theme(), &ui::dark_theme()}) {
    const auto pairs = ui::contrast_pairs(*theme);
    REQUIRE(pairs.size() > 30);
    std::set<std::string> names;
    for (const ui::ContrastPair& pair : pairs) {
      INFO((theme == &ui::dark_theme() ? "dark: " : "light: ") << pair.name);
      CHECK(ui::contrast(pair.foreground, pair.background) >= pair.minimum);
      names.insert(std::string(pair.name));
    }
    CHECK(names.size() == pairs.size());
  }
}
