#include <boost/asio/post.hpp>

#include "server/http/api.h"
#include "server/http/api_replies.h"
#include "server/http/json_body.h"
#include "server/http/limits.h"
#include "server/session/limits.h"
#include "server/session/totp.h"
#include "server/store/body.h"

namespace kotaj::server::http {

using store::append_json_string;

namespace {

Reply wrong_password() {
  return error_reply(401, "wrong_password", "نام کاربری یا گذرواژه درست نیست.");
}

Reply code_needed() {
  return error_reply(401, "code_needed",
                     "رمز یک‌بارمصرف این حساب را هم وارد کنید.");
}

}  // namespace

Reply account_closed(std::string_view user) {
  Reply reply = error_reply(401, "account_closed", "این حساب بسته شده است.");
  reply.body.pop_back();
  reply.body += R"(,"user":)";
  append_json_string(reply.body, user);
  reply.body += "}";
  return reply;
}

bool Api::may_try(std::string_view user, std::string_view address) {
  const core::Moment now = parts_.environment.now();
  const std::string pair = pair_of(user, address);
  if (!pairs_.has(pair, now) || !addresses_.has(address, now)) return false;
  // Strangers elsewhere may use up the account's own allowance: that must not stop its owner where
  // he is known.
  return known_places_.contains(pair) || accounts_.has(user, now);
}

void Api::failed_try(std::string_view user, std::string_view address) {
  const core::Moment now = parts_.environment.now();
  pairs_.take(pair_of(user, address), now);
  addresses_.take(address, now);
  if (!known_places_.contains(pair_of(user, address))) accounts_.take(user, now);
}

std::string Api::session_json(const sync::Rights& rights) {
  std::string out = R"({"user":)";
  append_json_string(out, rights.user);
  out += R"(,"name":)";
  append_json_string(out, rights.person->name);
  const bool bank = rights.kind == sync::Rights::Kind::bank;
  out += R"(,"kind":)" + std::string(bank ? R"("bank")" : R"("desk")");
  out += R"(,"demo":)" + std::string(parts_.demo ? "true" : "false");
  out += R"(,"server_time":)" + std::to_string(parts_.environment.now().unix_ms);
  if (!bank) out += R"(,"code":")" + std::string(code_state(rights)) + "\"";
  out += R"(,"offline_days":)" + std::to_string(session::limits::offline_days);
  if (bank) {
    out += R"(,"bank":)";
    append_json_string(out, rights.bank);
    out += R"(,"bank_name":)";
    append_json_string(out, parts_.directory.bank_name(rights.bank));
    out += R"(,"branch":)";
    append_json_string(out, rights.branch);
  }
  out += "}";
  return out;
}

/// A sign-in on its way: the password, then the code where there is one, then the session.
struct Api::SigningIn {
  Request request{};
  Answer answer;
  std::string user;
  std::string code;  ///< As typed; empty where none came along.
  std::shared_ptr<const sync::Rights> rights{};
};

void Api::sign_in(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  auto user = object ? text_member(*object, "user") : std::nullopt;
  auto password = object ? text_member(*object, "password") : std::nullopt;
  if (!user || !password || user->size() > session::limits::user_max_bytes ||
      password->size() > session::limits::password_max_bytes) {
    return answer(bad_json());
  }
  const std::string code = text_member(*object, "code").value_or(std::string());
  if (code.size() > session::limits::code_text_bytes) return answer(bad_json());
  if (!may_try(*user, request.address)) return answer(wait_reply());
  // Counted before the answer is known, given back when it was right: many at once gain nothing.
  failed_try(*user, request.address);
  const auto account = sessions_.account(*user);
  auto signing = std::make_shared<SigningIn>(SigningIn{std::move(request), answer, *user, code});
  signing->request.body.clear();
  const bool posted =
      passwords_.verify(account ? account->password : std::string(), std::move(*password),
                        [this, signing](bool right) {
                          post([this, signing, right] { password_verified(signing, right); });
                        });
  if (!posted) answer(busy_reply());
}

void Api::refuse_sign_in(const SigningIn& signing) {
  // Only names of real accounts are written down: people type passwords into the wrong field.
  if (!sessions_.account(signing.user)) return;
  std::string details = R"({"address":)";
  append_json_string(details, signing.request.address);
  details += "}";
  parts_.writer.post({1,
                      [name = signing.user, details](sync::Core& core) {
                        core.note(name, "session.refused", details);
                      },
                      [](bool) {}});
}

void Api::password_verified(const std::shared_ptr<SigningIn>& signing, bool right) {
  signing->rights =
      right ? parts_.directory.rights(signing->user, parts_.environment.now()) : nullptr;
  if (signing->rights == nullptr) {
    refuse_sign_in(*signing);
    return signing->answer(right ? account_closed(signing->user) : wrong_password());
  }
  take_code(signing);
}

/// The second step, for whoever has set it up. A wrong code counts as a wrong password does.
void Api::take_code(const std::shared_ptr<SigningIn>& signing) {
  const auto enrolled = session::read_code(sessions_.setting(session::code_setting(signing->user)));
  if (!enrolled) return signed_in(signing);
  if (signing->code.empty()) {
    // The password was right: nothing was tried yet.
    pairs_.give(pair_of(signing->user, signing->request.address));
    addresses_.give(signing->request.address);
    return signing->answer(code_needed());
  }
  const auto step = session::totp::matching_step(enrolled->secret, signing->code,
                                                 parts_.environment.now(), enrolled->last_step);
  if (!step) {
    refuse_sign_in(*signing);
    return signing->answer(wrong_code());
  }
  spend_code(signing->user, *step, [this, signing](bool ok) {
    if (!ok) return signing->answer(wrong_code());
    signed_in(signing);
  });
}

void Api::signed_in(const std::shared_ptr<SigningIn>& signing) {
  const Request& request = signing->request;
  const std::string pair = pair_of(signing->user, request.address);
  pairs_.forget(pair);
  addresses_.give(request.address);
  if (!known_places_.contains(pair)) accounts_.give(signing->user);
  if (known_places_.size() >= session::limits::remembered) known_places_.clear();
  known_places_.insert(pair);
  // A token that came along is not carried over: every sign-in gets a new one.
  if (request.session != nullptr) {
    parts_.hub.end_session(request.session->id);
    sessions_.end(request.session->user, request.session->id, [](bool) {});
  }
  sessions_.open(signing->user, request.address, request.agent,
                 [this, signing](std::optional<session::Sessions::Opened> opened) {
                   post([this, signing, opened = std::move(opened)] {
                     if (!opened) return signing->answer(busy_reply());
                     sessions_.remember(opened->session);
                     sessions_.rights_changed(opened->session->id, signing->rights->fingerprint);
                     Reply reply = json_reply(session_json(*signing->rights));
                     reply.headers = set_cookie(opened->token);
                     signing->answer(std::move(reply));
                   });
                 });
}

void Api::signed_in_as(Request&& request, const Answer& answer) {
  answer(json_reply(session_json(*request.rights)));
}

void Api::sign_out(Request&& request, const Answer& answer) {
  parts_.hub.end_session(request.session->id);
  const bool posted = sessions_.end(request.session->user, request.session->id, [answer](bool ok) {
    if (!ok) return answer(busy_reply());
    Reply reply = json_reply("{}");
    // The device's vault is destroyed by the page; what the browser caches goes with it.
    reply.headers = clear_cookie();
    answer(std::move(reply));
  });
  if (!posted) answer(busy_reply());
}

void Api::change_password(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  auto old = object ? text_member(*object, "old") : std::nullopt;
  auto next = object ? text_member(*object, "new") : std::nullopt;
  if (!old || !next || old->size() > session::limits::password_max_bytes) return answer(bad_json());
  const std::string user = request.session->user;
  if (const std::string problem = session::password_problem(user, *next); !problem.empty()) {
    return answer(error_reply(422, "weak_password", problem));
  }
  if (!may_try(user, request.address)) return answer(wait_reply());
  failed_try(user, request.address);
  const auto account = sessions_.account(user);
  auto shared = std::make_shared<Request>(std::move(request));
  shared->body.clear();
  const bool posted = passwords_.verify(
      account ? account->password : std::string(), std::move(*old),
      [this, shared, next = *next, answer](bool right) {
        post([this, shared, next, right, answer] {
          if (!right) return answer(error_reply(403, "wrong_password", "گذرواژه کنونی درست نیست."));
          pairs_.forget(pair_of(shared->session->user, shared->address));
          addresses_.give(shared->address);
          replace_password(shared, next, answer);
        });
      });
  if (!posted) answer(busy_reply());
}

void Api::replace_password(const std::shared_ptr<Request>& request, std::string password,
                           const Answer& answer) {
  const bool posted = passwords_.hash(std::move(password), [this, request,
                                                            answer](std::string hash) {
    if (hash.empty()) return answer(busy_reply());
    const store::Account account{request->session->user, std::move(hash), parts_.environment.now()};
    const auto job = [account](sync::Core& core) {
      core.writer().put_account(account);
      core.note(account.user, "session.password_changed", "{}");
    };
    const bool kept = parts_.writer.post(
        {1, job, [this, request, answer](bool ok) {
           post([this, request, answer, ok] {
             if (!ok) return answer(busy_reply());
             for (const auto& other : sessions_.of(request->session->user)) {
               if (other.id != request->session->id) parts_.hub.end_session(other.id);
             }
             sessions_.end_others(
                 request->session->user, request->session->id,
                 [answer](bool ended) { answer(ended ? json_reply("{}") : busy_reply()); });
           });
         }});
    if (!kept) answer(busy_reply());
  });
  if (!posted) answer(busy_reply());
}

void Api::list_sessions(Request&& request, const Answer& answer) {
  std::string out = R"({"sessions":[)";
  for (const session::Session& session : sessions_.of(request.session->user)) {
    if (out.back() == '}') out.push_back(',');
    out += R"({"id":")" + core::to_string(session.id) + R"(","created_at":)" +
           std::to_string(session.created_at.unix_ms);
    out += R"(,"seen_at":)" + std::to_string(session.seen_at.unix_ms) + R"(,"address":)";
    append_json_string(out, session.address);
    out += R"(,"agent":)";
    append_json_string(out, session.agent);
    out +=
        R"(,"current":)" + std::string(session.id == request.session->id ? "true" : "false") + "}";
  }
  answer(json_reply(out + "]}"));
}

void Api::end_session(Request&& request, const Answer& answer) {
  constexpr std::string_view prefix = "/api/v1/sessions/";
  const auto id = core::parse_id(std::string_view(request.path).substr(prefix.size()));
  if (!id) return answer(unknown_route());
  const bool known = sessions_.end(request.session->user, *id, [answer](bool ok) {
    answer(ok ? json_reply("{}") : busy_reply());
  });
  if (!known) return answer(unknown_route());
  parts_.hub.end_session(*id);
}

}  // namespace kotaj::server::http
