#include "server/store/store.h"

#include <openssl/evp.h>

namespace kotaj::server::store {

core::Digest chain_hash(const core::Digest& before, uint64_t seq, const LogView& row) {
  std::string bytes;
  bytes.reserve(256 + row.payload.size() + row.result.size());
  const auto number = [&](uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(value >> shift));
  };
  const auto text = [&](std::string_view value) {
    number(value.size());
    bytes.append(value);
  };
  const auto id = [&](const core::Id& value) {
    bytes.append(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size());
  };
  bytes.append(reinterpret_cast<const char*>(before.data()), before.size());
  number(seq);
  id(row.id);
  text(row.user);
  id(row.assignment);
  id(row.device);
  id(row.record);
  number(static_cast<uint64_t>(row.at.unix_ms));
  text(row.act);
  text(row.payload);
  text(row.result);
  // Looked up once: the search through the library's providers costs as much as a row's digest.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  core::Digest digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha256, nullptr) != 1)
    throw StoreError("no SHA-256");
  return digest;
}

void Writer::put_keys(const core::Id& record, std::string_view kind, const Keys& before,
                      const Keys& after) {
  for (const auto& [name, value] : before) delete_key({record, kind, name, value});
  for (const auto& [name, value] : after) put_key({record, kind, name, value});
}

void Writer::commit_later(const Written& written) {
  commit();
  written(nullptr, [this] { return overtaken(); });
}

}  // namespace kotaj::server::store
