#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/access/modules.h"
#include "shared/sync/codec.h"
#include "shared/sync/modules.h"
#include "shared/sync/operation.h"
#include "tests/unit/sync_fixture.h"

namespace kotaj::sync::fixture {

inline const std::vector<const access::Module*>& test_modules() {
  static const std::vector<const access::Module*> all = {&access::person_module(),
                                                         &ledger_module()};
  return all;
}

/// The server's part of sync, in memory and by the same `perform`: what devices are held against.
class TestServer : public access::Lookup {
 public:
  struct Row {
    uint16_t module = 0;
    uint64_t version = 0;
    uint64_t seq = 0;
    std::shared_ptr<const void> record;
  };

  core::Moment now{1'714'300'000'000};
  std::size_t page_size = 1000;
  std::map<core::Id, Row> rows;
  std::map<core::Id, OperationResult> results;
  std::vector<core::Id> accepted_ids;
  std::map<std::string, std::set<core::Id>> hidden;  ///< Records that a user may no longer read.

  void put_person(const access::Person& person) {
    put(1, access::person_id(person.user), std::make_shared<access::Person>(person));
  }

  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    const auto found = rows.find(id);
    const bool fits = found != rows.end() && module == "person" && found->second.module == 1;
    return fits ? found->second.record.get() : nullptr;
  }

  SyncResponse answer(const std::string& user, const SyncRequest& request) {
    SyncResponse response;
    for (const Operation& operation : request.operations)
      response.results.push_back(perform(user, operation));
    fill_changes(user, request.cursor, response);
    response.server_time = now;
    response.user = user;
    return response;
  }

  [[nodiscard]] std::string encoded(const core::Id& id) const {
    const auto found = rows.find(id);
    return found == rows.end() ? "" : encode_row(found->second);
  }

 private:
  static const access::Module& module_of(uint16_t number) {
    return number == 1 ? access::person_module() : ledger_module();
  }
  static std::string encode_row(const Row& row) {
    return encode_record(module_of(row.module).record(), row.record.get());
  }

  void put(uint16_t module, const core::Id& id, std::shared_ptr<const void> record) {
    Row& row = rows[id];
    row = {module, row.version + 1, ++head_, std::move(record)};
  }

  OperationResult perform(const std::string& user, const Operation& operation) {
    const auto known = results.find(operation.id);
    if (known != results.end()) return known->second;
    OperationResult result{operation.id, false, 0, now, {}, {}};
    const access::Module& module = module_of(operation.module);
    const access::Act* act = access::find_act(module, operation.act);
    DecodeError error{};
    const auto payload = decode_record(*act->payload(), operation.payload, error);
    access::Context context;
    context.at = now;
    context.on = *core::tehran_date(now);
    context.made_at = operation.made_at;
    context.operation = operation.id;
    context.actor = {static_cast<const access::Person*>(find("person", access::person_id(user))),
                     operation.assignment};
    context.lookup = this;
    const auto row = rows.find(operation.record);
    access::Applied applied =
        access::perform(module, *act, row == rows.end() ? nullptr : row->second.record.get(),
                        payload.get(), operation.seen, context);
    if (applied.refusal) {
      result.refusal = applied.refusal;
      result.log_seq = ++head_;
    } else {
      put(operation.module, operation.record, applied.record);
      result.accepted = true;
      result.log_seq = head_;
      accepted_ids.push_back(operation.id);
    }
    results.emplace(operation.id, result);
    return result;
  }

  void fill_changes(const std::string& user, uint64_t after, SyncResponse& response) {
    std::vector<std::pair<uint64_t, core::Id>> found;
    for (const auto& [id, row] : rows) {
      if (row.seq > after && !hidden[user].contains(id)) found.emplace_back(row.seq, id);
    }
    std::sort(found.begin(), found.end());
    response.more = found.size() > page_size;
    if (response.more) found.resize(page_size);
    for (const auto& [seq, id] : found) {
      const Row& row = rows.at(id);
      response.changes.push_back({seq, row.module, id, row.version, encode_row(row)});
    }
    response.cursor = response.more ? found.back().first : head_;
    response.purges.assign(hidden[user].begin(), hidden[user].end());
  }

  uint64_t head_ = 0;
};

}  // namespace kotaj::sync::fixture
