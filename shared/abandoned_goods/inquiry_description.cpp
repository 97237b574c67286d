#include <array>

#include "shared/abandoned_goods/term.h"
#include "shared/core/field_binding.h"

// The form of `kotaj evaluate abandoned-goods`, each record described once.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records, and nothing else.

constexpr Source stay = law_article("ماده ۲۴");
constexpr Source at_once = law_article("ماده ۲۴ تبصره ۱");
constexpr Source release = law_article("ماده ۲۴ تبصره ۲");
constexpr Source dispute = law_article("ماده ۲۴ تبصره ۳");
constexpr Source zone = law_article("ماده ۲۴ تبصره ۴");
constexpr Source warned = clause("بند الف-۱ و الف-۲");
constexpr Source cancelled = clause("بند ب-۷ و د-۲");

}  // namespace

template <>
const Description& describe<Extension>() {
  static constexpr std::array<Field, 7> fields{{
      member<&Extension::requested_by>({.number = 1,
                                        .name = "requested_by",
                                        .label = "درخواست‌کننده تمدید",
                                        .type = FieldType::choice,
                                        .source = stay,
                                        .choices = extension_requester_choices}),
      member<&Extension::transit>({.number = 2,
                                   .name = "transit",
                                   .label = "کالای عبوری",
                                   .type = FieldType::boolean,
                                   .source = stay}),
      member<&Extension::requested_on>({.number = 3,
                                        .name = "requested_on",
                                        .label = "تاریخ درخواست تمدید",
                                        .type = FieldType::date,
                                        .source = stay}),
      member<&Extension::justified>({.number = 4,
                                     .name = "justified",
                                     .label = "علل موجه به تشخیص گمرک",
                                     .type = FieldType::boolean,
                                     .source = stay}),
      member<&Extension::storage_paid_until>({.number = 5,
                                              .name = "storage_paid_until",
                                              .label = "انبارداری پرداخت شده تا",
                                              .type = FieldType::date,
                                              .source = stay}),
      member<&Extension::consented_on>({.number = 6,
                                        .name = "consented_on",
                                        .label = "تاریخ موافقت گمرک",
                                        .type = FieldType::date,
                                        .source = stay}),
      member<&Extension::until>({.number = 7,
                                 .name = "until",
                                 .label = "تمدید تا",
                                 .type = FieldType::date,
                                 .source = stay}),
  }};
  static constexpr Description table =
      description<Extension>("abandoned_goods.extension", "تمدید مهلت نگهداری", fields);
  return table;
}

template <>
const Description& describe<Dispute>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Dispute::from>({.number = 1,
                              .name = "from",
                              .label = "آغاز اختلاف با گمرک",
                              .type = FieldType::date,
                              .source = dispute}),
      member<&Dispute::notified_on>({.number = 2,
                                     .name = "notified_on",
                                     .label = "تاریخ ابلاغ نظر قطعی",
                                     .type = FieldType::date,
                                     .help = "تا نظر قطعی ابلاغ نشده خالی بماند.",
                                     .source = dispute}),
  }};
  static constexpr Description table =
      description<Dispute>("abandoned_goods.dispute", "اختلاف با گمرک", fields);
  return table;
}

template <>
const Description& describe<Warning>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Warning::served_on>({.number = 1,
                                   .name = "served_on",
                                   .label = "تاریخ ابلاغ اخطار",
                                   .type = FieldType::date,
                                   .source = warned}),
      member<&Warning::served_by>({.number = 2,
                                   .name = "served_by",
                                   .label = "ابلاغ‌کننده اخطار",
                                   .type = FieldType::choice,
                                   .source = warned,
                                   .choices = warning_server_choices}),
  }};
  static constexpr Description table =
      description<Warning>("abandoned_goods.warning", "اخطار متروکه", fields);
  return table;
}

template <>
const Description& describe<Inquiry>() {
  static constexpr std::array<Field, 17> fields{{
      member<&Inquiry::on>({.number = 1, .name = "on", .label = "روز", .type = FieldType::date}),
      member<&Inquiry::place>({.number = 2,
                               .name = "place",
                               .label = "محل نگهداری",
                               .type = FieldType::choice,
                               .choices = place_choices}),
      member<&Inquiry::entered_first_warehouse>({.number = 3,
                                                 .name = "entered_first_warehouse",
                                                 .label = "ورود به نخستین انبار گمرکی",
                                                 .type = FieldType::date,
                                                 .source = stay}),
      member<&Inquiry::zone_term_ends>({.number = 4,
                                        .name = "zone_term_ends",
                                        .label = "پایان مهلت سازمان منطقه",
                                        .type = FieldType::date,
                                        .source = zone}),
      record_member<&Inquiry::extension>(
          {.number = 5, .name = "extension", .label = "تمدید مهلت نگهداری", .source = stay}),
      member<&Inquiry::release_document_on>({.number = 6,
                                             .name = "release_document_on",
                                             .label = "تاریخ سند ترخیص یا فروش",
                                             .type = FieldType::date,
                                             .source = release}),
      member<&Inquiry::release_extended_until>({.number = 7,
                                                .name = "release_extended_until",
                                                .label = "تمدید مهلت خروج تا",
                                                .type = FieldType::date,
                                                .source = release}),
      member<&Inquiry::perishable>({.number = 8,
                                    .name = "perishable",
                                    .label = "کالای فاسدشدنی",
                                    .type = FieldType::boolean,
                                    .source = at_once}),
      member<&Inquiry::costly_to_keep>({.number = 9,
                                        .name = "costly_to_keep",
                                        .label = "نگهداری پرهزینه",
                                        .type = FieldType::boolean,
                                        .source = at_once}),
      member<&Inquiry::facilities>({.number = 10,
                                    .name = "facilities",
                                    .label = "امکانات نگهداری در انبار",
                                    .type = FieldType::boolean,
                                    .source = at_once}),
      member<&Inquiry::moved_to_suitable_warehouse_on>({.number = 11,
                                                        .name = "moved_to_suitable_warehouse_on",
                                                        .label = "تاریخ انتقال به انبار مناسب",
                                                        .type = FieldType::date,
                                                        .source = at_once}),
      member<&Inquiry::hazardous>({.number = 12,
                                   .name = "hazardous",
                                   .label = "کالای خطرناک",
                                   .type = FieldType::boolean,
                                   .source = clause("بند ب-۲")}),
      list_member<&Inquiry::disputes>({.number = 13,
                                       .name = "disputes",
                                       .label = "اختلاف‌ها با گمرک",
                                       .source = dispute}),
      record_member<&Inquiry::warning>(
          {.number = 14, .name = "warning", .label = "اخطار متروکه", .source = warned}),
      member<&Inquiry::cancelled_on>({.number = 15,
                                      .name = "cancelled_on",
                                      .label = "تاریخ ابطال اظهارنامه متروکه",
                                      .type = FieldType::date,
                                      .source = cancelled}),
      member<&Inquiry::cancelled_extended_until>({.number = 16,
                                                  .name = "cancelled_extended_until",
                                                  .label = "تمدید مهلت پس از ابطال تا",
                                                  .type = FieldType::date,
                                                  .source = cancelled}),
      member<&Inquiry::extension_office>({.number = 17,
                                          .name = "extension_office",
                                          .label = "دفتر موافق تمدید پس از ابطال",
                                          .type = FieldType::choice,
                                          .source = cancelled,
                                          .choices = extension_office_choices}),
  }};
  static constexpr Description table =
      description<Inquiry>("abandoned_goods.inquiry", "مهلت کالای متروکه", fields);
  return table;
}

}  // namespace kotaj::core
