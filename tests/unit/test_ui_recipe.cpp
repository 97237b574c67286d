// A screen written by the recipe of client/ui/README.md alone, as it stands there.

#include <catch2/catch.hpp>

#include "client/ui/bridge.h"
#include "client/ui/frame.h"
#include "client/ui/twin.h"
#include "tests/unit/support/kit.h"
#include "tests/unit/support/recipe_screen.h"
#include "tests/unit/support/safety_net.h"

namespace testing = kotaj::testing;
namespace ui = kotaj::ui;

namespace {

struct Scene {
  explicit Scene(float width = 1000.0F, float height = 620.0F) {
    ui::test::start(width, height);
    ui::bridge::reset();
    testing::watch_drawing();
    settle();
  }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  void settle(int frames = 4) {
    for (int i = 0; i < frames; ++i) {
      static_cast<void>(testing::untold());
      ui::test::frame([this] { kotaj::draw_visits(visits); });
    }
    CHECK(ui::twin_duplicates().empty());
    CHECK(testing::untold() == std::vector<std::string>{});
    CHECK(testing::loose_latin() == std::vector<std::string>{});
  }
  kotaj::Visits visits;
};

}  // namespace

TEST_CASE("a screen by the recipe is filled in by keyboard", "[ui][recipe]") {
  Scene scene;
  ui::test::key("Ctrl+Enter");
  scene.settle();
  CHECK(scene.visits.rows.row_count() == 0);
  CHECK(ui::find_twin("new/visit/on")->invalid == false);  // nullable: not knowing is a value
  CHECK(ui::find_twin("new/visit/plate")->invalid);
  ui::test::type("new/visit/plate", "۱۲ع۳۴۵-۶۷");
  ui::test::type("new/visit/on", "1403/02/31");
  ui::test::type("new/visit/loaded_kg", "43480.5");
  scene.settle();
  ui::test::key("Ctrl+Enter");
  scene.settle();
  REQUIRE(scene.visits.rows.row_count() == 1);
  CHECK(scene.visits.rows.cell(0, 1).text == "۱۴۰۳/۰۲/۳۱");
  CHECK(scene.visits.rows.cell(0, 2).text == "۴۳٬۴۸۰٫۵");
  CHECK(ui::find_twin(ui::Role::row, "۱۲ع۳۴۵-۶۷، ۱۴۰۳/۰۲/۳۱، ۴۳٬۴۸۰٫۵") != nullptr);
  CHECK(ui::find_twin("new/visit/plate")->value.empty());
}

TEST_CASE("golden: a screen by the recipe", "[ui][recipe][golden]") {
  const float width = GENERATE(1000.0F, 360.0F);
  Scene scene(width, 620.0F);
  ui::test::type("new/visit/plate", "۱۲ع۳۴۵-۶۷");
  ui::test::type("new/visit/loaded_kg", "43480.5");
  ui::test::key("Ctrl+Enter");
  ui::test::advance(10);
  ui::test::focus("new/visit/on");
  scene.settle(6);
  CHECK(testing::matches_golden(testing::kit_headless().picture(),
                                width > 400 ? "recipe-desk" : "recipe-phone"));
}
