#include <array>

#include "shared/law/chapter.h"

namespace kotaj::law {
namespace {

using core::Source;

// Interpretation OV-1: acts where a term in days is counted, in core::add_days and what calls it.
constexpr std::array<Interpretation, 1> interpretations{{
    {"OV-1",
     "مهلتی که به روز است روز آغاز را نمی‌شمارد و تعطیلی آن را جابه‌جا نمی‌کند؛ رویه گمرک چنین است، هرچند آیین دادرسی جز این می‌شمارد.",
     {Source::Kind::law, "قانون امور گمرکی", "رویه"}},
}};

std::vector<ParameterEntry> no_parameters(std::optional<core::Date>) { return {}; }

}  // namespace

const Chapter& common_chapter() {
  static const Chapter chapter{"common",
                               "قواعد مشترک",
                               {Source::Kind::law, "قانون امور گمرکی", ""},
                               &no_parameters,
                               interpretations};
  return chapter;
}

}  // namespace kotaj::law
