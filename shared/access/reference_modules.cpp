#include <algorithm>
#include <array>

#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"

// Offices, banks and the banks' own view of their notices: small records with one act or none.
namespace kotaj::access {
namespace {

using core::Source;

constexpr Source reference_source{Source::Kind::system, "کوتاژ", "داده‌های پایه"};
// Copy 4 of the directive: banks are shown the bank notices, and no other message.
constexpr Source bank_source{Source::Kind::directive, "1401/710203", "رونوشت ۴"};

constexpr uint16_t read_number = 1;
constexpr uint16_t put_number = 2;

constexpr std::array<Right, 1> system_rights{
    {{Position::system_admin, Reach::any, GrantsNeeded::none}}};
constexpr std::array<Right, 1> bank_rights{
    {{Position::bank_staff, Reach::own_bank, GrantsNeeded::none}}};

constexpr std::array<Right, 21> everyone_but_banks = [] {
  std::array<Right, 21> rights{};
  for (std::size_t row = 0; row < rights.size(); ++row) {
    const auto number = static_cast<int32_t>(row) + 1;
    const auto bank = static_cast<int32_t>(Position::bank_staff);
    rights[row] = {static_cast<Position>(number < bank ? number : number + 1), Reach::any,
                   GrantsNeeded::none};
  }
  return rights;
}();

constexpr Act read_reference{.number = read_number,
                             .code = "read",
                             .label = "دیدن",
                             .source = reference_source,
                             .rights = everyone_but_banks};
constexpr Act read_notice{.number = read_number,
                          .code = "read",
                          .label = "دیدن پیغام",
                          .source = bank_source,
                          .rights = bank_rights};

/// Codes go into notice numbers (`office-year-bank-serial`), whose parts a hyphen separates.
bool valid_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  });
}

Applied invalid_code(std::string field) {
  return refused("invalid", std::move(field), "کد فقط حروف بزرگ لاتین و رقم دارد.",
                 reference_source);
}

std::string no_digest(const void*, const Act&, const void*, const Context&) { return {}; }
std::string no_office(const void*) { return {}; }
Subject no_subject(const void*, const Act&, const void*, const Context&) { return {}; }

const std::array<Act, 1>& office_acts() {
  static const std::array<Act, 1> table{{
      {.number = put_number,
       .code = "put_office",
       .label = "ثبت گمرک",
       .source = reference_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<Office>(); },
       .opens = true,
       .replaces = true},
  }};
  return table;
}

Applied apply_office(const void*, const Act&, const void* payload, const Context&) {
  const auto& office = *static_cast<const Office*>(payload);
  if (!valid_code(office.code)) return invalid_code("code");
  if (office.parent == office.code) {
    return refused("invalid", "parent", "یک گمرک بالادست خودش نیست.", reference_source);
  }
  return accepted(office);
}

const std::array<Act, 1>& bank_acts() {
  static const std::array<Act, 1> table{{
      {.number = put_number,
       .code = "put_bank",
       .label = "ثبت بانک",
       .source = reference_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<Bank>(); },
       .opens = true,
       .replaces = true},
  }};
  return table;
}

Applied apply_bank(const void*, const Act&, const void* payload, const Context&) {
  const auto& bank = *static_cast<const Bank*>(payload);
  if (!valid_code(bank.code)) return invalid_code("code");
  for (std::size_t row = 0; row < bank.branches.size(); ++row) {
    if (!valid_code(bank.branches[row].code))
      return invalid_code("branches[" + std::to_string(row) + "].code");
  }
  return accepted(bank);
}

Subject notice_subject(const void* record, const Act&, const void*, const Context&) {
  Subject subject;
  if (record == nullptr) return subject;
  const auto& notice = *static_cast<const BankNotice*>(record);
  subject.bank = notice.bank;
  subject.branch = notice.branch;
  return subject;
}

Applied apply_nothing(const void*, const Act&, const void*, const Context&) {
  return refused("invalid", {}, "پیغام صادرشده تغییر نمی‌کند.",
                 bank_source);
}

std::vector<std::pair<std::string, std::string>> notice_keys(const void* record) {
  const auto& notice = *static_cast<const BankNotice*>(record);
  return {{"number", notice.number},
          {"kotaj", notice.kotaj},
          {"order_registration", notice.order_registration},
          {"payment_instrument", notice.payment_instrument}};
}

}  // namespace

std::span<const Right> reference_readers() { return everyone_but_banks; }

const Module& office_module() {
  static const Module module{
      2,
      "office",
      "گمرک‌ها",
      &core::describe<Office>,
      office_acts(),
      &read_reference,
      [](const Act&, const void* payload) {
        return office_id(static_cast<const Office*>(payload)->code);
      },
      &no_subject,
      &apply_office,
      &no_digest,
      [](const void* record) -> std::vector<std::pair<std::string, std::string>> {
        return {{"code", static_cast<const Office*>(record)->code}};
      },
      &no_office};
  return module;
}

const Module& bank_module() {
  static const Module module{
      3,
      "bank",
      "بانک‌ها",
      &core::describe<Bank>,
      bank_acts(),
      &read_reference,
      [](const Act&, const void* payload) {
        return bank_id(static_cast<const Bank*>(payload)->code);
      },
      &no_subject,
      &apply_bank,
      &no_digest,
      [](const void* record) -> std::vector<std::pair<std::string, std::string>> {
        return {{"code", static_cast<const Bank*>(record)->code}};
      },
      &no_office};
  return module;
}

const Module& bank_notice_module() {
  static const Module module{4,
                             "bank_notice",
                             "پیغام‌های بانک",
                             &addressed_notice,
                             {},
                             &read_notice,
                             [](const Act&, const void*) { return core::Id{}; },
                             &notice_subject,
                             &apply_nothing,
                             &no_digest,
                             &notice_keys,
                             &no_office};
  return module;
}

}  // namespace kotaj::access
