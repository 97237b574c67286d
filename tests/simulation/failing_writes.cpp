#include "tests/simulation/failing_writes.h"

#include <utility>

#include "server/sync/records.h"
#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/person.h"
#include "shared/sync/codec.h"
#include "tests/simulation/judge.h"
#include "tests/simulation/world.h"

namespace kotaj::simulation {

namespace {

constexpr int requests = 100;
constexpr uint64_t largest_batch = 6;
constexpr const char* user = "system_admin";

/// A device that sends what waits until it is answered.
class Stream {
 public:
  Stream(SimServer& server, Ledger& ledger, Dice& dice)
      : server_(server), ledger_(ledger), dice_(dice), device_{dice.bytes<16>()} {
    const auto reader = server.store().reader();
    const auto loaded = server::sync::decode_row(*reader->find_record(access::person_id(user)));
    assignment_ = static_cast<const access::Person*>(loaded.record.get())->assignments.front().id;
  }

  void add(uint64_t count) {
    while (count-- > 0) {
      const access::Bank bank{
          std::to_string(5000 + dice_.below(20)), "بانک " + std::to_string(seq_), {}, true};
      kotaj::sync::Operation operation;
      operation.id = {dice_.bytes<16>()};
      operation.device = device_;
      operation.seq = ++seq_;
      operation.user = user;
      operation.assignment = assignment_;
      operation.module = access::bank_module().number;
      operation.record = access::bank_id(bank.code);
      operation.made_at = {first_moment_ms};
      operation.act = access::find_act(access::bank_module(), "put_bank")->number;
      operation.payload = kotaj::sync::encode_record(core::describe<access::Bank>(), &bank);
      ledger_.kept(operation);
      waiting_.push_back(std::move(operation));
    }
  }

  void send() {
    kotaj::sync::SyncRequest request{device_, 0, waiting_};
    server_.take({{user, kotaj::sync::encode(request), [this](const app::Reply& reply) {
                     kotaj::sync::DecodeError error{};
                     if (reply.status == 200 &&
                         kotaj::sync::decode_sync_response(reply.body, error)) {
                       waiting_.clear();
                     }
                   }}});
  }

  [[nodiscard]] bool waits() const { return !waiting_.empty(); }

 private:
  SimServer& server_;
  Ledger& ledger_;
  Dice& dice_;
  core::Id device_;
  core::Id assignment_;
  uint64_t seq_ = 0;
  std::vector<kotaj::sync::Operation> waiting_;
};

void run(FaultVfs& disk, SimServer& server, uint64_t nth, Dice& dice, Ledger& ledger) {
  if (!server.start()) return ledger.wrong("the server does not start");
  Stream stream(server, ledger, dice);
  const Failure kinds[] = {Failure::io_error, Failure::short_write, Failure::full};
  disk.fail_at(nth, kinds[nth % 3], dice.one_in(4));
  bool failed = false;
  for (int request = 0; request < requests; ++request) {
    stream.add(1 + dice.below(largest_batch));
    stream.send();
    if (disk.failed() && !failed) {
      failed = true;
      // Goes on for a while, on a disk that has failed once, or goes on failing.
      if (dice.one_in(2)) break;
    }
    // A clean end moves the write-ahead log into the file: those writes fail, too.
    if (dice.one_in(10)) {
      server.stop();
      if (!server.start()) break;
    }
  }
  if (!failed && !disk.failed()) ledger.wrong("there was no write number " + std::to_string(nth));
  disk.heal();
  server.crash();
  if (!server.start()) return ledger.wrong("the server does not come back");
  stream.add(1);
  for (int attempt = 0; attempt < 3 && stream.waits(); ++attempt) stream.send();
  if (stream.waits()) ledger.wrong("the queue does not empty");
  uint64_t refused = 0;
  judge_server(server.store(), ledger, refused);
}

}  // namespace

std::vector<std::string> fail_nth_write(uint64_t nth, const std::string& disk_name) {
  Dice dice(nth);
  Dice chance = dice.split();
  Ledger ledger;
  FaultVfs disk(disk_name, dice.split());
  disk.load(founding_image());
  SimServer server(disk,
                   {.now = [] { return core::Moment{first_moment_ms}; },
                    .random = [&chance](std::span<uint8_t> bytes) { chance.fill(bytes); }},
                   ledger);
  try {
    run(disk, server, nth, dice, ledger);
  } catch (const server::store::StoreError& error) {
    ledger.wrong(std::string("the file: ") + error.what());
  }
  return ledger.problems();
}

}  // namespace kotaj::simulation
