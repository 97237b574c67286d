#include "shared/abandoned_goods/form.h"

#include <algorithm>

#include "shared/abandoned_goods/parameters.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

bool same(const NeededPermit& a, const NeededPermit& b) {
  return a.line == b.line && a.permit == b.permit;
}

/// What holds on the day; the first entry before that.
template <typename T>
const T& held_on(const law::Timeline<T>& timeline, core::Date on) {
  const law::Dated<T>* held = law::entry_on(timeline, on);
  return held == nullptr ? timeline.front().value : held->value;
}

}  // namespace

const law::Timeline<std::vector<PermitRange>>& permit_ranges() {
  // Interpretation AB-15: B1 names the organizations («و...») but no goods. These chapters are the
  // common ones; the officer adds what else a line needs.
  static const law::Timeline<std::vector<PermitRange>> timeline{
      {first_day(),
       {
           {"02", Permit::food_and_drug},
           {"03", Permit::food_and_drug},
           {"04", Permit::food_and_drug},
           {"09", Permit::food_and_drug},
           {"15", Permit::food_and_drug},
           {"16", Permit::food_and_drug},
           {"17", Permit::food_and_drug},
           {"18", Permit::food_and_drug},
           {"19", Permit::food_and_drug},
           {"20", Permit::food_and_drug},
           {"21", Permit::food_and_drug},
           {"22", Permit::food_and_drug},
           {"30", Permit::food_and_drug},
           {"33", Permit::food_and_drug},
           {"3401", Permit::food_and_drug},
           {"9018", Permit::food_and_drug},
           {"9021", Permit::food_and_drug},
           {"4011", Permit::standard},
           {"4012", Permit::standard},
           {"84", Permit::standard},
           {"85", Permit::standard},
           {"87", Permit::standard},
           {"9503", Permit::standard},
           {"2612", Permit::atomic_energy},
           {"2844", Permit::atomic_energy},
           {"8401", Permit::atomic_energy},
           {"9022", Permit::atomic_energy},
           {"8517", Permit::radio_communications},
           {"8525", Permit::radio_communications},
           {"8526", Permit::radio_communications},
           {"8527", Permit::radio_communications},
           {"8529", Permit::radio_communications},
       },
       clause("بند ب-۱، تفسیر AB-15")}};
  return timeline;
}

const law::Timeline<std::vector<std::string_view>>& value_id_ranges() {
  // Interpretation AB-16: B5 names kinds of goods and leaves the list open; these are their
  // headings, and an officer may say so of any other line.
  static const law::Timeline<std::vector<std::string_view>> timeline{
      {first_day(),
       {"8426", "8427", "8429", "8430", "8701", "8702", "8703", "8704", "8705", "8706", "8709",
        "8711"},
       clause("بند ب-۵، تفسیر AB-16")}};
  return timeline;
}

std::vector<NeededPermit> permits_needed(const std::vector<DeclaredLine>& lines, core::Date on) {
  std::vector<NeededPermit> out;
  const auto& ranges = held_on(permit_ranges(), on);
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (const PermitRange& range : ranges) {
      if (!lines[row].hs_code.starts_with(range.prefix)) continue;
      const NeededPermit needed{static_cast<int64_t>(row) + 1, range.permit, {}};
      const auto held = [&](const NeededPermit& one) { return same(one, needed); };
      if (std::none_of(out.begin(), out.end(), held)) out.push_back(needed);
    }
  }
  return out;
}

std::vector<NeededPermit> missing_permits(const std::vector<NeededPermit>& needed,
                                          const std::vector<NeededPermit>& listed) {
  std::vector<NeededPermit> out;
  for (const NeededPermit& one : needed) {
    const auto held = [&](const NeededPermit& other) { return same(one, other); };
    if (std::none_of(listed.begin(), listed.end(), held)) out.push_back(one);
  }
  return out;
}

std::string permit_text(const std::vector<NeededPermit>& permits) {
  if (permits.empty()) return {};
  std::string text =
      "قابل توجه سازمان جمع‌آوری و فروش اموال تملیکی: پیش از تحویل کالا به خریدار دریافت مجوزهای قانونی زیر لازم است: ";
  for (const core::Choice& choice : permit_choices()) {
    std::string lines;
    for (const NeededPermit& one : permits) {
      if (static_cast<int32_t>(one.permit) != choice.number) continue;
      if (!lines.empty()) lines += "، ";
      lines += core::persian_digits(std::to_string(one.line));
      if (!one.note.empty()) lines += " (" + one.note + ")";
    }
    if (lines.empty()) continue;
    if (!text.ends_with(": ")) text += "؛ ";
    text += std::string(choice.label) + " برای ردیف " + lines;
  }
  return text + ".";
}

bool hs_needs_value_id(std::string_view hs_code, core::Date on) {
  const auto& ranges = held_on(value_id_ranges(), on);
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](std::string_view prefix) { return hs_code.starts_with(prefix); });
}

void fill_boxes(Declaration& declaration, const Receipt& receipt) {
  const Parameters held = parameters(declaration.registered_on);
  declaration.owner_name = held.organization_name.value;
  declaration.owner_legal_id = held.organization_legal_id.value;
  declaration.owner_address = held.organization_address.value;
  declaration.declarant = std::string(held.declarant_user.value) + "-" + receipt.office;
  declaration.receipt_number = receipt.number;
  if (has_prior_declaration(receipt))
    declaration.receipt_number += held.prior_declaration_mark.value;
}

}  // namespace kotaj::abandoned_goods
