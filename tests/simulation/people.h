#pragma once

#include <string>
#include <vector>

#include "client/app/desk.h"
#include "tests/simulation/dice.h"

namespace kotaj::simulation {

/// Users of the demonstration's offices who sit at desks in the simulation; some stand there twice,
/// to be met more often.
const std::vector<std::string>& officers();
/// Whose work is to change others' rights.
const std::vector<std::string>& administrators();

/// Someone does something at a desk: a step of his work, sensible or not, decided by the dice and
/// by what the desk shows. Says what, and what the desk answered.
std::string do_something(app::Desk& desk, Dice& dice);

}  // namespace kotaj::simulation
