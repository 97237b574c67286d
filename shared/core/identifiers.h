#pragma once

#include <string>
#include <string_view>

namespace kotaj::core {

enum class IdentifierError { none, format, check_digit };

/// 10 digits with check digit; all digits equal is refused.
IdentifierError check_national_id(std::string_view text);
/// 11 digits with check digit; all digits equal is refused.
IdentifierError check_legal_entity_id(std::string_view text);
/// 8 digits, kept as text.
IdentifierError check_hs_code(std::string_view text);
/// ISO 6346: four letters (the fourth U, J or Z), six digits and the check digit.
IdentifierError check_container_number(std::string_view text);
/// `IR` and 24 digits, mod 97.
IdentifierError check_iban(std::string_view text);
/// A plate as it is stored: `normalise_identifier`, hyphens only where an Iranian plate has its
/// own. «۱۲ ع ۳۴۵ - ۶۷» and «۱۲ع۳۴۵۶۷» are both "12ع345-67".
std::string normalise_plate(std::string_view text);
/// A vehicle plate as `normalise_plate` leaves it; foreign plates are 2 to 12 letters and digits.
IdentifierError check_vehicle_plate(std::string_view text);

}  // namespace kotaj::core
