#include "shared/export_exit/events.h"

#include "shared/access/history.h"

namespace kotaj::export_exit {

access::Refusal invalid(std::string_view field, std::string reason, const core::Source& source) {
  return {"invalid", std::string(field), std::move(reason), source};
}
access::Refusal wrong_state(std::string reason, const core::Source& source) {
  return {"wrong_state", {}, std::move(reason), source};
}

Refused check_not_ahead(core::Date day, std::string_view field, std::string_view label,
                        const core::Source& source, const access::Context& context) {
  if (day <= context.on) return {};
  return invalid(field, "«" + std::string(label) + "» پس از امروز است.", source);
}

Event event_of(std::string_view act, std::optional<core::Date> day, std::string detail,
               const access::Context& context) {
  Event event =
      access::event_of<Event>(act, std::move(detail), limits::detail_code_points, context);
  event.event_day = day;
  return event;
}

}  // namespace kotaj::export_exit
