#include <boost/asio/post.hpp>
#include <charconv>

#include "server/http/api.h"
#include "server/http/api_replies.h"
#include "server/http/limits.h"
#include "server/log.h"
#include "shared/sync/codec.h"

namespace kotaj::server::http {

using kotaj::sync::DecodeError;
using kotaj::sync::OperationResult;
using kotaj::sync::SyncRequest;
using kotaj::sync::SyncResponse;

/// One request on its way through the writer and the reader.
struct Api::Syncing {
  std::string user{};
  core::Id session{};
  SyncRequest request{};
  SyncResponse response{};
  Answer answer;
  bool foreign = false;  ///< Of another protocol: its operations are taken, and it must update.
};

namespace {

constexpr std::string_view wire_type = "application/octet-stream";

/// Said only after what waited there was taken, as far as it could be read (S9).
Reply update_required() {
  return error_reply(426, "update_required", "این صفحه قدیمی است؛ آن را تازه کنید.");
}

Reply undecodable(DecodeError error) {
  if (error == DecodeError::unknown_protocol || error == DecodeError::unknown_kind)
    return update_required();
  if (error == DecodeError::over_limit) {
    return error_reply(
        413, "over_limit",
        "درخواست همگام‌سازی بزرگ‌تر از اندازه مجاز است.");
  }
  return error_reply(400, "bad_envelope", "بسته همگام‌سازی خوانده نشد.");
}

Reply unavailable() {
  Reply reply = error_reply(
      503, "unavailable",
      "کارساز در این لحظه نمی‌تواند بنویسد؛ صف این دستگاه نگه داشته شود.");
  reply.headers = "Retry-After: 5\r\n";
  return reply;
}

Reply wire_reply(const SyncResponse& response) {
  Reply reply;
  reply.type = wire_type;
  reply.body = kotaj::sync::encode(response);
  return reply;
}

}  // namespace

/// A closed account's queue is taken to its end, each operation refused and kept (S6): a request
/// with operations gets their results and "there is more", one without is told that it is over.
void Api::last_sync(const Request& request, const Answer& answer) {
  DecodeError error = DecodeError::none;
  auto decoded = kotaj::sync::decode_sync_request(request.body, error);
  const std::string& user = request.closed_user;
  if (!decoded || decoded->operations.empty()) return answer(account_closed(user));
  const auto count = static_cast<double>(decoded->operations.size());
  if (!operations_.take(user, parts_.environment.now(), count)) return answer(busy_reply());
  const auto response = std::make_shared<SyncResponse>();
  response->cursor = decoded->cursor;
  response->more = true;
  response->server_time = parts_.environment.now();
  response->user = user;
  const auto submission =
      std::make_shared<sync::Submission>(user, decoded->device, std::move(decoded->operations));
  const auto job = [this, submission, response](sync::Core& core) {
    response->results = core.take(*submission);
    operations_refused_.fetch_add(response->results.size(), std::memory_order_relaxed);
  };
  const bool posted = parts_.writer.post({submission->weight, job, [answer, response](bool ok) {
                                            answer(ok ? wire_reply(*response) : unavailable());
                                          }});
  if (!posted) answer(unavailable());
}

void Api::sync(Request&& request, const Answer& answer) {
  ++sync_requests_;
  if (request.session == nullptr) return last_sync(request, answer);
  DecodeError error = DecodeError::none;
  auto decoded = kotaj::sync::decode_sync_request(request.body, error);
  const bool foreign = error == DecodeError::unknown_protocol;
  if (foreign) decoded = kotaj::sync::decode_foreign_request(request.body, error);
  if (!decoded) return answer(undecodable(error));
  if (foreign && decoded->operations.empty()) return answer(update_required());
  const core::Moment now = parts_.environment.now();
  const auto count = static_cast<double>(decoded->operations.size());
  if (!decoded->operations.empty() && !operations_.take(request.session->user, now, count)) {
    Reply reply = error_reply(
        429, "too_fast",
        "شمار عملیات این کاربر بیش از اندازه است؛ صف نگه داشته می‌شود.");
    reply.headers = "Retry-After: 10\r\n";
    return answer(std::move(reply));
  }
  const sync::Cursor here{last_change_seq_, request.rights->fingerprint};
  if (decoded->operations.empty() && decoded->cursor == here.packed()) {
    // Nothing sent, nothing new: answered without touching the store.
    SyncResponse response;
    response.cursor = decoded->cursor;
    response.server_time = now;
    response.user = request.session->user;
    return answer(wire_reply(response));
  }
  auto syncing = std::make_shared<Syncing>();
  syncing->user = request.session->user;
  syncing->session = request.session->id;
  syncing->request = std::move(*decoded);
  syncing->answer = answer;
  syncing->foreign = foreign;
  if (syncing->request.operations.empty()) return read_changes(syncing);
  const auto submission = std::make_shared<sync::Submission>(
      syncing->user, syncing->request.device, std::move(syncing->request.operations));
  const auto job = [syncing, submission](sync::Core& core) {
    syncing->response.results = core.take(*submission);
  };
  const bool posted =
      parts_.writer.post({submission->weight, job, [this, syncing](bool ok) {
                            if (!ok) return syncing->answer(unavailable());
                            for (const OperationResult& result : syncing->response.results) {
                              (result.accepted ? operations_accepted_ : operations_refused_)
                                  .fetch_add(1, std::memory_order_relaxed);
                            }
                            if (syncing->foreign) return syncing->answer(update_required());
                            read_changes(syncing);
                          }});
  if (!posted) answer(unavailable());
}

void Api::read_changes(const std::shared_ptr<Syncing>& syncing) {
  const bool posted = reading_.post([this, syncing] {
    try {
      const core::Moment now = parts_.environment.now();
      // Asked again: the operations just taken may have changed what this user may read.
      const auto rights = parts_.directory.rights(syncing->user, now);
      if (rights == nullptr || rights->kind != sync::Rights::Kind::desk)
        return syncing->answer(unknown_route());
      feed_.answer(*rights, now, syncing->request.cursor, syncing->response);
      syncing->response.server_time = now;
      syncing->response.user = syncing->user;
      syncing->answer(wire_reply(syncing->response));
    } catch (const std::exception& failed) {
      log_line("error", "feed failed", {{"what", failed.what()}});
      syncing->answer(unavailable());
    }
  });
  if (!posted) syncing->answer(unavailable());
}

void Api::bank_sync(Request&& request, const Answer& answer) {
  DecodeError error = DecodeError::none;
  auto decoded = kotaj::sync::decode_sync_request(request.body, error);
  if (!decoded) return answer(undecodable(error));
  const auto response = std::make_shared<SyncResponse>();
  for (const kotaj::sync::Operation& operation : decoded->operations) {
    OperationResult result;
    result.id = operation.id;
    result.refusal =
        access::Refusal{"not_allowed",
                        {},
                        "از این حساب چیزی تغییر داده نمی‌شود.",
                        {core::Source::Kind::directive, "1401/710203", {}}};
    response->results.push_back(std::move(result));
  }
  const auto job = [this, rights = request.rights, cursor = decoded->cursor, response, answer] {
    try {
      const core::Moment now = parts_.environment.now();
      surface_.answer(*rights, now, cursor, *response);
      response->server_time = now;
      response->user = rights->user;
      if (response->changes.empty()) return answer(wire_reply(*response));
      const std::string details = R"({"notices":)" + std::to_string(response->changes.size()) + "}";
      // What a bank reads is a row of the log before it is read.
      const bool posted = parts_.writer.post(
          {1,
           [rights, details](sync::Core& core) { core.note(rights->user, "bank.read", details); },
           [response, answer](bool ok) { answer(ok ? wire_reply(*response) : unavailable()); }});
      if (!posted) answer(unavailable());
    } catch (const std::exception& failed) {
      log_line("error", "bank surface failed", {{"what", failed.what()}});
      answer(unavailable());
    }
  };
  if (!bank_reading_.post(job)) answer(unavailable());
}

void Api::bank_notices(Request&& request, const Answer& answer) {
  uint64_t cursor = 0;
  constexpr std::string_view parameter = "after=";
  if (!request.query.empty()) {
    const std::string_view query = request.query;
    const char* begin = query.data() + parameter.size();
    const char* end = query.data() + query.size();
    const bool right = query.starts_with(parameter) && begin != end;
    if (!right || std::from_chars(begin, end, cursor).ptr != end) {
      return answer(error_reply(400, "bad_cursor", "پارامتر after درست نیست."));
    }
  }
  const auto job = [this, rights = request.rights, cursor, answer] {
    try {
      std::size_t rows = 0;
      const std::string page = surface_.json(*rights, parts_.environment.now(), cursor, rows);
      if (rows == 0) return answer(json_reply(page));
      const std::string details = R"({"notices":)" + std::to_string(rows) + "}";
      const bool posted = parts_.writer.post(
          {1,
           [rights, details](sync::Core& core) { core.note(rights->user, "bank.read", details); },
           [page, answer](bool ok) { answer(ok ? json_reply(page) : unavailable()); }});
      if (!posted) answer(unavailable());
    } catch (const std::exception& failed) {
      log_line("error", "bank surface failed", {{"what", failed.what()}});
      answer(unavailable());
    }
  };
  if (!bank_reading_.post(job)) answer(unavailable());
}

void Api::live(Request&&, const Answer& answer) {
  answer(error_reply(400, "websocket_only", "این نشانی تنها برای WebSocket است."));
}

}  // namespace kotaj::server::http
