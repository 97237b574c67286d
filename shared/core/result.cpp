#include "shared/core/result.h"

namespace kotaj::core {

std::string_view to_string(ProblemCode code) {
  switch (code) {
    case ProblemCode::required:
      return "required";
    case ProblemCode::unknown_field:
      return "unknown_field";
    case ProblemCode::type:
      return "type";
    case ProblemCode::format:
      return "format";
    case ProblemCode::range:
      return "range";
    case ProblemCode::check_digit:
      return "check_digit";
    case ProblemCode::inconsistent:
      return "inconsistent";
    case ProblemCode::not_allowed:
      return "not_allowed";
  }
  return "format";
}

}  // namespace kotaj::core
