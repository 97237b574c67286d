#pragma once

#include "shared/access/module.h"
#include "shared/core/description.h"

/// Acts by the functions that apply them: the form that officers fill in is the one that the
/// function takes, so that a module's table names it once.
namespace kotaj::access {

template <typename Form>
const core::Description* form() {
  return &core::describe<Form>();
}

template <typename Function>
struct ActFunction;
template <typename Done, typename Held, typename FormOfAct>
struct ActFunction<Done (*)(Held&, const FormOfAct&, const Context&)> {
  using Record = Held;
  using Form = FormOfAct;
};

/// The form that `Function` takes, as `Act::payload` has it.
template <auto Function>
constexpr auto form_of = &form<typename ActFunction<decltype(Function)>::Form>;

/// `Function` with its form as a module's `apply` brings it.
template <auto Function>
auto apply_form(typename ActFunction<decltype(Function)>::Record& record, const void* payload,
                const Context& context) {
  using Form = typename ActFunction<decltype(Function)>::Form;
  return Function(record, *static_cast<const Form*>(payload), context);
}

}  // namespace kotaj::access
