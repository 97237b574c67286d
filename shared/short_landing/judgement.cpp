#include "shared/short_landing/judgement.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/short_landing/form.h"

namespace kotaj::short_landing {
namespace {

void check_declaration(const Declaration& declaration, core::Problems& problems) {
  if (declaration.declared_gross.grams <= 0) {
    problems.push_back(mass_not_positive("declaration.declared_gross", "وزن ناخالص اظهاری"));
  }
  if (declaration.declared_net.grams <= 0) {
    problems.push_back(mass_not_positive("declaration.declared_net", "وزن خالص اظهاری"));
  }
  if (declaration.declared_gross < declaration.declared_net) {
    problems.push_back(net_over_gross("declaration.declared_net"));
  }
  if (declaration.packages && *declaration.packages < 1) {
    problems.push_back(packages_under_one("declaration.packages"));
  }
  if (basis_of(declaration) != Measure::other) return;
  if (!declaration.quantity)
    problems.push_back(needed_by_basis("declaration.quantity", "مقدار اظهاری"));
  if (core::normalise_text(declaration.unit).empty()) {
    problems.push_back(needed_by_basis("declaration.unit", "واحد مقدار"));
  }
  if (!declaration.order_registration_quantity) {
    problems.push_back(
        needed_by_basis("declaration.order_registration_quantity", "مقدار ثبت سفارش"));
  }
}

void check_weighings(const Case& record, const Input& input, core::Date on,
                     core::Problems& problems) {
  if (input.weighings.empty()) {
    problems.push_back(no_weighing("weighings"));
    return;
  }
  for (std::size_t row = 0; row < record.weighings.size(); ++row) {
    const Weighing& weighing = record.weighings[row];
    if (counts(record, weighing) && weighing.loaded < weighing.empty) {
      problems.push_back(loaded_under_empty("weighings[" + std::to_string(row) + "].loaded"));
    }
  }
  const std::optional<Parameters> held = parameters(std::max(on, first_day()));
  if (!held) return;
  const std::optional<core::Mass> exit_gross = exit_gross_of(input, *held);
  if (!exit_gross) return;
  if (exit_gross->grams <= 0) problems.push_back(exit_gross_not_positive("weighings"));
  if (input.packaging && *exit_gross < *input.packaging)
    problems.push_back(packaging_over_exit_gross("packaging"));
}

bool needs_more(Outcome outcome) {
  return outcome == Outcome::needs_exact_tare || outcome == Outcome::needs_assessed_quantity ||
         outcome == Outcome::needs_packaging_weight || outcome == Outcome::directive_not_in_force;
}

}  // namespace

CaseInput input_of(const Case& record, core::Date on) {
  const Declaration& declaration = record.declaration;
  CaseInput out;
  std::size_t containers = 0;
  for (const Weighing& weighing : record.weighings) containers += weighing.containers.size();
  out.containers.reserve(containers);  // Spans point into it: it must not grow again.
  for (const Weighing& weighing : record.weighings) {
    if (!counts(record, weighing)) continue;
    const std::size_t first = out.containers.size();
    for (const Container& container : weighing.containers) {
      out.containers.push_back({container.size, container.type, container.tare});
    }
    out.weighings.push_back({weighing.loaded,
                             weighing.empty,
                             {out.containers.data() + first, weighing.containers.size()}});
  }
  const PackagingAssessment* packaging = packaging_of(record);
  const QuantityAssessment* assessed = assessed_quantity_of(record);
  out.input.on = on;
  out.input.basis = basis_of(declaration);
  out.input.goods_group = declaration.goods_group;
  out.input.preferential_currency = declaration.preferential_currency;
  out.input.bulk_commodity = declaration.bulk_commodity;
  out.input.carriage = declaration.carriage;
  out.input.declared_gross = declaration.declared_gross;
  out.input.declared_net = declaration.declared_net;
  out.input.declared_quantity = declaration.quantity;
  out.input.order_registration_quantity = declaration.order_registration_quantity;
  if (assessed != nullptr) out.input.assessed_quantity = assessed->quantity;
  out.input.weighings = out.weighings;
  if (packaging != nullptr) out.input.packaging = packaging->mass;
  out.input.not_entered_per_order = record.not_entered_per_order;
  out.input.objection = !record.objections.empty();
  out.fields = {declaration.packages, declaration.package_kind, declaration.quantity,
                declaration.unit,     declaration.value,        declaration.currency};
  return out;
}

core::Problems form_problems(const Case& record, core::Date on) {
  core::Problems problems;
  check_declaration(record.declaration, problems);
  const CaseInput input = input_of(record, on);
  check_weighings(record, input.input, on, problems);
  return problems;
}

Judgement judge(const Case& record, core::Date on) {
  Judgement out;
  const std::optional<Parameters> held = parameters(on);
  const CaseInput input = input_of(record, on);
  // Rows 1 and 2 rest on no figure.
  const bool figures_needed = held && !record.not_entered_per_order;
  if (figures_needed) out.problems = form_problems(record, on);
  if (!out.problems.empty()) return out;
  out.finding = evaluate(input.input, held ? &*held : nullptr);
  // Bulk arrivals: only a complete exit is decided. Clause 6 waits for none: what never entered
  // does not leave.
  const bool exit_complete = record.exit_completed_on.has_value() || record.not_entered_per_order;
  out.conclusive = exit_complete && !needs_more(out.finding->outcome);
  out.notice = notice_of(out.finding->outcome);
  if (held) append_notice_text(out.notice_text, input.input, *out.finding, input.fields, *held);
  return out;
}

core::Explanation explain(const Case& record, core::Date on) {
  const Judgement judgement = judge(record, on);
  if (!judgement.finding) return {};
  const std::optional<Parameters> held = parameters(on);
  const CaseInput input = input_of(record, on);
  return explain(input.input, *judgement.finding, held ? &*held : nullptr);
}

core::Date judged_on(const Case& record, core::Date today) {
  const bool settled =
      record.state == State::notice_issued || record.state == State::closed_without_notice;
  return settled && record.decided_on ? *record.decided_on : today;
}

}  // namespace kotaj::short_landing
