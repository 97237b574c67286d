#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/description.h"
#include "shared/core/explanation.h"
#include "shared/short_landing/rules.h"

/// `kotaj evaluate short-landing`: the calculation, asked for without a case (short-landing.md,
/// Evaluate). Member names are the public contract's.
namespace kotaj::short_landing {

struct InquiryContainer {
  std::string number;
  int64_t size_ft = 20;
  ContainerType type = ContainerType::standard;
  std::optional<core::Mass> tare_kg;
};

struct InquiryWeighing {
  core::Mass loaded_kg;
  core::Mass empty_kg;
  std::vector<InquiryContainer> containers;
};

struct InquiryDeclared {
  core::Mass gross_kg;
  core::Mass net_kg;
  std::optional<int64_t> packages;
  std::optional<std::string> package_kind;
  std::optional<core::Quantity> quantity;
  std::optional<std::string> unit;
  core::Wide value = 0;
  std::string currency;
};

struct Inquiry {
  core::Date on;
  Measure purchase_basis = Measure::weight;
  GoodsGroup goods_group = GoodsGroup::g4;
  bool preferential_currency = false;
  bool bulk_commodity = false;
  Carriage carriage = Carriage::container;
  InquiryDeclared declared;
  std::optional<core::Quantity> order_registration_quantity;
  std::vector<InquiryWeighing> weighings;
  std::optional<core::Mass> packaging_kg;
  std::optional<core::Quantity> assessed_quantity;
  bool not_entered_per_order = false;
  bool objection = false;
};

/// Adds what the inquiry's facts say against one another. `problems` holds what was found wrong
/// with single fields: a rule is judged whenever all the facts that it needs could be read.
void check_facts(const Inquiry& inquiry, core::Problems& problems);

/// What the inquiry is answered with.
struct Answer {
  Finding finding;
  std::optional<NoticeKind> notice;
  std::string notice_text;
  core::Explanation explanation;
};
/// Of an inquiry without problems.
Answer answer(const Inquiry& inquiry);

}  // namespace kotaj::short_landing

namespace kotaj::core {
template <>
const Description& describe<short_landing::InquiryContainer>();
template <>
const Description& describe<short_landing::InquiryWeighing>();
template <>
const Description& describe<short_landing::InquiryDeclared>();
template <>
const Description& describe<short_landing::Inquiry>();
}  // namespace kotaj::core
