#include <algorithm>
#include <utility>

#include "client/app/desk_impl.h"
#include "client/app/limits.h"
#include "shared/sync/codec.h"

// The line to the server: one request at a time, and no timer while nothing waits.
namespace kotaj::app {
namespace {

constexpr int http_ok = 200;
constexpr int http_unauthorized = 401;
constexpr int http_update_required = 426;

}  // namespace

void Desk::Impl::sync() {
  if (!replica || !storage.writer()) return;
  if (in_flight || storing) {
    more_wanted = true;
    return;
  }
  if (!network.online()) {
    line = Line::offline;
    return;
  }
  in_flight = true;
  more_wanted = false;
  environment.cancel_wake();
  line = Line::syncing;
  sync::SyncRequest request = replica->next_request(last_handed_over);
  // The server may not know of what storage does not have: after a crash its number would be given
  // again.
  const auto stored = [this](const sync::Operation& operation) {
    return !unsaved.contains(operation.id) && !unkept.contains(operation.id);
  };
  request.operations.erase(
      std::find_if_not(request.operations.begin(), request.operations.end(), stored),
      request.operations.end());
  last_sent = request.operations.empty() ? 0 : request.operations.back().seq;
  network.sync(sync::encode(request),
               [this, asked_with = reading](const Reply& reply) { answered(reply, asked_with); });
}

void Desk::Impl::answered(const Reply& reply, uint64_t asked_with) {
  in_flight = false;
  if (asked_with != reading) return sync();
  if (!reply.reached) {
    line = Line::offline;
    retry_later(0);
  } else if (reply.status == http_unauthorized) {
    line = Line::sign_in_needed;
  } else if (reply.status == http_update_required) {
    handed_over();
  } else if (reply.status != http_ok) {
    line = Line::online;
    constexpr uint32_t ms_per_s = 1000;
    retry_later(reply.retry_after_s * ms_per_s);
  } else {
    line = Line::online;
    // It answers after all: what it was given before goes again, for its results.
    if (std::exchange(last_handed_over, 0) != 0) more_wanted = true;
    take_answer(reply.body);
  }
  changed();
}

/// The server took what it could read of the request, and says no more than that this page must be
/// newer. What waits behind it is handed over at once, too (S9).
void Desk::Impl::handed_over() {
  // No clock makes this page newer: it asks again when there is something new to hand over.
  line = Line::update_needed;
  if (last_sent == 0) return;
  last_handed_over = last_sent;
  const auto& waiting = replica->waiting();
  if (!waiting.empty() && waiting.back().seq > last_handed_over) sync();
}

void Desk::Impl::take_answer(std::string_view bytes) {
  sync::DecodeError error = sync::DecodeError::none;
  const auto response = sync::decode_sync_response(bytes, error);
  if (!response) {
    // Not an answer that this program understands: what waits goes on waiting.
    retry_later(limits::retry_longest_ms);
    return;
  }
  const sync::Taken taken = replica->take(*response);
  if (taken.ignored) {
    line = Line::sign_in_needed;  // Another user's session answered.
    return;
  }
  retry_ms = 0;
  clock_offset_ms = response->server_time.unix_ms - environment.now_unix_ms();
  last_synced = now();
  store_answer(bytes, *response, taken);
  const bool progress = !response->results.empty();
  if (response->more || more_wanted || (progress && !replica->waiting().empty())) sync();
}

void Desk::Impl::retry_later(uint32_t at_least_ms) {
  // Idle desks wake for nothing; one that holds nothing yet is not idle.
  if (!replica || (replica->waiting().empty() && replica->cursor() != 0)) return;
  retry_ms =
      retry_ms == 0 ? limits::retry_first_ms : std::min(retry_ms * 2, limits::retry_longest_ms);
  environment.wake_after(std::max(retry_ms, at_least_ms), [this] { sync(); });
}

}  // namespace kotaj::app
