#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kotaj::server::cli {

/// Exit statuses of every command.
inline constexpr int exit_ok = 0;
inline constexpr int exit_refused = 1;  ///< A rule, a right or a damaged file said no.
inline constexpr int exit_bad_input = 2;

/// The command line was not of the form; the text says how.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `--name value`, `--flag` and what stands alone, in order.
class Args {
 public:
  /// `flags` take no value, `options` one, `lists` one each time. Anything else that starts with
  /// "--" is an error.
  Args(const std::vector<std::string>& words, const std::set<std::string>& flags,
       const std::set<std::string>& options, const std::set<std::string>& lists = {});

  [[nodiscard]] bool has(const std::string& flag) const { return flags_.contains(flag); }
  [[nodiscard]] std::optional<std::string> find(const std::string& option) const;
  /// Throws UsageError where it is missing.
  [[nodiscard]] std::string need(const std::string& option) const;
  [[nodiscard]] std::vector<std::string> all(const std::string& list) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// Throws UsageError where there are fewer; `what` names it.
  [[nodiscard]] const std::string& word(std::size_t index, const char* what) const;

 private:
  std::set<std::string> flags_;
  std::multimap<std::string, std::string> options_;
  std::vector<std::string> words_;
};

}  // namespace kotaj::server::cli
