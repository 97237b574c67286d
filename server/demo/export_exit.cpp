#include <array>
#include <stdexcept>

#include "server/demo/demo.h"
#include "shared/export_exit/acts.h"
#include "shared/export_exit/circular.h"
#include "shared/export_exit/settlement.h"

namespace kotaj::server::demo {

namespace {

using namespace export_exit;  // NOLINT: the demonstration speaks its words throughout.

constexpr std::string_view registry = "registry_officer";
constexpr std::string_view deputy = "customs_deputy";
constexpr std::string_view manager = "office_manager";
constexpr std::string_view border = "border_officer";
constexpr std::string_view province = "provincial_director";
constexpr std::string_view export_office = "export_office";

constexpr std::string_view origin_code = "20100";
constexpr std::string_view border_code = "20300";

/// One permit on its way: every step is a real operation of the person who may do it.
class Story {
 public:
  Story(cli::Console& console, std::string kotaj, int completed_days_ago, GoodsLine line,
        Kind kind = Kind::definite)
      : console_(console) {
    permit_.office = origin_code;
    permit_.kotaj = std::move(kotaj);
    permit_.completed_on = ago(completed_days_ago);
    permit_.registered_on = ago(completed_days_ago + 2);
    permit_.exit_office = border_code;
    permit_.kind = kind;
    if (kind == Kind::temporary) permit_.return_term = ago(completed_days_ago - 60);
    permit_.exporter = "شرکت صادراتی نمونه";
    permit_.goods = {std::move(line)};
    record_ = permit_id(permit_);
    step(registry, "open_permit", permit_);
  }

  void follow_up(int days_ago) { step(registry, "follow_up", FollowUp{ago(days_ago), {}}); }
  void ask(int days_ago) {
    step(registry, "send_first_inquiry", SendInquiry{ago(days_ago), 7, permit_.kotaj + "/1", {}});
  }
  void ask_again(int days_ago) {
    step(registry, "send_second_inquiry", SendInquiry{ago(days_ago), 10, permit_.kotaj + "/2", {}});
  }
  void answer(int days_ago, InquiryAnswer answer) {
    step(border, "answer_inquiry", AnswerInquiry{ago(days_ago), answer, "پ-" + permit_.kotaj, {}});
  }
  /// All of the load on two vehicles, the second out so many days ago; not yet where negative.
  void leave(int first_days_ago, int second_days_ago) {
    const GoodsLine& line = permit_.goods.front();
    const Carrier one{"12ع345-67",
                      {line.gross.grams / 2},
                      line.packages / 2,
                      ago(first_days_ago + 1),
                      ago(first_days_ago)};
    Carrier other{"14د111-22",
                  {line.gross.grams - one.gross.grams},
                  line.packages - one.packages,
                  ago(first_days_ago),
                  {}};
    if (second_days_ago >= 0) other.exited_on = ago(second_days_ago);
    step(border, "record_carrier", one);
    step(border, "record_carrier", other);
  }
  void notice(int days_ago) { step(border, "record_final_notice", FinalNotice{ago(days_ago), {}}); }

  template <typename Payload>
  void step(std::string_view user, std::string_view act, const Payload& payload) {
    const auto result = console_.act(user, module(), act, record_, &payload);
    if (result.accepted) return;
    throw std::runtime_error("demo: " + std::string(act) + " " + permit_.kotaj + ": " +
                             result.refusal->code + " " + result.refusal->field + " " +
                             result.refusal->reason);
  }
  [[nodiscard]] core::Date ago(int days) const { return *core::add_days(console_.today(), -days); }

 private:
  cli::Console& console_;
  Permit permit_;
  core::Id record_;
};

GoodsLine line_of(std::string_view goods, std::string_view hs_code, int64_t gross_kg,
                  int64_t packages) {
  constexpr int64_t grams = 1000;
  return {std::string(goods), std::string(hs_code), core::Mass{gross_kg * grams}, packages};
}
GoodsLine cement() { return line_of("سیمان پرتلند", "25232900", 24'000, 480); }
GoodsLine tiles() { return line_of("کاشی و سرامیک", "69072100", 22'000, 800); }
GoodsLine dates() { return line_of("خرمای مضافتی", "08041000", 18'000, 1'800); }

/// Where nobody has asked the border yet, or waits for it.
void waiting_permits(cli::Console& console) {
  Story(console, "3305001", 2, tiles());
  Story(console, "3305002", 6, dates());
  Story(console, "3305003", 9, cement());
  Story(console, "3305004", 15, tiles()).follow_up(11);
  Story asked(console, "3305005", 14, cement());
  asked.follow_up(8);
  asked.ask(5);
  Story overdue(console, "3305006", 30, dates());
  overdue.follow_up(24);
  overdue.ask(20);
  Story fruitless(console, "3305007", 25, tiles());
  fruitless.ask(16);
  fruitless.answer(12, InquiryAnswer::no_result);
  Story twice(console, "3305008", 45, cement());
  twice.ask(36);
  twice.ask_again(27);
  twice.step(province, "province_follow_up", FollowUp{twice.ago(20), "تماس با گمرک مرزی"});
  Story late(console, "3305009", 40, dates());
  late.ask(31);
  late.answer(24, InquiryAnswer::no_result);
  late.ask_again(23);
}

/// Where the border has spoken or seen the goods.
void answered_permits(cli::Console& console) {
  Story undecided(console, "3305010", 33, tiles());
  undecided.ask(24);
  undecided.answer(19, InquiryAnswer::not_exited);
  Story said(console, "3305011", 28, cement());
  said.ask(19);
  said.answer(17, InquiryAnswer::exited);
  Story(console, "3305012", 7, dates()).leave(2, -1);
  Story(console, "3305013", 10, tiles()).leave(4, 3);
  Story exited(console, "3305014", 20, cement());
  exited.leave(15, 14);
  exited.notice(14);
  Story slowly(console, "3305015", 50, dates());
  slowly.ask(41);
  slowly.answer(30, InquiryAnswer::exited);
  slowly.leave(45, 43);
  slowly.notice(29);
}

void settled_permits(cli::Console& console) {
  Story cancelled(console, "3305016", 60, tiles());
  cancelled.step(deputy, "cancel_permit",
                 Cancellation{cancelled.ago(40), "ب-3305016", "انصراف صادرکننده"});
  Story judicial(console, "3305017", 90, dates());
  judicial.step(
      manager, "pursue_judicially",
      JudicialPursuit{judicial.ago(30), "مرکز مبارزه با جرایم سازمان یافته", "ق-3305017", {}});
  Story overdue(console, "3305018", 80, line_of("دستگاه جوش نمایشگاهی", "84682000", 1'200, 10),
                Kind::temporary);
  overdue.leave(75, 74);
  overdue.notice(74);
  Story away(console, "3305019", 20, line_of("تجهیزات نمایشگاهی", "94032000", 900, 12),
             Kind::temporary);
  away.leave(15, 15);
  away.notice(15);
}

template <typename Payload>
void must(cli::Console& console, std::string_view user, const access::Module& of,
          std::string_view act, const core::Id& record, const Payload& payload) {
  const auto result = console.act(user, of, act, record, &payload);
  if (!result.accepted)
    throw std::runtime_error("demo: " + std::string(act) + ": " + result.refusal->reason);
}

void calls_and_circular(cli::Console& console) {
  const core::Date today = console.today();
  const auto days = [&](int count) { return *core::add_days(today, count); };
  constexpr int period = 120;
  constexpr int week = 7;
  const SettlementCall call{
      std::string(origin_code), days(-period), days(-1), days(week), "ص-۱۱", {}};
  must(console, export_office, settlement_module(), "open_call", {}, call);
  const SettlementCall earlier{
      std::string(origin_code), days(-3 * period), days(-2 * period), days(4 * week), "ص-۱۰", {}};
  must(console, export_office, settlement_module(), "open_call", {}, earlier);
  must(console, manager, settlement_module(), "report_settlement", settlement_id(earlier),
       SettlementReport{today, "گ-۱۰", 0, 0, 0, 0, 0,
                        "پروانه‌ای در این دوره نیست."});
  for (const std::string_view office : {origin_code, border_code}) {
    const PassCircular passed{std::string(office), "ابلاغ-۱۴۰۲-۳", days(-period), {}};
    must(console, province, circular_module(), "pass_circular", {}, passed);
    if (office == origin_code) {
      must(console, manager, circular_module(), "acknowledge_circular", delivery_id(passed),
           AcknowledgeCircular{days(-period + 2), {}});
    }
  }
}

}  // namespace

void fill_export_exit(cli::Console& console) {
  waiting_permits(console);
  answered_permits(console);
  settled_permits(console);
  calls_and_circular(console);
}

}  // namespace kotaj::server::demo
