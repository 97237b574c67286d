// A press is where the pointer went down, whatever the page does before it comes up.

#include <imgui.h>

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "client/ui/form.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "shared/core/field_binding.h"

namespace core = kotaj::core;
namespace ui = kotaj::ui;

namespace {

struct Note {
  std::string kotaj;
};

}  // namespace

namespace kotaj::core {

template <>
const Description& describe<Note>() {
  static constexpr std::array<Field, 1> fields{
      member<&Note::kotaj>(
          {.number = 1, .name = "kotaj", .label = "شماره کوتاژ", .type = FieldType::kotaj}),
  };
  static constexpr Description table = description<Note>("test.note", "یادداشت", fields);
  return table;
}

}  // namespace kotaj::core

namespace {

struct Scene {
  Scene() { ui::test::start(600, 400); }
  ~Scene() { ui::test::stop(); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  void settle(int frames = 4) {
    for (int i = 0; i < frames; ++i) {
      ui::test::frame([this] {
        ui::form("note", form);
        pressed = ui::button("below", "پایین") || pressed;
      });
    }
  }
  ui::FormState form{core::describe<Note>()};
  bool pressed = false;
};

}  // namespace

TEST_CASE("a press is not lost where a field left by it says what is wrong", "[ui][pointer]") {
  Scene scene;
  scene.settle();
  ui::test::focus("note/kotaj");
  scene.settle();
  const ui::TwinRect below = ui::find_twin("below")->rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(below.x + below.w / 2, below.y + below.h - 4);
  scene.settle();
  // The browser takes the focus from the field as the pointer goes down.
  io.AddMouseButtonEvent(0, true);
  ui::test::blur();
  scene.settle(3);
  CHECK_FALSE(ui::find_twin("note/kotaj")->invalid);
  io.AddMouseButtonEvent(0, false);
  scene.settle();
  CHECK(scene.pressed);
  CHECK(ui::find_twin("note/kotaj")->invalid);
  CHECK(ui::find_twin("below")->rect.y > below.y);
}

TEST_CASE("the focus does not wait for a pointer that never comes up", "[ui][pointer]") {
  Scene scene;
  scene.settle();
  ui::test::focus("note/kotaj");
  scene.settle();
  ImGui::GetIO().AddMousePosEvent(300, 380);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  ui::test::blur();
  scene.settle();
  CHECK_FALSE(ui::find_twin("note/kotaj")->invalid);
  ui::test::advance(1.5);
  scene.settle();
  CHECK(ui::find_twin("note/kotaj")->invalid);
}
