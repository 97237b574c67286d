#include "shared/short_landing/inquiry.h"

#include <algorithm>
#include <array>

#include "shared/core/field_binding.h"
#include "shared/core/readable.h"
#include "shared/short_landing/form.h"

namespace kotaj::short_landing {
namespace {

using core::Readable;

std::string row_path(std::string_view list, std::size_t row) {
  return std::string(list) + "[" + std::to_string(row) + "]";
}

void check_declared(const Inquiry& inquiry, const Readable& readable, core::Problems& found) {
  const InquiryDeclared& declared = inquiry.declared;
  const bool gross = readable("declared.gross_kg");
  const bool net = readable("declared.net_kg");
  if (gross && declared.gross_kg.grams <= 0) {
    found.push_back(mass_not_positive("declared.gross_kg", "وزن ناخالص اظهاری"));
  }
  if (net && declared.net_kg.grams <= 0) {
    found.push_back(mass_not_positive("declared.net_kg", "وزن خالص اظهاری"));
  }
  // Nothing is compared with a gross mass that is itself refused.
  if (gross && net && declared.gross_kg.grams > 0 && declared.gross_kg < declared.net_kg)
    found.push_back(net_over_gross("declared.net_kg"));
  if (readable("declared.packages") && declared.packages && *declared.packages < 1) {
    found.push_back(packages_under_one("declared.packages"));
  }
  if (!readable("purchase_basis") || inquiry.purchase_basis != Measure::other) return;
  if (readable("declared.quantity") && !declared.quantity) {
    found.push_back(needed_by_basis("declared.quantity", "مقدار اظهاری"));
  }
  if (readable("declared.unit") && (!declared.unit || declared.unit->empty())) {
    found.push_back(needed_by_basis("declared.unit", "واحد مقدار"));
  }
  if (readable("order_registration_quantity") && !inquiry.order_registration_quantity) {
    found.push_back(needed_by_basis("order_registration_quantity", "مقدار ثبت سفارش"));
  }
}

/// Tells loaded under empty row by row, and whether every mass behind the exit gross could be read.
bool check_rows(const Inquiry& inquiry, const Readable& readable, const core::Problems& problems,
                core::Problems& found) {
  bool complete = true;
  for (std::size_t row = 0; row < inquiry.weighings.size(); ++row) {
    const InquiryWeighing& weighing = inquiry.weighings[row];
    const bool suspect = !problems.empty();  // Paths are built only where one of them may be wrong.
    const std::string path = suspect ? row_path("weighings", row) : std::string();
    const bool masses = !suspect || (readable(path + ".loaded_kg") && readable(path + ".empty_kg"));
    if (masses && weighing.loaded_kg < weighing.empty_kg) {
      found.push_back(loaded_under_empty(row_path("weighings", row) + ".loaded_kg"));
    }
    complete = complete && masses;
    if (!suspect) continue;
    complete = complete && readable(path + ".containers");
    for (std::size_t at = 0; at < weighing.containers.size(); ++at) {
      const std::string container = row_path(path + ".containers", at);
      complete = complete && readable(container + ".size_ft") && readable(container + ".type") &&
                 readable(container + ".tare_kg");
    }
  }
  return complete;
}

/// Views of an inquiry as the rules take them; owns what the spans point to.
struct Views {
  std::vector<ContainerInput> containers;
  std::vector<WeighingInput> weighings;
  Input input;
};

void fill_weighings(const Inquiry& inquiry, Views& views) {
  std::size_t count = 0;
  for (const InquiryWeighing& weighing : inquiry.weighings) count += weighing.containers.size();
  views.containers.reserve(count);
  views.weighings.reserve(inquiry.weighings.size());
  for (const InquiryWeighing& weighing : inquiry.weighings) {
    const std::size_t first = views.containers.size();
    for (const InquiryContainer& container : weighing.containers) {
      views.containers.push_back(
          {static_cast<ContainerSize>(container.size_ft), container.type, container.tare_kg});
    }
    views.weighings.push_back({weighing.loaded_kg,
                               weighing.empty_kg,
                               {views.containers.data() + first, weighing.containers.size()}});
  }
  views.input.weighings = views.weighings;
}

}  // namespace

void check_facts(const Inquiry& inquiry, core::Problems& problems) {
  const Readable readable(problems);
  core::Problems found;
  check_declared(inquiry, readable, found);
  const bool rows = check_rows(inquiry, readable, problems, found);
  if (rows && readable("weighings") && !inquiry.weighings.empty()) {
    Views views;
    fill_weighings(inquiry, views);
    // Judged with the default tares, also on a day before the directive set them.
    const core::Date on = readable("on") ? std::max(inquiry.on, first_day()) : first_day();
    const std::optional<Parameters> held = parameters(on);
    const std::optional<core::Mass> exit_gross =
        held ? exit_gross_of(views.input, *held) : std::nullopt;
    if (exit_gross && exit_gross->grams <= 0) found.push_back(exit_gross_not_positive("weighings"));
    if (exit_gross && readable("packaging_kg") && inquiry.packaging_kg &&
        *exit_gross < *inquiry.packaging_kg) {
      found.push_back(packaging_over_exit_gross("packaging_kg"));
    }
  }
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

Answer answer(const Inquiry& inquiry) {
  const InquiryDeclared& declared = inquiry.declared;
  Views views;
  fill_weighings(inquiry, views);
  Input& input = views.input;
  input.on = inquiry.on;
  input.basis = inquiry.purchase_basis;
  input.goods_group = inquiry.goods_group;
  input.preferential_currency = inquiry.preferential_currency;
  input.bulk_commodity = inquiry.bulk_commodity;
  input.carriage = inquiry.carriage;
  input.declared_gross = declared.gross_kg;
  input.declared_net = declared.net_kg;
  input.declared_quantity = declared.quantity;
  input.order_registration_quantity = inquiry.order_registration_quantity;
  input.assessed_quantity = inquiry.assessed_quantity;
  input.packaging = inquiry.packaging_kg;
  input.not_entered_per_order = inquiry.not_entered_per_order;
  input.objection = inquiry.objection;

  const std::optional<Parameters> held = parameters(inquiry.on);
  const Parameters* on_that_day = held ? &*held : nullptr;
  Answer out;
  out.finding = evaluate(input, on_that_day);
  out.notice = notice_of(out.finding.outcome);
  if (held) {
    const NoticeFields fields{
        declared.packages,
        declared.package_kind ? std::string_view(*declared.package_kind) : std::string_view{},
        declared.quantity,
        declared.unit ? std::string_view(*declared.unit) : std::string_view{},
        declared.value,
        declared.currency};
    append_notice_text(out.notice_text, input, out.finding, fields, *held);
  }
  out.explanation = explain(input, out.finding, on_that_day);
  return out;
}

}  // namespace kotaj::short_landing

namespace kotaj::core {
namespace {

using namespace short_landing;  // NOLINT: tables of that namespace's records, and nothing else.

constexpr std::array<Choice, 3> sizes_ft{{{20, "20", "۲۰"}, {40, "40", "۴۰"}, {45, "45", "۴۵"}}};

bool always(const void*) { return true; }

}  // namespace

template <>
const Description& describe<InquiryContainer>() {
  static constexpr std::array<Field, 4> fields{{
      member<&InquiryContainer::number>(
          {.number = 1, .name = "number", .label = "شماره کانتینر", .type = FieldType::container}),
      member<&InquiryContainer::size_ft>(
          {.number = 2,
           .name = "size_ft",
           .label = "اندازه (فوت)",
           .type = FieldType::integer,
           .choices = +[] { return std::span<const Choice>(sizes_ft); }}),
      member<&InquiryContainer::type>({.number = 3,
                                       .name = "type",
                                       .label = "نوع کانتینر",
                                       .type = FieldType::choice,
                                       .choices = container_types}),
      member<&InquiryContainer::tare_kg>({.number = 4,
                                          .name = "tare_kg",
                                          .label = "وزن دقیق کانتینر",
                                          .type = FieldType::mass,
                                          .source = clause("بند ۲")}),
  }};
  static constexpr Description table =
      description<InquiryContainer>("short_landing.inquiry_container", "کانتینر", fields);
  return table;
}

template <>
const Description& describe<InquiryWeighing>() {
  static constexpr std::array<Field, 3> fields{{
      member<&InquiryWeighing::loaded_kg>(
          {.number = 1, .name = "loaded_kg", .label = "وزن با بار", .type = FieldType::mass}),
      member<&InquiryWeighing::empty_kg>(
          {.number = 2, .name = "empty_kg", .label = "وزن خالی", .type = FieldType::mass}),
      list_member<&InquiryWeighing::containers>(
          {.number = 3, .name = "containers", .label = "کانتینرها"}),
  }};
  static constexpr Description table =
      description<InquiryWeighing>("short_landing.inquiry_weighing", "توزین", fields);
  return table;
}

template <>
const Description& describe<InquiryDeclared>() {
  static constexpr std::array<Field, 8> fields{{
      member<&InquiryDeclared::gross_kg>(
          {.number = 1, .name = "gross_kg", .label = "وزن ناخالص اظهاری", .type = FieldType::mass}),
      member<&InquiryDeclared::net_kg>(
          {.number = 2, .name = "net_kg", .label = "وزن خالص اظهاری", .type = FieldType::mass}),
      member<&InquiryDeclared::packages>(
          {.number = 3, .name = "packages", .label = "تعداد بسته", .type = FieldType::integer}),
      member<&InquiryDeclared::package_kind>(
          {.number = 4, .name = "package_kind", .label = "نوع بسته"}),
      member<&InquiryDeclared::quantity>({.number = 5,
                                          .name = "quantity",
                                          .label = "مقدار اظهاری",
                                          .type = FieldType::quantity,
                                          .source = clause("بند ۱")}),
      member<&InquiryDeclared::unit>(
          {.number = 6, .name = "unit", .label = "واحد مقدار", .source = clause("بند ۱")}),
      member<&InquiryDeclared::value>(
          {.number = 7, .name = "value", .label = "ارزش", .type = FieldType::amount}),
      member<&InquiryDeclared::currency>(
          {.number = 8, .name = "currency", .label = "ارز", .type = FieldType::currency}),
  }};
  static constexpr Description table =
      description<InquiryDeclared>("short_landing.inquiry_declared", "اظهار", fields);
  return table;
}

template <>
const Description& describe<Inquiry>() {
  static constexpr std::array<Field, 13> fields{{
      member<&Inquiry::on>(
          {.number = 1, .name = "on", .label = "روز تصمیم", .type = FieldType::date}),
      member<&Inquiry::purchase_basis>({.number = 2,
                                        .name = "purchase_basis",
                                        .label = "معیار خرید",
                                        .type = FieldType::choice,
                                        .source = clause("بند ۱"),
                                        .choices = measures}),
      member<&Inquiry::goods_group>({.number = 3,
                                     .name = "goods_group",
                                     .label = "گروه کالایی",
                                     .type = FieldType::choice,
                                     .source = clause("بند ۵"),
                                     .choices = goods_groups}),
      member<&Inquiry::preferential_currency>({.number = 4,
                                               .name = "preferential_currency",
                                               .label = "ارز ترجیحی",
                                               .type = FieldType::boolean,
                                               .source = clause("بند ۵")}),
      member<&Inquiry::bulk_commodity>({.number = 5,
                                        .name = "bulk_commodity",
                                        .label = "کالای فله اساسی",
                                        .type = FieldType::boolean,
                                        .source = clause("بند ۵")}),
      member<&Inquiry::carriage>({.number = 6,
                                  .name = "carriage",
                                  .label = "نحوه حمل",
                                  .type = FieldType::choice,
                                  .source = clause("بند ۵"),
                                  .choices = carriages}),
      record_member<&Inquiry::declared>({.number = 7, .name = "declared", .label = "اظهار"}),
      member<&Inquiry::order_registration_quantity>({.number = 8,
                                                     .name = "order_registration_quantity",
                                                     .label = "مقدار ثبت سفارش",
                                                     .type = FieldType::quantity,
                                                     .source = clause("بند ۱")}),
      list_member<&Inquiry::weighings>({.number = 9,
                                        .name = "weighings",
                                        .label = "توزین‌ها",
                                        .source = clause("بند ۷"),
                                        .required_when = &always}),
      member<&Inquiry::packaging_kg>({.number = 10,
                                      .name = "packaging_kg",
                                      .label = "وزن بسته‌بندی",
                                      .type = FieldType::mass,
                                      .source = clause("بند ۷")}),
      member<&Inquiry::assessed_quantity>({.number = 11,
                                           .name = "assessed_quantity",
                                           .label = "مقدار ارزیابی‌شده",
                                           .type = FieldType::quantity,
                                           .source = clause("بند ۱")}),
      member<&Inquiry::not_entered_per_order>({.number = 12,
                                               .name = "not_entered_per_order",
                                               .label = "عدم ورود به میزان ثبت سفارش",
                                               .type = FieldType::boolean,
                                               .source = clause("بند ۶")}),
      member<&Inquiry::objection>({.number = 13,
                                   .name = "objection",
                                   .label = "اعتراض ذینفع",
                                   .type = FieldType::boolean,
                                   .source = clause("بند ۵")}),
  }};
  static constexpr Description table =
      description<Inquiry>("short_landing.inquiry", "استعلام کسر تخلیه", fields);
  return table;
}

}  // namespace kotaj::core
