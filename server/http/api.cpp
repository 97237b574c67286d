#include "server/http/api.h"

#include <boost/asio/post.hpp>

#include "server/http/api_replies.h"
#include "server/http/limits.h"
#include "server/session/limits.h"

namespace kotaj::server::http {

namespace {

constexpr int static_route = -2;

/// The page's own origin, as a browser writes it.
bool same_origin(const Request& request) {
  const std::string_view scheme = request.tls ? "https://" : "http://";
  return request.origin.size() == scheme.size() + request.host.size() &&
         request.origin.starts_with(scheme) && request.origin.ends_with(request.host);
}

}  // namespace

/// Every route there is. A route that is not here does not exist.
const std::array<Route, 19> Api::table{{
    {Method::post, "/api/v1/session", Audience::anyone, limits::small_json_bytes, true,
     &Api::sign_in},
    {Method::get, "/api/v1/session", Audience::signed_in, limits::no_body, false,
     &Api::signed_in_as},
    {Method::del, "/api/v1/session", Audience::signed_in, limits::no_body, true, &Api::sign_out},
    {Method::post, "/api/v1/password", Audience::signed_in, limits::small_json_bytes, true,
     &Api::change_password},
    {Method::get, "/api/v1/sessions", Audience::signed_in, limits::no_body, false,
     &Api::list_sessions},
    {Method::del, "/api/v1/sessions/", Audience::signed_in, limits::no_body, true,
     &Api::end_session},
    {Method::post, "/api/v1/code/begin", Audience::desk, limits::small_json_bytes, true,
     &Api::begin_code},
    {Method::post, "/api/v1/code/confirm", Audience::desk, limits::small_json_bytes, true,
     &Api::confirm_code},
    {Method::post, "/api/v1/code/end", Audience::desk, limits::small_json_bytes, true,
     &Api::end_code},
    {Method::post, "/api/v1/sync", Audience::desk, limits::sync_bytes, true, &Api::sync},
    {Method::get, "/api/v1/live", Audience::desk, limits::no_body, false, &Api::live},
    {Method::get, "/api/v1/report/", Audience::desk, limits::no_body, false, &Api::report},
    {Method::post, "/api/v1/bank/sync", Audience::bank, limits::sync_bytes, true, &Api::bank_sync},
    {Method::get, "/api/v1/bank/notices", Audience::bank, limits::no_body, false,
     &Api::bank_notices},
    {Method::post, "/api/v1/notice-check", Audience::anyone, limits::small_json_bytes, true,
     &Api::notice_check},
    {Method::post, "/api/v1/evaluate/", Audience::not_bank, limits::evaluate_bytes, false,
     &Api::evaluate},
    {Method::get, "/api/v1/openapi.json", Audience::not_bank, limits::no_body, false,
     &Api::openapi},
    {Method::get, "/healthz", Audience::not_bank, limits::no_body, false, &Api::health},
    {Method::get, "/metrics", Audience::not_bank, limits::no_body, false, &Api::metrics},
}};

std::span<const Route> Api::routes() { return table; }

Api::Api(Parts parts)
    : parts_(std::move(parts)),
      sessions_(parts_.store.reader(), parts_.writer, parts_.environment),
      feed_(parts_.store.reader()),
      surface_(parts_.store.notice_reader()),
      reading_(1, limits::reading_waiting),
      bank_reading_(1, limits::reading_waiting),
      evaluating_(1, limits::evaluate_waiting),
      pairs_(session::limits::pair_tries, session::limits::pair_refill_per_s,
             session::limits::remembered),
      addresses_(session::limits::address_tries, session::limits::address_refill_per_s,
                 session::limits::remembered),
      accounts_(session::limits::account_tries, session::limits::account_refill_per_s,
                session::limits::remembered),
      operations_(limits::operations_burst, limits::operations_per_s, limits::rates_remembered),
      checks_(limits::checks_burst, limits::checks_per_s, limits::rates_remembered),
      evaluations_(limits::evaluations_burst, limits::evaluations_per_s, limits::rates_remembered),
      last_change_seq_(parts_.directory.last_change_seq()) {}

void Api::post(std::function<void()> job) { boost::asio::post(parts_.context, std::move(job)); }

void Api::authenticate(Request& request) {
  if (request.token.empty()) return;
  request.session = sessions_.find(request.token);
  if (request.session == nullptr) return;
  request.rights = parts_.directory.rights(request.session->user, parts_.environment.now());
  if (request.rights == nullptr) {  // No longer a person of ours, or disabled.
    request.closed_user = request.session->user;
    request.session = nullptr;
  }
}

const Route* Api::find_route(const Request& request) const {
  for (const Route& route : table) {
    if (route.method != request.method) continue;
    const bool open_ended = route.path.back() == '/';
    if (open_ended ? request.path.size() > route.path.size() && request.path.starts_with(route.path)
                   : request.path == route.path) {
      return &route;
    }
  }
  return nullptr;
}

Routed Api::route(Request& request) {
  probe_outside();
  authenticate(request);
  if (request.method == Method::get || request.method == Method::head) {
    if (parts_.files.find(request.path) != nullptr) return {static_route, 0, {}, false};
  }
  const Route* route = find_route(request);
  const bool is_bank =
      request.rights != nullptr && request.rights->kind == sync::Rights::Kind::bank;
  const bool is_desk = request.rights != nullptr && !is_bank;
  // A route that this session may not reach is no route: same status, headers and body, by the same
  // path through here.
  if (route != nullptr) {
    const bool closed = (route->audience == Audience::not_bank && is_bank) ||
                        (route->audience == Audience::desk && is_bank) ||
                        (route->audience == Audience::bank && is_desk);
    if (closed) route = nullptr;
  }
  if (route == nullptr) return {-1, 0, unknown_route(), false};
  const bool needs_session = route->audience == Audience::signed_in ||
                             route->audience == Audience::desk || route->audience == Audience::bank;
  const bool closed_account = needs_session && !request.closed_user.empty();
  // What waits on that device is still taken: each refused, and kept for its author.
  const bool origin_ok = request.origin.empty() || same_origin(request);
  const bool last_sync =
      closed_account && route->handle == &Api::sync && request.own_header && origin_ok;
  if (last_sync) return {static_cast<int>(route - table.data()), route->body_limit, {}, false};
  if (closed_account) return {-1, 0, account_closed(request.closed_user), false};
  if (needs_session && request.session == nullptr) {
    Reply reply = error_reply(401, "signed_out", "برای این کار باید وارد شوید.");
    if (parts_.demo) reply.headers += "X-Kotaj-Demo: 1\r\n";  // The sign-in page says so, too.
    return {-1, 0, std::move(reply), false};
  }
  if ((route->changes && (!request.own_header || !origin_ok)) ||
      (request.upgrade && !same_origin(request))) {
    return {-1, 0, error_reply(403, "foreign_origin", "این درخواست از صفحه خود سامانه نیامده است."),
            false};
  }
  const bool work =
      route->handle == &Api::sync || route->handle == &Api::live || route->handle == &Api::report;
  if (work && must_set_code_up(*request.rights)) {
    return {
        -1, 0,
        error_reply(
            403, "code_required",
            "نخست رمز یک‌بارمصرف را در «حساب من» برپا کنید."),
        false};
  }
  const bool live = route->handle == &Api::live && request.upgrade;
  return {static_cast<int>(route - table.data()), route->body_limit, {}, live};
}

void Api::handle(int route, Request&& request, Answer answer) {
  if (route == static_route) {
    const StaticFiles::File* file = parts_.files.find(request.path);
    return answer(file == nullptr ? unknown_route() : StaticFiles::reply(*file, request));
  }
  if (route < 0) return answer(unknown_route());
  if (request.session != nullptr &&
      sessions_.rights_changed(request.session->id, request.rights->fingerprint)) {
    return rotate_and_handle(route, std::move(request), answer);
  }
  (this->*table[static_cast<std::size_t>(route)].handle)(std::move(request), answer);
}

/// What this person may do has changed: his next answer brings another token (platform.md, Accounts
/// and rights).
void Api::rotate_and_handle(int route, Request&& request, const Answer& answer) {
  const auto held = std::make_shared<Request>(std::move(request));
  const core::Digest old_token = session::token_digest(held->token);
  sessions_.rotate(*held->session, [this, route, held, answer,
                                    old_token](std::optional<session::Sessions::Opened> renewed) {
    post([this, route, held, answer, old_token, renewed = std::move(renewed)] {
      const auto& handler = table[static_cast<std::size_t>(route)].handle;
      if (!renewed) return (this->*handler)(std::move(*held), answer);
      sessions_.replace(old_token, renewed->session);
      (this->*handler)(std::move(*held), [answer, token = renewed->token](Reply reply) {
        // A sign-out's own cookie stands.
        if (reply.headers.find("Set-Cookie:") == std::string::npos)
          reply.headers += set_cookie(token);
        answer(std::move(reply));
      });
    });
  });
}

void Api::answered(int status) {
  const auto hundreds = static_cast<std::size_t>(status / 100);
  if (hundreds < statuses_.size()) ++statuses_[hundreds];
}

void Api::committed(uint64_t last_change_seq) {
  if (last_change_seq == 0) return;
  last_change_seq_ = last_change_seq;
  parts_.hub.changed();
}

void Api::people_changed() {
  parts_.hub.end_where([this](const LiveSocket& socket) {
    return parts_.directory.rights(socket.user(), parts_.environment.now()) == nullptr;
  });
}

void Api::written_outside() {
  parts_.directory.forget();
  sessions_.forget();
  codes_required_.reset();
  people_changed();
  parts_.hub.end_where([this](const LiveSocket& socket) {
    return !sessions_.exists(socket.user(), socket.session());
  });
  last_change_seq_ = parts_.directory.last_change_seq();
  parts_.hub.changed();
}

void Api::probe_outside() {
  const auto now = std::chrono::steady_clock::now();
  if (now - probed_ < limits::outside_probe) return;
  probed_ = now;
  look_outside();
}

void Api::look_outside() {
  if (parts_.directory.written_outside()) written_outside();
}

void Api::stop() {
  passwords_.stop();
  evaluating_.stop();
  reading_.stop();
  bank_reading_.stop();
}

}  // namespace kotaj::server::http
