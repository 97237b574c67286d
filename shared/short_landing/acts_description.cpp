#include <array>

#include "shared/core/field_binding.h"
#include "shared/short_landing/acts.h"
#include "shared/short_landing/parameters.h"

// The forms of the acts. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace short_landing;  // NOLINT: tables of that namespace's records, and nothing else.

constexpr std::string_view kilogram = "کیلوگرم";

bool changed_fields_named(const void*) { return true; }
bool tare_from_document(const void* record) {
  return static_cast<const RecordExactTare*>(record)->source == TareSource::document;
}

constexpr Field documents_field(Field field) {
  field.name = "documents";
  field.label = "اسناد";
  field.cap = 500;
  field.blank_allowed = true;
  return field;
}
constexpr Field reason_field(Field field) {
  field.name = "reason";
  field.label = "دلیل";
  field.cap = 500;
  return field;
}
constexpr Field note_field(Field field) {
  field.name = "note";
  field.label = "یادداشت";
  field.cap = 500;
  field.blank_allowed = true;
  return field;
}

}  // namespace

template <>
const Description& describe<RecordWeighing>() {
  static constexpr std::array<Field, 7> fields{{
      member<&RecordWeighing::plate>(
          {.number = 1, .name = "plate", .label = "پلاک", .type = FieldType::plate}),
      member<&RecordWeighing::loaded>({.number = 2,
                                       .name = "loaded",
                                       .label = "وزن با بار",
                                       .type = FieldType::mass,
                                       .unit = kilogram}),
      member<&RecordWeighing::empty>({.number = 3,
                                      .name = "empty",
                                      .label = "وزن خالی",
                                      .type = FieldType::mass,
                                      .help = "وزن وسیله نقلیه بدون کانتینر.",
                                      .unit = kilogram}),
      member<&RecordWeighing::weighed_on>(
          {.number = 4, .name = "weighed_on", .label = "تاریخ خروج", .type = FieldType::date}),
      list_member<&RecordWeighing::containers>(
          {.number = 5, .name = "containers", .label = "کانتینرها", .cap = 20}),
      member<&RecordWeighing::note>(note_field({.number = 6})),
      member<&RecordWeighing::replaces>(
          {.number = 7, .name = "replaces", .label = "جایگزین توزین", .type = FieldType::id}),
  }};
  static constexpr Description table =
      description<RecordWeighing>("short_landing.record_weighing", "ثبت توزین", fields);
  return table;
}

template <>
const Description& describe<RecordExactTare>() {
  static constexpr std::array<Field, 6> fields{{
      member<&RecordExactTare::weighing>(
          {.number = 1, .name = "weighing", .label = "توزین", .type = FieldType::id}),
      member<&RecordExactTare::container>({.number = 2,
                                           .name = "container",
                                           .label = "شماره کانتینر",
                                           .type = FieldType::container,
                                           .direction = Direction::ltr}),
      member<&RecordExactTare::old_tare>({.number = 3,
                                          .name = "old_tare",
                                          .label = "وزن پیشین",
                                          .type = FieldType::mass,
                                          .unit = kilogram}),
      member<&RecordExactTare::tare>({.number = 4,
                                      .name = "tare",
                                      .label = "وزن دقیق کانتینر",
                                      .type = FieldType::mass,
                                      .unit = kilogram,
                                      .source = clause("بند ۲")}),
      member<&RecordExactTare::source>({.number = 5,
                                        .name = "source",
                                        .label = "مأخذ",
                                        .type = FieldType::choice,
                                        .source = clause("بند ۲"),
                                        .choices = tare_sources}),
      member<&RecordExactTare::document>({.number = 6,
                                          .name = "document",
                                          .label = "سند",
                                          .cap = 100,
                                          .source = clause("بند ۲"),
                                          .required_when = &tare_from_document}),
  }};
  static constexpr Description table = description<RecordExactTare>(
      "short_landing.record_exact_tare", "ثبت وزن دقیق کانتینر", fields);
  return table;
}

template <>
const Description& describe<AssessPackaging>() {
  static constexpr std::array<Field, 3> fields{{
      member<&AssessPackaging::mass>(
          {.number = 1,
           .name = "mass",
           .label = "وزن بسته‌بندی",
           .type = FieldType::mass,
           .help =
               "وزن لفاف، بسته‌بندی، پالت و مانند آن؛ برای کالای فله صفر.",
           .unit = kilogram,
           .source = clause("بند ۷")}),
      member<&AssessPackaging::assessed_on>(
          {.number = 2,
           .name = "assessed_on",
           .label = "تاریخ ارزیابی",
           .type = FieldType::date,
           .help =
               "پیش از خروج کالا؛ ارزیابی پس از خروج پذیرفته نمی‌شود.",
           .source = clause("بند ۷")}),
      member<&AssessPackaging::note>(note_field({.number = 3})),
  }};
  static constexpr Description table = description<AssessPackaging>(
      "short_landing.assess_packaging", "ارزیابی وزن بسته‌بندی", fields);
  return table;
}

template <>
const Description& describe<RecordAssessedQuantity>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RecordAssessedQuantity::quantity>({.number = 1,
                                                 .name = "quantity",
                                                 .label = "مقدار ارزیابی‌شده",
                                                 .type = FieldType::quantity,
                                                 .source = clause("بند ۱")}),
      member<&RecordAssessedQuantity::assessed_on>(
          {.number = 2, .name = "assessed_on", .label = "تاریخ ارزیابی", .type = FieldType::date}),
      member<&RecordAssessedQuantity::note>(note_field({.number = 3})),
  }};
  static constexpr Description table =
      description<RecordAssessedQuantity>("short_landing.record_assessed_quantity",
                                          "ثبت مقدار ارزیابی‌شده", fields);
  return table;
}

template <>
const Description& describe<FieldChange>() {
  static constexpr std::array<Field, 3> fields{{
      member<&FieldChange::field>(
          {.number = 1, .name = "field", .label = "قلم", .direction = Direction::ltr, .cap = 60}),
      member<&FieldChange::old_value>({.number = 2,
                                       .name = "old_value",
                                       .label = "مقدار پیشین",
                                       .direction = Direction::automatic,
                                       .blank_allowed = true}),
      member<&FieldChange::new_value>({.number = 3,
                                       .name = "new_value",
                                       .label = "مقدار درست",
                                       .direction = Direction::automatic,
                                       .blank_allowed = true}),
  }};
  static constexpr Description table =
      description<FieldChange>("short_landing.field_change", "تغییر یک قلم", fields);
  return table;
}

template <>
const Description& describe<Amend>() {
  static constexpr std::array<Field, 3> fields{{
      list_member<&Amend::changes>({.number = 1,
                                    .name = "changes",
                                    .label = "تغییرها",
                                    .cap = 25,
                                    .required_when = &changed_fields_named}),
      member<&Amend::reason>(reason_field({.number = 2})),
      member<&Amend::documents>(documents_field({.number = 3})),
  }};
  static constexpr Description table =
      description<Amend>("short_landing.amend", "اصلاح وزن و مقدار", fields);
  return table;
}

template <>
const Description& describe<Correct>() {
  static constexpr std::array<Field, 4> fields{{
      list_member<&Correct::changes>({.number = 1,
                                      .name = "changes",
                                      .label = "تغییرها",
                                      .cap = 25,
                                      .required_when = &changed_fields_named}),
      member<&Correct::reason>(reason_field({.number = 2})),
      member<&Correct::documents>(documents_field({.number = 3})),
      member<&Correct::notify>({.number = 4,
                                .name = "notify",
                                .label = "با پیغام به بانک",
                                .type = FieldType::boolean,
                                .source = clause("بند ۴")}),
  }};
  static constexpr Description table =
      description<Correct>("short_landing.correct", "اصلاح سایر اطلاعات", fields);
  return table;
}

template <>
const Description& describe<RecordNotEntered>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RecordNotEntered::not_entered>({.number = 1,
                                              .name = "not_entered",
                                              .label = "کالا به میزان ثبت سفارش وارد نشده است",
                                              .type = FieldType::boolean,
                                              .source = clause("بند ۶")}),
      member<&RecordNotEntered::reason>(reason_field({.number = 2})),
      member<&RecordNotEntered::documents>(documents_field({.number = 3})),
  }};
  static constexpr Description table = description<RecordNotEntered>(
      "short_landing.record_not_entered", "عدم ورود به میزان ثبت سفارش", fields);
  return table;
}

template <>
const Description& describe<DeclareExitComplete>() {
  static constexpr std::array<Field, 1> fields{{
      member<&DeclareExitComplete::completed_on>({.number = 1,
                                                  .name = "completed_on",
                                                  .label = "تاریخ پایان خروج",
                                                  .type = FieldType::date}),
  }};
  static constexpr Description table = description<DeclareExitComplete>(
      "short_landing.declare_exit_complete", "اعلام پایان خروج", fields);
  return table;
}

template <>
const Description& describe<IssueNotice>() {
  static constexpr std::array<Field, 1> fields{{
      member<&IssueNotice::note>(note_field(
          {.number = 1, .help = "داخلی است؛ بانک آن را نمی‌بیند."})),
  }};
  static constexpr Description table =
      description<IssueNotice>("short_landing.issue_notice", "صدور پیغام", fields);
  return table;
}

template <>
const Description& describe<CloseWithoutNotice>() {
  static constexpr std::array<Field, 1> fields{{
      member<&CloseWithoutNotice::reason>(reason_field({.number = 1})),
  }};
  static constexpr Description table = description<CloseWithoutNotice>(
      "short_landing.close_without_notice", "بستن بدون پیغام", fields);
  return table;
}

template <>
const Description& describe<SupersedeNotice>() {
  static constexpr std::array<Field, 1> fields{{
      member<&SupersedeNotice::reason>(reason_field({.number = 1})),
  }};
  static constexpr Description table =
      description<SupersedeNotice>("short_landing.supersede_notice", "جایگزینی پیغام", fields);
  return table;
}

template <>
const Description& describe<RecordObjection>() {
  static constexpr std::array<Field, 4> fields{{
      member<&RecordObjection::objected_on>({.number = 1,
                                             .name = "objected_on",
                                             .label = "تاریخ اعتراض",
                                             .type = FieldType::date,
                                             .source = clause("بند ۵")}),
      member<&RecordObjection::objector>({.number = 2, .name = "objector", .label = "معترض"}),
      member<&RecordObjection::text>(
          {.number = 3, .name = "text", .label = "متن اعتراض", .type = FieldType::multiline}),
      member<&RecordObjection::documents>(documents_field({.number = 4})),
  }};
  static constexpr Description table =
      description<RecordObjection>("short_landing.record_objection", "ثبت اعتراض ذینفع", fields);
  return table;
}

template <>
const Description& describe<WriteAccount>() {
  static constexpr std::array<Field, 2> fields{{
      member<&WriteAccount::text>({.number = 1,
                                   .name = "text",
                                   .label = "شرح ماوقع",
                                   .type = FieldType::multiline,
                                   .source = clause("بند ۵")}),
      member<&WriteAccount::documents>(documents_field({.number = 2})),
  }};
  static constexpr Description table =
      description<WriteAccount>("short_landing.write_account", "شرح ماوقع", fields);
  return table;
}

template <>
const Description& describe<GiveFinalOpinion>() {
  static constexpr std::array<Field, 1> fields{{
      member<&GiveFinalOpinion::text>({.number = 1,
                                       .name = "text",
                                       .label = "نظر نهایی",
                                       .type = FieldType::multiline,
                                       .source = clause("بند ۵")}),
  }};
  static constexpr Description table =
      description<GiveFinalOpinion>("short_landing.final_opinion", "نظر نهایی دفتر واردات", fields);
  return table;
}

}  // namespace kotaj::core
