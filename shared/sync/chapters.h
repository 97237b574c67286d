#pragma once

#include <span>

#include "shared/law/chapter.h"

namespace kotaj::sync {

/// The registry of directives as data, one line each in chapters.cpp: what `kotaj law` lists.
std::span<const law::Chapter* const> chapters();

}  // namespace kotaj::sync
