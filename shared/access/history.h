#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"

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

/// All events of a record's type, as `Module::history` gives them.
template <typename Record>
std::vector<HistoryEntry> history_of(const Module& module, const void* record) {
  std::vector<HistoryEntry> history;
  for (const auto& event : static_cast<const Record*>(record)->events)
    history.push_back(history_entry(module, event));
  return history;
}

}  // namespace kotaj::access
