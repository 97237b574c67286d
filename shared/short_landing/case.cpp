#include "shared/short_landing/case.h"

#include <algorithm>

#include "shared/core/text.h"

namespace kotaj::short_landing {

Measure basis_of(const Declaration& declaration) {
  // Interpretation SL-4: one of the three by weight makes the basis weight.
  const bool weight = declaration.purchase_measure == Measure::weight ||
                      declaration.declaration_measure == Measure::weight ||
                      declaration.duty_measure == Measure::weight;
  return weight ? Measure::weight : Measure::other;
}

core::Id case_id(const Declaration& declaration) {
  return core::derive_id("short_landing", {core::normalise_identifier(declaration.office),
                                           core::normalise_identifier(declaration.kotaj),
                                           std::to_string(declaration.registered_on.year())});
}

bool counts(const Case& record, const Weighing& weighing) {
  return std::none_of(record.weighings.begin(), record.weighings.end(),
                      [&](const Weighing& other) { return other.replaces == weighing.id; });
}

std::optional<core::Date> last_exit_day(const Case& record) {
  std::optional<core::Date> last;
  for (const Weighing& weighing : record.weighings) {
    if (counts(record, weighing) && (!last || *last < weighing.weighed_on))
      last = weighing.weighed_on;
  }
  return last;
}

const PackagingAssessment* packaging_of(const Case& record) {
  // Interpretation SL-17: the last assessment stands for all the goods; one dated after their exit
  // does not count, also where the weighing that shows it was entered later.
  const std::optional<core::Date> exit = last_exit_day(record);
  for (auto it = record.packaging.rbegin(); it != record.packaging.rend(); ++it) {
    if (!exit || it->assessed_on <= *exit) return &*it;
  }
  return nullptr;
}

const QuantityAssessment* assessed_quantity_of(const Case& record) {
  return record.assessed_quantities.empty() ? nullptr : &record.assessed_quantities.back();
}

const IssuedNotice* decision_notice(const Case& record) {
  for (auto it = record.notices.rbegin(); it != record.notices.rend(); ++it) {
    if (it->outcome && !it->superseded_by) return &*it;
  }
  return nullptr;
}

bool is_referred(const Case& record) {
  // Interpretation SL-15: from the day the account was sent, for good.
  return !record.accounts.empty();
}

}  // namespace kotaj::short_landing
