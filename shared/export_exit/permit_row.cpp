#include "shared/export_exit/permit_row.h"

#include <map>

namespace kotaj::export_exit {
namespace {

/// The first flat field in which two rows of one permit differ; null where they agree.
const core::Field* difference(const Permit& a, const Permit& b) {
  for (const core::Field& field : core::describe<Permit>().fields) {
    if (field.nested == nullptr && !(field.get(&a) == field.get(&b))) return &field;
  }
  return nullptr;
}

}  // namespace

std::vector<ListedPermit> permits_of(const std::vector<PermitRow>& rows) {
  std::vector<ListedPermit> out;
  std::map<core::Id, std::size_t> known;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const auto [found, fresh] = known.emplace(permit_id(rows[at].permit), out.size());
    if (fresh) {
      out.emplace_back().permit = rows[at].permit;
      out.back().permit.goods.clear();
    }
    ListedPermit& listed = out[found->second];
    if (const core::Field* other = difference(listed.permit, rows[at].permit)) {
      listed.conflicts.emplace_back(
          at, core::Problem{std::string(other->name), core::ProblemCode::inconsistent,
                            "«" + std::string(other->label) +
                                "» در ردیف‌های این پروانه یکی نیست.",
                            clause("بند ۳")});
    }
    listed.permit.goods.push_back(rows[at].line);
    listed.rows.push_back(at);
  }
  return out;
}

}  // namespace kotaj::export_exit
