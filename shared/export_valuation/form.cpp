#include "shared/export_valuation/form.h"

#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {

using core::Problem;
using core::ProblemCode;

Problem not_above_zero(std::string path, std::string_view label) {
  return {std::move(path),
          ProblemCode::range,
          "«" + std::string(label) + "» باید بیش از صفر باشد.",
          {}};
}

Problem no_rate(std::string path) {
  return {std::move(path), ProblemCode::required,
          "نرخ یک واحد ماده اولیه لازم است: اقلام داخلی به ریال، اقلام خارجی به دلار، یا هر دو.",
          clause("فرم PQ33")};
}

}  // namespace kotaj::export_valuation
