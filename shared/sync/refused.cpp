#include "shared/sync/refused.h"

#include <array>

#include "shared/core/field_binding.h"
#include "shared/core/sha256.h"
#include "shared/sync/codec.h"
#include "shared/sync/limits.h"

namespace kotaj::sync {
namespace {

using access::GrantsNeeded;
using access::Position;
using access::Reach;
using access::Right;

constexpr core::Source refused_source{core::Source::Kind::system, "کوتاژ",
                                      "عملیات پذیرفته‌نشده"};
constexpr uint16_t read_number = 1;
constexpr uint16_t dispose_number = 2;

/// Its author's, whatever his position has become: his rights may have ended, and that be the
/// reason.
constexpr std::array<Right, 1> author_rights{
    {{Position::system_admin, Reach::self, GrantsNeeded::none}}};
constexpr access::Act read_act{.number = read_number,
                               .code = "read",
                               .label = "دیدن",
                               .source = refused_source,
                               .rights = author_rights};

const std::array<access::Act, 1>& acts() {
  static const std::array<access::Act, 1> table{{
      {.number = dispose_number,
       .code = "dispose",
       .label = "کنار گذاشتن",
       .source = refused_source,
       .rights = author_rights,
       .payload = [] { return &core::describe<Dispose>(); }},
  }};
  return table;
}

/// What was disposed of is nobody's to read: so it leaves every device, as whatever changes hands.
access::Subject subject(const void* record, const access::Act& act, const void*,
                        const access::Context&) {
  access::Subject subject;
  if (record == nullptr) return subject;
  const auto& refused = *static_cast<const RefusedOperation*>(record);
  if (act.number != read_number || !refused.disposed) subject.user = refused.user;
  return subject;
}

access::Applied apply(const void* record, const access::Act&, const void*, const access::Context&) {
  auto refused = *static_cast<const RefusedOperation*>(record);
  // What was typed stays in the log, with the refusal; here its author has done with it.
  refused.typed.clear();
  refused.field.clear();
  refused.reason.clear();
  refused.source.clear();
  refused.disposed = true;
  return access::accepted(std::move(refused));
}

uint8_t nibble(char digit) {
  return static_cast<uint8_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

}  // namespace

const access::Module& refused_operation_module() {
  static const access::Module module{
      5,
      "refused_operation",
      "عملیات پذیرفته‌نشده",
      &core::describe<RefusedOperation>,
      acts(),
      &read_act,
      [](const access::Act&, const void*) { return core::Id{}; },
      &subject,
      &apply,
      [](const void*, const access::Act&, const void*, const access::Context&) {
        return std::string();
      },
      [](const void*) { return std::vector<std::pair<std::string, std::string>>(); },
      [](const void*) { return std::string(); }};
  return module;
}

core::Id refused_id(const core::Id& operation) {
  return core::derive_id("sync.refused_operation", {core::to_string(operation)});
}

RefusedOperation refused_operation(const Operation& operation, std::string_view bytes,
                                   const access::Refusal& refusal, core::Moment refused_at) {
  return {operation.id, operation.user, operation.device, core::to_hex(bytes),
          refusal.code, refusal.field,  refusal.reason,   core::to_string(refusal.source),
          refused_at,   false};
}

std::optional<Operation> typed_operation(const RefusedOperation& refused) {
  std::string bytes;
  bytes.reserve(refused.typed.size() / 2);
  for (std::size_t i = 0; i + 1 < refused.typed.size(); i += 2) {
    bytes += static_cast<char>((nibble(refused.typed[i]) << 4U) | nibble(refused.typed[i + 1]));
  }
  DecodeError error{};
  return decode_operation(bytes, error);
}

}  // namespace kotaj::sync

namespace kotaj::core {

using sync::Disposal;
using sync::Dispose;
using sync::RefusedOperation;

namespace {

constexpr std::array<Choice, 2> disposals{{
    {static_cast<int32_t>(Disposal::discarded), "discarded", "کنار گذاشته شد"},
    {static_cast<int32_t>(Disposal::corrected), "corrected", "اصلاح و دوباره فرستاده شد"},
}};

}  // namespace

template <>
const Description& describe<RefusedOperation>() {
  constexpr std::size_t hex_digits = 2;
  static constexpr std::array<Field, 10> fields{{
      member<&RefusedOperation::operation>(
          {.number = 1, .name = "operation", .label = "شناسه عمل", .type = FieldType::id}),
      member<&RefusedOperation::user>({.number = 2,
                                       .name = "user",
                                       .label = "کاربر",
                                       .type = FieldType::identifier,
                                       .direction = Direction::ltr}),
      member<&RefusedOperation::device>(
          {.number = 3, .name = "device", .label = "دستگاه", .type = FieldType::id}),
      member<&RefusedOperation::typed>({.number = 4,
                                        .name = "typed",
                                        .label = "آنچه نوشته شده",
                                        .direction = Direction::ltr,
                                        .cap = hex_digits * sync::limits::operation_bytes,
                                        .system = true}),
      member<&RefusedOperation::code>({.number = 5,
                                       .name = "code",
                                       .label = "کد علت",
                                       .direction = Direction::ltr,
                                       .system = true}),
      member<&RefusedOperation::field>({.number = 6,
                                        .name = "field",
                                        .label = "قلم اطلاعاتی",
                                        .direction = Direction::ltr,
                                        .system = true}),
      member<&RefusedOperation::reason>({.number = 7,
                                         .name = "reason",
                                         .label = "علت",
                                         .type = FieldType::multiline,
                                         .cap = sync::limits::sentence_bytes,
                                         .system = true}),
      member<&RefusedOperation::source>(
          {.number = 8, .name = "source", .label = "مستند", .cap = 400, .system = true}),
      member<&RefusedOperation::refused_at>({.number = 9,
                                             .name = "refused_at",
                                             .label = "زمان رد",
                                             .type = FieldType::moment,
                                             .system = true}),
      member<&RefusedOperation::disposed>({.number = 10,
                                           .name = "disposed",
                                           .label = "کنار گذاشته شده",
                                           .type = FieldType::boolean,
                                           .system = true}),
  }};
  static constexpr Description table = description<RefusedOperation>(
      "sync.refused_operation", "عملیات پذیرفته‌نشده", fields);
  return table;
}

template <>
const Description& describe<Dispose>() {
  static constexpr std::array<Field, 1> fields{{
      member<&Dispose::how>({.number = 1,
                             .name = "how",
                             .label = "چگونه",
                             .type = FieldType::choice,
                             .choices = +[] { return std::span<const Choice>(disposals); }}),
  }};
  static constexpr Description table = description<Dispose>("sync.dispose", "کنار گذاشتن", fields);
  return table;
}

}  // namespace kotaj::core
