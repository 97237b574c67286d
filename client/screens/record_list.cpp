#include "client/screens/record_list.h"

namespace kotaj::screens {

void choose_list(std::string_view label, std::span<const ui::Choice> lists, std::string& list) {
  const ui::FieldOptions which{.label = label, .hide_label = true};
  if (ui::is_phone()) {
    ui::select("filter", lists, list, which);
  } else {
    ui::segmented("filter", lists, list, which);
  }
}

}  // namespace kotaj::screens
