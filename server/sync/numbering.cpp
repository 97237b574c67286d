#include "server/sync/numbering.h"

#include <array>

namespace kotaj::server::sync {

std::string verification_code(std::span<const uint8_t, 10> bits) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string code;
  unsigned held = 0;
  int held_bits = 0;
  int letters = 0;
  for (const uint8_t byte : bits) {
    held = (held << 8) | byte;
    held_bits += 8;
    while (held_bits >= 5) {
      held_bits -= 5;
      if (letters > 0 && letters % 4 == 0) code.push_back('-');
      code.push_back(alphabet[(held >> held_bits) & 31]);
      ++letters;
    }
  }
  return code;
}

access::NoticeNumbering::Numbered Numbering::next(std::string_view office, int year,
                                                  std::string_view bank) {
  uint64_t serial = writer_.next_serial(office, year, bank);
  for (const Place& place : places_) {
    if (place.office == office && place.bank == bank && place.year == year)
      serial = place.serial + 1;
  }
  places_.push_back({std::string(office), std::string(bank), year, serial});
  std::array<uint8_t, 10> bits{};
  random_(bits);
  std::string number;
  number.append(office).append("-").append(std::to_string(year)).append("-").append(bank);
  number.append("-").append(std::to_string(serial));
  given_.push_back({std::move(number), verification_code(bits)});
  return given_.back();
}

void Numbering::place(std::string_view number, int& year, uint64_t& serial) const {
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (given_[i].number != number) continue;
    year = places_[i].year;
    serial = places_[i].serial;
    return;
  }
}

access::NoticeNumbering::Numbered RecordedNumbering::next(std::string_view, int, std::string_view) {
  return next_ < numbers_.size() ? numbers_[next_++] : Numbered{};
}

}  // namespace kotaj::server::sync
