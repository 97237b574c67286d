#include <string>
#include <vector>

#include "client/screens/short_landing/case_view.h"
#include "shared/core/text.h"

namespace kotaj::screens::case_view {
namespace {

using short_landing::ActNumber;
using short_landing::Container;
using short_landing::Weighing;

std::string show_tare(const Container& container) {
  if (!container.tare) return "وزن دقیق ثبت نشده";
  std::string text = show_mass(*container.tare);
  if (container.tare_source) {
    text += " (" +
            std::string(core::label_of(short_landing::tare_sources(),
                                       static_cast<int32_t>(*container.tare_source))) +
            ")";
  }
  return text;
}

void draw_container(View& view, const Weighing& weighing, const Container& container) {
  const ui::Scope scope(container.number);
  const std::string size(
      core::label_of(short_landing::container_sizes(), static_cast<int32_t>(container.size)));
  const ui::Pair pairs[] = {
      {"کانتینر " + size, container.number, ui::ValueKind::identifier},
      {"وزن خالی کانتینر", show_tare(container), ui::ValueKind::number},
  };
  ui::pairs("facts", pairs);
  if (!container.tare) {
    act_button(view, ActNumber::record_exact_tare, ui::ButtonKind::normal, "tare", weighing.id,
               container.number);
  }
}

/// «۱۲ع۳۴۵-۶۷»: as it is painted, digits in Persian.
std::string show_plate(const Weighing& weighing) {
  const core::Field* field = core::describe<Weighing>().find("plate");
  return field == nullptr ? weighing.plate : core::show_field(*field, weighing.plate);
}

void draw_weighing(View& view, const Weighing& weighing, std::size_t ordinal) {
  const ui::Scope scope(core::to_string(weighing.id));
  const bool in_force = short_landing::counts(view.record, weighing);
  ui::Card card("weighing", "توزین " + core::persian_digits(std::to_string(ordinal)));
  if (!in_force) ui::badge(ui::Tone::quiet, "جایگزین شده");
  const core::Mass goods = weighing.loaded - weighing.empty;
  const std::string formula = core::persian_number(core::format_mass_kg(weighing.loaded)) + " − " +
                              core::persian_number(core::format_mass_kg(weighing.empty)) + " = " +
                              core::persian_number(core::format_mass_kg(goods));
  const ui::Pair pairs[] = {
      {"پلاک", show_plate(weighing)},
      {"تاریخ", show_date(weighing.weighed_on), ui::ValueKind::date},
      {"پر − خالی (کیلوگرم)", formula, ui::ValueKind::formula},
  };
  ui::pairs("facts", pairs);
  for (const Container& container : weighing.containers) draw_container(view, weighing, container);
  if (in_force)
    act_button(view, ActNumber::record_weighing, ui::ButtonKind::quiet, "replace", weighing.id);
}

/// The quick entry at the top: plate, two weights, containers, Ctrl+Enter.
void draw_new_weighing(View& view) {
  static constexpr std::string_view fields[] = {"plate", "loaded", "empty", "weighed_on",
                                                "containers"};
  const access::Act& act = act_of(ActNumber::record_weighing);
  if (view.shell.desk().allowed(short_landing::module(), act, view.id)) {
    // Not open to this person or in this state: the reason stands on the greyed button, the form
    // would only invite typing.
    act_button(view, ActNumber::record_weighing);
    return;
  }
  ui::Card card("new_weighing", "توزین تازه");
  ActFormOptions options;
  options.fields = fields;
  options.cancel = false;
  options.prefill = [&view](ui::FormState& form) {
    form.type("weighed_on", view.shell.desk().today().to_string());
  };
  options.live = [&view](const access::Applied& would_be) {
    if (would_be.record == nullptr || would_be.refusal) return;
    draw_live(*static_cast<const short_landing::Case*>(would_be.record.get()), view.on,
              "نتیجه با این توزین");
  };
  if (act_form(view.shell, "weighing", short_landing::module(), act, view.id, options) ==
      ActOutcome::done) {
    ui::toast(ui::Tone::good, "توزین ثبت شد.");
    // The next truck stands on the weighbridge already.
    ui::focus("weighing/form/plate");
  }
}

void draw_packaging(View& view) {
  ui::Card card("packaging", "وزن لفاف، بسته‌بندی و پالت");
  const auto* packaging = short_landing::packaging_of(view.record);
  if (packaging == nullptr) {
    ui::caption(
        "هنوز ارزیابی نشده است. باید پیش از خروج کالا ارزیابی شود؛ برای کالای فله صفر ثبت کنید "
        "(بند ۷).");
  } else {
    const ui::Pair pairs[] = {
        {"وزن", show_mass(packaging->mass), ui::ValueKind::number},
        {"تاریخ ارزیابی", show_date(packaging->assessed_on), ui::ValueKind::date},
        {"توضیح", packaging->note},
    };
    ui::pairs("facts", pairs);
  }
  act_button(view, ActNumber::assess_packaging);
}

void draw_quantity(View& view) {
  if (short_landing::basis_of(view.record.declaration) != short_landing::Measure::other) return;
  ui::Card card("quantity", "مقدار ارزیابی‌شده");
  const auto* assessed = short_landing::assessed_quantity_of(view.record);
  if (assessed == nullptr) {
    ui::caption("هنوز شمرده یا اندازه‌گیری نشده است (بند ۱).");
  } else {
    const std::string quantity = core::persian_number(
        core::format_decimal(assessed->quantity.thousandths, core::quantity_scale));
    const ui::Pair pairs[] = {
        {"مقدار", quantity + " " + view.record.declaration.unit, ui::ValueKind::number},
        {"تاریخ ارزیابی", show_date(assessed->assessed_on), ui::ValueKind::date},
    };
    ui::pairs("facts", pairs);
  }
  act_button(view, ActNumber::record_assessed_quantity);
}

}  // namespace

void draw_findings(View& view) {
  draw_new_weighing(view);
  std::size_t ordinal = 0;
  for (const Weighing& weighing : view.record.weighings) draw_weighing(view, weighing, ++ordinal);
  draw_packaging(view);
  draw_quantity(view);
  ui::Row row;
  act_button(view, ActNumber::declare_exit_complete, ui::ButtonKind::normal, "complete");
  act_button(view, ActNumber::record_not_entered, ui::ButtonKind::quiet);
}

}  // namespace kotaj::screens::case_view
