#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "client/app/desk.h"
#include "shared/core/id.h"
#include "shared/core/result.h"

/// Opening records from a file: a dry run that tells every bad row at once, then the good ones as
/// operations like any other.
namespace kotaj::app {

struct ImportRow {
  enum class State : uint8_t {
    ready,     ///< Will be opened.
    there,     ///< Its record is there already: importing a file twice changes nothing.
    repeated,  ///< An earlier row of the file is the same record.
    bad,       ///< See `problems`.
    held,      ///< Nothing wrong with it, but with another row of the same record.
    refused,   ///< The rules refuse it: see `refusal`.
    done,      ///< Opened by `import_rows`.
  };
  std::size_t line = 0;
  State state = State::bad;
  core::Id record{};
  std::shared_ptr<void> row{};      ///< As it was read, as far as it could be.
  std::shared_ptr<void> payload{};  ///< Of the opening act; empty but in the record's first row.
  std::size_t first = 0;            ///< The record's first row, as an index.
  core::Problems problems{};
  std::optional<access::Refusal> refusal{};
};

struct ImportPreview {
  core::Problems problems{};  ///< Of the file as a whole.
  std::vector<ImportRow> rows{};
  [[nodiscard]] std::size_t count(ImportRow::State state) const;
};

/// Rows that are one record together.
struct ImportGroup {
  std::shared_ptr<void> payload{};  ///< Empty where the rows do not even name a record.
  std::vector<std::size_t> rows{};  ///< Indices into what was read; at least one.
  /// What the rows say against one another, each with the row it is told at.
  std::vector<std::pair<std::size_t, core::Problem>> conflicts{};
};

/// How the rows of a file become payloads of an opening act. By default each row is one.
struct ImportForm {
  const core::Description& (*row)() = nullptr;  ///< Null: the payload's own.
  /// Columns that a file may lack or leave blank: `complete` fills them in.
  std::span<const std::string_view> may_lack{};
  void (*complete)(const Desk& desk, void* row) = nullptr;
  /// Null: every row by itself.
  std::vector<ImportGroup> (*group)(std::span<const std::shared_ptr<void>> rows) = nullptr;
  /// All that the rules find wrong with a payload at once; null: what performing it says first.
  /// A path into a list of the payload ("goods[2].gross") is told at that row of its group.
  core::Problems (*check)(const void* payload, core::Date on) = nullptr;
};

/// Reads a CSV file (sync::read_csv) as payloads of an opening act and asks the rules about each.
/// Nothing is changed.
ImportPreview preview_import(const Desk& desk, const access::Module& module, const access::Act& act,
                             std::string_view csv, const ImportForm& form = {});
/// Performs the act for every record that is ready; gives how many were opened. Records that the
/// rules refuse by now say so.
std::size_t import_rows(Desk& desk, const access::Module& module, const access::Act& act,
                        ImportPreview& preview);

}  // namespace kotaj::app
