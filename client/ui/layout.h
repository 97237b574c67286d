#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Layout: a stack of regions in which widgets flow from top to bottom (or, inside a Row, from the
/// start to the end).
namespace kotaj::ui {

/// By the width of the page, in CSS px.
enum class Width : uint8_t {
  phone,   ///< < 640: one column, bottom navigation, large targets
  tablet,  ///< < 1024
  desk,    ///< < 1800
  wide,
};
Width breakpoint();
bool is_phone();

/// Width left for the next widget in the current region.
float available_width();
/// Height of the visible part of the page.
float viewport_height();

/// Joins `part` to the path of every id below it.
class Scope {
 public:
  explicit Scope(std::string_view part);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
};
/// The full path of an id in the current scope.
std::string path_of(std::string_view id);

/// Vertical space; a `space::` token.
void gap(float height);
/// A hairline over the width.
void divider();

/// Widgets side by side, each with its natural width, wrapping to the next line when they do not
/// fit.
class Row {
 public:
  /// What is less high than its line stands in the middle of it, or at its foot: beside fields
  /// whose labels are above them.
  enum class Stand : uint8_t { middle, foot };
  explicit Row(float spacing = 8.0F, Stand stand = Stand::middle);
  ~Row();
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  /// What follows stands at the end of the line.
  void push_to_end(float width_of_rest);
};

/// Columns by weight; below `stack_below` px of width they stand under each other. Call `next()`
/// before each column's widgets but the first.
class Columns {
 public:
  Columns(std::initializer_list<float> weights, float stack_below = 720.0F, float spacing = 16.0F);
  /// As many equal columns as fit with at least `min_width` each (at most `max_columns`); `next()`
  /// goes on to the next line.
  static Columns grid(float min_width, int max_columns = 6, float spacing = 16.0F);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  void next();

 private:
  Columns(std::vector<float> weights, float spacing, bool stacked);
};

/// A surface with a border and, when `title` is not empty, a heading of level 2. A landmark region
/// in the twin.
class Card {
 public:
  explicit Card(std::string_view id, std::string_view title = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
};

/// A region that scrolls by itself (a real scrolling element in the DOM), `height` px high; 0 is
/// what is left of the page.
class Scroll {
 public:
  Scroll(std::string_view id, std::string_view label, float height);
  ~Scroll();
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;

 private:
  std::string path_;
};

/// A part that can be folded away; draw its content only when it is open.
class Disclosure {
 public:
  Disclosure(std::string_view id, std::string_view label, bool open_at_first = false);
  ~Disclosure();
  Disclosure(const Disclosure&) = delete;
  Disclosure& operator=(const Disclosure&) = delete;
  explicit operator bool() const { return open_; }

 private:
  bool open_ = false;
};

}  // namespace kotaj::ui
