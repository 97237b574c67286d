#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/access/module.h"

namespace kotaj::sync {

/// The registry: every module, one line each in modules.cpp.
std::span<const access::Module* const> modules();
const access::Module* find_module(uint16_t number);
const access::Module* find_module(std::string_view code);

}  // namespace kotaj::sync
