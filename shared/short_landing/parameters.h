#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/access/decide.h"
#include "shared/core/date.h"
#include "shared/law/chapter.h"
#include "shared/law/dated.h"
#include "shared/short_landing/choices.h"

/// The figures and the wording of directive 1401/710203 and of the decision it rests on: here, and
/// nowhere else.
namespace kotaj::short_landing {

inline constexpr std::string_view directive_number = "1401/710203";
/// A place in the directive.
constexpr core::Source clause(std::string_view place) {
  return {core::Source::Kind::directive, directive_number, place};
}

/// All that the directive sets, each on its own time line.
struct Tables {
  law::Timeline<bool> in_force;
  law::Timeline<int32_t> essential_tolerance_per_mille;  ///< Bulk essential goods of group 1.
  law::Timeline<int32_t> general_tolerance_per_mille;    ///< Everything else.
  law::Timeline<int64_t> default_tare_20_g;              ///< Standard 20 ft container.
  law::Timeline<int64_t> default_tare_40_g;              ///< Standard 40 ft container.
  law::Timeline<std::string_view> text_n1;
  law::Timeline<std::string_view> text_n4;       ///< One sentence per field, after the salutation.
  law::Timeline<std::string_view> text_n4_left;  ///< To an old addressee.
  law::Timeline<std::string_view> text_n5;
  law::Timeline<std::string_view> text_n7;
  law::Timeline<std::string_view> text_n8;
};

/// The tables as they stand.
const Tables& tables();

/// What holds on one day.
struct Parameters {
  law::Dated<int32_t> essential_tolerance_per_mille;
  law::Dated<int32_t> general_tolerance_per_mille;
  law::Dated<int64_t> default_tare_20_g;
  law::Dated<int64_t> default_tare_40_g;
  law::Dated<std::string_view> text_n1;
  law::Dated<std::string_view> text_n4;
  law::Dated<std::string_view> text_n4_left;
  law::Dated<std::string_view> text_n5;
  law::Dated<std::string_view> text_n7;
  law::Dated<std::string_view> text_n8;
};

/// Empty before the directive is in force.
std::optional<Parameters> parameters(core::Date on, const Tables& from = tables());
/// The directive's first day, 1401/06/01.
core::Date first_day(const Tables& from = tables());
/// The default tare of such a container; empty where there is none (clause 2).
std::optional<int64_t> default_tare_g(const Parameters& parameters, ContainerSize size,
                                      ContainerType type);

// --- Who may do what: the directive's own table ---

/// The positions to which access is opened «صرفاً», and the grants that each needs.
const access::Opening& opening();
/// Clauses 1, 3 and 4: the manager, the deputy (and his substitute), the heads of assessment.
std::span<const access::Right> assessment_rights();
/// Clauses 2, 7 and 8: the manager and the exit-gate officer.
std::span<const access::Right> exit_gate_rights();
/// Clause 5, the account: the manager and the deputy (and his substitute).
std::span<const access::Right> account_rights();
/// Clause 5, the final opinion: the Import Office alone.
std::span<const access::Right> import_office_rights();
/// Opening a case, recording an objection: any of the five.
std::span<const access::Right> office_rights();
/// Reading: any of the five in their own office, the Import Office what was referred to it.
std::span<const access::Right> reading_rights();

/// Parameters and interpretations, for `kotaj law`.
const law::Chapter& chapter();

}  // namespace kotaj::short_landing
