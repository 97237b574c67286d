#include <map>

#include "server/http/api.h"
#include "server/log.h"
#include "server/report/report.h"

// Reports from everything that the person may read: each record is decided upon, as in a sync.
namespace kotaj::server::http {

namespace {

constexpr std::string_view prefix = "/api/v1/report/";

Reply bad_query(std::string_view message) { return error_reply(400, "bad_query", message); }

/// name=value&name=value; values here are codes and days, so nothing is percent-encoded but "/".
std::optional<std::map<std::string, std::string, std::less<>>> parameters(std::string_view query) {
  std::map<std::string, std::string, std::less<>> out;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t sign = pair.find('=');
    if (sign == std::string_view::npos) return std::nullopt;
    std::string value;
    for (std::size_t at = sign + 1; at < pair.size(); ++at) {
      const std::string_view rest = pair.substr(at);
      const bool slash = rest.starts_with("%2F") || rest.starts_with("%2f");
      if (pair[at] == '%' && !slash) return std::nullopt;
      value += slash ? '/' : pair[at];
      if (slash) at += 2;
    }
    if (!out.emplace(pair.substr(0, sign), std::move(value)).second) return std::nullopt;
  }
  return out;
}

std::optional<report::Wanted> wanted_of(const Request& request, core::Date on,
                                        std::string_view& problem) {
  const auto given = parameters(request.query);
  const auto kind = report::kind_of(std::string_view(request.path).substr(prefix.size()));
  problem = "پارامترهای گزارش درست نیست.";
  if (!given || !kind) return std::nullopt;
  report::Wanted out;
  out.kind = *kind;
  out.on = on;
  bool has_period = false;
  for (const auto& [name, value] : *given) {
    if (name == "period") {
      const auto period = abandoned_goods::parse_period(value);
      if (!period) return std::nullopt;
      out.period = *period;
      has_period = true;
    } else if (name == "office") {
      out.office = value;
    } else if (name == "format") {
      const auto format = report::format_of(value);
      if (!format) return std::nullopt;
      out.format = *format;
    } else {
      return std::nullopt;
    }
  }
  if (report::is_standing(out.kind)) {
    problem = "این فهرست دوره ندارد: آنچه امروز باز است.";
    return has_period ? std::nullopt : std::optional(out);
  }
  if (!has_period) problem = "پارامتر period لازم است: ماه یا دو تاریخ.";
  return has_period ? std::optional(out) : std::nullopt;
}

Reply file_reply(report::File&& file) {
  Reply reply;
  reply.type = file.type;
  reply.headers = "Content-Disposition: attachment; filename=\"" + file.name + "\"\r\n";
  reply.body = std::move(file.bytes);
  return reply;
}

Reply busy() { return error_reply(503, "unavailable", "کارساز در این لحظه پاسخگو نیست."); }

}  // namespace

void Api::report(Request&& request, const Answer& answer) {
  std::string_view problem;
  const auto wanted = wanted_of(request, request.rights->day, problem);
  if (!wanted) return answer(bad_query(problem));
  const auto job = [this, rights = request.rights, wanted = *wanted, answer] {
    try {
      const auto reader = parts_.store.reader();
      const sync::Records records(*reader);
      access::Context context;
      context.at = parts_.environment.now();
      context.on = rights->day;
      context.actor.person = rights->person.get();
      context.lookup = &records;
      auto file = std::make_shared<report::File>(report::make(
          *reader, wanted, [&context](const access::Module& module, const void* record) {
            return access::may_read(module, record, context);
          }));
      // What left the system is in the log before it leaves.
      const std::string details =
          R"({"report":")" + file->name + R"(","rows":)" + std::to_string(file->rows) + "}";
      const bool posted = parts_.writer.post(
          {1,
           [rights, details](sync::Core& core) {
             core.note(rights->user, "report.export", details);
           },
           [file, answer](bool ok) { answer(ok ? file_reply(std::move(*file)) : busy()); }});
      if (!posted) answer(busy());
    } catch (const report::NotThere& nothing) {
      answer(error_reply(404, "not_there", nothing.what()));
    } catch (const std::exception& failed) {
      log_line("error", "report failed", {{"what", failed.what()}});
      answer(busy());
    }
  };
  if (!reading_.post(job)) answer(busy());
}

}  // namespace kotaj::server::http
