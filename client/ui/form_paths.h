#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "shared/core/description.h"

/// Fields in a form by their paths ("weighings[0].loaded"): shared by the form's state and its
/// drawing.
namespace kotaj::ui::detail {

/// "list[2]" and "name" to "list[2].name".
std::string join(std::string_view path, std::string_view name);
/// "list" and 2 to "list[2]".
std::string row_path(const std::string& path, std::size_t row);
/// The path itself, or one below it.
bool is_inside(std::string_view path, std::string_view outer);
/// Moves what was typed into the rows behind a removed one.
void shift_rows(std::map<std::string, std::string>& map, const std::string& list,
                std::size_t removed);

/// A field found by its path, with the record that it is a member of.
struct Place {
  const core::Field* field = nullptr;
  void* record = nullptr;
  const core::Description* description = nullptr;
};
/// Without a field where the path leads nowhere.
Place find_place(const core::Description& description, void* record, std::string_view path);
/// Every described member of one record into another of the same kind.
void copy_record(const core::Description& description, void* to, const void* from);

}  // namespace kotaj::ui::detail
