#include <array>
#include <catch2/catch.hpp>

#include "client/ui/tour.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "tests/unit/support/kit.h"
#include "tests/unit/support/safety_net.h"

namespace testing = kotaj::testing;
namespace ui = kotaj::ui;

namespace {

constexpr std::array<ui::TourStep, 3> steps{
    {{"first", "نخست", "این دکمه پرونده را باز می‌کند."},
     {"gone", "دوم", "این‌جا چیزی نیست که نشان داده شود."},
     {"last", "پایان", "همین."}}};

struct Scene {
  Scene() {
    ui::test::start(720, 420);
    testing::watch_drawing();
    settle();
  }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  void settle(int frames = 4) {
    for (int i = 0; i < frames; ++i) {
      static_cast<void>(testing::untold());
      ui::test::frame([this] {
        ui::button("first", "پرونده جدید");
        ui::gap(180);
        ui::button("last", "چاپ");
        ended = ui::tour(steps, state) || ended;
      });
    }
    CHECK(testing::untold() == std::vector<std::string>{});
    CHECK(ui::twin_duplicates().empty());
  }
  ui::TourState state;
  bool ended = false;
};

}  // namespace

TEST_CASE("a tour goes on and back by its buttons, and ends once", "[ui][tour]") {
  Scene scene;
  CHECK(ui::find_twin(ui::Role::dialog, "نخست") == nullptr);
  ui::start_tour(scene.state);
  scene.settle();
  REQUIRE(ui::find_twin(ui::Role::dialog, "نخست") != nullptr);
  CHECK(ui::find_twin(ui::Role::dialog, "نخست")->modal);
  CHECK(ui::find_twin(ui::Role::text, "۱ از ۳") != nullptr);
  ui::test::activate("tour/0/on");
  scene.settle();
  CHECK(ui::find_twin(ui::Role::dialog, "دوم") != nullptr);
  ui::test::activate("tour/1/back");
  scene.settle();
  CHECK(scene.state.at == 0);
  ui::test::activate("tour/0/on");
  scene.settle();
  ui::test::activate("tour/1/on");
  scene.settle();
  CHECK_FALSE(scene.ended);
  ui::test::activate("tour/2/on");
  scene.settle();
  CHECK(scene.ended);
  CHECK(ui::find_twin(ui::Role::dialog, "پایان") == nullptr);
}

TEST_CASE("Esc ends a tour", "[ui][tour]") {
  Scene scene;
  ui::start_tour(scene.state);
  scene.settle();
  ui::test::key("Escape");
  scene.settle();
  CHECK(scene.ended);
}

TEST_CASE("golden: a step of a tour", "[ui][tour][golden]") {
  Scene scene;
  ui::start_tour(scene.state);
  scene.settle(6);
  CHECK(testing::matches_golden(testing::kit_headless().picture(), "tour"));
}
