#include "server/http/api.h"
#include "server/http/api_replies.h"
#include "server/http/json_body.h"
#include "server/http/limits.h"
#include "server/session/limits.h"
#include "server/session/totp.h"
#include "server/store/body.h"

// One-time passwords (RFC 6238): set up with the password and a first code, asked for at every
// sign-in from then on, taken back with the password and a code, or by the system's administrator
// on the machine itself.
namespace kotaj::server::http {

namespace {

constexpr int retry_after_s = 30;

}  // namespace

Reply wait_reply() {
  Reply reply = error_reply(
      429, "too_many_tries",
      "تلاش‌های پی‌درپی؛ اندکی بعد دوباره بکوشید.");
  reply.headers = "Retry-After: " + std::to_string(retry_after_s) + "\r\n";
  return reply;
}

Reply busy_reply() {
  Reply reply =
      error_reply(503, "busy", "کارساز در این لحظه پاسخگو نیست؛ اندکی بعد دوباره بکوشید.");
  reply.headers = "Retry-After: 2\r\n";
  return reply;
}

Reply wrong_code() {
  return error_reply(
      401, "wrong_code",
      "رمز یک‌بارمصرف درست نیست یا پیش‌تر به کار رفته است.");
}

std::string pair_of(std::string_view user, std::string_view address) {
  return std::string(user) + "\n" + std::string(address);
}

/// "on": asked for at sign-in; "required": must be set up before anything else; "wanted": should
/// be; "off": need not be.
std::string_view Api::code_state(const sync::Rights& rights) {
  if (session::read_code(sessions_.setting(session::code_setting(rights.user)))) return "on";
  // The demonstration's passwords are printed for everyone to try: nobody is asked for more there.
  if (parts_.demo || !session::handles_grants(*rights.person, rights.day)) return "off";
  const auto setting = sessions_.setting(session::codes_setting);
  return setting && *setting == session::codes_required ? "required" : "wanted";
}

bool Api::must_set_code_up(const sync::Rights& rights) {
  // Read once: only another process writes it, and its writing is noticed.
  if (!codes_required_)
    codes_required_ = sessions_.setting(session::codes_setting) == session::codes_required;
  return *codes_required_ && code_state(rights) == "required";
}

void Api::spend_code(const std::string& user, int64_t step, std::function<void(bool ok)> done) {
  const auto taken = std::make_shared<bool>(false);
  const auto job = [taken, name = session::code_setting(user), step](sync::Core& core) {
    auto code = session::read_code(core.writer().setting(name));
    // Looked at again inside the transaction: the same code twice at once is taken once.
    if (!code || step <= code->last_step) return;
    code->last_step = step;
    core.writer().put_setting(name, session::write_code(*code));
    *taken = true;
  };
  const bool posted = parts_.writer.post({1, job, [this, taken, done](bool ok) {
                                            post([done, good = ok && *taken] { done(good); });
                                          }});
  if (!posted) done(false);
}

void Api::begin_code(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  auto password = object ? text_member(*object, "password") : std::nullopt;
  if (!password || password->size() > session::limits::password_max_bytes)
    return answer(bad_json());
  const std::string user = request.session->user;
  if (session::read_code(sessions_.setting(session::code_setting(user)))) {
    return answer(error_reply(
        422, "code_is_on",
        "رمز یک‌بارمصرف این حساب پیش‌تر برپا شده است."));
  }
  if (!may_try(user, request.address)) return answer(wait_reply());
  failed_try(user, request.address);
  const auto account = sessions_.account(user);
  const auto verified = [this, user, address = request.address, answer](bool right) {
    post([this, user, address, right, answer] {
      if (!right) return answer(error_reply(403, "wrong_password", "گذرواژه کنونی درست نیست."));
      pairs_.forget(pair_of(user, address));
      addresses_.give(address);
      std::string secret = session::totp::make_secret();
      std::string out = R"({"secret":")" + session::totp::base32(secret) + R"(","uri":)";
      store::append_json_string(out, session::totp::key_uri(user, secret));
      enrolments_.begin(user, std::move(secret), parts_.environment.now());
      answer(json_reply(out + "}"));
    });
  };
  const bool posted = passwords_.verify(account ? account->password : std::string(),
                                        std::move(*password), verified);
  if (!posted) answer(busy_reply());
}

void Api::put_code(const std::shared_ptr<Request>& request,
                   const std::optional<session::Code>& code, std::string_view act,
                   const Answer& answer) {
  const auto job = [user = request->session->user, act = std::string(act),
                    value = code ? session::write_code(*code) : std::string()](sync::Core& core) {
    core.writer().put_setting(session::code_setting(user), value);
    core.note(user, act, "{}");
  };
  const bool posted = parts_.writer.post(
      {1, job, [this, request, answer](bool ok) {
         post([this, request, answer, ok] {
           if (!ok) return answer(busy_reply());
           enrolments_.forget(request->session->user);
           // Whoever was signed in without the second step signs in again.
           for (const auto& other : sessions_.of(request->session->user)) {
             if (other.id != request->session->id) parts_.hub.end_session(other.id);
           }
           sessions_.end_others(request->session->user, request->session->id, [answer](bool ended) {
             answer(ended ? json_reply("{}") : busy_reply());
           });
         });
       }});
  if (!posted) answer(busy_reply());
}

void Api::confirm_code(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  const auto typed = object ? text_member(*object, "code") : std::nullopt;
  if (!typed || typed->size() > session::limits::code_text_bytes) return answer(bad_json());
  const std::string user = request.session->user;
  const core::Moment now = parts_.environment.now();
  const auto secret = enrolments_.pending(user, now);
  if (!secret)
    return answer(error_reply(422, "no_enrolment", "مهلت برپایی گذشته است؛ از نو آغاز کنید."));
  if (!may_try(user, request.address)) return answer(wait_reply());
  failed_try(user, request.address);
  const auto step = session::totp::matching_step(*secret, *typed, now, 0);
  if (!step)
    return answer(
        error_reply(403, "wrong_code", "رمز یک‌بارمصرف درست نیست."));
  pairs_.forget(pair_of(user, request.address));
  addresses_.give(request.address);
  put_code(std::make_shared<Request>(std::move(request)), session::Code{*secret, *step},
           "session.code_on", answer);
}

void Api::end_code(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  const auto typed = object ? text_member(*object, "code") : std::nullopt;
  if (!typed || typed->size() > session::limits::code_text_bytes) return answer(bad_json());
  const std::string user = request.session->user;
  const auto enrolled = session::read_code(sessions_.setting(session::code_setting(user)));
  if (!enrolled)
    return answer(error_reply(422, "code_is_off",
                              "این حساب رمز یک‌بارمصرف ندارد."));
  if (!may_try(user, request.address)) return answer(wait_reply());
  failed_try(user, request.address);
  const auto step = session::totp::matching_step(enrolled->secret, *typed, parts_.environment.now(),
                                                 enrolled->last_step);
  if (!step)
    return answer(
        error_reply(403, "wrong_code", "رمز یک‌بارمصرف درست نیست."));
  pairs_.forget(pair_of(user, request.address));
  addresses_.give(request.address);
  put_code(std::make_shared<Request>(std::move(request)), std::nullopt, "session.code_off", answer);
}

}  // namespace kotaj::server::http
