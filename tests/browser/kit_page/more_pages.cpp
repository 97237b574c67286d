#include "tests/browser/kit_page/more_pages.h"

#include <array>
#include <string>
#include <vector>

#include "client/ui/board.h"
#include "client/ui/chart.h"
#include "client/ui/ui.h"
#include "shared/core/text.h"
#include "tests/unit/support/recipe_screen.h"

namespace kotaj::demo {
namespace {

constexpr std::array<ui::BoardColumn, 6> steps{{{"in_storage", "در انبار", ui::Tone::quiet},
                                                {"expired", "منقضی", ui::Tone::danger},
                                                {"warned", "اخطار شده", ui::Tone::warning},
                                                {"assessed", "ارزیابی شده", ui::Tone::accent},
                                                {"declared", "اظهار شده", ui::Tone::accent},
                                                {"settled", "تعیین تکلیف شده", ui::Tone::good}}};

class Receipts : public ui::BoardSource {
 public:
  [[nodiscard]] std::size_t card_count() const override { return 600; }
  [[nodiscard]] std::string card_id(std::size_t card) const override {
    return "receipt-" + std::to_string(card);
  }
  [[nodiscard]] std::size_t column_of(std::size_t card) const override { return card % 5; }
  [[nodiscard]] uint64_t version() const override { return 1; }
  [[nodiscard]] ui::BoardCard card(std::size_t card) const override {
    static constexpr std::array<const char*, 3> goods{
        "ورق فولادی گرم نورد",
        "قطعات یدکی ماشین‌آلات نساجی با شناسه کالای تجاری",
        "میوه تازه"};
    ui::BoardCard out;
    out.title = "قبض انبار " + core::persian_digits(std::to_string(500'000 + card));
    out.detail = goods[card % goods.size()];
    out.days_left = static_cast<int>(card % 60) - 20;
    out.first = card % goods.size() == 2;
    if (out.first) out.mark = "روزانه";
    out.mark_tone = ui::Tone::accent;
    return out;
  }
};

void draw_board() {
  static const Receipts receipts;
  static ui::BoardState state;
  static std::string opened;
  {
    ui::Row row;
    const auto marked = ui::marked_cards(receipts, state);
    if (ui::button(
            "warn", "ثبت ابلاغ اخطار",
            {.kind = ui::ButtonKind::primary,
             .disabled_reason =
                 marked.empty() ? "نخست کارت‌ها را انتخاب کنید" : ""}))
      ui::toast(ui::Tone::good, "ثبت شد.");
    ui::caption(opened);
  }
  const ui::BoardEvent event =
      ui::board("receipts", steps, receipts, state, {.label = "کالاهای متروکه"});
  if (event.activated) opened = "باز شد: " + receipts.card(*event.activated).title;
}

void draw_chart() {
  static const std::vector<std::string> months{"فروردین", "اردیبهشت", "خرداد", "تیر"};
  static const std::vector<ui::ChartSeries> series{
      {.label = "میانه",
       .tone = ui::Tone::accent,
       .values = {{12, "۱۲"}, {15, "۱۵"}, {9, "۹"}, {21, "۲۱"}}},
      {.label = "صدک نودم",
       .tone = ui::Tone::danger,
       .values = {{30, "۳۰"}, {41, "۴۱"}, {28, "۲۸"}, {52, "۵۲"}}}};
  const ui::Card card("answers", "زمان پاسخ");
  ui::chart("lines", months, series,
            {.label = "زمان پاسخ دستگاه‌ها",
             .time_label = "ماه",
             .unit = "روز",
             .kind = ui::ChartKind::lines});
}

void draw_recipe() {
  static Visits visits;
  draw_visits(visits);
}

}  // namespace

bool draw_more(std::string_view page) {
  if (page == "board") {
    draw_board();
  } else if (page == "chart") {
    draw_chart();
  } else if (page == "recipe") {
    draw_recipe();
  } else {
    return false;
  }
  return true;
}

}  // namespace kotaj::demo
