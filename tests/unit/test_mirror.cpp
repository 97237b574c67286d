// The finished frame turned over, and areas that are not.

#include <catch2/catch.hpp>

#include "client/text/text.h"
#include "client/ui/mirror.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;
using testing::Headless;
namespace mirror = ui::mirror;

constexpr float width = 200;

bool is_black(const testing::Picture& picture, int x, int y) { return picture.pixel(x, y)[0] < 64; }

}  // namespace

TEST_CASE("rectangles, clip rectangles and the mouse turn over together", "[mirror]") {
  Headless headless({width, 50});
  headless.frame([] {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->PushClipRect({10, 0}, {40, 50});
    list->AddRectFilled({0, 10}, {30, 20}, IM_COL32_BLACK);
    list->PopClipRect();
  });
  const testing::Picture picture = headless.picture();
  CHECK(is_black(picture, 185, 15));
  CHECK(is_black(picture, 171, 15));
  CHECK_FALSE(is_black(picture, 191, 15));  // clipped
  CHECK_FALSE(is_black(picture, 168, 15));
  CHECK_FALSE(is_black(picture, 15, 15));
  CHECK(mirror::mouse_x(0, width) == width - 1);
  CHECK(mirror::mouse_x(mirror::mouse_x(37, width), width) == 37);
  CHECK(mirror::wheel_x(1) == -1);
  CHECK(mirror::cursor(ImGuiMouseCursor_ResizeNESW) == ImGuiMouseCursor_ResizeNWSE);
  CHECK(mirror::cursor(ImGuiMouseCursor_ResizeNWSE) == ImGuiMouseCursor_ResizeNESW);
  CHECK(mirror::cursor(ImGuiMouseCursor_Hand) == ImGuiMouseCursor_Hand);
}

TEST_CASE("what is drawn unmirrored reaches the screen as drawn, clipped where it was",
          "[mirror]") {
  Headless headless({width, 50});
  headless.frame([] {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled({0, 40}, {5, 45}, IM_COL32_BLACK);
    list->PushClipRect({0, 0}, {width, 30});
    // The area 20..60 of the layout is 140..180 of the screen; its left part is drawn.
    mirror::unmirrored(list, {20, 0}, {60, 40}, [&] {
      list->AddRectFilled({20, 0}, {30, 40}, IM_COL32_BLACK);
      list->PushClipRect({40, 0}, {60, 10}, true);
      list->AddRectFilled({35, 0}, {45, 40}, IM_COL32_BLACK);
      list->PopClipRect();
    });
    list->PopClipRect();
    list->AddRectFilled({100, 40}, {105, 45}, IM_COL32_BLACK);
  });
  const testing::Picture picture = headless.picture();
  CHECK(is_black(picture, 141, 15));
  CHECK(is_black(picture, 149, 15));
  CHECK_FALSE(is_black(picture, 151, 15));
  CHECK_FALSE(is_black(picture, 179, 15));
  CHECK_FALSE(is_black(picture, 141, 35));  // the outer clip rectangle holds
  CHECK(is_black(picture, 162, 5));
  CHECK_FALSE(is_black(picture, 157, 5));  // the inner one too
  CHECK_FALSE(is_black(picture, 162, 15));
  CHECK(is_black(picture, 197, 42));  // before and after: mirrored
  CHECK(is_black(picture, 97, 42));
}

TEST_CASE("text in an unmirrored area is readable and stands where it was drawn", "[mirror]") {
  const auto draw = [](ImDrawList* list, ImVec2 pos) {
    list->AddText(pos, IM_COL32_BLACK, "کوتاژ BMW 12");
  };
  testing::Picture plain;
  {
    Headless headless({width, 50, 1, false});
    headless.frame([&] { draw(ImGui::GetBackgroundDrawList(), {110, 10}); });
    plain = headless.picture();
  }
  Headless headless({width, 50});
  headless.frame([&] {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    // 0..100 of the layout is 100..200 of the screen: x 10 of the area is x 110 of the screen.
    mirror::unmirrored(list, {0, 0}, {100, 50}, [&] { draw(list, {10, 10}); });
  });
  CHECK(testing::difference(plain, headless.picture()) == 0.0);
}

TEST_CASE("the mouse inside an unmirrored area is where the picture is", "[mirror]") {
  Headless headless({width, 50});
  headless.frame([] {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    ImGui::GetIO().MousePos = {25, 7};
    const mirror::Unmirrored area(list, {20, 0}, {60, 40});
    CHECK(area.mouse().x == 55);
    CHECK(area.mouse().y == 7);
  });
}
