#include "server/cli/args.h"

namespace kotaj::server::cli {

Args::Args(const std::vector<std::string>& words, const std::set<std::string>& flags,
           const std::set<std::string>& options, const std::set<std::string>& lists) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("--")) {
      words_.push_back(word);
    } else if (flags.contains(word)) {
      flags_.insert(word);
    } else if (options.contains(word) || lists.contains(word)) {
      if (i + 1 >= words.size()) throw UsageError(word + " needs a value");
      if (options.contains(word) && options_.contains(word))
        throw UsageError(word + " is given twice");
      options_.emplace(word, words[++i]);
    } else {
      throw UsageError("unknown option " + word);
    }
  }
}

std::optional<std::string> Args::find(const std::string& option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::nullopt : std::optional(found->second);
}

std::string Args::need(const std::string& option) const {
  auto found = find(option);
  if (!found) throw UsageError(option + " is missing");
  return *found;
}

std::vector<std::string> Args::all(const std::string& list) const {
  std::vector<std::string> values;
  const auto [begin, end] = options_.equal_range(list);
  for (auto it = begin; it != end; ++it) values.push_back(it->second);
  return values;
}

const std::string& Args::word(std::size_t index, const char* what) const {
  if (index >= words_.size()) throw UsageError(std::string(what) + " is missing");
  return words_[index];
}

}  // namespace kotaj::server::cli
