#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/short_landing/rules.h"

// A second implementation of the outcome table, slow and plain: every row is a predicate of its
// own, written from short-landing.md, in exact fractions (multiplied out, never divided). The rules
// must agree with it everywhere, and exactly one first row must apply.
namespace {

using namespace kotaj;                 // NOLINT: a test of one module.
using namespace kotaj::short_landing;  // NOLINT
using core::Wide;

struct Box {
  int size_ft;
  bool standard;
  bool known;
  int64_t tare_g;
};
struct Truck {
  int64_t loaded_g;
  int64_t empty_g;
  std::vector<Box> boxes;
};
struct Facts {
  bool before_directive = false;
  bool never_entered = false;
  bool by_weight = true;
  bool group_1 = false;
  bool preferential = false;
  bool bulk = false;
  int carriage = 2;  // 1 bulk, 2 container, 3 packaged
  int64_t gross_g = 0;
  int64_t net_g = 0;
  int64_t declared_quantity = -1;
  int64_t ordered_quantity = -1;
  int64_t assessed_quantity = -1;
  int64_t packaging_g = -1;
  bool objection = false;
  std::vector<Truck> trucks;
};

/// Quantities of the table, in thousandths of a gram times a thousand where a rate comes in, so
/// that nothing is divided.
struct Naive {
  explicit Naive(const Facts& facts) : f(facts) {
    for (const Truck& truck : f.trucks) {
      exit += truck.loaded_g - truck.empty_g;
      for (const Box& box : truck.boxes) {
        if (box.known) {
          exit -= box.tare_g;
        } else if (box.standard && box.size_ft == 20) {
          exit -= 2000 * 1000;
          inexact = true;
        } else if (box.standard && box.size_ft == 40) {
          exit -= 4000 * 1000;
          inexact = true;
        } else {
          inexact = true;
          no_default = true;
        }
      }
    }
    const bool low = f.group_1 && f.bulk && f.preferential && f.carriage != 3;
    per_mille = low ? 15 : 30;
    // Half up without division: the least t with 2·1000·t + 1000 > 2·gross·rate.
    tolerance = round_half_up(Wide{f.gross_g} * per_mille, 1000);
    net_rate = round_half_up(Wide{f.net_g} * per_mille, 1000);
  }

  static Wide round_half_up(Wide numerator, Wide denominator) {
    Wide whole = numerator / denominator;
    const Wide rest = numerator - whole * denominator;
    if (rest * 2 >= denominator) ++whole;
    return whole;
  }

  [[nodiscard]] Wide difference() const { return Wide{f.gross_g} - exit; }
  [[nodiscard]] bool assessed_packaging() const { return f.packaging_g >= 0; }
  [[nodiscard]] Wide above_net() const { return exit - f.packaging_g - f.net_g; }

  /// Does the row's own condition hold (the rows before it aside)?
  [[nodiscard]] bool row(int number) const {
    const bool other = !f.by_weight;
    const bool weight = f.by_weight;
    switch (number) {
      case 1:
        return f.before_directive;
      case 2:
        return f.never_entered;
      case 3:
        return other && f.assessed_quantity >= 0 &&
               !(f.assessed_quantity == f.declared_quantity &&
                 f.assessed_quantity == f.ordered_quantity);
      case 4:
        return other && no_default;
      case 5:
        return other && !no_default && difference() <= 0;
      case 6:
        return other && f.assessed_quantity < 0;
      case 7:
        return other;
      case 8:
        return weight && inexact;
      case 9:
        return weight && !no_default && assessed_packaging() && difference() != 0 &&
               0 <= above_net() && above_net() <= net_rate;
      case 10:
        return weight && !no_default && difference() < 0;
      case 11:
        return weight && !no_default && difference() == 0;
      case 12:
        return weight && !no_default && assessed_packaging() && above_net() > net_rate;
      case 13:
        return weight && !no_default && difference() <= tolerance;
      case 14:
        return weight && !assessed_packaging();
      case 15:
        return weight && f.objection;
      default:
        return weight;
    }
  }
  [[nodiscard]] int first_row() const {
    for (int number = 1; number <= 16; ++number) {
      if (row(number)) return number;
    }
    return 0;
  }

  const Facts& f;
  Wide exit = 0;
  bool inexact = false;
  bool no_default = false;
  int per_mille = 0;
  Wide tolerance = 0;
  Wide net_rate = 0;
};

constexpr std::array<Outcome, 17> outcome_of_row{Outcome::directive_not_in_force,
                                                 Outcome::directive_not_in_force,
                                                 Outcome::no_bank_correspondence,
                                                 Outcome::quantity_mismatch,
                                                 Outcome::needs_exact_tare,
                                                 Outcome::no_shortage,
                                                 Outcome::needs_assessed_quantity,
                                                 Outcome::no_shortage_non_weight,
                                                 Outcome::needs_exact_tare,
                                                 Outcome::packaging_explains,
                                                 Outcome::surplus,
                                                 Outcome::no_shortage,
                                                 Outcome::net_surplus,
                                                 Outcome::within_tolerance,
                                                 Outcome::needs_packaging_weight,
                                                 Outcome::import_office_only,
                                                 Outcome::short_landing};

/// The same facts as the rules take them.
Finding by_rules(const Facts& facts) {
  std::vector<ContainerInput> containers;
  std::vector<WeighingInput> weighings;
  containers.reserve(64);
  for (const Truck& truck : facts.trucks) {
    const std::size_t first = containers.size();
    for (const Box& box : truck.boxes) {
      containers.push_back({static_cast<ContainerSize>(box.size_ft),
                            box.standard ? ContainerType::standard : ContainerType::other,
                            box.known ? std::optional(core::Mass{box.tare_g}) : std::nullopt});
    }
    weighings.push_back(
        {{truck.loaded_g}, {truck.empty_g}, {containers.data() + first, truck.boxes.size()}});
  }
  const auto quantity = [](int64_t value) {
    return value < 0 ? std::nullopt : std::optional(core::Quantity{value});
  };
  Input input;
  input.on = facts.before_directive ? core::Date::of(1401, 5, 31).value()
                                    : core::Date::of(1401, 6, 1).value();
  input.basis = facts.by_weight ? Measure::weight : Measure::other;
  input.goods_group = facts.group_1 ? GoodsGroup::g1 : GoodsGroup::g21;
  input.preferential_currency = facts.preferential;
  input.bulk_commodity = facts.bulk;
  input.carriage = static_cast<Carriage>(facts.carriage);
  input.declared_gross = {facts.gross_g};
  input.declared_net = {facts.net_g};
  input.declared_quantity = quantity(facts.declared_quantity);
  input.order_registration_quantity = quantity(facts.ordered_quantity);
  input.assessed_quantity = quantity(facts.assessed_quantity);
  input.weighings = weighings;
  if (facts.packaging_g >= 0) input.packaging = core::Mass{facts.packaging_g};
  input.not_entered_per_order = facts.never_entered;
  input.objection = facts.objection;
  const auto held = parameters(input.on);
  return evaluate(input, held ? &*held : nullptr);
}

void compare(const Facts& facts) {
  const Naive naive(facts);
  const int row = naive.first_row();
  const Finding finding = by_rules(facts);
  const auto check = [&](bool holds, const char* what) {
    if (!holds) {
      FAIL_CHECK(what << ": row " << row << " expected, " << finding.row << " found; gross "
                      << facts.gross_g << " net " << facts.net_g << " packaging "
                      << facts.packaging_g << " exit " << static_cast<int64_t>(naive.exit));
    }
  };
  check(row != 0, "no row applies");
  check(finding.row == row, "row");
  check(finding.outcome == outcome_of_row[static_cast<std::size_t>(row)], "outcome");
  const bool figures = row > 2;
  check(finding.tolerance.has_value() == figures, "tolerance shown");
  check(finding.exit_gross.has_value() == (figures && !naive.no_default), "exit gross shown");
  check(finding.difference.has_value() == finding.exit_gross.has_value(), "difference shown");
  check(finding.exit_net.has_value() ==
            (finding.exit_gross.has_value() && naive.assessed_packaging()),
        "net shown");
  check(finding.preliminary == (finding.exit_gross.has_value() && naive.inexact), "preliminary");
  check(finding.shortage.has_value() == (row == 15 || row == 16), "shortage shown");
  if (!figures) return;
  check(finding.tolerance_per_mille == naive.per_mille, "rate");
  check(finding.tolerance->grams == naive.tolerance, "tolerance");
  if (finding.exit_gross) check(finding.exit_gross->grams == naive.exit, "exit gross");
  if (finding.exit_net)
    check(finding.exit_net->grams == naive.exit - facts.packaging_g, "exit net");
  if (!finding.shortage) return;
  const Wide shortage = naive.difference() - naive.tolerance;
  check(finding.shortage->grams == shortage, "shortage");
  check(shortage > 0, "a shortage announced is more than nothing");
  check(
      finding.shortage_percent_hundredths == Naive::round_half_up(shortage * 10000, facts.gross_g),
      "percent");
}

/// A small generator, the same everywhere and for ever.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  int64_t below(int64_t limit) {
    return static_cast<int64_t>(next() % static_cast<uint64_t>(limit));
  }
  bool chance(int percent) { return below(100) < percent; }

 private:
  uint64_t state_;
};

Facts roll(Dice& dice) {
  Facts facts;
  facts.before_directive = dice.chance(2);
  facts.never_entered = dice.chance(2);
  facts.by_weight = dice.chance(65);
  facts.group_1 = dice.chance(70);
  facts.preferential = dice.chance(80);
  facts.bulk = dice.chance(80);
  facts.carriage = 1 + static_cast<int>(dice.below(3));
  facts.objection = dice.chance(30);
  const int64_t scale = dice.chance(10)   ? 1'000'000'000'000'000
                        : dice.chance(20) ? 2000
                                          : 60'000'000;
  facts.gross_g = 1 + dice.below(scale);
  facts.net_g = facts.gross_g - (dice.chance(40) ? 0 : dice.below(facts.gross_g / 10 + 1));
  if (facts.net_g < 1) facts.net_g = 1;
  const std::array<int64_t, 4> quantities{1200, 1200, 1199, -1};
  facts.declared_quantity = quantities[static_cast<std::size_t>(dice.below(3))];
  facts.ordered_quantity = quantities[static_cast<std::size_t>(dice.below(3))];
  facts.assessed_quantity = quantities[static_cast<std::size_t>(dice.below(4))];
  const std::size_t trucks = 1 + static_cast<std::size_t>(dice.below(3));
  facts.trucks.resize(trucks);
  for (Truck& truck : facts.trucks) {
    truck.empty_g = dice.below(20'000'000);
    const std::size_t boxes = static_cast<std::size_t>(dice.below(3));
    for (std::size_t box = 0; box < boxes; ++box) {
      constexpr std::array<int, 3> sizes{20, 40, 45};
      truck.boxes.push_back({sizes[static_cast<std::size_t>(dice.below(3))], dice.chance(90),
                             dice.chance(90), 1'800'000 + dice.below(3'000'000)});
    }
    truck.loaded_g = truck.empty_g;
  }
  // The last truck brings the exit gross to within a few grams of one of the table's boundaries.
  const Naive before(facts);
  const int64_t near = dice.below(5) - 2;
  const auto tolerance = static_cast<int64_t>(before.tolerance);
  const auto net_rate = static_cast<int64_t>(before.net_rate);
  if (dice.chance(60)) facts.packaging_g = dice.chance(40) ? 0 : dice.below(facts.gross_g / 8 + 1);
  const int64_t packed = facts.packaging_g < 0 ? 0 : facts.packaging_g;
  const std::array<int64_t, 6> targets{facts.gross_g,
                                       facts.gross_g - tolerance,
                                       facts.net_g + packed,
                                       facts.net_g + packed + net_rate,
                                       facts.gross_g - dice.below(facts.gross_g / 5 + 1),
                                       facts.gross_g + dice.below(facts.gross_g / 5 + 1)};
  const int64_t target = targets[static_cast<std::size_t>(dice.below(6))] + near;
  facts.trucks.back().loaded_g += target - static_cast<int64_t>(before.exit);
  return facts;
}

Facts plain(int64_t gross_g, int64_t exit_g) {
  Facts facts;
  facts.gross_g = gross_g;
  facts.net_g = gross_g;
  facts.trucks = {{exit_g + 15'000'000, 15'000'000, {}}};
  return facts;
}

int row_of(const Facts& facts) {
  compare(facts);
  return by_rules(facts).row;
}

}  // namespace

TEST_CASE("the rules agree with the plain table on many cases around its boundaries",
          "[short_landing][property]") {
  Dice dice(0x9E3779B97F4A7C15ULL);
  std::array<int, 17> seen{};
  constexpr int cases = 300'000;
  for (int i = 0; i < cases; ++i) {
    const Facts facts = roll(dice);
    compare(facts);
    ++seen[static_cast<std::size_t>(by_rules(facts).row)];
  }
  for (std::size_t row = 1; row <= 16; ++row) {
    INFO("row " << row);
    CHECK(seen[row] > 500);  // A row that no case reaches was not tested.
  }
}

TEST_CASE("rows 13 to 16 meet at the tolerance, to the gram", "[short_landing]") {
  for (const bool essential : {true, false}) {
    const int64_t rate = essential ? 15 : 30;
    Facts facts = plain(52'000'000, 0);
    facts.group_1 = facts.bulk = facts.preferential = essential;
    const int64_t tolerance = 52'000 * rate;
    const auto with_shortfall = [&](int64_t grams) {
      Facts changed = facts;
      changed.trucks[0].loaded_g = 15'000'000 + 52'000'000 - grams;
      return changed;
    };
    CHECK(row_of(with_shortfall(-1)) == 10);
    CHECK(row_of(with_shortfall(0)) == 11);
    CHECK(row_of(with_shortfall(1)) == 13);
    CHECK(row_of(with_shortfall(tolerance - 1)) == 13);
    CHECK(row_of(with_shortfall(tolerance)) == 13);
    CHECK(row_of(with_shortfall(tolerance + 1)) == 14);
    Facts assessed = with_shortfall(tolerance + 1);
    assessed.packaging_g = 0;
    CHECK(row_of(assessed) == 16);
    assessed.objection = true;
    CHECK(row_of(assessed) == 15);
    assessed = with_shortfall(tolerance);
    assessed.packaging_g = 0;
    assessed.objection = true;
    CHECK(row_of(assessed) == 13);
  }
}

TEST_CASE("a tolerance of half a gram is rounded away from zero", "[short_landing]") {
  // 3 % of 50 g is 1.5 g: 2 g. 1.5 % of 100 g likewise; 3 % of 49 g is 1.47 g: 1 g.
  CHECK(row_of(plain(50, 48)) == 13);
  CHECK(row_of(plain(50, 47)) == 14);
  CHECK(row_of(plain(49, 48)) == 13);
  CHECK(row_of(plain(49, 47)) == 14);
}

TEST_CASE("rows 9 and 12 meet at the declared net and its rate, to the gram", "[short_landing]") {
  Facts facts = plain(52'000'000, 48'930'000);
  facts.packaging_g = 930'000;  // exit net 48,000,000
  const auto with_net = [&](int64_t net) {
    Facts changed = facts;
    changed.net_g = net;
    return row_of(changed);
  };
  CHECK(with_net(48'000'000) == 9);
  CHECK(with_net(48'000'001) == 16);  // The exit net is a gram short of the declared.
  // The largest excess at 3 %: net + 0.03 net = 48,000,000.
  int64_t net = 46'601'942;
  CHECK((48'000'000 - net <= (net * 30 * 2 + 1000) / 2000) == (with_net(net) == 9));
  while (with_net(net) == 9) --net;
  CHECK(with_net(net) == 12);
  CHECK(48'000'000 - net > (net * 30 + 500) / 1000);
  CHECK(48'000'000 - (net + 1) <= ((net + 1) * 30 + 500) / 1000);
}

TEST_CASE("packaging explains a heavier load, but never an equal one", "[short_landing]") {
  Facts facts = plain(48'900'000, 48'930'000);
  facts.packaging_g = 900'000;
  facts.net_g = 48'000'000;
  CHECK(row_of(facts) == 9);
  facts.gross_g = 48'930'000;
  CHECK(row_of(facts) == 11);
  facts.gross_g = 48'900'000;
  facts.net_g = 45'000'000;
  CHECK(row_of(facts) == 10);
}

TEST_CASE("the lower rate needs all four, in bulk or in containers", "[short_landing]") {
  Facts facts = plain(100'000'000, 98'000'000);
  facts.group_1 = facts.bulk = facts.preferential = true;
  for (const int carriage : {1, 2, 3}) {
    facts.carriage = carriage;
    CHECK(by_rules(facts).tolerance_per_mille == (carriage == 3 ? 30 : 15));
  }
  facts.carriage = 1;
  for (bool* condition : {&facts.group_1, &facts.bulk, &facts.preferential}) {
    *condition = false;
    CHECK(by_rules(facts).tolerance_per_mille == 30);
    *condition = true;
  }
}

TEST_CASE("default tares serve rows 5 and 7, and nothing by weight", "[short_landing]") {
  Facts facts = plain(30'000'000, 32'000'000);  // Less 2,000 kg by default: exactly the declared.
  facts.trucks[0].boxes = {{20, true, false, 0}};
  CHECK(row_of(facts) == 8);
  facts.by_weight = false;
  CHECK(row_of(facts) == 5);
  CHECK(by_rules(facts).preliminary);
  facts.gross_g += 1;
  CHECK(row_of(facts) == 6);
  facts.declared_quantity = facts.ordered_quantity = facts.assessed_quantity = 7;
  CHECK(row_of(facts) == 7);
  facts.trucks[0].boxes[0].size_ft = 40;
  CHECK(by_rules(facts).exit_gross->grams == 28'000'000);
  for (const auto& [size, standard] :
       {std::pair{45, true}, std::pair{20, false}, std::pair{40, false}}) {
    facts.trucks[0].boxes[0].size_ft = size;
    facts.trucks[0].boxes[0].standard = standard;
    CHECK(row_of(facts) == 4);
    CHECK_FALSE(by_rules(facts).preliminary);
  }
  facts.assessed_quantity = 8;
  CHECK(row_of(facts) == 3);
  facts.never_entered = true;
  CHECK(row_of(facts) == 2);
  facts.before_directive = true;
  CHECK(row_of(facts) == 1);
}
