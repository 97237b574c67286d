#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/export_exit/permit.h"

/// E12: the province passes the circular to its offices, and each acknowledges it.
namespace kotaj::export_exit {

/// "pass_circular"; the natural key is the office with the letter.
struct PassCircular {
  std::string office;
  std::string letter;
  core::Date passed_on;
  std::string note;
};

/// "acknowledge_circular".
struct AcknowledgeCircular {
  core::Date acknowledged_on;
  std::string note;
};

struct CircularDelivery {
  PassCircular passed;
  std::optional<AcknowledgeCircular> acknowledged;
  std::vector<Event> events;
};

core::Id delivery_id(const PassCircular& passed);

/// 32 `export_circular`, record CircularDelivery.
const access::Module& circular_module();

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::PassCircular>();
template <>
const Description& describe<export_exit::AcknowledgeCircular>();
template <>
const Description& describe<export_exit::CircularDelivery>();
}  // namespace kotaj::core
