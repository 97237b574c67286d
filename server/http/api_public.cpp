#include <boost/asio/post.hpp>

#include "server/cli/evaluate.h"
#include "server/http/api.h"
#include "server/http/json_body.h"
#include "server/http/limits.h"
#include "server/http/openapi.h"
#include "server/log.h"

namespace kotaj::server::http {

namespace {

Reply slow_down(std::string_view seconds) {
  Reply reply = error_reply(
      429, "too_fast",
      "درخواست‌های پی‌درپی؛ اندکی بعد دوباره بکوشید.");
  reply.headers = "Retry-After: " + std::string(seconds) + "\r\n";
  return reply;
}

}  // namespace

void Api::notice_check(Request&& request, const Answer& answer) {
  const auto object = parse_small_object(request.body);
  const auto number = object ? text_member(*object, "number") : std::nullopt;
  const auto code = object ? text_member(*object, "code") : std::nullopt;
  if (!number || !code) return answer(bad_json());
  if (!checks_.take(request.address, parts_.environment.now())) return answer(slow_down("2"));
  const bool posted = bank_reading_.post([this, number = *number, code = *code, answer] {
    try {
      answer(json_reply(R"({"status":")" + std::string(surface_.check(number, code)) + "\"}"));
    } catch (const std::exception& failed) {
      log_line("error", "notice check failed", {{"what", failed.what()}});
      answer(error_reply(503, "unavailable", "کارساز در این لحظه پاسخگو نیست."));
    }
  });
  if (!posted) answer(slow_down("5"));
}

void Api::evaluate(Request&& request, const Answer& answer) {
  if (!evaluations_.take(request.address, parts_.environment.now())) return answer(slow_down("1"));
  constexpr std::string_view prefix = "/api/v1/evaluate/";
  const bool posted = evaluating_.post(
      [rule = request.path.substr(prefix.size()), body = std::move(request.body), answer] {
        try {
          cli::EvaluateReply evaluated = cli::evaluate(rule, body, cli::http_evaluate_limits);
          Reply reply = json_reply(std::move(evaluated.json));
          if (evaluated.exit_status != cli::evaluate_result) reply.status = 422;
          answer(std::move(reply));
        } catch (const std::exception& failed) {
          log_line("error", "evaluate failed", {{"what", failed.what()}});
          answer(error_reply(503, "unavailable", "کارساز در این لحظه پاسخگو نیست."));
        }
      });
  if (!posted) answer(slow_down("5"));
}

void Api::openapi(Request&&, const Answer& answer) { answer(json_reply(openapi_document())); }

void Api::health(Request&&, const Answer& answer) { answer(json_reply(R"({"status":"ok"})")); }

void Api::metrics(Request&& request, const Answer& answer) {
  // Counts are nobody's business but the operator's: asked on the machine itself.
  if (!request.loopback) return answer(unknown_route());
  std::string out;
  const auto line = [&](std::string_view name, std::string_view kind, uint64_t value) {
    out.append("# TYPE ").append(name).append(" ").append(kind).append("\n");
    out.append(name).append(" ").append(std::to_string(value)).append("\n");
  };
  out += "# TYPE kotaj_http_answers_total counter\n";
  for (std::size_t hundreds = 1; hundreds < statuses_.size(); ++hundreds) {
    out += "kotaj_http_answers_total{status=\"" + std::to_string(hundreds) + "xx\"} " +
           std::to_string(statuses_[hundreds]) + "\n";
  }
  line("kotaj_sync_requests_total", "counter", sync_requests_);
  line("kotaj_operations_accepted_total", "counter", operations_accepted_.load());
  line("kotaj_operations_refused_total", "counter", operations_refused_.load());
  line("kotaj_live_sockets", "gauge", parts_.hub.size());
  line("kotaj_last_change_seq", "gauge", last_change_seq_);
  Reply reply;
  reply.type = "text/plain; version=0.0.4; charset=utf-8";
  reply.body = std::move(out);
  answer(std::move(reply));
}

}  // namespace kotaj::server::http
