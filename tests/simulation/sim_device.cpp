#include "tests/simulation/sim_device.h"

#include <algorithm>
#include <utility>

#include "shared/sync/codec.h"

namespace kotaj::simulation {

namespace {

constexpr int64_t patience_ms = 2000;   ///< After which a browser calls a request lost.
constexpr std::size_t protocol_at = 4;  ///< In the envelope, behind the magic.

bool happens(Dice& dice, uint64_t one_in) { return one_in != 0 && dice.one_in(one_in); }

}  // namespace

/// A tab's door to the vault. What it has begun and the vault has not yet taken dies with it.
class Computer::Storage final : public app::Storage {
 public:
  Storage(Computer& computer, Vault& vault) : computer_(computer), vault_(vault) {}

  void load(std::function<void(app::Stored)> done) override {
    later([this, done = std::move(done)] {
      app::Stored stored;
      stored.segments = vault_.segments;
      stored.log = vault_.log;
      for (const auto& [key, bytes] : vault_.entries) stored.entries.push_back({key, bytes});
      done(std::move(stored));
    });
  }

  void write(app::Write write, std::function<void(app::StorageOutcome)> done) override {
    later([this, write = std::move(write), done = std::move(done)] {
      const app::StorageOutcome outcome = take(write);
      // On disk, but not told yet: a crash may come between.
      later([done, outcome] { done(outcome); });
    });
  }

  [[nodiscard]] bool writer() const override { return writer_; }
  void on_changed(std::function<void()> changed) override { changed_ = std::move(changed); }
  void tell_tabs() override;
  void become_writer() {
    writer_ = true;
    look();
  }
  void look() {
    later([this] {
      if (changed_) changed_();
    });
  }

 private:
  void later(std::function<void()> run) {
    // In the order it was begun, as transactions over one store are.
    Surroundings& world = computer_.world_;
    const int64_t now_ms = world.schedule.now_ms();
    busy_until_ms_ = std::max(busy_until_ms_, now_ms + static_cast<int64_t>(world.dice.below(3)));
    world.schedule.after(busy_until_ms_ - now_ms,
                         [alive = std::weak_ptr<int>(alive_), run = std::move(run)] {
                           if (!alive.expired()) run();
                         });
  }

  app::StorageOutcome take(const app::Write& write) {
    Surroundings& world = computer_.world_;
    if (happens(world.dice, world.weather.storage_fails)) {
      return world.dice.one_in(2) ? app::StorageOutcome::full : app::StorageOutcome::failed;
    }
    for (const app::Entry& entry : write.insert) {
      if (vault_.entries.contains(entry.key)) return app::StorageOutcome::conflict;
    }
    for (const app::Entry& entry : write.insert) keep(entry);
    for (const app::Entry& entry : write.put) keep(entry);
    for (const std::string& key : write.remove) vault_.entries.erase(key);
    if (write.replace_base) {
      vault_.segments = write.segments;
      vault_.log.clear();
      vault_.data_keys += write.new_data_key ? 1 : 0;
    }
    vault_.log.insert(vault_.log.end(), write.append.begin(), write.append.end());
    return app::StorageOutcome::ok;
  }

  void keep(const app::Entry& entry) {
    kotaj::sync::DecodeError error{};
    if (entry.key.starts_with(app::keys::operation)) {
      const auto operation = kotaj::sync::decode_operation(entry.bytes, error);
      if (operation) computer_.world_.ledger.kept(*operation);
    }
    vault_.entries[entry.key] = entry.bytes;
  }

  Computer& computer_;
  Vault& vault_;
  bool writer_ = false;
  int64_t busy_until_ms_ = 0;
  std::function<void()> changed_{};
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

class Computer::Network final : public app::Network {
 public:
  explicit Network(Computer& computer) : computer_(computer) {}

  void sync(std::string request, std::function<void(app::Reply)> done) override {
    Surroundings& world = computer_.world_;
    const Weather& weather = world.weather;
    request[protocol_at] = static_cast<char>(computer_.protocol);
    auto exchange = std::make_shared<Exchange>(Exchange{std::move(done), alive_});
    world.schedule.after(patience_ms, [exchange] { exchange->finish({}); });
    const int copies = happens(world.dice, weather.duplicate) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
      if (!computer_.online_ || happens(world.dice, weather.lose_request)) continue;
      int64_t delay = world.dice.between(1, weather.longest_delay_ms);
      if (happens(world.dice, weather.linger))
        delay += world.dice.between(patience_ms, 10 * patience_ms);
      world.schedule.after(delay, [&world, exchange, request, user = computer_.user_] {
        world.send(user, request, [&world, exchange](app::Reply reply) {
          if (happens(world.dice, world.weather.lose_answer)) return;
          world.schedule.after(world.dice.between(1, world.weather.longest_delay_ms),
                               [exchange, reply] { exchange->finish(reply); });
        });
      });
    }
  }

  void check_notice(std::string, std::string, std::function<void(std::string_view)>) override {}
  [[nodiscard]] bool online() const override { return computer_.online_; }
  void on_online(std::function<void(bool)> changed) override {
    online_changed = std::move(changed);
  }
  void on_live(std::function<void()> listener) override { more = std::move(listener); }

  std::function<void(bool)> online_changed{};
  std::function<void()> more{};

 private:
  struct Exchange {
    std::function<void(app::Reply)> done;
    std::weak_ptr<int> alive;
    void finish(app::Reply reply) {
      if (!done || alive.expired()) return;
      std::exchange(done, {})(std::move(reply));
    }
  };
  Computer& computer_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

class Computer::Environment final : public app::Environment {
 public:
  explicit Environment(Computer& computer) : computer_(computer) {}
  [[nodiscard]] int64_t now_unix_ms() const override {
    const Surroundings& world = computer_.world_;
    return world.start_unix_ms + world.schedule.now_ms() + computer_.clock_error_ms;
  }
  std::array<uint8_t, 16> random() override { return computer_.world_.dice.bytes<16>(); }
  void wake_after(uint32_t delay_ms, std::function<void()> wake) override {
    wake_ = std::make_shared<std::function<void()>>(std::move(wake));
    computer_.world_.schedule.after(delay_ms, [weak = std::weak_ptr(wake_)] {
      if (const auto call = weak.lock()) (*call)();
    });
  }
  void cancel_wake() override { wake_.reset(); }

 private:
  Computer& computer_;
  std::shared_ptr<std::function<void()>> wake_{};
};

struct Computer::Tab {
  Tab(Computer& computer, Vault& vault, const std::string& user)
      : storage(computer, vault),
        network(computer),
        environment(computer),
        desk({user, user}, storage, network, environment) {}
  Storage storage;
  Network network;
  Environment environment;
  app::Desk desk;
};

void Computer::Storage::tell_tabs() {
  for (const auto& tab : computer_.tabs_) {
    if (&tab->storage != this) tab->storage.look();
  }
}

Computer::Computer(Surroundings& world, std::string name) : world_(world), name_(std::move(name)) {}
Computer::~Computer() = default;

void Computer::open(const std::string& user) {
  close();
  user_ = user;
  open_second_tab();
}

void Computer::open_second_tab() {
  tabs_.push_back(std::make_unique<Tab>(*this, vaults_[user_], user_));
  elect_writer();
  tabs_.back()->desk.start();
}

void Computer::elect_writer() {
  if (!tabs_.empty() && !tabs_.front()->storage.writer()) tabs_.front()->storage.become_writer();
}

void Computer::close() { tabs_.clear(); }

app::Desk* Computer::desk(std::size_t tab) {
  return tab < tabs_.size() ? &tabs_[tabs_.size() - 1 - tab]->desk : nullptr;
}

void Computer::set_online(bool online) {
  if (online == online_) return;
  online_ = online;
  for (const auto& tab : tabs_) {
    if (tab->network.online_changed) tab->network.online_changed(online);
  }
}

void Computer::say_more() {
  if (!online_) return;
  for (const auto& tab : tabs_) {
    if (tab->network.more) tab->network.more();
  }
}

}  // namespace kotaj::simulation
