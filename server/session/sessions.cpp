#include "server/session/sessions.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "server/session/limits.h"
#include "server/store/body.h"

namespace kotaj::server::session {

core::Digest token_digest(std::string_view token) {
  core::Digest digest{};
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
  return digest;
}

std::size_t Sessions::Hash::operator()(const core::Digest& digest) const {
  std::size_t value = 0;
  std::memcpy(&value, digest.data(), sizeof value);
  return value;
}

Sessions::Sessions(std::unique_ptr<store::Reader> reader, sync::Writer& writer,
                   sync::Environment environment)
    : reader_(std::move(reader)), writer_(writer), environment_(std::move(environment)) {}

bool Sessions::alive(const Session& session, core::Moment now) const {
  return now.unix_ms < session.expires_at.unix_ms &&
         now.unix_ms - session.seen_at.unix_ms < limits::idle_ms;
}

void Sessions::open(std::string_view user, std::string_view address, std::string_view agent,
                    std::function<void(std::optional<Opened>)> done) {
  const core::Moment now = environment_.now();
  std::array<uint8_t, limits::token_bytes> secret{};
  environment_.random(secret);
  std::array<uint8_t, 10> random{};
  environment_.random(random);
  auto opened = std::make_shared<Opened>();
  opened->token = core::to_hex({reinterpret_cast<const char*>(secret.data()), secret.size()});
  auto session = std::make_shared<Session>();
  session->id = core::make_uuid_v7(now, random);
  session->token = token_digest(opened->token);
  session->user = user;
  session->created_at = now;
  session->seen_at = now;
  session->expires_at = {now.unix_ms + limits::absolute_ms};
  session->address = address;
  session->agent = agent.substr(0, limits::agent_max_bytes);
  opened->session = session;
  std::vector<Session> mine = of(user);
  const auto job = [session, now, mine](sync::Core& core) {
    core.writer().delete_expired_sessions(now);
    for (std::size_t i = 0; i + limits::sessions_per_user <= mine.size(); ++i)
      core.writer().delete_session(mine[i].id);
    core.writer().put_session(*session);
    std::string details = R"({"session":)";
    store::append_json_string(details, core::to_string(session->id));
    details += R"(,"address":)";
    store::append_json_string(details, session->address);
    details += "}";
    core.note(session->user, "session.sign_in", details);
  };
  const bool posted = writer_.post({1, job, [opened, done](bool ok) {
                                      done(ok ? std::optional<Opened>(*opened) : std::nullopt);
                                    }});
  if (!posted) done(std::nullopt);
}

void Sessions::remember(const std::shared_ptr<const Session>& session) {
  if (known_.size() >= limits::sessions_in_memory) known_.clear();
  known_.insert_or_assign(session->token, std::make_shared<Session>(*session));
}

std::shared_ptr<const Session> Sessions::find(std::string_view token) {
  if (token.size() != limits::token_bytes * 2) return nullptr;
  const core::Digest digest = token_digest(token);
  const core::Moment now = environment_.now();
  if (old_tokens_.contains(digest)) return find_replaced(digest, now);
  auto found = known_.find(digest);
  if (found == known_.end()) {
    const auto row = reader_->find_session(digest);
    if (!row || ended_.contains(row->id)) return nullptr;
    if (known_.size() >= limits::sessions_in_memory) known_.clear();
    found = known_.emplace(digest, std::make_shared<Session>(*row)).first;
  }
  Session& session = *found->second;
  if (!alive(session, now)) {
    known_.erase(found);
    return nullptr;
  }
  if (now.unix_ms - session.seen_at.unix_ms >= limits::touch_every_ms) {
    session.seen_at = now;
    const core::Id id = session.id;
    writer_.post(
        {1, [id, now](sync::Core& core) { core.writer().touch_session(id, now); }, [](bool) {}});
  }
  return found->second;
}

void Sessions::rotate(const Session& session, std::function<void(std::optional<Opened>)> done) {
  std::array<uint8_t, limits::token_bytes> secret{};
  environment_.random(secret);
  auto opened = std::make_shared<Opened>();
  opened->token = core::to_hex({reinterpret_cast<const char*>(secret.data()), secret.size()});
  auto renewed = std::make_shared<Session>(session);
  renewed->token = token_digest(opened->token);
  opened->session = renewed;
  const auto job = [renewed](sync::Core& core) {
    // Ended in the meantime: then it stays ended.
    if (!core.writer().delete_session(renewed->id))
      throw store::StoreError("the session has ended");
    core.writer().put_session(*renewed);
    core.note(renewed->user, "session.token_changed",
              R"({"session":")" + core::to_string(renewed->id) + "\"}");
  };
  const bool posted = writer_.post({1, job, [opened, done](bool ok) {
                                      done(ok ? std::optional<Opened>(*opened) : std::nullopt);
                                    }});
  if (!posted) done(std::nullopt);
}

void Sessions::replace(const core::Digest& old_token,
                       const std::shared_ptr<const Session>& session) {
  const core::Moment now = environment_.now();
  std::erase_if(old_tokens_, [&](const auto& entry) {
    return now.unix_ms - entry.second.at.unix_ms > limits::old_token_ms;
  });
  if (old_tokens_.size() >= limits::ended_in_memory) old_tokens_.clear();
  known_.erase(old_token);
  old_tokens_.insert_or_assign(old_token, Replaced{now, session});
  remember(session);
}

std::shared_ptr<const Session> Sessions::find_replaced(const core::Digest& digest,
                                                       core::Moment now) {
  const Replaced& replaced = old_tokens_.at(digest);
  const bool recent = now.unix_ms - replaced.at.unix_ms <= limits::old_token_ms;
  if (recent && exists(replaced.session->user, replaced.session->id)) return replaced.session;
  old_tokens_.erase(digest);
  return nullptr;
}

bool Sessions::rights_changed(const core::Id& session, uint64_t fingerprint) {
  if (rights_.size() >= limits::sessions_in_memory) rights_.clear();
  const auto [found, first] = rights_.try_emplace(session, fingerprint);
  if (first || found->second == fingerprint) return false;
  found->second = fingerprint;
  return true;
}

bool Sessions::exists(std::string_view user, const core::Id& id) {
  if (ended_.contains(id)) return false;
  const std::vector<Session> mine = of(user);
  return std::any_of(mine.begin(), mine.end(),
                     [&](const Session& session) { return session.id == id; });
}

std::vector<Session> Sessions::of(std::string_view user) {
  std::vector<Session> sessions = reader_->sessions_of(user);
  const core::Moment now = environment_.now();
  std::erase_if(sessions, [&](const Session& session) { return !alive(session, now); });
  return sessions;
}

void Sessions::mark_ended(const core::Id& id) {
  std::erase_if(known_, [&](const auto& entry) { return entry.second->id == id; });
  if (ended_.size() >= limits::ended_in_memory) ended_.clear();
  ended_.insert(id);
}

bool Sessions::end(std::string_view user, const core::Id& id, std::function<void(bool)> done) {
  const std::vector<Session> mine = of(user);
  if (std::none_of(mine.begin(), mine.end(),
                   [&](const Session& session) { return session.id == id; }))
    return false;
  mark_ended(id);
  const auto job = [id, name = std::string(user)](sync::Core& core) {
    if (!core.writer().delete_session(id)) return;
    core.note(name, "session.sign_out", R"({"session":")" + core::to_string(id) + "\"}");
  };
  return writer_.post({1, job, std::move(done)});
}

void Sessions::end_others(std::string_view user, const core::Id& keep,
                          std::function<void(bool)> done) {
  const std::vector<Session> mine = of(user);
  for (const Session& session : mine) {
    if (session.id != keep) mark_ended(session.id);
  }
  const auto job = [mine, keep](sync::Core& core) {
    for (const Session& session : mine) {
      if (session.id != keep) core.writer().delete_session(session.id);
    }
  };
  if (!writer_.post({1, job, done})) done(false);
}

}  // namespace kotaj::server::session
