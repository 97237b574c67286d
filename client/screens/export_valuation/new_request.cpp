#include "client/screens/acts.h"
#include "client/screens/export_valuation/screens.h"
#include "shared/export_valuation/acts.h"

namespace kotaj::screens {

void draw_new_valuation(Shell& shell) {
  ActFormOptions options;
  options.prefill = [](ui::FormState& form) { form.restore({{"rows[0].goods", ""}}); };
  draw_opening(
      shell,
      {.module = export_valuation::module(),
       .act = "open_request",
       .introduction =
           "پیش‌نویس با شماره پرونده، نوع و سبب درخواست باز می‌شود؛ آنالیز مواد اولیه، نظر صریح و مستندات پس "
           "از آن نوشته می‌شود.",
       .card = "فرم رسیدگی / درخواست تعیین ارزش (PQ31)",
       .submit = "باز کردن پیش‌نویس",
       .done = "پیش‌نویس درخواست باز شد.",
       .record_page = "valuation",
       .list_page = "valuations"},
      std::move(options));
}

}  // namespace kotaj::screens
