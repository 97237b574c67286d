#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/core/description.h"

/// What parsing, validation and imports say with the same words. Only for
/// shared/core/description*.cpp and shared/sync/csv.cpp.
namespace kotaj::core {

/// A phrase with the field's label and, where it has one, a figure (shown in Persian digits).
Problem problem_of(const Field& field, std::string_view path, ProblemCode code,
                   std::string_view phrase, std::string_view figure = {});
/// A typed text in the form in which this kind of field keeps it.
std::string stored_text(const Field& field, std::string_view typed);
/// What is wrong with a stored, non-blank text; empty where nothing is.
std::optional<Problem> check_text(const Field& field, std::string_view stored,
                                  std::string_view path);
/// The choice whose number the value is; null where there is none.
const Choice* choice_of(const Field& field, const Value& value);

}  // namespace kotaj::core
