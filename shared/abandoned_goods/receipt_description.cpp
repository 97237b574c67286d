#include <array>

#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/receipt.h"
#include "shared/core/fields.h"

// The tables of a receipt's fields, written once and bound twice: to the receipt itself, and to the
// row of a custodian's list that holds it beside one line of goods. Member numbers are never
// reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

/// Members of the record itself.
struct Own {
  template <auto Member>
  static constexpr Field bind(Field field) {
    return member<Member>(field);
  }
};
/// Members of a record inside the row.
template <auto Outer>
struct Inside {
  template <auto Member>
  static constexpr Field bind(Field field) {
    return member_of<Outer, Member>(field);
  }
};

/// Fields one after the other; one too many does not compile.
template <std::size_t Count>
struct Fields {
  std::array<Field, Count> all{};
  std::size_t filled = 0;

  constexpr void push_back(const Field& field) { all.at(filled++) = field; }
};

constexpr std::string_view receipt_group = "قبض انبار";
constexpr std::string_view owner_group = "صاحب یا آورنده کالا";
constexpr std::string_view nature_group = "ویژگی‌های کالا";
constexpr std::string_view prior_group = "اظهار پیشین (ماده ۴۷)";
constexpr std::string_view release_group = "سند ترخیص یا فروش";

template <typename Bind, typename Out>
constexpr void add_receipt_fields(Out& out) {
  const auto add = [&](Field field, std::string_view group) {
    out.push_back(grouped(field, group));
  };
  add(Bind::template bind<&Receipt::office>(code(1, "office", "کد گمرک")), receipt_group);
  add(Bind::template bind<&Receipt::custodian>(
          searched(text(2, "custodian", "مرجع تحویل‌گیرنده", 80))),
      receipt_group);
  add(Bind::template bind<&Receipt::number>(searched(code(3, "number", "شماره قبض انبار"))),
      receipt_group);
  add(Bind::template bind<&Receipt::place>(choice(4, "place", "محل نگهداری", place_choices)),
      receipt_group);
  add(Bind::template bind<&Receipt::entered_first_warehouse>(
          from(date(5, "entered_first_warehouse", "ورود به نخستین انبار"), law_article("ماده ۲۴"))),
      receipt_group);
  add(Bind::template bind<&Receipt::entered_here>(date(6, "entered_here", "ورود به این انبار")),
      receipt_group);
  add(Bind::template bind<&Receipt::owner>(searched(text(7, "owner", "صاحب یا آورنده کالا"))),
      owner_group);
  add(Bind::template bind<&Receipt::owner_id>(
          blank(code(8, "owner_id", "شماره یا شناسه ملی صاحب کالا"))),
      owner_group);
  add(Bind::template bind<&Receipt::owner_address>(
          note(9, "owner_address", "نشانی صاحب کالا", 300)),
      owner_group);
  add(Bind::template bind<&Receipt::perishable>(
          from(blank(flag(10, "perishable", "فاسدشدنی")), clause("بند ب-۲"))),
      nature_group);
  add(Bind::template bind<&Receipt::hazardous>(
          from(blank(flag(11, "hazardous", "خطرناک")), clause("بند ب-۲"))),
      nature_group);
  add(Bind::template bind<&Receipt::prohibited>(
          from(blank(flag(12, "prohibited", "ممنوع")), law_article("ماده ۳۵"))),
      nature_group);
  add(Bind::template bind<&Receipt::costly_to_keep>(from(
          blank(flag(13, "costly_to_keep", "نگهداری پرهزینه")), law_article("ماده ۲۴ تبصره ۱"))),
      nature_group);
  add(Bind::template bind<&Receipt::facilities>(
          from(blank(flag(14, "facilities", "امکانات نگهداری موجود است")),
               law_article("ماده ۲۴ تبصره ۱"))),
      nature_group);
  add(Bind::template bind<&Receipt::moved_to_suitable_warehouse_on>(
          from(date(15, "moved_to_suitable_warehouse_on", "انتقال به انبار مناسب"),
               law_article("ماده ۲۴ تبصره ۱"))),
      nature_group);
  add(Bind::template bind<&Receipt::zone_term_ends>(from(
          date(16, "zone_term_ends", "پایان مهلت سازمان منطقه"), law_article("ماده ۲۴ تبصره ۴"))),
      receipt_group);
  add(Bind::template bind<&Receipt::custodian_list>(searched(
          note(17, "custodian_list", "فهرست مرجع تحویل‌گیرنده", 80))),
      receipt_group);
  add(Bind::template bind<&Receipt::listed_on>(date(18, "listed_on", "تاریخ فهرست")),
      receipt_group);
  add(Bind::template bind<&Receipt::prior_kotaj>(
          searched(from(blank(kotaj(19, "prior_kotaj", "کوتاژ پیشین")), clause("بند ب-۱۵")))),
      prior_group);
  add(Bind::template bind<&Receipt::prior_registered_on>(
          date(20, "prior_registered_on", "تاریخ کوتاژ پیشین")),
      prior_group);
  add(Bind::template bind<&Receipt::prior_procedure>(
          choice(21, "prior_procedure", "رویه پیشین", procedure_choices)),
      prior_group);
  add(Bind::template bind<&Receipt::prior_value_usd>(
          from(dollars(22, "prior_value_usd", "ارزش اظهاری پیشین"), clause("بند ب-۴"))),
      prior_group);
  add(Bind::template bind<&Receipt::prior_documents>(
          note(23, "prior_documents", "اسناد اظهار پیشین", 300)),
      prior_group);
  add(Bind::template bind<&Receipt::release_kind>(
          choice(24, "release_kind", "نوع سند ترخیص یا فروش", release_kind_choices)),
      release_group);
  add(Bind::template bind<&Receipt::release_document>(
          note(25, "release_document", "شماره سند ترخیص یا فروش", 80)),
      release_group);
  add(Bind::template bind<&Receipt::release_document_on>(
          from(date(26, "release_document_on", "تاریخ سند ترخیص یا فروش"),
               law_article("ماده ۲۴ تبصره ۲"))),
      release_group);
}

template <typename Bind, typename Out>
constexpr void add_goods_fields(Out& out, uint16_t first) {
  const auto number = [&](int of) { return static_cast<uint16_t>(first + of); };
  out.push_back(
      Bind::template bind<&GoodsLine::goods>(searched(text(number(0), "goods", "شرح کالا"))));
  out.push_back(Bind::template bind<&GoodsLine::hs_code>(
      searched(blank(hs_code(number(1), "hs_code", "کد تعرفه (HS)")))));
  out.push_back(Bind::template bind<&GoodsLine::gross>(mass(number(2), "gross", "وزن ناخالص")));
  out.push_back(
      Bind::template bind<&GoodsLine::packages>(count(number(3), "packages", "تعداد بسته")));
  out.push_back(Bind::template bind<&GoodsLine::package_kind>(
      note(number(4), "package_kind", "نوع بسته", 40)));
  out.push_back(Bind::template bind<&GoodsLine::container>(
      searched(blank(container(number(5), "container", "شماره کانتینر")))));
}

constexpr uint16_t first_line_field = 51;

}  // namespace

template <>
const Description& describe<GoodsLine>() {
  static constexpr auto fields = [] {
    Fields<6> out;
    add_goods_fields<Own>(out, 1);
    return out.all;
  }();
  static constexpr Description table =
      description<GoodsLine>("abandoned_goods.goods_line", "ردیف کالا", fields);
  return table;
}

template <>
const Description& describe<Receipt>() {
  static constexpr auto fields = [] {
    Fields<27> out;
    add_receipt_fields<Own>(out);
    out.push_back(list_member<&Receipt::goods>(rows(27, "goods", "کالاها", limits::goods_lines)));
    return out.all;
  }();
  static constexpr Description table =
      description<Receipt>("abandoned_goods.receipt", "قبض انبار", fields);
  return table;
}

template <>
const Description& describe<ListRow>() {
  static constexpr auto fields = [] {
    Fields<32> out;
    add_receipt_fields<Inside<&ListRow::receipt>>(out);
    add_goods_fields<Inside<&ListRow::line>>(out, first_line_field);
    return out.all;
  }();
  static constexpr Description table = description<ListRow>(
      "abandoned_goods.list_row", "ردیف فهرست مرجع تحویل‌گیرنده", fields);
  return table;
}

}  // namespace kotaj::core
