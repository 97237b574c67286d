#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/papers.h"

/// What several forms of this folder have in common. Only for papers*.cpp.
namespace kotaj::abandoned_goods::parts {

/// «۱۴۰۳/۰۵/۱۰»
std::string shown(core::Date day);
/// «۱۲٬۵۰۰ ریال»، «۱ دلار»
std::string rials(core::Wide amount);
std::string dollars(core::Wide cents);
std::vector<core::DocumentField> fields_of(const Receipt& receipt,
                                           std::initializer_list<std::string_view> names);
core::DocumentTable receipt_goods(const Receipt& receipt);
core::DocumentTable declared_goods(const Declaration& declaration);
/// Kotaj, its day, the receipt as box 31 has it, custodian and place.
core::DocumentFields declaration_facts(const Case& record, const Declaration& declaration);
/// «مستند: …»
std::string sources(std::initializer_list<core::Source> of);
/// The declaration with its numbered boxes.
core::Document declaration_sheet(const Case& record, const Declaration& declaration,
                                 const PaperFacts& facts);

}  // namespace kotaj::abandoned_goods::parts
