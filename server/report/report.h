#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "server/store/store.h"
#include "shared/abandoned_goods/gather.h"
#include "shared/access/module.h"

namespace kotaj::server::report {

enum class Kind : uint8_t {
  working_list,
  monthly,
  management,
  consolidated,
  released,
  without_mother_id,
  open_claims,
};
enum class Format : uint8_t { xlsx, csv, html };
std::optional<Kind> kind_of(std::string_view name);
std::optional<Format> format_of(std::string_view name);
std::string_view name_of(Kind kind);
/// What is open on the day itself: no period is asked for.
bool is_standing(Kind kind);

/// What is asked for. `office` is a customs office, or a province or the headquarters with all
/// below; empty is everything that may be read.
struct Wanted {
  Kind kind = Kind::working_list;
  Format format = Format::xlsx;
  std::string office;
  abandoned_goods::Period period;
  core::Date on;
  int64_t version = 0;  ///< Of a monthly report; 0 is the last that was signed.
};

/// Decides for each record whether it may be seen.
using MayRead = std::function<bool(const access::Module& module, const void* record)>;

struct File {
  std::string bytes;
  std::string_view type;
  std::string name;      ///< ASCII, for saving.
  std::size_t rows = 0;  ///< For the log.
};

/// There is nothing of that kind: no such office, no signed report of the month. A Persian
/// sentence.
class NotThere : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads and makes it. Throws NotThere, StoreError.
File make(store::Reader& reader, const Wanted& wanted, const MayRead& may_read);

}  // namespace kotaj::server::report
