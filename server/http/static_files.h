#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/http/message.h"

namespace kotaj::server::http {

/// The site's files, found once at start and mapped into memory. A path is looked up among them
/// exactly, so that no path can lead out of the folder.
class StaticFiles {
 public:
  StaticFiles() = default;
  ~StaticFiles();
  StaticFiles(const StaticFiles&) = delete;
  StaticFiles& operator=(const StaticFiles&) = delete;

  /// Throws std::runtime_error where the folder cannot be read.
  void load(const std::string& folder);
  struct File {
    std::string_view type{};
    std::string_view cache{};
    std::string etag{};  ///< Of the plain bytes; each encoding adds its name.
    FileBytes plain{};
    FileBytes brotli{};
    FileBytes gzip{};
  };
  /// Null where there is no such file; "/" is index.html.
  [[nodiscard]] const File* find(std::string_view path) const;
  [[nodiscard]] static Reply reply(const File& file, const Request& request);
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  std::string_view map(const std::string& path);
  std::unordered_map<std::string, std::unique_ptr<File>> files_;
  std::vector<std::string_view> mapped_;
};

}  // namespace kotaj::server::http
