#include "server/http/static_files.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <filesystem>
#include <stdexcept>

#include "server/http/limits.h"
#include "shared/core/sha256.h"

namespace kotaj::server::http {

namespace fs = std::filesystem;

namespace {

std::string_view type_of(std::string_view path) {
  struct Type {
    std::string_view ending;
    std::string_view type;
  };
  constexpr std::array<Type, 15> types{
      {{".html", "text/html; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".mjs", "text/javascript; charset=utf-8"},
       {".css", "text/css; charset=utf-8"},
       {".wasm", "application/wasm"},
       {".json", "application/json; charset=utf-8"},
       {".webmanifest", "application/manifest+json; charset=utf-8"},
       {".svg", "image/svg+xml"},
       {".png", "image/png"},
       {".ico", "image/x-icon"},
       {".woff2", "font/woff2"},
       {".ttf", "font/ttf"},
       {".txt", "text/plain; charset=utf-8"},
       {".data", "application/octet-stream"},
       {".pdf", "application/pdf"}}};
  for (const Type& type : types) {
    if (path.ends_with(type.ending)) return type.type;
  }
  return "application/octet-stream";
}

/// `name.0123abcd.ext` or `name-0123abcd.ext`: the content's hash is in the name, so it never
/// changes under it.
bool has_hash(std::string_view path) {
  constexpr std::size_t shortest_hash = 8;
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::size_t before = path.substr(0, dot).find_last_of(".-/");
  if (before == std::string_view::npos || path[before] == '/') return false;
  const std::string_view hash = path.substr(before + 1, dot - before - 1);
  if (hash.size() < shortest_hash) return false;
  bool digit = false;
  for (const char c : hash) {
    const bool is_digit = c >= '0' && c <= '9';
    digit = digit || is_digit;
    if (!is_digit && !(c >= 'a' && c <= 'f')) return false;
  }
  return digit;
}

/// Read, not mapped, so that hashing the site at start does not make it resident.
std::string etag_of(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot read " + path);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  std::array<char, 64 * 1024> chunk{};
  for (;;) {
    const ssize_t got = ::read(file, chunk.data(), chunk.size());
    if (got <= 0) break;
    EVP_DigestUpdate(context, chunk.data(), static_cast<std::size_t>(got));
  }
  ::close(file);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_DigestFinal_ex(context, digest.data(), &size);
  EVP_MD_CTX_free(context);
  constexpr std::size_t shown_bytes = 12;
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), shown_bytes});
}

bool accepts(std::string_view header, std::string_view encoding) {
  for (std::size_t at = 0; (at = header.find(encoding, at)) != std::string_view::npos;
       at += encoding.size()) {
    const std::size_t end = at + encoding.size();
    const bool starts = at == 0 || header[at - 1] == ' ' || header[at - 1] == ',';
    const bool ends =
        end == header.size() || header[end] == ',' || header[end] == ';' || header[end] == ' ';
    if (!starts || !ends) continue;
    const std::string_view rest = header.substr(end, header.find(',', end) - end);
    return rest.find("q=0") == std::string_view::npos ||
           rest.find("q=0.") != std::string_view::npos;
  }
  return false;
}

}  // namespace

StaticFiles::~StaticFiles() {
  for (const std::string_view bytes : mapped_)
    ::munmap(const_cast<char*>(bytes.data()), bytes.size());
}

std::string_view StaticFiles::map(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot read " + path);
  struct stat status {};
  ::fstat(file, &status);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0 || size > limits::static_file_bytes) {
    ::close(file);
    return {};
  }
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (bytes == MAP_FAILED) throw std::runtime_error("cannot map " + path);
  mapped_.emplace_back(static_cast<const char*>(bytes), size);
  return mapped_.back();
}

void StaticFiles::load(const std::string& folder) {
  if (!fs::is_directory(folder)) throw std::runtime_error("no such folder: " + folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string disk = entry.path().string();
    if (disk.ends_with(".br") || disk.ends_with(".gz")) continue;
    const std::string path = "/" + fs::relative(entry.path(), folder).generic_string();
    if (path.find("/.") != std::string::npos || files_.size() >= limits::static_files) continue;
    auto file = std::make_unique<File>();
    file->type = type_of(path);
    file->cache = has_hash(path) ? "public, max-age=31536000, immutable" : "no-cache";
    file->etag = etag_of(disk);
    file->plain = {map(disk), {}};
    if (fs::exists(disk + ".br")) file->brotli = {map(disk + ".br"), "br"};
    if (fs::exists(disk + ".gz")) file->gzip = {map(disk + ".gz"), "gzip"};
    files_.emplace(path, std::move(file));
  }
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  const auto found = files_.find(path == "/" ? std::string("/index.html") : std::string(path));
  return found == files_.end() ? nullptr : found->second.get();
}

Reply StaticFiles::reply(const File& file, const Request& request) {
  const FileBytes* chosen = &file.plain;
  if (!file.brotli.bytes.empty() && accepts(request.accept_encoding, "br"))
    chosen = &file.brotli;
  else if (!file.gzip.bytes.empty() && accepts(request.accept_encoding, "gzip"))
    chosen = &file.gzip;
  Reply reply;
  reply.type = file.type;
  reply.cache = file.cache;
  std::string etag = "\"" + file.etag;
  if (!chosen->encoding.empty()) etag.append("-").append(chosen->encoding);
  etag += '"';
  reply.headers = "ETag: " + etag + "\r\nVary: Accept-Encoding\r\n";
  if (request.if_none_match.find(etag) != std::string::npos) {
    reply.status = 304;
    return reply;
  }
  if (!chosen->encoding.empty())
    reply.headers.append("Content-Encoding: ").append(chosen->encoding).append("\r\n");
  reply.file = chosen->bytes;
  return reply;
}

}  // namespace kotaj::server::http
