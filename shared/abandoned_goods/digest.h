#pragma once

#include <string>
#include <string_view>

#include "shared/core/description.h"

/// What an officer confirmed, as a digest. Only for this folder.
namespace kotaj::abandoned_goods {

/// Appends a text with its length, so that no two lists of texts look alike.
void add_part(std::string& out, std::string_view part);
/// Every value of a record, nested ones too, as they travel.
void add_values(std::string& out, const core::Description& description, const void* record);
/// Hex SHA-256.
std::string hex_digest(std::string_view bytes);

}  // namespace kotaj::abandoned_goods
