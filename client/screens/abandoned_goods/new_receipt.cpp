#include "client/screens/abandoned_goods/screens.h"
#include "client/screens/acts.h"
#include "shared/abandoned_goods/acts.h"

namespace kotaj::screens {

// The release document of goods already here has an act of its own.
void draw_new_receipt(Shell& shell) {
  ActFormOptions options;
  options.prefill = [](ui::FormState& form) {
    form.type("place", "customs_warehouse");
    form.restore({{"goods[0].goods", ""}});
  };
  draw_opening(
      shell,
      {.module = abandoned_goods::module(),
       .act = "open_case",
       .introduction =
           "هر قبض انبار یک پرونده است. اگر همین قبض از همین مرجع پیش‌تر ثبت شده باشد، همان پرونده می‌ماند.",
       .card = "قبض انبار",
       .submit = "ثبت قبض و باز کردن پرونده",
       .done = "پرونده باز شد.",
       .record_page = "abandoned_case",
       .list_page = "abandoned"},
      std::move(options));
}

}  // namespace kotaj::screens
