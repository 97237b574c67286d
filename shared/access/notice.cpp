#include "shared/access/notice.h"

#include <array>

#include "shared/core/field_binding.h"

namespace kotaj::access {

std::vector<std::string_view> superseded_numbers(const BankNotice& notice) {
  std::vector<std::string_view> numbers;
  std::string_view rest = notice.supersedes;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    if (space != 0) numbers.push_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  return numbers;
}

const core::Description& addressed_notice() {
  static const std::vector<core::Field> fields = [] {
    const auto kept = core::describe<BankNotice>().fields;
    std::vector<core::Field> all(kept.begin(), kept.end());
    all.push_back(core::member<&BankNotice::office_name>({.number = 14,
                                                          .name = "office_name",
                                                          .label = "نام گمرک",
                                                          .blank_allowed = true,
                                                          .bank_visible = true,
                                                          .system = true}));
    return all;
  }();
  static const core::Description table =
      core::description<BankNotice>("access.bank_notice", "پیغام قابل توجه بانک", fields);
  return table;
}

}  // namespace kotaj::access

namespace kotaj::core {

using access::BankNotice;

// Every member is visible to the bank: a member that may not be has no place in this record. These
// are the members that are kept, in a case and in its log; see `addressed_notice` for the bank's.
template <>
const Description& describe<BankNotice>() {
  static constexpr std::array<Field, 13> fields{{
      member<&BankNotice::number>({.number = 1,
                                   .name = "number",
                                   .label = "شماره پیغام",
                                   .type = FieldType::identifier,
                                   .direction = Direction::ltr,
                                   .cap = 60,
                                   .blank_allowed = true,
                                   .searchable = true,
                                   .bank_visible = true,
                                   .system = true}),
      member<&BankNotice::verification_code>({.number = 2,
                                              .name = "verification_code",
                                              .label = "کد راستی‌آزمایی",
                                              .type = FieldType::identifier,
                                              .direction = Direction::ltr,
                                              .cap = 40,
                                              .blank_allowed = true,
                                              .bank_visible = true,
                                              .system = true}),
      member<&BankNotice::issued_at>({.number = 3,
                                      .name = "issued_at",
                                      .label = "زمان صدور",
                                      .type = FieldType::moment,
                                      .bank_visible = true,
                                      .system = true}),
      member<&BankNotice::bank>({.number = 4,
                                 .name = "bank",
                                 .label = "بانک",
                                 .type = FieldType::identifier,
                                 .direction = Direction::ltr,
                                 .bank_visible = true}),
      member<&BankNotice::branch>({.number = 5,
                                   .name = "branch",
                                   .label = "شعبه",
                                   .type = FieldType::identifier,
                                   .direction = Direction::ltr,
                                   .blank_allowed = true,
                                   .bank_visible = true}),
      member<&BankNotice::office>({.number = 6,
                                   .name = "office",
                                   .label = "گمرک",
                                   .type = FieldType::identifier,
                                   .direction = Direction::ltr,
                                   .bank_visible = true}),
      member<&BankNotice::kotaj>({.number = 7,
                                  .name = "kotaj",
                                  .label = "کوتاژ",
                                  .type = FieldType::kotaj,
                                  .searchable = true,
                                  .bank_visible = true}),
      member<&BankNotice::order_registration>({.number = 8,
                                               .name = "order_registration",
                                               .label = "شماره ثبت سفارش",
                                               .type = FieldType::identifier,
                                               .direction = Direction::ltr,
                                               .searchable = true,
                                               .bank_visible = true}),
      member<&BankNotice::payment_instrument>({.number = 9,
                                               .name = "payment_instrument",
                                               .label = "شماره ابزار پرداخت",
                                               .type = FieldType::identifier,
                                               .direction = Direction::ltr,
                                               .blank_allowed = true,
                                               .searchable = true,
                                               .bank_visible = true}),
      member<&BankNotice::kind>({.number = 10,
                                 .name = "kind",
                                 .label = "نوع پیغام",
                                 .type = FieldType::identifier,
                                 .direction = Direction::ltr,
                                 .bank_visible = true}),
      member<&BankNotice::text>({.number = 11,
                                 .name = "text",
                                 .label = "متن پیغام",
                                 .type = FieldType::multiline,
                                 .cap = 6000,
                                 .bank_visible = true}),
      member<&BankNotice::supersedes>({.number = 12,
                                       .name = "supersedes",
                                       .label = "جایگزین پیغام",
                                       .direction = Direction::ltr,
                                       .cap = 2000,
                                       .blank_allowed = true,
                                       .bank_visible = true,
                                       .system = true}),
      member<&BankNotice::superseded_by>({.number = 13,
                                          .name = "superseded_by",
                                          .label = "جایگزین‌شده با",
                                          .type = FieldType::identifier,
                                          .direction = Direction::ltr,
                                          .cap = 60,
                                          .blank_allowed = true,
                                          .bank_visible = true,
                                          .system = true}),
  }};
  static constexpr Description table =
      description<BankNotice>("access.bank_notice", "پیغام قابل توجه بانک", fields);
  return table;
}

}  // namespace kotaj::core
