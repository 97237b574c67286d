#include "shared/core/field_binding.h"
#include "shared/core/sha256.h"
#include "tests/unit/sync_fixture.h"

namespace kotaj::core {

using sync::fixture::AddLine;
using sync::fixture::Close;
using sync::fixture::Ledger;
using sync::fixture::Line;
using sync::fixture::Open;
using sync::fixture::SetTitle;

namespace {
constexpr std::array<Choice, 2> states = {{{1, "open", "باز"}, {2, "closed", "بسته"}}};
}

template <>
const Description& describe<Line>() {
  static constexpr std::array<Field, 3> fields = {
      member<&Line::id>(
          {.number = 1, .name = "id", .label = "شناسه", .type = FieldType::id, .system = true}),
      member<&Line::container>({.number = 2,
                                .name = "container",
                                .label = "کانتینر",
                                .blank_allowed = true,
                                .searchable = true}),
      member<&Line::mass>(
          {.number = 3, .name = "mass_kg", .label = "وزن", .type = FieldType::mass}),
  };
  static constexpr Description table = description<Line>("test.line", "ردیف", fields);
  return table;
}

template <>
const Description& describe<Ledger>() {
  static constexpr std::array<Field, 13> fields = {
      member<&Ledger::name>(
          {.number = 1, .name = "name", .label = "نام", .cap = 40, .searchable = true}),
      member<&Ledger::office>(
          {.number = 2, .name = "office", .label = "گمرک", .type = FieldType::identifier}),
      // Out of order on purpose: on the wire members go by number.
      member<&Ledger::state>({.number = 5,
                              .name = "state",
                              .label = "وضعیت",
                              .type = FieldType::choice,
                              .choices = +[] { return std::span<const Choice>(states); }}),
      member<&Ledger::title>(
          {.number = 4, .name = "title", .label = "عنوان", .blank_allowed = true}),
      member<&Ledger::closed_on>(
          {.number = 6, .name = "closed_on", .label = "روز بستن", .type = FieldType::date}),
      member<&Ledger::opened_at>(
          {.number = 7, .name = "opened_at", .label = "زمان باز کردن", .type = FieldType::moment}),
      member<&Ledger::quantity>(
          {.number = 8, .name = "quantity", .label = "مقدار", .type = FieldType::quantity}),
      member<&Ledger::value>(
          {.number = 9, .name = "value", .label = "ارزش", .type = FieldType::amount}),
      member<&Ledger::currency>({.number = 10,
                                 .name = "currency",
                                 .label = "ارز",
                                 .type = FieldType::currency,
                                 .blank_allowed = true}),
      member<&Ledger::bulk>(
          {.number = 11, .name = "bulk", .label = "فله", .type = FieldType::boolean}),
      member<&Ledger::count>(
          {.number = 12, .name = "count", .label = "شمار", .type = FieldType::integer}),
      list_member<&Ledger::lines>(
          {.number = 300, .name = "lines", .label = "ردیف‌ها", .cap = 500}),
      record_member<&Ledger::spare>({.number = 301, .name = "spare", .label = "یدک"}),
  };
  static constexpr Description table = description<Ledger>("test.ledger", "دفتر", fields);
  return table;
}

template <>
const Description& describe<Open>() {
  static constexpr std::array<Field, 2> fields = {
      member<&Open::name>({.number = 1, .name = "name", .label = "نام", .cap = 40}),
      member<&Open::office>(
          {.number = 2, .name = "office", .label = "گمرک", .type = FieldType::identifier}),
  };
  static constexpr Description table = description<Open>("test.open", "باز کردن", fields);
  return table;
}

template <>
const Description& describe<AddLine>() {
  static constexpr std::array<Field, 2> fields = {
      member<&AddLine::container>({.number = 1, .name = "container", .label = "کانتینر"}),
      member<&AddLine::mass>(
          {.number = 2, .name = "mass_kg", .label = "وزن", .type = FieldType::mass}),
  };
  static constexpr Description table = description<AddLine>("test.add_line", "افزودن ردیف", fields);
  return table;
}

template <>
const Description& describe<SetTitle>() {
  static constexpr std::array<Field, 2> fields = {
      member<&SetTitle::old_title>(
          {.number = 1, .name = "old_title", .label = "عنوان پیشین", .blank_allowed = true}),
      member<&SetTitle::new_title>({.number = 2, .name = "new_title", .label = "عنوان تازه"}),
  };
  static constexpr Description table =
      description<SetTitle>("test.set_title", "تغییر عنوان", fields);
  return table;
}

template <>
const Description& describe<Close>() {
  static constexpr std::array<Field, 1> fields = {
      member<&Close::reason>({.number = 1, .name = "reason", .label = "دلیل"}),
  };
  static constexpr Description table = description<Close>("test.close", "بستن", fields);
  return table;
}

}  // namespace kotaj::core

namespace kotaj::sync::fixture {
namespace {

using access::Act;
using access::Applied;
using access::Context;

constexpr std::array<access::Right, 1> rights = {
    {{access::Position::assessor, access::Reach::own_office, access::GrantsNeeded::none}}};

template <typename Payload>
const core::Description* payload_table() {
  return &core::describe<Payload>();
}

const std::array<Act, 4>& acts() {
  static const std::array<Act, 4> table = {{
      {.number = open_act,
       .code = "open",
       .label = "باز کردن",
       .rights = rights,
       .payload = &payload_table<Open>,
       .opens = true},
      {.number = add_line_act,
       .code = "add_line",
       .label = "افزودن ردیف",
       .rights = rights,
       .payload = &payload_table<AddLine>},
      {.number = set_title_act,
       .code = "set_title",
       .label = "تغییر عنوان",
       .rights = rights,
       .payload = &payload_table<SetTitle>},
      {.number = close_act,
       .code = "close",
       .label = "بستن",
       .rights = rights,
       .payload = &payload_table<Close>,
       .binds_others = true},
  }};
  return table;
}

const Act read_act{.code = "read", .label = "دیدن", .rights = rights};

access::Subject subject(const void* record, const Act&, const void* payload, const Context&) {
  access::Subject subject;
  subject.offices = {record != nullptr ? static_cast<const Ledger*>(record)->office
                                       : static_cast<const Open*>(payload)->office};
  return subject;
}

Applied set_title(Ledger ledger, const SetTitle& payload) {
  if (ledger.title != payload.old_title) {
    return access::refused("changed_meanwhile", "old_title", "عنوان در این میان تغییر کرده است.");
  }
  ledger.title = payload.new_title;
  return access::accepted(std::move(ledger));
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (act.number == open_act) {
    const auto& open = *static_cast<const Open*>(payload);
    Ledger ledger;
    ledger.name = open.name;
    ledger.office = open.office;
    return access::accepted(std::move(ledger));
  }
  Ledger ledger = *static_cast<const Ledger*>(record);
  if (ledger.state == State::closed) return access::refused("wrong_state", {}, "دفتر بسته است.");
  if (act.number == add_line_act) {
    const auto& line = *static_cast<const AddLine*>(payload);
    ledger.lines.push_back({context.operation, line.container, line.mass});
    return access::accepted(std::move(ledger));
  }
  if (act.number == set_title_act)
    return set_title(std::move(ledger), *static_cast<const SetTitle*>(payload));
  ledger.state = State::closed;
  return access::accepted(std::move(ledger));
}

std::string seen(const void* record, const Act& act, const void*, const Context&) {
  if (act.number != close_act) return {};
  std::string text;
  for (const Line& line : static_cast<const Ledger*>(record)->lines) text += line.container + "\n";
  const core::Digest digest = core::sha256(text);
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

core::Id id_of(const Act&, const void* payload) {
  const auto& open = *static_cast<const Open*>(payload);
  return ledger_id(open.office, open.name);
}

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  return {{"name", static_cast<const Ledger*>(record)->name}};
}

std::string office(const void* record) { return static_cast<const Ledger*>(record)->office; }

}  // namespace

const access::Module& ledger_module() {
  static const access::Module module{.number = 9000,
                                     .code = "ledger",
                                     .label = "دفتر",
                                     .record = &core::describe<Ledger>,
                                     .acts = acts(),
                                     .read = &read_act,
                                     .id_of = &id_of,
                                     .subject = &subject,
                                     .apply = &apply,
                                     .seen = &seen,
                                     .keys = &keys,
                                     .office = &office};
  return module;
}

const access::Act& act(uint16_t number) { return *access::find_act(ledger_module(), number); }

core::Id ledger_id(std::string_view office_code, std::string_view name) {
  return core::derive_id("test.ledger", {office_code, name});
}

access::Person officer(std::string user) {
  access::Person person;
  person.user = std::move(user);
  person.name = "کارشناس آزمون";
  access::Assignment assignment;
  assignment.id = officer_assignment;
  assignment.position = access::Position::assessor;
  assignment.office = "10";
  assignment.from = *core::Date::of(1400, 1, 1);
  person.assignments.push_back(assignment);
  return person;
}

Ledger full_ledger() {
  Ledger ledger;
  ledger.name = "دفتر شماره ۱";
  ledger.office = "10100";
  ledger.title = "عنوان";
  ledger.state = State::closed;
  ledger.closed_on = core::Date::of(1403, 2, 10);
  ledger.opened_at = {1'714'300'000'123};
  ledger.quantity = core::Quantity{-1};
  ledger.value = (core::Wide{1} << 70) + 5;
  ledger.currency = "IRR";
  ledger.bulk = false;
  ledger.count = 128;
  ledger.lines = {{core::Id{{1, 2, 3}}, "CSQU3054383", core::Mass{2'230'000}},
                  {core::Id{{4}}, "", {}}};
  ledger.spare = Line{core::Id{{5}}, "MSKU0000006", core::Mass{0}};
  return ledger;
}

}  // namespace kotaj::sync::fixture
