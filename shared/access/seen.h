#pragma once

#include <string>
#include <string_view>

#include "shared/core/description.h"

namespace kotaj::access {

/// What an officer saw when he confirmed a binding act, part by part, as one digest: two devices
/// that show the same say the same.
class Seen {
 public:
  void part(std::string_view part);
  /// All of a record's values, nested ones too.
  void record(const core::Description& description, const void* record);
  template <typename Record>
  void record(const Record& record) {
    this->record(core::describe<Record>(), &record);
  }
  /// Hex SHA-256 of what was added.
  [[nodiscard]] std::string digest() const;

 private:
  std::string parts_;
};

}  // namespace kotaj::access
