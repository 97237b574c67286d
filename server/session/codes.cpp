#include "server/session/codes.h"

#include <algorithm>
#include <charconv>

#include "server/session/limits.h"

namespace kotaj::server::session {

namespace {

constexpr char separator = ' ';

std::optional<std::string> from_hex(std::string_view hex) {
  std::string bytes;
  if (hex.empty() || hex.size() % 2 != 0) return std::nullopt;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    unsigned value = 0;
    const char* end = hex.data() + at + 2;
    if (std::from_chars(hex.data() + at, end, value, 16).ptr != end) return std::nullopt;
    bytes += static_cast<char>(value);
  }
  return bytes;
}

}  // namespace

std::string code_setting(std::string_view user) { return "code/" + std::string(user); }

std::string write_code(const Code& code) {
  return core::to_hex({code.secret.data(), code.secret.size()}) + separator +
         std::to_string(code.last_step);
}

std::optional<Code> read_code(const std::optional<std::string>& setting) {
  if (!setting || setting->empty()) return std::nullopt;
  const std::size_t space = setting->find(separator);
  if (space == std::string::npos) return std::nullopt;
  const auto secret = from_hex(std::string_view(*setting).substr(0, space));
  if (!secret) return std::nullopt;
  Code code{*secret, 0};
  std::from_chars(setting->data() + space + 1, setting->data() + setting->size(), code.last_step);
  return code;
}

bool handles_grants(const access::Person& person, core::Date on) {
  const auto holds = [&](const access::Grant& grant) {
    return !grant.revoked_at && (!grant.until || on <= *grant.until);
  };
  const auto gives = [&](const access::Assignment& assignment) {
    return access::holds_on(assignment, on) &&
           (assignment.position == access::Position::office_manager ||
            assignment.position == access::Position::central_admin);
  };
  return std::any_of(person.grants.begin(), person.grants.end(), holds) ||
         std::any_of(person.assignments.begin(), person.assignments.end(), gives);
}

void Enrolments::begin(const std::string& user, std::string secret, core::Moment now) {
  if (pending_.size() >= limits::enrolments_pending) {
    std::erase_if(pending_, [&](const auto& entry) { return !pending(entry.first, now); });
    if (pending_.size() >= limits::enrolments_pending) pending_.clear();
  }
  pending_.insert_or_assign(user, Pending{std::move(secret), now});
}

std::optional<std::string> Enrolments::pending(const std::string& user, core::Moment now) const {
  const auto found = pending_.find(user);
  if (found == pending_.end()) return std::nullopt;
  const int64_t age_ms = now.unix_ms - found->second.begun.unix_ms;
  if (age_ms < 0 || age_ms > limits::enrolment_ms) return std::nullopt;
  return found->second.secret;
}

}  // namespace kotaj::server::session
