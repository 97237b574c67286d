#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/access/position.h"
#include "shared/core/date.h"
#include "shared/core/explanation.h"
#include "shared/core/quantity.h"
#include "shared/core/result.h"
#include "shared/short_landing/choices.h"
#include "shared/short_landing/parameters.h"

/// The calculation of short-landing.md: pure, total, and without allocation where no text is asked
/// for.
namespace kotaj::short_landing {

struct ContainerInput {
  ContainerSize size = ContainerSize::ft20;
  ContainerType type = ContainerType::standard;
  std::optional<core::Mass> tare{};  ///< Exact, when known.
};

struct WeighingInput {
  core::Mass loaded{};
  core::Mass empty{};
  std::span<const ContainerInput> containers{};
};

/// What is judged. Of the form, when `check_form` finds nothing; judged without complaint when not.
struct Input {
  core::Date on{};  ///< Day of the decision.
  Measure basis = Measure::weight;
  GoodsGroup goods_group = GoodsGroup::g4;
  bool preferential_currency = false;
  bool bulk_commodity = false;
  Carriage carriage = Carriage::container;
  core::Mass declared_gross{};
  core::Mass declared_net{};
  std::optional<core::Quantity> declared_quantity{};
  std::optional<core::Quantity> order_registration_quantity{};
  std::optional<core::Quantity> assessed_quantity{};
  std::span<const WeighingInput> weighings{};
  std::optional<core::Mass> packaging{};
  bool not_entered_per_order = false;
  bool objection = false;
};

/// What was found. Figures that the table leaves open are empty.
struct Finding {
  Outcome outcome = Outcome::directive_not_in_force;
  int row = 1;               ///< Row of the outcome table.
  bool preliminary = false;  ///< Figures are shown that rest on a default tare.
  std::optional<int32_t> tolerance_per_mille{};
  std::optional<core::Mass> exit_gross{};
  std::optional<core::Mass> exit_net{};
  std::optional<core::Mass> difference{};
  std::optional<core::Mass> tolerance{};
  std::optional<core::Mass> shortage{};
  std::optional<core::Wide> shortage_percent_hundredths{};
};

/// The outcome table. Without parameters (before the directive) row 1.
Finding evaluate(const Input& input, const Parameters* parameters);

/// Σ(loaded − empty) − Σ tare, default tares standing in; empty where a container has neither.
std::optional<core::Mass> exit_gross_of(const Input& input, const Parameters& parameters);

/// Clause that an outcome rests on; empty where the table has none.
std::optional<int> clause_of(Outcome outcome);
/// The notice an outcome leads to: N1, N7, N8. (N5 is the Import Office's, with words of its own.)
std::optional<NoticeKind> notice_of(Outcome outcome);
/// Who may issue it, in the order of the directive's table; a deputy's substitute after the deputy.
std::span<const access::Right> may_issue(Outcome outcome);

/// What the notices say besides masses.
struct NoticeFields {
  std::optional<int64_t> packages{};
  std::string_view package_kind{};
  std::optional<core::Quantity> quantity{};
  std::string_view unit{};
  core::Wide value = 0;
  std::string_view currency{};
};

/// Appends N1, N7 or N8, whichever the finding leads to; false and nothing where none.
bool append_notice_text(std::string& out, const Input& input, const Finding& finding,
                        const NoticeFields& fields, const Parameters& parameters);
/// N4: one sentence per field; (label, old, new) as people read them.
struct FieldCorrection {
  std::string label;
  std::string old_value;
  std::string new_value;
};
std::string correction_text(std::span<const FieldCorrection> corrections,
                            const Parameters& parameters);
/// N4 to an addressee that the declaration left.
std::string left_addressee_text(const Parameters& parameters);
/// N5.
std::string opinion_text(std::string_view opinion, const Parameters& parameters);

/// Each step with its figures and its source («چرا؟»). Null parameters as for `evaluate`.
core::Explanation explain(const Input& input, const Finding& finding, const Parameters* parameters);

}  // namespace kotaj::short_landing
