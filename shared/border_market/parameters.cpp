#include "shared/border_market/parameters.h"

namespace kotaj::border_market {
namespace {

Tables make_tables() {
  // Interpretation BM-3: the text bears no date; it stands from the day of the law that it carries
  // out, and earlier days are judged by it too.
  const core::Date first = law::day(1390, 8, 22);
  const core::Source list_of_steps = clause("فهرست مراحل، تفسیر BM-3");
  Tables tables;
  tables.steps_a = {{first, listed_steps(Variant::a), list_of_steps}};
  tables.steps_b = {{first, listed_steps(Variant::b), list_of_steps}};
  tables.steps_c = {{first, listed_steps(Variant::c), list_of_steps}};
  return tables;
}

}  // namespace

const Tables& tables() {
  static const Tables built = make_tables();
  return built;
}

const law::Dated<Sequence>& steps_of(Variant variant, core::Date on, const Tables& from) {
  const law::Timeline<Sequence>& timeline = variant == Variant::a   ? from.steps_a
                                            : variant == Variant::b ? from.steps_b
                                                                    : from.steps_c;
  const law::Dated<Sequence>* held = law::entry_on(timeline, on);
  return held == nullptr ? timeline.front() : *held;
}

}  // namespace kotaj::border_market
