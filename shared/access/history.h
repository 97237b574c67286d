#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/access/module.h"
#include "shared/core/text.h"

/// What was done to a record, as its time line and whoever comes back to it read it.
namespace kotaj::access {

/// One act on a record, oldest first in a history.
struct HistoryEntry {
  core::Id operation;
  core::Moment at;     ///< Registration moment.
  std::string act;     ///< Its Persian label.
  std::string who;     ///< Name and position, as they were then.
  std::string detail;  ///< Persian, one line; may be empty.
};

/// The entry of a case's event: each module keeps its own kind, with these members.
template <typename Event>
HistoryEntry history_entry(const Module& module, const Event& event) {
  const Act* act = find_act(module, event.act);
  std::string who = event.name;
  if (event.position) {
    who += "، ";
    who += label_of(static_cast<Position>(*event.position));
  }
  return {event.operation, event.at, act == nullptr ? event.act : std::string(act->label),
          std::move(who), event.detail};
}

/// The use of a right as a record's event: who, in which position, when; `detail` is cut to so many
/// code points. What a module's events say besides, it adds.
template <typename Event>
Event event_of(std::string_view act, std::string detail, std::size_t code_points,
               const Context& context) {
  Event event;
  event.operation = context.operation;
  event.act = act;
  event.user = actor_user(context);
  event.assignment = context.actor.assignment;
  event.at = context.at;
  event.made_at = context.made_at;
  event.detail = core::shortened(std::move(detail), code_points);
  if (context.actor.person != nullptr) event.name = context.actor.person->name;
  if (const Assignment* assignment = assignment_of(context.actor))
    event.position = static_cast<int64_t>(assignment->position);
  return event;
}

/// All events of a record's type, as `Module::history` gives them.
template <typename Record>
std::vector<HistoryEntry> history_of(const Module& module, const void* record) {
  std::vector<HistoryEntry> history;
  for (const auto& event : static_cast<const Record*>(record)->events)
    history.push_back(history_entry(module, event));
  return history;
}

}  // namespace kotaj::access
