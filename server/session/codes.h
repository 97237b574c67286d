#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/store/store.h"
#include "shared/access/person.h"

namespace kotaj::server::session {

/// A person's second step: the secret that his authenticator shares, and the last step whose code
/// was taken.
struct Code {
  std::string secret;
  int64_t last_step = 0;
};

/// Under which name of the settings table a person's code is kept, and how.
std::string code_setting(std::string_view user);
std::string write_code(const Code& code);
/// Empty where there is none, or it was taken back.
std::optional<Code> read_code(const std::optional<std::string>& setting);

/// "required": who holds or gives grants and has no second step may do nothing but set one up.
/// Anything else, and the default, is "enrolled": asked for where it was set up, and suggested
/// where it was not.
inline constexpr std::string_view codes_setting = "codes";
inline constexpr std::string_view codes_required = "required";

/// Holds a bank-notice grant that is or will be active, or sits where such grants are given
/// (platform.md: one-time passwords for persons who hold or give grants).
bool handles_grants(const access::Person& person, core::Date on);

/// Secrets that were shown and not yet confirmed, by user; for a few minutes, in memory alone. One
/// thread.
class Enrolments {
 public:
  void begin(const std::string& user, std::string secret, core::Moment now);
  /// The secret that was shown last, while it may still be confirmed.
  [[nodiscard]] std::optional<std::string> pending(const std::string& user, core::Moment now) const;
  void forget(const std::string& user) { pending_.erase(user); }

 private:
  struct Pending {
    std::string secret;
    core::Moment begun;
  };
  std::unordered_map<std::string, Pending> pending_;
};

}  // namespace kotaj::server::session
