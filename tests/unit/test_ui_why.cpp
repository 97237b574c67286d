// The «چرا؟» panel: a formula reads from left to right, and its unit follows it on the Persian
// side.

#include <catch2/catch.hpp>

#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "tests/unit/support/kit.h"

namespace core = kotaj::core;
namespace testing = kotaj::testing;
namespace ui = kotaj::ui;

TEST_CASE("golden: why", "[ui][why][golden]") {
  constexpr core::Source clause{core::Source::Kind::directive, "1401/710203", "بند 8، تفسیر SL-2"};
  const core::Explanation steps{
      {"وزن خالی 2 کانتینر", "۴٬۴۱۰ کیلوگرم", clause},
      {"تفاوت با اظهار", "\u2066۴۳٬۴۸۰ − ۱۵٬۲۰۰ = ۲۸٬۲۸۰\u2069 کیلوگرم", clause},
  };
  ui::test::start(420, 240);
  for (int i = 0; i < 4; ++i) ui::test::frame([&] { ui::why("why", steps); });
  CHECK(ui::twin_duplicates().empty());
  CHECK(testing::matches_golden(testing::kit_headless().picture(), "why"));
  ui::test::stop();
}
