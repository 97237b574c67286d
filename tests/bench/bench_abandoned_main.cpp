// One office with 200,000 cases of abandoned goods: what the desk and the server take for the
// board, a search, the custodian's list and the reports, each beside the bare thing in the same
// run: one JSON object a line. Natively; the desk's storage is in memory.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <functional>

#include "client/app/import.h"
#include "client/app/record_index.h"
#include "server/report/report.h"
#include "server/store/body.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/gather.h"
#include "shared/abandoned_goods/standing.h"
#include "shared/core/text.h"
#include "shared/sync/codec.h"
#include "shared/sync/csv.h"
#include "tests/support/server_fixture.h"

namespace {

using namespace kotaj;
using namespace kotaj::abandoned_goods;  // NOLINT: a bench of one module.
using Clock = std::chrono::steady_clock;

constexpr int cases = 200'000;
constexpr int imported = 10'000;
constexpr core::Moment noon{1'741'595'400'000};  // 1403/12/20.

void print(const char* name, double value, const char* unit, double baseline) {
  std::printf(R"({"name":"%s","value":%.1f,"unit":"%s","baseline":%.1f})"
              "\n",
              name, value, unit, baseline);
  std::fflush(stdout);
}

double ms_of(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

core::Date today() { return *core::tehran_date(noon); }

Receipt receipt_of(int ordinal) {
  constexpr int days = 400;
  Receipt out;
  out.office = "20100";
  out.custodian = "انبارهای عمومی نمونه";
  out.number = std::to_string(1'000'000 + ordinal);
  out.entered_first_warehouse = *core::add_days(today(), -(ordinal % days));
  out.entered_here = out.entered_first_warehouse;
  out.owner = "شرکت بازرگانی نمونه";
  out.perishable = ordinal % 100 == 0;
  out.goods = {{"قطعات یدکی صنعتی " + std::to_string(ordinal % 977),
                "84839000",
                core::Mass{400'000},
                20,
                "کارتن",
                {}}};
  return out;
}

/// A third is declared, in every step from there to its settlement; the others wait for their term.
Case case_of(int ordinal) {
  Case out;
  out.receipt = receipt_of(ordinal);
  out.opened_at = noon;
  out.events.push_back({{},
                        "open_case",
                        "registry_officer",
                        "کارشناس",
                        7,
                        {},
                        noon,
                        noon,
                        out.receipt.entered_here,
                        Step::in_storage,
                        {}});
  if (ordinal % 3 != 0) return out;
  Round& round = out.rounds.emplace_back();
  Declaration& declaration = round.declaration.emplace();
  declaration.kotaj = std::to_string(100'000 + ordinal);
  declaration.registered_on = *core::add_days(out.receipt.entered_here, ordinal % 30);
  DeclaredLine line;
  line.goods = out.receipt.goods.front().goods;
  line.hs_code = "84839000";
  line.gross = core::Mass{400'000};
  line.value_usd = 1'250'000;
  line.value_irr = core::Wide{3'562'500'000};
  line.customs_duty = core::Wide{142'500'000};
  declaration.lines.push_back(line);
  constexpr int declared_steps = static_cast<int>(Step::settled) - static_cast<int>(Step::declared);
  out.step = Step{static_cast<int>(Step::declared) + ordinal / 3 % (declared_steps + 1)};
  if (out.step > Step::cashier) declaration.mother_payment_id = "M" + declaration.kotaj;
  if (out.step >= Step::announced) {
    round.claims.push_back({core::derive_id("bench", {declaration.kotaj}),
                            DueKind::duties,
                            142'500'000,
                            today(),
                            "۱",
                            {}});
  }
  out.events.push_back({{},
                        "register_declaration",
                        "registry_officer",
                        "کارشناس",
                        7,
                        {},
                        noon,
                        noon,
                        declaration.registered_on,
                        out.step,
                        {}});
  return out;
}

// --- The device ---

/// Storage in memory that answers when the loop is run; it counts its transactions.
struct Kept : app::Storage {
  std::vector<std::string> segments;
  std::vector<app::Entry> entries;
  std::deque<std::function<void()>> loop;
  int writes = 0;
  void load(std::function<void(app::Stored)> done) override {
    loop.emplace_back([this, done] { done({app::StorageOutcome::ok, segments, {}, entries}); });
  }
  void write(app::Write, std::function<void(app::StorageOutcome)> done) override {
    ++writes;
    loop.emplace_back([done] { done(app::StorageOutcome::ok); });
  }
  [[nodiscard]] bool writer() const override { return true; }
  void on_changed(std::function<void()>) override {}
  void tell_tabs() override {}
  void run() {
    while (!loop.empty()) {
      auto call = std::move(loop.front());
      loop.pop_front();
      call();
    }
  }
};

struct NoLine : app::Network {
  void sync(std::string, std::function<void(app::Reply)>) override {}
  void check_notice(std::string, std::string, std::function<void(std::string_view)>) override {}
  [[nodiscard]] bool online() const override { return false; }
  void on_online(std::function<void(bool)>) override {}
  void on_live(std::function<void()>) override {}
};

struct Noon : app::Environment {
  uint64_t drawn = 0;
  [[nodiscard]] int64_t now_unix_ms() const override { return noon.unix_ms; }
  std::array<uint8_t, 16> random() override {
    std::array<uint8_t, 16> out{};
    ++drawn;
    std::memcpy(out.data(), &drawn, sizeof drawn);
    return out;
  }
  void wake_after(uint32_t, std::function<void()>) override {}
  void cancel_wake() override {}
};

sync::Change officer() {
  access::Person person;
  person.user = "registry_officer";
  person.name = "کارشناس";
  access::Assignment assignment;
  assignment.id = core::Id{{9}};
  assignment.position = access::Position::registry_officer;
  assignment.office = "20100";
  assignment.from = *core::Date::of(1400, 1, 1);
  person.assignments.push_back(assignment);
  return {1, access::person_module().number, access::person_id(person.user), 1,
          sync::encode_record(core::describe<access::Person>(), &person)};
}

void fill(Kept& kept) {
  constexpr std::size_t a_segment = 2'000;
  std::vector<sync::Change> batch{officer()};
  for (int ordinal = 0; ordinal < cases; ++ordinal) {
    const Case one = case_of(ordinal);
    batch.push_back({static_cast<uint64_t>(ordinal) + 2, module().number, case_id(one.receipt), 1,
                     sync::encode_record(core::describe<Case>(), &one)});
    if (batch.size() < a_segment) continue;
    kept.segments.push_back(sync::encode_segment(batch));
    batch.clear();
  }
  if (!batch.empty()) kept.segments.push_back(sync::encode_segment(batch));
  kept.entries.push_back({"n/device", std::string(16, '7')});
}

/// The custodian's list, a line of goods a row.
std::string list_of(int first) {
  std::vector<ListRow> rows(imported);
  std::vector<const void*> pointers;
  for (int row = 0; row < imported; ++row) {
    ListRow& one = rows[static_cast<std::size_t>(row)];
    one.receipt = receipt_of(first + row);
    one.receipt.goods.clear();
    one.line = receipt_of(first + row).goods.front();
    pointers.push_back(&one);
  }
  return sync::write_csv(core::describe<ListRow>(), pointers);
}

std::vector<app::ImportGroup> grouped(std::span<const std::shared_ptr<void>> rows) {
  std::vector<const ListRow*> all;
  for (const auto& row : rows) all.push_back(static_cast<const ListRow*>(row.get()));
  std::vector<app::ImportGroup> out;
  for (ListedReceipt& listed : group_rows(all)) {
    out.push_back({std::make_shared<Receipt>(std::move(listed.receipt)), listed.rows, {}});
  }
  return out;
}

void import_list(app::Desk& desk, Kept& kept) {
  const access::Act& open = *access::find_act(module(), "open_case");
  const std::string file = list_of(cases);
  const double bare =
      ms_of([&] { static_cast<void>(sync::read_csv(core::describe<ListRow>(), file)); });
  app::ImportForm form;
  form.row = &core::describe<ListRow>;
  form.group = &grouped;
  app::ImportPreview preview;
  const double judged =
      ms_of([&] { preview = app::preview_import(desk, module(), open, file, form); });
  if (preview.count(app::ImportRow::State::ready) != imported) std::abort();
  print("abandoned goods: 10,000 rows of a list judged, 200,000 cases held", judged, "ms", bare);
  kept.writes = 0;
  const double taken = ms_of([&] {
    if (app::import_rows(desk, module(), open, preview) != imported) std::abort();
    kept.run();
  });
  if (desk.unsaved() != 0) std::abort();
  print("abandoned goods: 10,000 rows of a list taken and kept", taken, "ms", judged);
  print("abandoned goods: storage transactions of 10,000 rows", kept.writes, "writes", imported);
  const double again =
      ms_of([&] { preview = app::preview_import(desk, module(), open, file, form); });
  if (preview.count(app::ImportRow::State::there) != imported) std::abort();
  print("abandoned goods: the same 10,000 rows judged again, all there", again, "ms", judged);
}

struct Shown {
  BoardRow row{};
  std::string search{};
};

void on_the_device() {
  Kept kept;
  fill(kept);
  NoLine line;
  Noon environment;
  app::Desk desk({"registry_officer", "کارشناس"}, kept, line, environment);
  const double decoded = ms_of([&] {
    sync::DecodeError error{};
    for (const std::string& bytes : kept.segments)
      static_cast<void>(sync::decode_segment(bytes, error));
  });
  const double opened = ms_of([&] {
    desk.start();
    kept.run();
  });
  print("abandoned goods: 200,000 cases opened on the device", opened, "ms", decoded);

  int64_t met = 0;
  const double walk = ms_of([&] {
    desk.replica().for_each(module(), [&](const core::Id&, const sync::Held& held) {
      met += static_cast<const Case*>(held.record.get())->rounds.empty() ? 0 : 1;
    });
  });
  app::RecordIndex<Shown> index;
  const auto make = [](const void* held, core::Date on) {
    return Shown{board_row(*static_cast<const Case*>(held), on), {}};
  };
  print("abandoned goods: the board of 200,000 cases, first",
        ms_of([&] { index.refresh(desk, module(), make); }), "ms", walk);
  const access::Act& dispute = *access::find_act(module(), "open_dispute");
  const OpenDispute payload{today(), "اختلاف", {}};
  if (desk.perform(module(), dispute, index.rows().front().id, &payload)) std::abort();
  print("abandoned goods: the same after one act",
        ms_of([&] { index.refresh(desk, module(), make); }), "ms", walk);
  print("abandoned goods: 200,000 cases in the board's order", ms_of([&] {
          std::vector<const BoardRow*> order;
          for (const auto& row : index.rows()) order.push_back(&row.entry.row);
          std::sort(order.begin(), order.end(),
                    [](const auto* a, const auto* b) { return board_before(*a, *b); });
        }),
        "ms", walk);

  std::size_t found = 0;
  const auto search = [&] {
    found = desk.search(module(), core::search_key("1199999"), 50).size();
  };
  const double first = ms_of(search);
  print("abandoned goods: the first search of 200,000 cases", first, "ms", walk);
  print("abandoned goods: each further search", ms_of(search), "ms", walk);
  if (found != 1) std::abort();

  const Period period{*core::Date::of(1402, 1, 1), today()};
  print("abandoned goods: working list and management report on the device", ms_of([&] {
          Gatherer gatherer({{}, period, today()});
          for (const auto& row : index.rows())
            gatherer.add(*static_cast<const Case*>(row.record.get()));
          if (gatherer.take().rows.size() < cases / 4) std::abort();
        }),
        "ms", walk);
  print("abandoned goods: open claims on the device", ms_of([&] {
          StandingGatherer gatherer(StandingList::open_claims, today());
          for (const auto& row : index.rows())
            gatherer.add(*static_cast<const Case*>(row.record.get()));
          if (gatherer.take().rows.empty()) std::abort();
        }),
        "ms", walk);
  import_list(desk, kept);
}

// --- The server ---

void on_the_server() {
  tests::TestData data;
  const auto owned = data.store().writer();
  server::store::Writer& writer = *owned;
  writer.begin();
  for (int ordinal = 0; ordinal < cases; ++ordinal) {
    const Case one = case_of(ordinal);
    writer.put_record({case_id(one.receipt), module().code, one.receipt.office, 1,
                       static_cast<uint64_t>(ordinal) + 1'000, 0,
                       server::store::to_body(core::describe<Case>(), &one)});
  }
  writer.commit();
  const auto reader = data.store().reader();
  const double bare = ms_of([&] {
    reader->records(module().code, [](const server::store::RecordRow& row) {
      static_cast<void>(server::sync::decode_row(row));
      return true;
    });
  });
  const auto report = [&](server::report::Kind kind, const char* name) {
    const Period month{*core::Date::of(1403, 1, 1), *core::Date::of(1403, 1, 31)};
    const double took = ms_of([&] {
      const auto file = server::report::make(
          *reader, {kind, server::report::Format::xlsx, "20100", month, today(), 0},
          [](const access::Module&, const void*) { return true; });
      if (file.rows == 0) std::abort();
    });
    print(name, took, "ms", bare);
  };
  using server::report::Kind;
  report(Kind::working_list, "abandoned goods: a month's working list of 200,000 cases, server");
  report(Kind::management, "abandoned goods: management report of 200,000 cases, server");
  report(Kind::open_claims, "abandoned goods: open claims of 200,000 cases, server");
}

}  // namespace

int main() {
  on_the_device();
  on_the_server();
}
