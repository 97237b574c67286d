#pragma once

#include <catch2/catch.hpp>
#include <string_view>

#include "client/ui/bridge.h"
#include "client/ui/twin.h"

/// What tests of the kit begin with: an imagined page, frames until it rests, a node by its id.
namespace kotaj::testing {

/// The page, for the life of this object; nothing of it was told to a browser yet.
struct Stage {
  explicit Stage(float width = 1280.0F, float height = 800.0F) {
    ui::test::start(width, height);
    ui::bridge::reset();
  }
  ~Stage() { ui::test::stop(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
};

/// Three frames settle what is measured a frame late.
template <typename Draw>
void settle(Draw&& draw, int frames = 3) {
  for (int i = 0; i < frames; ++i) ui::test::frame(draw);
  CHECK(ui::twin_duplicates().empty());
}

inline const ui::TwinNode& node(std::string_view id) {
  const ui::TwinNode* found = ui::find_twin(id);
  INFO("node " << id);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace kotaj::testing
