#pragma once

#include <string>

#include "tests/simulation/sim_device.h"
#include "tests/simulation/sim_server.h"

/// What must hold when the world has come to rest.
namespace kotaj::simulation {

/// The file, the chain and replay; each kept operation in the log once, in its device's order, and
/// applied once.
void judge_server(server::store::Store& store, Ledger& ledger, uint64_t& refused);

/// A device's desk shows what the server lets its user read, and nothing else; its disk holds no
/// record that he may not read; nothing waits; refused operations are there for their author.
void judge_device(server::store::Reader& reader, const app::Desk& desk, const Vault& vault,
                  core::Moment now, const std::string& name, Ledger& ledger);

/// S3, at any moment of the storm: the screen shows the server's state with the waiting operations
/// replayed on it, as a second copy does it from the start.
void judge_screen(const app::Desk& desk, const std::string& name, Ledger& ledger);

}  // namespace kotaj::simulation
