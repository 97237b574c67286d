#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/access/person.h"
#include "shared/core/description.h"
#include "shared/sync/operation.h"

/// A small module for the tests of sync: a ledger is opened under a name, gets lines, has a title
/// that is amended by old and new value, and is closed by an act that binds others.
namespace kotaj::sync::fixture {

enum class State : int32_t { open = 1, closed = 2 };

struct Line {
  core::Id id;
  std::string container;
  std::optional<core::Mass> mass;
};

struct Ledger {
  std::string name;
  std::string office;
  std::string title;
  State state = State::open;
  std::optional<core::Date> closed_on;
  core::Moment opened_at;
  std::optional<core::Quantity> quantity;
  core::Wide value = 0;
  std::string currency;
  std::optional<bool> bulk;
  int64_t count = 0;
  std::vector<Line> lines;
  std::optional<Line> spare;
};

struct Open {
  std::string name;
  std::string office;
};
struct AddLine {
  std::string container;
  std::optional<core::Mass> mass;
};
struct SetTitle {
  std::string old_title;
  std::string new_title;
};
struct Close {
  std::string reason;
};

inline constexpr uint16_t open_act = 1;
inline constexpr uint16_t add_line_act = 2;
inline constexpr uint16_t set_title_act = 3;
inline constexpr uint16_t close_act = 4;

const access::Module& ledger_module();
const access::Act& act(uint16_t number);
core::Id ledger_id(std::string_view office, std::string_view name);
/// An assessor of office "10" with one open assignment.
access::Person officer(std::string user);
inline constexpr core::Id officer_assignment{{7}};

/// A full record, every member set: for golden bytes.
Ledger full_ledger();

}  // namespace kotaj::sync::fixture

namespace kotaj::core {
template <>
const Description& describe<sync::fixture::Line>();
template <>
const Description& describe<sync::fixture::Ledger>();
template <>
const Description& describe<sync::fixture::Open>();
template <>
const Description& describe<sync::fixture::AddLine>();
template <>
const Description& describe<sync::fixture::SetTitle>();
template <>
const Description& describe<sync::fixture::Close>();
}  // namespace kotaj::core
