#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kotaj::simulation {

/// A device's stream of operations against a server whose disk fails at its `nth` write or sync,
/// once or from there on, and loses its power afterwards. Empty where nothing that was acknowledged
/// is lost, nothing is doubled, and the file, its chain and replay hold; else what is wrong.
std::vector<std::string> fail_nth_write(uint64_t nth, const std::string& disk_name);

}  // namespace kotaj::simulation
