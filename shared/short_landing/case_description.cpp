#include <array>

#include "shared/core/field_binding.h"
#include "shared/short_landing/case.h"
#include "shared/short_landing/parameters.h"

// The tables of the case's fields. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace short_landing;  // NOLINT: tables of that namespace's records, and nothing else.

constexpr std::string_view kilogram = "کیلوگرم";

bool has_tare(const void* record) {
  return static_cast<const Container*>(record)->tare.has_value();
}
bool tare_from_document(const void* record) {
  return static_cast<const Container*>(record)->tare_source == TareSource::document;
}

constexpr Field id_field(Field field) {
  field.name = "id";
  field.label = "شناسه";
  field.type = FieldType::id;
  field.system = true;
  return field;
}
constexpr Field by_field(Field field) {
  field.name = "by";
  field.label = "ثبت‌کننده";
  field.direction = Direction::ltr;
  field.blank_allowed = true;
  field.system = true;
  return field;
}
constexpr Field at_field(Field field) {
  field.name = "at";
  field.label = "زمان ثبت";
  field.type = FieldType::moment;
  field.system = true;
  return field;
}

}  // namespace

template <>
const Description& describe<Container>() {
  static constexpr std::array<Field, 6> fields{{
      member<&Container::number>({.number = 1,
                                  .name = "number",
                                  .label = "شماره کانتینر",
                                  .type = FieldType::container,
                                  .direction = Direction::ltr,
                                  .searchable = true}),
      member<&Container::size>({.number = 2,
                                .name = "size",
                                .label = "اندازه",
                                .type = FieldType::choice,
                                .choices = container_sizes}),
      member<&Container::type>({.number = 3,
                                .name = "type",
                                .label = "نوع",
                                .type = FieldType::choice,
                                .choices = container_types}),
      member<&Container::tare>({.number = 4,
                                .name = "tare",
                                .label = "وزن دقیق کانتینر",
                                .type = FieldType::mass,
                                .help = "بر درب کانتینر یا در اسناد کالا نوشته شده است.",
                                .unit = kilogram,
                                .source = clause("بند ۲")}),
      member<&Container::tare_source>({.number = 5,
                                       .name = "tare_source",
                                       .label = "مأخذ وزن کانتینر",
                                       .type = FieldType::choice,
                                       .source = clause("بند ۲"),
                                       .required_when = &has_tare,
                                       .choices = tare_sources}),
      member<&Container::tare_document>({.number = 6,
                                         .name = "tare_document",
                                         .label = "سند وزن کانتینر",
                                         .cap = 100,
                                         .source = clause("بند ۲"),
                                         .required_when = &tare_from_document}),
  }};
  static constexpr Description table =
      description<Container>("short_landing.container", "کانتینر", fields);
  return table;
}

template <>
const Description& describe<Weighing>() {
  static constexpr std::array<Field, 10> fields{{
      member<&Weighing::id>(id_field({.number = 1})),
      member<&Weighing::plate>({.number = 2,
                                .name = "plate",
                                .label = "پلاک",
                                .type = FieldType::plate,
                                .searchable = true}),
      member<&Weighing::loaded>({.number = 3,
                                 .name = "loaded",
                                 .label = "وزن با بار",
                                 .type = FieldType::mass,
                                 .unit = kilogram}),
      member<&Weighing::empty>({.number = 4,
                                .name = "empty",
                                .label = "وزن خالی",
                                .type = FieldType::mass,
                                .help = "وزن وسیله نقلیه بدون کانتینر.",
                                .unit = kilogram}),
      member<&Weighing::weighed_on>(
          {.number = 5, .name = "weighed_on", .label = "تاریخ خروج", .type = FieldType::date}),
      list_member<&Weighing::containers>(
          {.number = 6, .name = "containers", .label = "کانتینرها", .cap = 20}),
      member<&Weighing::note>(
          {.number = 7, .name = "note", .label = "یادداشت", .cap = 500, .blank_allowed = true}),
      member<&Weighing::replaces>({.number = 8,
                                   .name = "replaces",
                                   .label = "جایگزین توزین",
                                   .type = FieldType::id,
                                   .system = true}),
      member<&Weighing::by>(by_field({.number = 9})),
      member<&Weighing::at>(at_field({.number = 10})),
  }};
  static constexpr Description table =
      description<Weighing>("short_landing.weighing", "توزین", fields);
  return table;
}

template <>
const Description& describe<PackagingAssessment>() {
  static constexpr std::array<Field, 6> fields{{
      member<&PackagingAssessment::id>(id_field({.number = 1})),
      member<&PackagingAssessment::mass>({.number = 2,
                                          .name = "mass",
                                          .label = "وزن بسته‌بندی",
                                          .type = FieldType::mass,
                                          .unit = kilogram,
                                          .source = clause("بند ۷")}),
      member<&PackagingAssessment::assessed_on>(
          {.number = 3, .name = "assessed_on", .label = "تاریخ ارزیابی", .type = FieldType::date}),
      member<&PackagingAssessment::note>(
          {.number = 4, .name = "note", .label = "یادداشت", .cap = 500, .blank_allowed = true}),
      member<&PackagingAssessment::by>(by_field({.number = 5})),
      member<&PackagingAssessment::at>(at_field({.number = 6})),
  }};
  static constexpr Description table = description<PackagingAssessment>(
      "short_landing.packaging_assessment", "ارزیابی بسته‌بندی", fields);
  return table;
}

template <>
const Description& describe<QuantityAssessment>() {
  static constexpr std::array<Field, 6> fields{{
      member<&QuantityAssessment::id>(id_field({.number = 1})),
      member<&QuantityAssessment::quantity>({.number = 2,
                                             .name = "quantity",
                                             .label = "مقدار ارزیابی‌شده",
                                             .type = FieldType::quantity,
                                             .source = clause("بند ۱")}),
      member<&QuantityAssessment::assessed_on>(
          {.number = 3, .name = "assessed_on", .label = "تاریخ ارزیابی", .type = FieldType::date}),
      member<&QuantityAssessment::note>(
          {.number = 4, .name = "note", .label = "یادداشت", .cap = 500, .blank_allowed = true}),
      member<&QuantityAssessment::by>(by_field({.number = 5})),
      member<&QuantityAssessment::at>(at_field({.number = 6})),
  }};
  static constexpr Description table =
      description<QuantityAssessment>("short_landing.quantity_assessment", "ارزیابی مقدار", fields);
  return table;
}

template <>
const Description& describe<Amendment>() {
  static constexpr std::array<Field, 9> fields{{
      member<&Amendment::id>(id_field({.number = 1})),
      member<&Amendment::field>(
          {.number = 2, .name = "field", .label = "قلم", .direction = Direction::ltr}),
      member<&Amendment::old_value>({.number = 3,
                                     .name = "old_value",
                                     .label = "مقدار پیشین",
                                     .direction = Direction::automatic,
                                     .blank_allowed = true}),
      member<&Amendment::new_value>({.number = 4,
                                     .name = "new_value",
                                     .label = "مقدار درست",
                                     .direction = Direction::automatic,
                                     .blank_allowed = true}),
      member<&Amendment::reason>({.number = 5, .name = "reason", .label = "دلیل", .cap = 500}),
      member<&Amendment::documents>(
          {.number = 6, .name = "documents", .label = "اسناد", .cap = 500, .blank_allowed = true}),
      member<&Amendment::clause>({.number = 7, .name = "clause", .label = "بند"}),
      member<&Amendment::by>(by_field({.number = 8})),
      member<&Amendment::at>(at_field({.number = 9})),
  }};
  static constexpr Description table =
      description<Amendment>("short_landing.amendment", "اصلاح", fields);
  return table;
}

template <>
const Description& describe<Objection>() {
  static constexpr std::array<Field, 7> fields{{
      member<&Objection::id>(id_field({.number = 1})),
      member<&Objection::objected_on>({.number = 2,
                                       .name = "objected_on",
                                       .label = "تاریخ اعتراض",
                                       .type = FieldType::date,
                                       .source = clause("بند ۵")}),
      member<&Objection::objector>({.number = 3, .name = "objector", .label = "معترض"}),
      member<&Objection::text>(
          {.number = 4, .name = "text", .label = "متن اعتراض", .type = FieldType::multiline}),
      member<&Objection::documents>(
          {.number = 5, .name = "documents", .label = "اسناد", .cap = 500, .blank_allowed = true}),
      member<&Objection::by>(by_field({.number = 6})),
      member<&Objection::at>(at_field({.number = 7})),
  }};
  static constexpr Description table =
      description<Objection>("short_landing.objection", "اعتراض ذینفع", fields);
  return table;
}

template <>
const Description& describe<Account>() {
  static constexpr std::array<Field, 5> fields{{
      member<&Account::id>(id_field({.number = 1})),
      member<&Account::text>({.number = 2,
                              .name = "text",
                              .label = "شرح ماوقع",
                              .type = FieldType::multiline,
                              .source = clause("بند ۵")}),
      member<&Account::documents>(
          {.number = 3, .name = "documents", .label = "اسناد", .cap = 500, .blank_allowed = true}),
      member<&Account::by>(by_field({.number = 4})),
      member<&Account::at>(at_field({.number = 5})),
  }};
  static constexpr Description table =
      description<Account>("short_landing.account", "شرح ماوقع", fields);
  return table;
}

template <>
const Description& describe<Opinion>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Opinion::id>(id_field({.number = 1})),
      member<&Opinion::text>({.number = 2,
                              .name = "text",
                              .label = "نظر نهایی",
                              .type = FieldType::multiline,
                              .source = clause("بند ۵")}),
      member<&Opinion::by>(by_field({.number = 3})),
      member<&Opinion::at>(at_field({.number = 4})),
  }};
  static constexpr Description table =
      description<Opinion>("short_landing.opinion", "نظر نهایی دفتر واردات", fields);
  return table;
}

template <>
const Description& describe<IssuedNotice>() {
  static constexpr std::array<Field, 7> fields{{
      member<&IssuedNotice::id>(id_field({.number = 1})),
      record_member<&IssuedNotice::notice>({.number = 2, .name = "notice", .label = "پیغام"}),
      member<&IssuedNotice::kind>({.number = 3,
                                   .name = "kind",
                                   .label = "نوع",
                                   .type = FieldType::choice,
                                   .choices = notice_kinds}),
      member<&IssuedNotice::outcome>({.number = 4,
                                      .name = "outcome",
                                      .label = "نتیجه",
                                      .type = FieldType::choice,
                                      .system = true,
                                      .choices = outcomes}),
      member<&IssuedNotice::by>(by_field({.number = 5})),
      member<&IssuedNotice::superseded_by>({.number = 6,
                                            .name = "superseded_by",
                                            .label = "جایگزین‌شده با",
                                            .type = FieldType::id,
                                            .system = true}),
      member<&IssuedNotice::leaves>({.number = 7,
                                     .name = "leaves",
                                     .label = "به مخاطب پیشین",
                                     .type = FieldType::boolean,
                                     .system = true}),
  }};
  static constexpr Description table =
      description<IssuedNotice>("short_landing.issued_notice", "پیغام صادرشده", fields);
  return table;
}

template <>
const Description& describe<Event>() {
  static constexpr std::array<Field, 14> fields{{
      member<&Event::operation>({.number = 1,
                                 .name = "operation",
                                 .label = "عملیات",
                                 .type = FieldType::id,
                                 .system = true}),
      member<&Event::act>({.number = 2,
                           .name = "act",
                           .label = "کار",
                           .direction = Direction::ltr,
                           .system = true}),
      member<&Event::user>({.number = 3,
                            .name = "user",
                            .label = "نام کاربری",
                            .direction = Direction::ltr,
                            .system = true}),
      member<&Event::name>({.number = 4, .name = "name", .label = "نام", .system = true}),
      member<&Event::position>({.number = 5,
                                .name = "position",
                                .label = "سمت",
                                .type = FieldType::integer,
                                .system = true}),
      member<&Event::assignment>({.number = 6,
                                  .name = "assignment",
                                  .label = "انتصاب",
                                  .type = FieldType::id,
                                  .system = true}),
      member<&Event::at>({.number = 7,
                          .name = "at",
                          .label = "زمان ثبت",
                          .type = FieldType::moment,
                          .system = true}),
      member<&Event::made_at>({.number = 8,
                               .name = "made_at",
                               .label = "زمان اعلامی",
                               .type = FieldType::moment,
                               .system = true}),
      member<&Event::state>({.number = 9,
                             .name = "state",
                             .label = "وضعیت پس از آن",
                             .type = FieldType::choice,
                             .system = true,
                             .choices = states}),
      member<&Event::detail>(
          {.number = 10, .name = "detail", .label = "شرح", .cap = 1000, .system = true}),
      member<&Event::central_grant>({.number = 11,
                                     .name = "central_grant",
                                     .label = "دسترسی مرکزی",
                                     .type = FieldType::id,
                                     .system = true}),
      member<&Event::central_given_by>({.number = 12,
                                        .name = "central_given_by",
                                        .label = "اعطاکننده مرکزی",
                                        .direction = Direction::ltr,
                                        .system = true}),
      member<&Event::local_grant>({.number = 13,
                                   .name = "local_grant",
                                   .label = "دسترسی محلی",
                                   .type = FieldType::id,
                                   .system = true}),
      member<&Event::local_given_by>({.number = 14,
                                      .name = "local_given_by",
                                      .label = "اعطاکننده محلی",
                                      .direction = Direction::ltr,
                                      .system = true}),
  }};
  static constexpr Description table = description<Event>("short_landing.event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<Case>() {
  static constexpr std::array<Field, 18> fields{{
      record_member<&Case::declaration>({.number = 1, .name = "declaration", .label = "اظهارنامه"}),
      member<&Case::not_entered_per_order>({.number = 2,
                                            .name = "not_entered_per_order",
                                            .label = "عدم ورود به میزان ثبت سفارش",
                                            .type = FieldType::boolean,
                                            .source = clause("بند ۶")}),
      list_member<&Case::weighings>(
          {.number = 3, .name = "weighings", .label = "توزین‌ها"}),
      list_member<&Case::packaging>(
          {.number = 4, .name = "packaging", .label = "ارزیابی بسته‌بندی"}),
      list_member<&Case::assessed_quantities>(
          {.number = 5, .name = "assessed_quantities", .label = "ارزیابی مقدار"}),
      member<&Case::exit_completed_on>({.number = 6,
                                        .name = "exit_completed_on",
                                        .label = "پایان خروج",
                                        .type = FieldType::date,
                                        .system = true}),
      list_member<&Case::amendments>({.number = 7, .name = "amendments", .label = "اصلاحات"}),
      list_member<&Case::objections>(
          {.number = 8, .name = "objections", .label = "اعتراض‌ها"}),
      list_member<&Case::accounts>({.number = 9, .name = "accounts", .label = "شرح ماوقع"}),
      list_member<&Case::opinions>({.number = 10, .name = "opinions", .label = "نظر نهایی"}),
      list_member<&Case::notices>({.number = 11, .name = "notices", .label = "پیغام‌ها"}),
      member<&Case::state>({.number = 12,
                            .name = "state",
                            .label = "وضعیت",
                            .type = FieldType::choice,
                            .system = true,
                            .choices = states}),
      member<&Case::outcome>({.number = 13,
                              .name = "outcome",
                              .label = "نتیجه",
                              .type = FieldType::choice,
                              .system = true,
                              .choices = outcomes}),
      member<&Case::decided_on>({.number = 14,
                                 .name = "decided_on",
                                 .label = "روز تصمیم",
                                 .type = FieldType::date,
                                 .system = true}),
      member<&Case::close_reason>({.number = 15,
                                   .name = "close_reason",
                                   .label = "دلیل بستن",
                                   .cap = 500,
                                   .blank_allowed = true,
                                   .system = true}),
      member<&Case::opened_at>({.number = 16,
                                .name = "opened_at",
                                .label = "زمان گشودن",
                                .type = FieldType::moment,
                                .system = true}),
      member<&Case::changed_at>({.number = 17,
                                 .name = "changed_at",
                                 .label = "آخرین تغییر",
                                 .type = FieldType::moment,
                                 .system = true}),
      list_member<&Case::events>(
          {.number = 18, .name = "events", .label = "رویدادها", .cap = 10000}),
  }};
  static constexpr Description table =
      description<Case>("short_landing.case", "پرونده کسر تخلیه", fields);
  return table;
}

}  // namespace kotaj::core
