#include "shared/short_landing/rules.h"

#include <limits>

namespace kotaj::short_landing {
namespace {

using core::Mass;
using core::Wide;

constexpr int per_mille = 1000;
constexpr int percent_hundredths = 10'000;

/// Magnitudes up to which a product with a rate stays inside 64 bits. Their division is several
/// times faster than that of 128 bits, by a constant faster still, and every mass of a real cargo
/// is among them.
constexpr Wide small = std::numeric_limits<int64_t>::max() / (2 * percent_hundredths);

/// `value * rate / 1000`, half away from zero.
Wide per_mille_of(Wide value, int32_t rate) {
  if (value >= 0 && value <= small) {
    const auto product = static_cast<uint64_t>(value) * static_cast<uint64_t>(rate);
    return static_cast<int64_t>((product + per_mille / 2) / per_mille);
  }
  return core::multiply_divide_half_up(value, rate, per_mille);
}

/// Hundredths of a percent that `part` is of `whole`, half away from zero; nothing of nothing.
Wide percent_of(Wide part, Wide whole) {
  if (whole <= 0) return 0;
  if (part >= 0 && part <= small && whole <= small) {
    const auto doubled = static_cast<uint64_t>(part) * percent_hundredths * 2;
    const auto divisor = static_cast<uint64_t>(whole);
    return static_cast<int64_t>((doubled + divisor) / (divisor * 2));
  }
  const Wide magnitude = part < 0 ? -part : part;
  const Wide rounded = (magnitude * percent_hundredths * 2 + whole) / (whole * 2);
  return part < 0 ? -rounded : rounded;
}

/// Clause 2: how the tares of a case are known.
struct Tares {
  Wide sum = 0;
  bool by_default = false;  ///< Some container rests on a default.
  bool unknown = false;     ///< Some container has not even that.
};

Tares tares_of(const Input& input, const Parameters& parameters) {
  Tares tares;
  for (const WeighingInput& weighing : input.weighings) {
    for (const ContainerInput& container : weighing.containers) {
      if (container.tare) {
        tares.sum += container.tare->grams;
        continue;
      }
      const std::optional<int64_t> stand_in =
          default_tare_g(parameters, container.size, container.type);
      if (stand_in) {
        tares.sum += *stand_in;
        tares.by_default = true;
      } else {
        tares.unknown = true;
      }
    }
  }
  return tares;
}

/// Step 1 of the calculation.
Wide weighed_sum(const Input& input) {
  Wide sum = 0;
  for (const WeighingInput& weighing : input.weighings)
    sum += weighing.loaded.grams - weighing.empty.grams;
  return sum;
}

/// Clause 5: the lower rate needs all four.
bool is_essential_bulk(const Input& input) {
  return input.goods_group == GoodsGroup::g1 && input.bulk_commodity &&
         input.preferential_currency &&
         (input.carriage == Carriage::bulk || input.carriage == Carriage::container);
}

/// Row 3: an assessed quantity that is not both the declared and the ordered one.
bool quantity_differs(const Input& input) {
  return input.assessed_quantity && (input.assessed_quantity != input.declared_quantity ||
                                     input.assessed_quantity != input.order_registration_quantity);
}

struct Row {
  int number;
  Outcome outcome;
};

Row non_weight_row(const Input& input, const Finding& finding, const Tares& tares) {
  // Interpretation SL-3: clause 8 speaks of weight alone, so a quantity that differs is amended,
  // not announced.
  if (quantity_differs(input)) return {3, Outcome::quantity_mismatch};
  if (tares.unknown) return {4, Outcome::needs_exact_tare};
  if (finding.difference->grams <= 0) return {5, Outcome::no_shortage};
  if (!input.assessed_quantity) return {6, Outcome::needs_assessed_quantity};
  return {7, Outcome::no_shortage_non_weight};
}

Row weight_row(const Input& input, const Finding& finding, const Tares& tares) {
  if (tares.unknown || tares.by_default) return {8, Outcome::needs_exact_tare};
  const Wide difference = finding.difference->grams;
  Wide above_net = 0;
  Wide allowed = 0;
  if (input.packaging) {
    // Interpretation SL-6: the declared net is "right" within the rate.
    above_net = finding.exit_net->grams - input.declared_net.grams;
    allowed = per_mille_of(input.declared_net.grams, *finding.tolerance_per_mille);
    if (difference != 0 && above_net >= 0 && above_net <= allowed)
      return {9, Outcome::packaging_explains};
  }
  if (difference < 0) return {10, Outcome::surplus};
  if (difference == 0) return {11, Outcome::no_shortage};
  if (input.packaging && above_net > allowed) return {12, Outcome::net_surplus};
  if (difference <= finding.tolerance->grams) return {13, Outcome::within_tolerance};
  if (!input.packaging) return {14, Outcome::needs_packaging_weight};
  if (input.objection) return {15, Outcome::import_office_only};
  return {16, Outcome::short_landing};
}

}  // namespace

std::optional<Mass> exit_gross_of(const Input& input, const Parameters& parameters) {
  const Tares tares = tares_of(input, parameters);
  if (tares.unknown) return std::nullopt;
  return Mass{weighed_sum(input) - tares.sum};
}

Finding evaluate(const Input& input, const Parameters* parameters) {
  Finding finding;
  if (parameters == nullptr) return finding;  // Row 1: before the directive.
  if (input.not_entered_per_order) {
    finding.row = 2;
    finding.outcome = Outcome::no_bank_correspondence;
    return finding;
  }
  const Tares tares = tares_of(input, *parameters);
  const int32_t rate = is_essential_bulk(input) ? parameters->essential_tolerance_per_mille.value
                                                : parameters->general_tolerance_per_mille.value;
  finding.tolerance_per_mille = rate;
  // Interpretation SL-7: of the declared gross, as clause 8 compares gross with gross.
  finding.tolerance = Mass{per_mille_of(input.declared_gross.grams, rate)};
  if (!tares.unknown) {
    finding.exit_gross = Mass{weighed_sum(input) - tares.sum};
    finding.difference = input.declared_gross - *finding.exit_gross;
    if (input.packaging) finding.exit_net = *finding.exit_gross - *input.packaging;
    finding.preliminary = tares.by_default;
  }
  const Row row = input.basis == Measure::other ? non_weight_row(input, finding, tares)
                                                : weight_row(input, finding, tares);
  finding.row = row.number;
  finding.outcome = row.outcome;
  if (row.outcome == Outcome::short_landing || row.outcome == Outcome::import_office_only) {
    // Interpretation SL-2: clause 8 announces the shortage "with the notified tolerance taken into
    // account": deducted.
    finding.shortage = *finding.difference - *finding.tolerance;
    finding.shortage_percent_hundredths =
        percent_of(finding.shortage->grams, input.declared_gross.grams);
  }
  return finding;
}

std::optional<int> clause_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_bank_correspondence:
      return 6;
    case Outcome::quantity_mismatch:
      return 3;
    case Outcome::needs_exact_tare:
      return 2;
    case Outcome::needs_assessed_quantity:
    case Outcome::no_shortage_non_weight:
      return 1;
    case Outcome::packaging_explains:
    case Outcome::needs_packaging_weight:
      return 7;
    case Outcome::within_tolerance:
    case Outcome::import_office_only:
      return 5;
    case Outcome::short_landing:
      return 8;
    case Outcome::directive_not_in_force:
    case Outcome::no_shortage:
    case Outcome::surplus:
    case Outcome::net_surplus:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<NoticeKind> notice_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_shortage_non_weight:
      return NoticeKind::n1;
    case Outcome::packaging_explains:
      return NoticeKind::n7;
    case Outcome::short_landing:
      return NoticeKind::n8;
    default:
      return std::nullopt;
  }
}

std::span<const access::Right> may_issue(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_shortage_non_weight:
      return assessment_rights();
    case Outcome::packaging_explains:
    case Outcome::short_landing:
      return exit_gate_rights();
    case Outcome::import_office_only:
      return import_office_rights();
    default:
      return {};
  }
}

}  // namespace kotaj::short_landing
