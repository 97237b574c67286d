#include "shared/export_exit/events.h"

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

std::string shortened(std::string text, std::size_t code_points) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++seen > code_points) return text.substr(0, at) + "…";
  }
  return text;
}

Event event_of(std::string_view act, std::optional<core::Date> day, std::string detail,
               const access::Context& context) {
  Event event;
  event.operation = context.operation;
  event.act = act;
  event.user = access::actor_user(context);
  event.assignment = context.actor.assignment;
  event.at = context.at;
  event.made_at = context.made_at;
  event.event_day = day;
  event.detail = shortened(std::move(detail), limits::detail_code_points);
  if (context.actor.person == nullptr) return event;
  event.name = context.actor.person->name;
  const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
  if (assignment != nullptr) event.position = static_cast<int64_t>(assignment->position);
  return event;
}

std::string_view office_of_actor(const access::Context& context) {
  if (context.actor.person == nullptr) return {};
  const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
  return assignment == nullptr ? std::string_view{} : std::string_view(assignment->office);
}

}  // namespace kotaj::export_exit
