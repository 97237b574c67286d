#include "client/text/layout_cache.h"

#include <list>
#include <string>
#include <unordered_map>

#include "client/text/limits.h"

namespace kotaj::text {
namespace {

/// Wrap widths this close share a hash (and then differ in the comparison).
constexpr float hashed_steps_per_em = 256.0F;

struct Entry {
  std::uint64_t hash;
  std::string text;
  Weight weight;
  Direction direction;
  float wrap_width_em;
  Layout layout;
};

struct Cache {
  /// Most recently used first.
  std::list<Entry> entries;
  std::unordered_map<std::uint64_t, std::list<Entry>::iterator> by_hash;
  std::size_t glyph_count = 0;
  LayoutCounts counts;
};

Cache& cache() {
  static Cache instance;
  return instance;
}

/// FNV-1a over the text, eight bytes a step, then the rest of the request.
std::uint64_t hash_of(const Request& request) {
  constexpr std::uint64_t prime = 0x100000001B3U;
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * prime;
    hash ^= hash >> 29U;
  };
  std::uint64_t word = 0;
  std::size_t at = 0;
  for (const char c : request.text) {
    word = (word << 8U) | static_cast<unsigned char>(c);
    if (++at % 8 == 0) mix(word);
  }
  mix(word);
  mix(request.text.size());
  mix((static_cast<std::uint64_t>(request.weight) << 8U) |
      static_cast<std::uint64_t>(request.direction));
  mix(static_cast<std::uint64_t>(request.wrap_width_em * hashed_steps_per_em));
  return hash;
}

bool is_same(const Entry& entry, const Request& request) {
  return entry.text == request.text && entry.weight == request.weight &&
         entry.direction == request.direction && entry.wrap_width_em == request.wrap_width_em;
}

void drop(std::list<Entry>::iterator entry) {
  Cache& c = cache();
  c.glyph_count -= entry->layout.glyphs.size();
  c.by_hash.erase(entry->hash);
  c.entries.erase(entry);
}

}  // namespace

const Layout& cached_layout(const Request& request) {
  Cache& c = cache();
  const std::uint64_t hash = hash_of(request);
  const auto found = c.by_hash.find(hash);
  if (found != c.by_hash.end()) {
    if (is_same(*found->second, request)) {
      ++c.counts.hits;
      c.entries.splice(c.entries.begin(), c.entries, found->second);
      return found->second->layout;
    }
    drop(found->second);  // Two texts with one hash: the newer wins.
  }
  ++c.counts.shaped;
  c.entries.push_front({hash, std::string(request.text), request.weight, request.direction,
                        request.wrap_width_em, shape(request)});
  c.by_hash[hash] = c.entries.begin();
  c.glyph_count += c.entries.front().layout.glyphs.size();
  while (c.entries.size() > 1 &&
         (c.entries.size() > max_cached_layouts || c.glyph_count > max_cached_glyphs))
    drop(std::prev(c.entries.end()));
  return c.entries.front().layout;
}

void forget_layouts() { cache() = Cache{}; }

LayoutCounts layout_counts() {
  LayoutCounts counts = cache().counts;
  counts.cached = static_cast<std::uint32_t>(cache().entries.size());
  return counts;
}

void reset_layout_counts() { cache().counts = {}; }

}  // namespace kotaj::text
