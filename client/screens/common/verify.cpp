#include <memory>
#include <string>

#include "client/screens/common/screens.h"

namespace kotaj::screens {
namespace {

struct VerifyMemory {
  std::string number;
  std::string code;
  /// Shared with the reply, which may come after the screen was left.
  std::shared_ptr<std::string> answer = std::make_shared<std::string>();
  bool asked = false;
};

/// A reader of QR codes types all that the code holds into the field where it stands: number,
/// space, verification code.
VerifyMemory as_meant(const VerifyMemory& typed) {
  VerifyMemory meant = typed;
  const std::size_t space = typed.number.find(' ');
  if (space == std::string::npos || !typed.code.empty()) return meant;
  meant.code = typed.number.substr(space + 1);
  meant.number.resize(space);
  return meant;
}

void draw_answer(const std::string& answer) {
  if (answer == "valid") {
    ui::message("answer", ui::Tone::good, "معتبر است",
                "پیغامی با این شماره و کد صادر شده و به قوت خود باقی است.");
  } else if (answer == "superseded") {
    ui::message("answer", ui::Tone::warning, "جایگزین شده است",
                "این پیغام صادر شده بود، اما پیغام دیگری جای آن را گرفته است. آخرین پیغام را ملاک "
                "قرار دهید.");
  } else if (answer == "unknown") {
    ui::message("answer", ui::Tone::danger, "چنین پیغامی نیست",
                "شماره یا کد را دوباره با برگه مقایسه کنید.");
  } else if (answer == "failed") {
    ui::message(
        "answer", ui::Tone::warning, "بررسی نشد",
        "راستی‌آزمایی به ارتباط با سرور نیاز دارد. کمی بعد دوباره "
        "بکوشید.");
  } else {
    ui::busy("در حال بررسی");
  }
}

}  // namespace

void draw_verify(Shell& shell) {
  auto& memory = shell.memory<VerifyMemory>("verify");
  ui::paragraph(
      "شماره پیغام و کد راستی‌آزمایی را از روی برگه چاپی بنویسید؛ "
      "بارکدخوان هر دو را یک‌جا در خانه شماره می‌نویسد.",
      ui::Tone::quiet);
  ui::Card card("check", "راستی‌آزمایی پیغام چاپی");
  bool edited =
      ui::identifier_field("number", memory.number, {.label = "شماره پیغام", .required = true})
          .changed;
  edited = ui::identifier_field("code", memory.code,
                                {.label = "کد راستی‌آزمایی", .required = true})
               .changed ||
           edited;
  if (edited) memory.asked = false;
  const VerifyMemory meant = as_meant(memory);
  const bool complete = !meant.number.empty() && !meant.code.empty();
  if (ui::button(
          "ask", "بررسی",
          {.kind = ui::ButtonKind::primary,
           .disabled_reason =
               complete
                   ? ""
                   : "شماره پیغام و کد راستی‌آزمایی را بنویسید.",
           .default_action = true})) {
    memory.asked = true;
    memory.answer = std::make_shared<std::string>();
    const auto answer = memory.answer;
    shell.desk().check_notice(meant.number, meant.code, [answer](std::string_view reply) {
      *answer = reply.empty() ? "failed" : std::string(reply);
    });
  }
  if (memory.asked) draw_answer(*memory.answer);
}

}  // namespace kotaj::screens
