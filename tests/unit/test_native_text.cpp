// Normalisation compared with ICU over the whole of Unicode that both know.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/text.h"
#include "shared/core/unicode.h"

namespace {

namespace unicode = kotaj::core::unicode;

std::u32string from_icu(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

icu::UnicodeString to_icu(const std::u32string& text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                       static_cast<int32_t>(text.size()));
}

std::u32string icu_normalised(const icu::Normalizer2& form, const std::u32string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString out = form.normalize(to_icu(text), error);
  REQUIRE(U_SUCCESS(error));
  return from_icu(out);
}

struct Forms {
  const icu::Normalizer2* nfc;
  const icu::Normalizer2* nfd;
};

Forms forms() {
  UErrorCode error = U_ZERO_ERROR;
  const Forms made{icu::Normalizer2::getNFCInstance(error),
                   icu::Normalizer2::getNFDInstance(error)};
  REQUIRE(U_SUCCESS(error));
  return made;
}

bool same_as_icu(const Forms& icu, const std::u32string& text) {
  const std::u32string decomposed = unicode::decompose(text);
  const std::u32string composed = icu_normalised(*icu.nfc, text);
  return decomposed == icu_normalised(*icu.nfd, text) && unicode::compose(decomposed) == composed &&
         (composed == text || !unicode::is_surely_composed(text));
}

/// Our tables are Unicode 15.0's; a later ICU knows characters that they do not.
bool is_known(char32_t code) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(code), age);
  return age[0] > 0 && age[0] <= 15 && !(age[0] == 15 && age[1] > 0);
}

uint32_t next_random(uint64_t& state) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return static_cast<uint32_t>(state >> 33);
}

std::string written(const std::u32string& text) {
  std::string out;
  char code[16];
  for (const char32_t c : text) {
    std::snprintf(code, sizeof code, "U+%04X ", static_cast<unsigned>(c));
    out += code;
  }
  return out;
}

}  // namespace

TEST_CASE("every character's class, decomposition and composition is ICU's", "[core][text][icu]") {
  const Forms icu = forms();
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if ((code >= 0xD800 && code <= 0xDFFF) || !is_known(code)) continue;
    if (unicode::combining_class(code) != u_getCombiningClass(static_cast<UChar32>(code)) ||
        !same_as_icu(icu, {code})) {
      FAIL(written({code}));
    }
  }
}

TEST_CASE("every pair that composes does so, and in no other order", "[core][text][icu]") {
  const Forms icu = forms();
  int composed = 0;
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if ((code >= 0xAC00 && code <= 0xDFFF) || !is_known(code)) continue;
    const std::u32string parts = unicode::decompose({&code, 1});
    if (parts.size() < 2) continue;
    ++composed;
    const std::u32string backwards(parts.rbegin(), parts.rend());
    for (const std::u32string& text :
         {parts, backwards, parts + parts, U"\u0627" + parts, parts + U"\u0654"}) {
      if (!same_as_icu(icu, text)) FAIL(written(text));
    }
  }
  CHECK(composed > 1000);
}

TEST_CASE("generated strings normalise as ICU's do", "[core][text][icu]") {
  const Forms icu = forms();
  std::vector<char32_t> alphabet = {
      U'a',      U'A',          U'e',          U'i',          U' ',         U'\u200C',
      U'\u200D', U'\u0640',     U'\u1100',     U'\u1161',     U'\u11A8',    U'\uAC00',
      U'\u0915', U'\u093C',     U'\u09C7',     U'\u09BE',     U'\u0344',    U'\u00C5',
      U'\u212B', U'\U0001D15E', U'\U0002F800', U'\U00011099', U'\U000110BA'};
  for (char32_t code = 0x300; code <= 0x345; ++code) alphabet.push_back(code);
  for (char32_t code = 0x610; code <= 0x6FF; ++code) {
    if (is_known(code)) alphabet.push_back(code);
  }
  for (const char32_t mark : {0x653, 0x654, 0x655, 0x64E, 0x651}) {
    for (int i = 0; i < 20; ++i) alphabet.push_back(mark);
  }
  for (const char32_t letter : {0x627, 0x648, 0x64A, 0x6C1, 0x6D2, 0x6D5}) {
    for (int i = 0; i < 20; ++i) alphabet.push_back(letter);
  }
  uint64_t state = 1402;
  for (int round = 0; round < 200'000; ++round) {
    std::u32string text;
    for (uint32_t left = 1 + next_random(state) % 8; left > 0; --left) {
      text += alphabet[next_random(state) % alphabet.size()];
    }
    if (!same_as_icu(icu, text)) FAIL(written(text));
    // What is stored is in NFC, and storing it again changes nothing.
    const std::string stored = kotaj::core::normalise_text(unicode::encode(text));
    const std::u32string codes = unicode::decode(stored);
    if (icu_normalised(*icu.nfc, codes) != codes || kotaj::core::normalise_text(stored) != stored) {
      FAIL(written(text));
    }
    const std::string key = kotaj::core::search_key(stored);
    if (kotaj::core::search_key(key) != key) FAIL(written(text) << "as a search key");
  }
}
