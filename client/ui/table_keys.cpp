#include "client/ui/table_keys.h"

#include <algorithm>

#include "client/ui/context.h"
#include "client/ui/table.h"

namespace kotaj::ui::detail {
namespace {

/// The focus that came in this frame may stand on another row than the one that was drawn with it:
/// the key that came behind it is meant for that row.
void stand_where_the_focus_is(const RowsInView& rows, std::string_view id,
                              const TableSource& source, TableState& state) {
  // Where arrow keys have just moved on, the browser's focus is still on its way.
  if (!context().focus_request.empty()) return;
  if (source.row_id(state.order[state.focused_position]) == id) return;
  for (std::size_t at = rows.first; at < rows.last; ++at) {
    if (source.row_id(state.order[at]) == id) {
      state.focused_position = at;
      return;
    }
  }
}

/// Where a key leads from `at`; nothing where it leads nowhere.
std::optional<std::size_t> led_to(std::string_view key, std::size_t at, std::size_t page,
                                  std::size_t last) {
  if (key == "ArrowDown") return std::min(last, at + 1);
  if (key == "ArrowUp") return at == 0 ? 0 : at - 1;
  if (key == "PageDown") return std::min(last, at + page);
  if (key == "PageUp") return at > page ? at - page : 0;
  if (key == "Home") return 0;
  if (key == "End") return last;
  return std::nullopt;
}

}  // namespace

RowKeys take_row_keys(const RowsInView& rows, const TableSource& source, TableState& state) {
  const std::string path = context().focused;
  if (state.order.empty() || !path.starts_with(rows.path + "/")) return {};
  const std::size_t last = state.order.size() - 1;
  std::size_t& at = state.focused_position;
  at = std::min(at, last);
  const std::string_view id = std::string_view(path).substr(rows.path.size() + 1);
  stand_where_the_focus_is(rows, id, source, state);
  RowKeys out;
  const std::size_t before = at;
  for (Event& event : context().events) {
    if (event.taken || event.kind != EventKind::key || event.id != path) continue;
    const bool opens = event.text == "Enter" || event.text == "Space";
    const auto next = led_to(event.text, at, rows.page, last);
    event.taken = opens || next.has_value();
    if (next) at = *next;
    if (opens) out.activated = at;
    if (opens) break;
  }
  out.moved = at != before;
  return out;
}

}  // namespace kotaj::ui::detail
