#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "server/store/store.h"
#include "server/sync/result.h"
#include "shared/access/module.h"

namespace kotaj::server::sync {

/// Numbers the notices of one operation, inside its transaction: `office-year-bank-serial`, and a
/// code of 80 random bits.
class Numbering : public access::NoticeNumbering {
 public:
  Numbering(store::Writer& writer, const std::function<void(std::span<uint8_t>)>& random)
      : writer_(writer), random_(random) {}
  Numbered next(std::string_view office, int year, std::string_view bank) override;
  /// All that `next` gave, in order: the log keeps it.
  [[nodiscard]] const Numbers& given() const { return given_; }
  /// Year and serial of a number that `next` gave.
  void place(std::string_view number, int& year, uint64_t& serial) const;

 private:
  struct Place {
    std::string office;
    std::string bank;
    int year = 0;
    uint64_t serial = 0;
  };
  store::Writer& writer_;
  const std::function<void(std::span<uint8_t>)>& random_;
  Numbers given_;
  std::vector<Place> places_;
};

/// Gives again what the log says was given.
class RecordedNumbering : public access::NoticeNumbering {
 public:
  explicit RecordedNumbering(Numbers numbers) : numbers_(std::move(numbers)) {}
  Numbered next(std::string_view office, int year, std::string_view bank) override;
  [[nodiscard]] bool exhausted() const { return next_ == numbers_.size(); }

 private:
  Numbers numbers_;
  std::size_t next_ = 0;
};

/// RFC 4648 base32 of 10 bytes in four groups of four: "K3QZ-7AAB-...".
std::string verification_code(std::span<const uint8_t, 10> bits);

}  // namespace kotaj::server::sync
