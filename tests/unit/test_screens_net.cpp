// Every screen of the program, for every position, held against its twin: what is seen is told.

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <set>

#include "client/app/desk.h"
#include "client/screens/shell.h"
#include "client/ui/bridge.h"
#include "client/ui/context.h"
#include "client/ui/twin.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"
#include "shared/sync/codec.h"
#include "shared/sync/refused.h"
#include "tests/unit/support/kit.h"
#include "tests/unit/support/safety_net.h"
#include "tests/unit/support/short_landing_case.h"
#include "tests/unit/support/valuation_case.h"

namespace {

using namespace kotaj;
namespace landing = short_landing::testing;

using Calls = std::deque<std::function<void()>>;

/// Keeps entries while the desk lives; what the server sends is taken from its answer alone.
struct Entries : app::Storage {
  explicit Entries(Calls& all) : calls(all) {}
  Calls& calls;
  std::map<std::string, std::string> kept;
  void load(std::function<void(app::Stored)> done) override {
    calls.push_back([this, done] {
      app::Stored stored;
      for (const auto& [key, bytes] : kept) stored.entries.push_back({key, bytes});
      done(std::move(stored));
    });
  }
  void write(app::Write write, std::function<void(app::StorageOutcome)> done) override {
    for (const app::Entry& entry : write.insert) kept[entry.key] = entry.bytes;
    for (const app::Entry& entry : write.put) kept[entry.key] = entry.bytes;
    calls.push_back([done] { done(app::StorageOutcome::ok); });
  }
  [[nodiscard]] bool writer() const override { return true; }
  void on_changed(std::function<void()>) override {}
  void tell_tabs() override {}
};

struct OneAnswer : app::Network {
  OneAnswer(Calls& all, sync::SyncResponse the_answer)
      : calls(all), answer(std::move(the_answer)) {}
  Calls& calls;
  sync::SyncResponse answer;
  void sync(std::string, std::function<void(app::Reply)> done) override {
    calls.push_back([this, done] { done({true, 200, 0, kotaj::sync::encode(answer)}); });
  }
  void check_notice(std::string, std::string, std::function<void(std::string_view)>) override {}
  [[nodiscard]] bool online() const override { return true; }
  void on_online(std::function<void(bool)>) override {}
  void on_live(std::function<void()>) override {}
};

struct StillTime : app::Environment {
  uint8_t drawn = 0;
  [[nodiscard]] int64_t now_unix_ms() const override { return 1'685'600'000'000; }
  std::array<uint8_t, 16> random() override {
    std::array<uint8_t, 16> bits{};
    bits[15] = ++drawn;
    return bits;
  }
  void wake_after(uint32_t, std::function<void()>) override {}
  void cancel_wake() override {}
};

struct Row {
  uint16_t module;
  core::Id id;
  std::string bytes;
};

template <typename Record>
Row row_of(uint16_t module, const core::Id& id, const Record& record) {
  return {module, id, sync::encode_record(core::describe<Record>(), &record)};
}

/// What a server would send: the person, an office, a bank, one case that is ready for its notice.
std::vector<Row> world(const access::Person& person, const short_landing::Case& held) {
  std::vector<Row> rows;
  rows.push_back(row_of(1, access::person_id(person.user), person));
  access::Office office;
  office.code = "10100";
  office.name = "گمرک نمونه";
  office.kind = access::OfficeKind::customs_office;
  rows.push_back(row_of(2, access::office_id(office.code), office));
  rows.push_back(row_of(10, landing::id_of(200), held));
  abandoned_goods::Case receipt;
  receipt.receipt.office = "10100";
  receipt.receipt.number = "500917";
  receipt.receipt.custodian = "انبارهای عمومی نمونه";
  receipt.receipt.entered_first_warehouse = receipt.receipt.entered_here = landing::day(1, 5);
  rows.push_back(row_of(abandoned_goods::module().number, landing::id_of(201), receipt));
  export_valuation::Request request;
  request.form = export_valuation::testing::request_form();
  request.analyses = {export_valuation::testing::raw_analysis()};
  request.opinion = export_valuation::testing::opinion();
  request.sending = export_valuation::SendRequest{"۱۰۰", landing::day(3, 1)};
  rows.push_back(row_of(export_valuation::module().number, landing::id_of(202), request));
  export_valuation::ValueLine line{"39252000", "پنجره دوجداره", "", "عدد", {}};
  line.entries.push_back({export_valuation::testing::usd(8),
                          landing::day(1, 1),
                          std::nullopt,
                          "۱۲/م",
                          landing::day(1, 1),
                          {}});
  rows.push_back(row_of(export_valuation::values_module().number,
                        export_valuation::value_id(line.hs_code, line.goods, line.brand, line.unit),
                        line));
  access::BankNotice notice;
  notice.number = "10100-1402-017-1";
  notice.office = "10100";
  notice.bank = "017";
  notice.branch = "1001";
  notice.kotaj = "1234567";
  notice.kind = "N8";
  notice.text = std::string(landing::n8_text);
  notice.verification_code = "7K3M9Q2X";
  notice.issued_at = {1'685'500'000'000};
  rows.push_back(row_of(4, landing::id_of(77), notice));
  return rows;
}

/// A started desk of one person; `more` is sent to him, too.
struct Office {
  explicit Office(access::Position position, const std::vector<Row>& more = {}) {
    landing::Desk work;
    landing::bring_to_decision(work);
    const access::Person person = landing::person_with("karmand", position, "10100");
    sync::SyncResponse answer;
    std::vector<Row> rows = world(person, work.held());
    rows.insert(rows.end(), more.begin(), more.end());
    for (const Row& row : rows) {
      sync::Change change{++answer.cursor, row.module, row.id, 1, row.bytes};
      answer.changes.push_back(std::move(change));
    }
    answer.user = person.user;
    answer.server_time = {1'685'600'000'000};
    network = std::make_unique<OneAnswer>(calls, std::move(answer));
    app::Session session{person.user, "کارمند نمونه"};
    session.bank_staff = position == access::Position::bank_staff;
    session.bank_name = session.bank_staff ? "بانک نمونه" : "";
    desk = std::make_unique<app::Desk>(session, storage, *network, time);
    desk->start();
    for (int i = 0; i < 200 && !calls.empty(); ++i) {
      const auto call = std::move(calls.front());
      calls.pop_front();
      call();
    }
    REQUIRE(desk->started());
    INFO(static_cast<int>(desk->line()));
    REQUIRE((desk->person() != nullptr || session.bank_staff));
  }
  Calls calls;
  Entries storage{calls};
  std::unique_ptr<OneAnswer> network;
  StillTime time;
  std::unique_ptr<app::Desk> desk;
};

constexpr int position_count = 22;

/// The record that a screen shows. A module's screen that shows none of these needs its own row.
core::Id record_of(std::string_view screen) {
  if (screen == "case") return landing::id_of(200);
  if (screen == "abandoned_case") return landing::id_of(201);
  if (screen == "valuation") return landing::id_of(202);
  if (screen == "export_values")
    return export_valuation::value_id("39252000", "پنجره دوجداره", "", "عدد");
  return {};
}

std::vector<std::string> all_twins_of(screens::Shell& shell) {
  std::vector<std::string> wrong;
  testing::watch_drawing();
  for (int i = 0; i < 5; ++i) {
    static_cast<void>(testing::untold());
    ui::test::frame([&] { shell.draw(); });
  }
  for (const std::string& one : testing::untold()) wrong.push_back(one);
  for (const std::string& one : testing::loose_latin()) wrong.push_back("Latin: " + one);
  for (const std::string& one : ui::twin_duplicates()) wrong.push_back("twice: " + one);
  return wrong;
}

}  // namespace

namespace {

/// The screen's own help, opened from the user menu; it too tells all that it shows.
void check_help(screens::Shell& shell, const screens::Screen& screen) {
  ui::test::activate("app/user");
  CHECK(all_twins_of(shell).empty());
  const ui::TwinNode* entry = ui::find_twin(ui::Role::menu_item, "راهنمای این صفحه");
  REQUIRE(entry != nullptr);
  ui::test::activate(entry->id);
  CHECK(all_twins_of(shell) == std::vector<std::string>{});
  REQUIRE(ui::find_twin(ui::Role::dialog, "راهنما") != nullptr);
  CHECK(ui::find_twin(ui::Role::text, screen.help) != nullptr);
}

}  // namespace

TEST_CASE("every screen tells all that it shows, for every position, on a desk and on a phone",
          "[screens][net]") {
  std::set<std::string> seen;
  for (const float width : {1280.0F, 360.0F}) {
    for (int number = 1; number <= position_count; ++number) {
      const auto position = static_cast<access::Position>(number);
      const Office office(position);
      for (const screens::Screen& screen : screens::screens()) {
        if (!screen.open_to(*office.desk)) continue;
        const bool is_new = seen.insert(std::string(screen.id)).second;
        ui::test::start(width, 800.0F);
        ui::bridge::reset();
        screens::Shell shell(*office.desk);
        shell.go(screen.id, record_of(screen.id));
        INFO(screen.id << " at " << width << " for " << access::label_of(position));
        CHECK(all_twins_of(shell) == std::vector<std::string>{});
        if (is_new) check_help(shell, screen);
        ui::test::stop();
      }
    }
  }
  // No screen escapes because nobody opens it here.
  for (const screens::Screen& screen : screens::screens()) {
    INFO(screen.id);
    CHECK(seen.contains(std::string(screen.id)));
  }
}

TEST_CASE("every screen has a short Persian help", "[screens][help]") {
  // In bytes, two a letter: a sentence, and no more than can be read at once.
  constexpr std::size_t least = 80;
  constexpr std::size_t most = 1200;
  for (const screens::Screen& screen : screens::screens()) {
    INFO(screen.id);
    CHECK(screen.help.size() > least);
    CHECK(screen.help.size() < most);
    const auto latin = std::count_if(screen.help.begin(), screen.help.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    CHECK(latin * 10 < static_cast<std::ptrdiff_t>(screen.help.size()));
    CHECK(screen.help.ends_with('.'));
  }
}

TEST_CASE("the first-run tour is offered once, has five steps, and stays in the user menu",
          "[screens][tour]") {
  const Office office(access::Position::exit_gate_officer);
  ui::test::start(1280.0F, 800.0F);
  screens::Shell shell(*office.desk);
  CHECK(all_twins_of(shell).empty());
  REQUIRE(ui::find_twin(ui::Role::button, "دیدن گشت") != nullptr);
  ui::test::activate(ui::find_twin(ui::Role::button, "دیدن گشت")->id);
  for (int step = 0; step < 5; ++step) {
    INFO(step);
    CHECK(all_twins_of(shell) == std::vector<std::string>{});
    const std::string path = "tour/" + std::to_string(step);
    REQUIRE(ui::find_twin(path) != nullptr);
    CHECK(ui::find_twin(path)->modal);
    ui::test::activate(path + "/on");
  }
  CHECK(all_twins_of(shell).empty());
  CHECK(ui::find_twin(ui::Role::button, "دیدن گشت") == nullptr);
  CHECK(ui::find_twin("tour/4") == nullptr);
  ui::test::activate("app/user");
  CHECK(all_twins_of(shell).empty());
  CHECK(ui::find_twin(ui::Role::menu_item, "گشت میز") != nullptr);
  ui::test::stop();
}

TEST_CASE("what is pressed on a page after its section holds, in one slow frame, too",
          "[screens]") {
  const Office office(access::Position::exit_gate_officer);
  ui::test::start(1280.0F, 800.0F);
  screens::Shell shell(*office.desk);
  CHECK(all_twins_of(shell).empty());
  const ui::TwinNode* opens = ui::find_twin(ui::Role::button, "پرونده جدید");
  REQUIRE(opens != nullptr);
  const std::string button = opens->id;
  ui::test::activate("app/nav/worklist");
  ui::test::activate(button);
  CHECK(all_twins_of(shell).empty());
  CHECK(shell.current() == "new_case");
  ui::test::stop();
}

namespace {

/// An amendment of the case's declared weight that the server refused, as it keeps it for its
/// author.
Row refused_amendment(const core::Id& record) {
  const short_landing::Amend typed{{{"declared_gross", "51000", "50000"}}, "اشتباه تایپی", {}};
  const access::Act& act = *access::find_act(short_landing::module(), "amend");
  sync::Operation operation;
  operation.id = landing::id_of(90);
  operation.device = landing::id_of(91);
  operation.seq = 1;
  operation.user = "karmand";
  operation.assignment = landing::id_of(1);
  operation.module = short_landing::module().number;
  operation.record = record;
  operation.made_at = {1'685'590'000'000};
  operation.act = act.number;
  operation.payload = sync::encode_record(*act.payload(), &typed);
  const access::Refusal refusal{
      "changed_meanwhile", "changes[0].old_value", "در این میان تغییر کرده است.", {}};
  const sync::RefusedOperation kept =
      sync::refused_operation(operation, sync::encode(operation), refusal, {1'685'595'000'000});
  return row_of(sync::refused_operation_module().number, sync::refused_id(operation.id), kept);
}

/// What the twin tells under a label; empty where nobody tells it.
std::string told(std::string_view label) {
  const ui::TwinNode* node = ui::find_twin(ui::Role::label_value, label);
  return node == nullptr ? std::string{} : node->value;
}

}  // namespace

TEST_CASE("a refused change is told field by field, beside what stands there now", "[screens]") {
  for (const float width : {1440.0F, 360.0F}) {
    const Office office(access::Position::assessment_head,
                        {refused_amendment(landing::id_of(200))});
    ui::test::start(width, 800.0F);
    screens::Shell shell(*office.desk);
    shell.go("queue");
    INFO(width);
    CHECK(all_twins_of(shell) == std::vector<std::string>{});
    const core::Field& gross = *core::describe<short_landing::Declaration>().find("declared_gross");
    CHECK(ui::find_twin(ui::Role::heading, gross.label) != nullptr);
    CHECK(told("مقدار هنگام نوشتن") == "۵۱٬۰۰۰ کیلوگرم");
    CHECK(told("نوشتهٔ شما") == "۵۰٬۰۰۰ کیلوگرم");
    CHECK(told("مقدار کنونی، تغییرکرده") == "۵۲٬۰۰۰ کیلوگرم");
    ui::test::stop();
  }
}

TEST_CASE("of a record that is not his to read the author gets what he typed and no more",
          "[screens]") {
  const Office office(access::Position::assessment_head, {refused_amendment(landing::id_of(123))});
  ui::test::start(1440.0F, 800.0F);
  screens::Shell shell(*office.desk);
  shell.go("queue");
  CHECK(all_twins_of(shell) == std::vector<std::string>{});
  CHECK(told("نوشتهٔ شما") == "۵۰٬۰۰۰ کیلوگرم");
  CHECK(told("مقدار کنونی، تغییرکرده").empty());
  CHECK(told("مقدار کنونی").empty());
  ui::test::stop();
}

TEST_CASE("the net sees what is not told", "[screens][net]") {
  ui::test::start(400.0F, 300.0F);
  testing::watch_drawing();
  ui::test::frame([] {
    ui::detail::draw_text(10, 10, "بی‌همزاد", {}, ui::theme().text);
    ui::detail::press("nobody", {10, 40, 50, 20});
    ui::paragraph("گفته شده: CSV");
  });
  const std::vector<std::string> untold = testing::untold();
  REQUIRE(untold.size() == 2);
  CHECK(untold.back() == "untold: بی‌همزاد");
  CHECK(testing::loose_latin().empty());
  ui::test::stop();
}
