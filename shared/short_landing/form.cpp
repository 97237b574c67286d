#include "shared/short_landing/form.h"

#include "shared/short_landing/parameters.h"

namespace kotaj::short_landing {
namespace {

using core::Problem;
using core::ProblemCode;

}  // namespace

Problem net_over_gross(std::string path) {
  return {std::move(path),
          ProblemCode::inconsistent,
          "«وزن خالص اظهاری» بیش از «وزن ناخالص اظهاری» است.",
          {}};
}

Problem no_weighing(std::string path) {
  return {std::move(path), ProblemCode::required, "دست‌کم یک توزین لازم است.",
          clause("بند ۷")};
}

Problem loaded_under_empty(std::string path) {
  return {std::move(path), ProblemCode::inconsistent, "«وزن با بار» کمتر از «وزن خالی» است.", {}};
}

Problem exit_gross_not_positive(std::string path) {
  return {
      std::move(path), ProblemCode::inconsistent,
      "وزن ناخالص خروجی، پس از کسر وزن کانتینرها، بیش از صفر نیست؛ توزین‌ها و وزن کانتینرها را ببینید.",
      clause("بند ۲")};
}

Problem packaging_over_exit_gross(std::string path) {
  return {std::move(path), ProblemCode::inconsistent,
          "«وزن بسته‌بندی» بیش از وزن ناخالص خروجی است.",
          clause("بند ۷")};
}

Problem mass_not_positive(std::string path, std::string_view label) {
  return {std::move(path),
          ProblemCode::range,
          "«" + std::string(label) + "» باید بیش از صفر باشد.",
          {}};
}

Problem packages_under_one(std::string path) {
  return {
      std::move(path),
      ProblemCode::range,
      "«تعداد بسته» دست‌کم یک است؛ کالای فله تعداد ندارد.",
      {}};
}

Problem needed_by_basis(std::string path, std::string_view label) {
  return {std::move(path), ProblemCode::required,
          "«" + std::string(label) + "» لازم است، چون معیار خرید و اظهار غیر وزنی است.",
          clause("بند ۱")};
}

}  // namespace kotaj::short_landing
