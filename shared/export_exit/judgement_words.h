#pragma once

#include <string>

#include "shared/export_exit/judgement.h"

/// The judgement in words. Only for shared/export_exit/judgement*.cpp.
namespace kotaj::export_exit {

/// "۳۹۹ بسته به جای ۴۰۰ بسته پروانه"
std::string packages_words(const Facts& facts, const Load& load);
/// The carriers' gross mass against the permit's and the margin.
std::string gross_words(const Facts& facts, const Load& load, const Parameters& held);

/// Each step of the judgement with its days and its source; `past` is what has happened.
void explain(const Facts& past, const Load& load, const Parameters& held,
             const Judgement& judgement, core::Explanation& steps);

}  // namespace kotaj::export_exit
