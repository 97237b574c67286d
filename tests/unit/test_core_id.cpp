#include <catch2/catch.hpp>
#include <string>

#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/core/sha256.h"
#include "shared/core/source.h"

namespace {

using kotaj::core::derive_id;
using kotaj::core::Digest;
using kotaj::core::Id;
using kotaj::core::parse_id;
using kotaj::core::Sha256;
using kotaj::core::sha256;

std::string hex(const Digest& digest) {
  return kotaj::core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace

TEST_CASE("SHA-256 gives the standard's own examples", "[core][id]") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not care how the bytes arrive", "[core][id]") {
  for (std::size_t size = 0; size <= 200; ++size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 37);
    const Digest whole = sha256(bytes);
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{63}, std::size_t{64}, std::size_t{65}}) {
      Sha256 hash;
      for (std::size_t at = 0; at < size; at += piece)
        hash.update(std::string_view(bytes).substr(at, piece));
      if (hash.finish() != whole) FAIL(size << " bytes in pieces of " << piece);
    }
  }
}

TEST_CASE("ids are written and read as 32 hexadecimal digits", "[core][id]") {
  const Id id = derive_id("short_landing", {"50100", "1234567", "1402"});
  const std::string text = to_string(id);
  CHECK(text.size() == 32);
  CHECK(parse_id(text) == id);
  CHECK_FALSE(id.empty());
  CHECK(Id{}.empty());
  CHECK_FALSE(parse_id(""));
  CHECK_FALSE(parse_id(text.substr(1)));
  CHECK_FALSE(parse_id(text + "0"));
  CHECK_FALSE(parse_id("g" + text.substr(1)));
  CHECK_FALSE(parse_id("A" + text.substr(1)));
}

TEST_CASE("a record's id depends on every part of its key and on where the parts end",
          "[core][id]") {
  // Derived ids are stored for ever: this value must not change. Worked out with sha256sum over the
  // same bytes.
  CHECK(to_string(derive_id("m", {"ab", "c"})) == "86f9cc2824723acc56359ed13c9de984");
  CHECK(derive_id("m", {"ab", "c"}) != derive_id("m", {"a", "bc"}));
  CHECK(derive_id("m", {"ab", "c"}) != derive_id("n", {"ab", "c"}));
  CHECK(derive_id("m", {"ab", "c"}) != derive_id("m", {"ab", "c", ""}));
}

TEST_CASE("UUIDv7 carries its moment, version and variant", "[core][id]") {
  const Id id = kotaj::core::make_uuid_v7(
      {0x017F22E279B0}, {0xFC, 0xC3, 0xD8, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F});
  CHECK(to_string(id) == "017f22e279b07cc398c4dc0c0c07398f");  // RFC 9562, A.6
  const Id later = kotaj::core::make_uuid_v7({0x017F22E279B1}, {});
  CHECK(id < later);
}

TEST_CASE("sources and problem codes as they are read", "[core][id]") {
  using kotaj::core::Source;
  CHECK(to_string(Source{Source::Kind::directive, "1401/710203", "بند ۲"}) == "1401/710203 بند ۲");
  CHECK(to_string(Source{Source::Kind::law, "قانون امور گمرکی", ""}) == "قانون امور گمرکی");
  CHECK(to_string(Source{}).empty());
  CHECK(to_string(kotaj::core::ProblemCode::check_digit) == "check_digit");
  CHECK(to_string(kotaj::core::ProblemCode::not_allowed) == "not_allowed");
}
