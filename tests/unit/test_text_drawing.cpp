// What the text seam measures and draws through Dear ImGui's own calls.

#include <imgui_internal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <functional>

#include "client/text/limits.h"
#include "client/text/text.h"
#include "client/ui/mirror.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;
using testing::Headless;

constexpr const char* sentence = "موتور BMW سواری (HS 87032339)";

/// Draws straight into a list that covers the screen, without a window.
void on_screen(const std::function<void(ImDrawList&)>& draw) {
  draw(*ImGui::GetBackgroundDrawList());
}

void sentences() {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
  ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(20, 20, 30, 255));
  for (const char* line :
       {sentence, "می‌شود و صحیحاً ثبت شده است.", "۱۲ ع ۳۴۵ - ۶۷", "(ABC)",
        "مانده: \u2066۴۳٬۴۸۰ − ۱۵٬۲۰۰ = ۲۸٬۲۸۰\u2069 کیلوگرم", "از ۱۴۰۲/۰۳/۱۷ → تاکنون"})
    ImGui::TextUnformatted(line);
  ImGui::PushFont(text::font({text::Weight::bold, 20.0F}));
  ImGui::TextUnformatted("پیغام قابل توجه بانک");
  ImGui::PopFont();
  ImGui::PushTextWrapPos(200.0F);
  ImGui::TextUnformatted("گمرک درب خروج مکلف است کسر تخلیه را با ذکر کوتاژ ۱۲۳۴۵۶۷۸ اعلام نماید.");
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::End();
}

/// Columns of pixels that are not the background, as seen on the screen.
struct Ink {
  int first = -1;
  int last = -1;
};

Ink ink_of(const testing::Picture& picture) {
  Ink ink;
  for (int x = 0; x < picture.width_px; ++x)
    for (int y = 0; y < picture.height_px; ++y)
      if (picture.pixel(x, y)[0] < 250) {
        if (ink.first < 0) ink.first = x;
        ink.last = x;
      }
  return ink;
}

}  // namespace

TEST_CASE("golden: Persian sentences", "[text][golden]") {
  const float ratio = GENERATE(1.0F, 1.5F, 3.0F);
  Headless headless({420, 280, ratio, true});
  headless.frame(sentences);
  const std::string name = "text-" + std::to_string(static_cast<int>(ratio * 100));
  CHECK(testing::matches_golden(headless.picture(), name));
}

TEST_CASE("a mirrored frame shows the same text at the other side", "[text][mirror]") {
  constexpr float width = 300;
  constexpr ImVec2 pos(20, 10);
  const auto draw = [&](ImDrawList& list) { list.AddText(pos, IM_COL32_BLACK, sentence); };
  testing::Picture plain;
  float text_width = 0;
  {
    Headless headless({width, 40, 1, false});
    headless.frame([&] { on_screen(draw); });
    plain = headless.picture();
  }
  Headless headless({width, 40, 1, true});
  headless.frame([&] {
    on_screen(draw);
    text_width = text::measure(sentence).x;
  });
  const testing::Picture mirrored = headless.picture();
  const Ink left = ink_of(plain);
  const Ink right = ink_of(mirrored);
  REQUIRE(left.first >= 0);
  CHECK(std::abs(left.first - 20) <= 2);
  CHECK(std::abs(right.last - (300 - 20)) <= 2);
  // Not turned over: the same ink, moved. Pens stand on whole pixels, so a glyph may differ by one.
  const int shift = static_cast<int>(std::lround(width - 20 - text_width - 20));
  int different = 0;
  int inked = 0;
  for (int y = 0; y < plain.height_px; ++y)
    for (int x = 0; x + shift < plain.width_px; ++x) {
      if (plain.pixel(x, y)[0] < 128) ++inked;
      if (std::abs(plain.pixel(x, y)[0] - mirrored.pixel(x + shift, y)[0]) > 100) ++different;
    }
  CHECK(inked > 200);
  CHECK(different < inked / 2);
}

TEST_CASE("CalcTextSizeA keeps ImGui's contract", "[text][hooks]") {
  Headless headless({});
  headless.frame([] {
    const ImFont* font = ImGui::GetFont();
    const float size = ImGui::GetFontSize();
    const std::string text = sentence;
    const char* begin = text.data();
    const char* end = begin + text.size();
    const char* remaining = nullptr;
    const float full = font->CalcTextSizeA(size, FLT_MAX, 0, begin, end, &remaining).x;
    CHECK(remaining == end);
    CHECK(full == Approx(text::measure(text).x));
    // Every prefix that fits is the longest that fits.
    for (float room = 1.0F; room < full; room += 7.0F) {
      const float part = font->CalcTextSizeA(size, room, 0, begin, end, &remaining).x;
      CHECK(part < room);
      REQUIRE(remaining < end);
      CHECK((static_cast<unsigned char>(*remaining) & 0xC0U) != 0x80U);
    }
    CHECK(font->CalcTextSizeA(size, FLT_MAX, 0, begin, begin).y == size);
    CHECK(font->CalcTextSizeA(size, FLT_MAX, 0, "ا\nب\n").y == 2 * size);
    const ImVec2 wrapped = font->CalcTextSizeA(size, FLT_MAX, full / 2, begin, end);
    CHECK(wrapped.x <= full / 2 + 0.1F);
    CHECK(wrapped.y >= 2 * size);
    const char* first_end = font->CalcWordWrapPositionA(1.0F, begin, end, full / 2);
    CHECK(first_end > begin);
    CHECK(first_end < end);
    CHECK(*first_end == ' ');
  });
}

TEST_CASE("the draw hook clips finely, and draws only what is in sight", "[text][hooks]") {
  Headless headless({300, 200, 1, GENERATE(true, false)});
  headless.frame([] {
    on_screen([](ImDrawList& list) {
      const ImVec4 clip(30, 12, 80, 22);
      const int before = list.VtxBuffer.Size;
      list.AddText(nullptr, 0, {20, 10}, IM_COL32_BLACK, sentence, nullptr, 0, &clip);
      CHECK(list.VtxBuffer.Size > before);
      for (int i = before; i < list.VtxBuffer.Size; ++i) {
        const ImVec2 pos = list.VtxBuffer[i].pos;
        const bool inside = pos.x >= clip.x - 0.01F && pos.x <= clip.z + 0.01F &&
                            pos.y >= clip.y - 0.01F && pos.y <= clip.w + 0.01F;
        CHECK(inside);
      }
      const int clipped = list.VtxBuffer.Size;
      std::string many;
      for (int i = 0; i < 1000; ++i) many += "سطر\n";
      list.AddText({20, -10'000}, IM_COL32_BLACK, many.c_str());
      const int lines_in_sight = 12;
      CHECK(list.VtxBuffer.Size - clipped < lines_in_sight * 4 * 4);
      CHECK(list.VtxBuffer.Size > clipped);
    });
  });
}

TEST_CASE("glyphs stand on whole device pixels", "[text]") {
  const float ratio = GENERATE(1.0F, 1.25F, 2.0F);
  Headless headless({333, 100, ratio, true});
  headless.frame([] {
    on_screen([](ImDrawList& list) { list.AddText({20.3F, 10.7F}, IM_COL32_BLACK, sentence); });
  });
  const ImDrawList& list = *headless.draw_data().CmdLists[0];
  REQUIRE(list.VtxBuffer.Size > 40);
  for (const ImDrawVert& vertex : list.VtxBuffer) {
    const float x = vertex.pos.x * ratio;
    const float y = vertex.pos.y * ratio;
    CHECK(std::abs(x - std::round(x)) < 0.01F);
    CHECK(std::abs(y - std::round(y)) < 0.01F);
  }
}

TEST_CASE("a table of 60 rows and 8 columns shapes nothing new in its second frame",
          "[text][cache]") {
  Headless headless({1440, 1400});
  const auto table = [] {
    on_screen([](ImDrawList& list) {
      for (int row = 0; row < 60; ++row)
        for (int column = 0; column < 8; ++column) {
          const std::string cell =
              "کوتاژ " + std::to_string(row * 8 + column) + (column % 2 == 0 ? " تهران" : " بوشهر");
          const ImVec2 size = ImGui::CalcTextSize(cell.c_str());
          list.AddText(
              {static_cast<float>(column) * 170, static_cast<float>(row) * 22 + size.y / 9},
              IM_COL32_BLACK, cell.c_str());
        }
    });
  };
  headless.frame(table);
  CHECK(text::statistics().shaped >= 480);
  CHECK(text::statistics().glyphs_rasterised > 10);
  headless.frame(table);
  CHECK(text::statistics().shaped == 0);
  CHECK(text::statistics().glyphs_rasterised == 0);
  CHECK(text::statistics().cache_hits >= 2 * 480);
}

TEST_CASE("the cache forgets what was not used for longest", "[text][cache]") {
  Headless headless({});
  headless.frame([] {
    static_cast<void>(text::measure("همیشه"));
    for (std::size_t i = 0; i < 2 * text::max_cached_layouts; ++i) {
      static_cast<void>(text::measure(std::to_string(i)));
      static_cast<void>(text::measure("همیشه"));
    }
  });
  CHECK(text::statistics().cached <= text::max_cached_layouts);
  const std::uint32_t shaped = text::statistics().shaped;
  static_cast<void>(text::measure("همیشه"));
  CHECK(text::statistics().shaped == shaped);
  static_cast<void>(text::measure("0"));
  CHECK(text::statistics().shaped == shaped + 1);
}

TEST_CASE("base direction comes from the caller", "[text]") {
  Headless headless({});
  headless.frame([] {
    on_screen([](ImDrawList& list) {
      const auto first_glyph_x = [&](const char* text) {
        const int before = list.VtxBuffer.Size;
        list.AddText({20, 20}, IM_COL32_BLACK, text);
        return list.VtxBuffer[before].pos.x;
      };
      const float rtl = first_glyph_x("12:");
      text::push_base_direction(text::Direction::ltr);
      const float ltr = first_glyph_x("12:");
      text::pop_base_direction();
      // Mirrored: the visually left glyph has the greater layout x in both; what differs is
      // which glyph that is, so the widths of the first glyphs differ.
      CHECK(rtl != ltr);
    });
    CHECK(text::ltr_isolate("AB") == "\u2066AB\u2069");
  });
}

TEST_CASE("the atlas grows between frames and keeps its pictures", "[text][atlas]") {
  Headless headless({2000, 2000, 3, true});
  const auto sizes = [](int first, int last) {
    on_screen([&](ImDrawList& list) {
      for (int size = first; size < last; ++size)
        list.AddText(text::font({text::Weight::regular, static_cast<float>(size)}),
                     text::line_height_px(static_cast<float>(size)), {10, 10}, IM_COL32_BLACK,
                     "ابجد هوز حطی کلمن سعفص قرشت ثخذ ضظغ ۰۱۲۳۴۵۶۷۸۹");
    });
  };
  headless.frame([&] { sizes(14, 15); });
  CHECK(text::atlas_pixels().side_px == text::first_atlas_side_px);
  const testing::Picture before = headless.picture();
  for (int size = 15; size < 40; ++size) headless.frame([&] { sizes(size, size + 1); });
  CHECK(text::atlas_pixels().side_px == text::largest_atlas_side_px);
  for (int size = 40; size < 120; ++size) headless.frame([&] { sizes(size, size + 1); });
  CHECK(text::atlas_pixels().side_px == text::largest_atlas_side_px);
  headless.frame([&] { sizes(14, 15); });
  CHECK(testing::difference(before, headless.picture()) == 0.0);
}

TEST_CASE("a full atlas shows boxes for one frame and asks for another", "[text][atlas]") {
  Headless headless({2000, 2000, 3, true});
  const auto frame = [] {
    on_screen([](ImDrawList& list) {
      for (float size = 20; size < 100; size += 2)
        list.AddText(text::font({text::Weight::regular, size}), text::line_height_px(size),
                     {10, 10}, IM_COL32_BLACK, "ابجد هوز حطی کلمن سعفص قرشت");
    });
  };
  headless.frame(frame);
  CHECK(text::needs_another_frame());
  const int vertices = headless.draw_data().TotalVtxCount;
  headless.frame([] {});
  CHECK_FALSE(text::needs_another_frame());
  CHECK(text::atlas_pixels().side_px == text::largest_atlas_side_px);
  CHECK(vertices > 40 * 15 * 4);
}

namespace sink {

struct Upload {
  int x, y, width, height;
};
int created_side = 0;
int created = 0;
std::vector<Upload> uploads;
std::vector<std::uint8_t> texture;

ImTextureID create(int side_px) {
  created_side = side_px;
  ++created;
  texture.assign(static_cast<std::size_t>(side_px) * static_cast<std::size_t>(side_px), 77);
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(created));
}

void update(ImTextureID id, int x, int y, int width, int height, const std::uint8_t* coverage,
            int stride) {
  CHECK(id == reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(created)));
  uploads.push_back({x, y, width, height});
  for (int row = 0; row < height; ++row)
    std::copy_n(coverage + row * stride, width, texture.begin() + (y + row) * created_side + x);
}

bool equals_atlas() {
  const text::AtlasPixels atlas = text::atlas_pixels();
  return atlas.side_px == created_side &&
         std::equal(texture.begin(), texture.end(), atlas.coverage);
}

}  // namespace sink

TEST_CASE("the texture gets each new glyph and nothing else, and all of it on demand",
          "[text][atlas]") {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().DisplaySize = {100, 100};
  text::Setup setup;
  setup.regular_ttf = testing::regular_font();
  setup.sink = {sink::create, sink::update};
  REQUIRE(text::initialise(setup));
  CHECK(sink::created_side == text::first_atlas_side_px);
  CHECK(sink::equals_atlas());
  const auto frame = [](const char* what) {
    text::begin_frame();
    ImGui::NewFrame();
    sink::uploads.clear();
    ImGui::GetBackgroundDrawList()->AddText({0, 0}, IM_COL32_BLACK, what);
    ImGui::Render();
  };
  frame("سلام");
  CHECK(sink::uploads.size() >= 3);
  CHECK(sink::uploads.size() <= 4);
  CHECK(sink::equals_atlas());
  frame("سلام");
  CHECK(sink::uploads.empty());
  // The graphics context was lost: the texture's content is gone.
  std::fill(sink::texture.begin(), sink::texture.end(), std::uint8_t{0});
  text::upload_all();
  CHECK(sink::created == 2);
  CHECK(sink::equals_atlas());
  text::shut_down();
  ImGui::DestroyContext();
}

TEST_CASE("a font that is none is refused", "[text]") {
  ImGui::CreateContext();
  const std::byte rubbish[64] = {};
  text::Setup setup;
  CHECK_FALSE(text::initialise(setup));
  setup.regular_ttf = rubbish;
  CHECK_FALSE(text::initialise(setup));
  text::shut_down();
  ImGui::DestroyContext();
}
