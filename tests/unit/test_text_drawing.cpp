// What the text seam draws, as pictures and as vertices.

#include <catch2/catch.hpp>

#include "client/text/text.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;

/// A window that covers the imagined screen, without frame or background.
void on_page(const std::function<void()>& draw) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
  draw();
  ImGui::End();
}

void sentences() {
  ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(20, 20, 30, 255));
  const char* const lines[] = {
      "موتور BMW سواری (HS 87032339)", "می‌شود و صحیحاً ثبت شده است.", "۱۲ ع ۳۴۵ - ۶۷", "(ABC)",
      "مانده: \u2066۴۳٬۴۸۰ − ۱۵٬۲۰۰ = ۲۸٬۲۸۰\u2069 کیلوگرم", "کوتاژ ۱۲۳۴۵۶ مورخ ۱۴۰۲/۰۳/۱۷ → ✓ Привет"};
  for (const char* line : lines) ImGui::TextUnformatted(line);
  ImGui::PushFont(text::font({text::Weight::bold, 20.0F}));
  ImGui::TextUnformatted("پیغام قابل توجه بانک");
  ImGui::PopFont();
  ImGui::PopStyleColor();
}

}  // namespace

TEST_CASE("look", "[.look]") {
  const float ratio = std::getenv("RATIO") ? std::strtof(std::getenv("RATIO"), nullptr) : 1.0F;
  testing::Headless headless({420, 260, ratio, true});
  for (int i = 0; i < 2; ++i) headless.frame([] { on_page(sentences); });
  REQUIRE(testing::write_png(headless.picture(), "look.png"));
}
