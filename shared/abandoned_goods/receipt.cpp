#include "shared/abandoned_goods/receipt.h"

#include <map>

#include "shared/abandoned_goods/parameters.h"
#include "shared/core/identifiers.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using core::Problem;
using core::ProblemCode;

/// A custodian is one, however his name is spaced or spelled; a number likewise.
std::string custodian_key(const Receipt& receipt) { return core::search_key(receipt.custodian); }
std::string number_key(const Receipt& receipt) {
  return core::normalise_identifier(receipt.number);
}

Problem problem(std::string_view field, ProblemCode code, std::string message,
                const core::Source& source) {
  return {std::string(field), code, std::move(message), source};
}

void check_entry(const Receipt& receipt, core::Date on, core::Problems& out) {
  if (on < receipt.entered_first_warehouse) {
    out.push_back(problem("entered_first_warehouse", ProblemCode::inconsistent,
                          "«ورود به نخستین انبار» پس از امروز است.", law_article("ماده ۲۴")));
  }
  if (on < receipt.entered_here || receipt.entered_here < receipt.entered_first_warehouse) {
    out.push_back(problem("entered_here", ProblemCode::inconsistent,
                          "«ورود به این انبار» میان ورود به نخستین انبار و امروز نیست.",
                          law_article("ماده ۲۴")));
  }
  const auto later_than_entry = [&](const std::optional<core::Date>& day, std::string_view field,
                                    std::string_view label) {
    if (!day) return;
    if (on < *day || *day < receipt.entered_first_warehouse) {
      out.push_back(problem(field, ProblemCode::inconsistent,
                            "«" + std::string(label) + "» میان ورود کالا و امروز نیست.",
                            law_article("ماده ۲۴")));
    }
  };
  later_than_entry(receipt.moved_to_suitable_warehouse_on, "moved_to_suitable_warehouse_on",
                   "انتقال به انبار مناسب");
  later_than_entry(receipt.release_document_on, "release_document_on", "تاریخ سند ترخیص یا فروش");
  later_than_entry(receipt.listed_on, "listed_on", "تاریخ فهرست");
}

void check_zone(const Receipt& receipt, core::Problems& out) {
  if (receipt.zone_term_ends && !is_zone(receipt.place)) {
    out.push_back(problem("zone_term_ends", ProblemCode::inconsistent,
                          "«پایان مهلت سازمان منطقه» تنها در مناطق آزاد و ویژه معنا دارد.",
                          law_article("ماده ۲۴ تبصره ۴")));
  }
}

/// A prior declaration is told whole or not at all: B4 examines its value, B15 cancels it.
void check_prior(const Receipt& receipt, core::Date on, core::Problems& out) {
  const bool told = has_prior_declaration(receipt);
  const auto both = [&](bool has, std::string_view field, std::string_view label) {
    if (has == told) return;
    out.push_back(problem(field, told ? ProblemCode::required : ProblemCode::inconsistent,
                          told ? "«" + std::string(label) + "»: برای اظهار پیشین باید پر شود."
                               : "«" + std::string(label) + "» بدون «کوتاژ پیشین» معنا ندارد.",
                          clause("بند ب-۴")));
  };
  both(receipt.prior_registered_on.has_value(), "prior_registered_on", "تاریخ کوتاژ پیشین");
  both(receipt.prior_procedure.has_value(), "prior_procedure", "رویه پیشین");
  both(receipt.prior_value_usd.has_value(), "prior_value_usd", "ارزش اظهاری پیشین");
  if (receipt.prior_registered_on && on < *receipt.prior_registered_on) {
    out.push_back(problem("prior_registered_on", ProblemCode::inconsistent,
                          "«تاریخ کوتاژ پیشین» پس از امروز است.", clause("بند ب-۴")));
  }
}

void check_release(const Receipt& receipt, core::Problems& out) {
  if (receipt.release_document_on.has_value() == receipt.release_kind.has_value()) return;
  out.push_back(problem(
      receipt.release_kind ? "release_document_on" : "release_kind", ProblemCode::required,
      "نوع و تاریخ سند ترخیص یا فروش با هم گفته می‌شود.",
      law_article("ماده ۲۴ تبصره ۲")));
}

}  // namespace

core::Id case_id(const Receipt& receipt) {
  return core::derive_id("abandoned_goods", {custodian_key(receipt), number_key(receipt)});
}

bool has_prior_declaration(const Receipt& receipt) { return !receipt.prior_kotaj.empty(); }

core::Problems receipt_problems(const Receipt& receipt, core::Date on) {
  core::Problems out;
  check_entry(receipt, on, out);
  check_zone(receipt, out);
  check_prior(receipt, on, out);
  check_release(receipt, out);
  return out;
}

std::vector<ListedReceipt> group_rows(std::span<const ListRow* const> rows) {
  const core::Description& table = core::describe<Receipt>();
  std::vector<ListedReceipt> out;
  std::map<core::Id, std::size_t> known;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const ListRow& one = *rows[row];
    const auto [found, first] = known.emplace(case_id(one.receipt), out.size());
    if (first) {
      out.push_back({one.receipt, {}, {}});
      out.back().receipt.goods.clear();
    }
    ListedReceipt& listed = out[found->second];
    listed.rows.push_back(row);
    listed.receipt.goods.push_back(one.line);
    if (first) continue;
    for (const core::Field& field : table.fields) {
      if (field.nested != nullptr || field.get(&one.receipt) == field.get(&listed.receipt))
        continue;
      if (field.name == "custodian" || field.name == "number")
        continue;  // The same, otherwise written.
      listed.conflicts.push_back(
          {row, problem(field.name, ProblemCode::inconsistent,
                        "«" + std::string(field.label) +
                            "» در ردیف‌های یک قبض انبار یکسان نیست.",
                        clause("بند ب-۲"))});
    }
  }
  return out;
}

}  // namespace kotaj::abandoned_goods
