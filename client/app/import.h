#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
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
    refused,   ///< The rules refuse it: see `refusal`.
    done,      ///< Opened by `import_rows`.
  };
  std::size_t line = 0;
  State state = State::bad;
  core::Id record{};
  std::shared_ptr<void> payload{};
  core::Problems problems{};
  std::optional<access::Refusal> refusal{};
};

struct ImportPreview {
  core::Problems problems{};  ///< Of the file as a whole.
  std::vector<ImportRow> rows{};
  [[nodiscard]] std::size_t count(ImportRow::State state) const;
};

/// Reads a CSV file (sync::read_csv) as payloads of an opening act and asks the rules about each.
/// Nothing is changed.
ImportPreview preview_import(const Desk& desk, const access::Module& module, const access::Act& act,
                             std::string_view csv);
/// Performs the act for every row that is ready; gives how many were opened. Rows that the rules
/// refuse by now say so.
std::size_t import_rows(Desk& desk, const access::Module& module, const access::Act& act,
                        ImportPreview& preview);

}  // namespace kotaj::app
