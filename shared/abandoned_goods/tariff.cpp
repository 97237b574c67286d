#include "shared/abandoned_goods/tariff.h"

#include <algorithm>
#include <array>

#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/access/modules.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Position;
using access::Reach;
using core::Wide;

constexpr uint16_t tariff_module_number = 23;
constexpr uint16_t read_number = 1;
constexpr uint16_t put_number = 2;

constexpr core::Source reference_source{core::Source::Kind::system, "کوتاژ", "جدول تعرفه"};
constexpr core::Source no_clause = law_article("ماده ۱ بند د");

constexpr std::array<access::Right, 1> system_rights{
    {{Position::system_admin, Reach::any, access::GrantsNeeded::none}}};

/// Thousandths of a percent in the whole: 100 * 1000.
constexpr int64_t whole = 100'000;
constexpr std::string_view rials = " ریال";
constexpr Wide highest_thousandths = 1'000'000;  // 1000 percent.

bool same_rates(const TariffEntry& held, const TariffRow& row) {
  return held.from == row.from && held.commercial_profit == row.commercial_profit &&
         held.other_dues == row.other_dues && held.vat == row.vat && held.source == row.source;
}

/// The row of a day that counts: the last that was recorded for it.
const TariffEntry* entry_from(const Tariff& tariff, core::Date from) {
  const TariffEntry* found = nullptr;
  for (const TariffEntry& one : tariff.entries)
    if (one.from == from) found = &one;
  return found;
}

Applied apply_row(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  const auto& row = *static_cast<const TariffRow*>(payload);
  const std::array<std::pair<std::string_view, core::Quantity>, 3> rates{
      {{"commercial_profit", row.commercial_profit},
       {"other_dues", row.other_dues},
       {"vat", row.vat}}};
  for (const auto& [field, rate] : rates) {
    if (rate.thousandths <= highest_thousandths) continue;
    return access::refused("invalid", std::string(field), "نرخ بیش از ۱۰۰۰ درصد است.", act.source);
  }
  Tariff tariff = record == nullptr ? Tariff{} : *static_cast<const Tariff*>(record);
  tariff.hs_code = row.hs_code;
  tariff.goods = row.goods;
  const TariffEntry* held = entry_from(tariff, row.from);
  // The same row again changes nothing.
  if (held == nullptr || !same_rates(*held, row)) {
    if (tariff.entries.size() >= limits::tariff_entries)
      return access::refused("full", {}, "برای نرخ دیگری از این تعرفه جا نیست.", act.source);
    tariff.entries.push_back(
        {row.from, row.commercial_profit, row.other_dues, row.vat, row.source, context.at});
  }
  return access::accepted(std::move(tariff));
}

const std::array<Act, 1>& tariff_acts() {
  static const std::array<Act, 1> table{{
      {.number = put_number,
       .code = "put_tariff",
       .label = "ثبت نرخ تعرفه",
       .source = reference_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<TariffRow>(); },
       .opens = true,
       .replaces = true},
  }};
  return table;
}

const Act& read_act() {
  static const Act table{.number = read_number,
                         .code = "read",
                         .label = "دیدن",
                         .source = reference_source,
                         .rights = access::reference_readers()};
  return table;
}

Wide percent_of(Wide amount, core::Quantity rate) {
  return core::multiply_divide_half_up(amount, static_cast<int64_t>(rate.thousandths), whole);
}

std::string show_amount(Wide amount) {
  return core::persian_number(core::format_decimal(amount, 0));
}
std::string show_percent(Wide rate, int scale) {
  return core::persian_number(core::format_decimal(rate, scale)) + "٪";
}

/// «مأخذ × نرخ = مبلغ» as one left-to-right isolate.
std::string product(Wide base, const std::string& rate, Wide amount) {
  constexpr std::string_view isolate_ltr = "\u2066";
  constexpr std::string_view isolate_end = "\u2069";
  std::string out(isolate_ltr);
  out += show_amount(base) + " × " + rate + " = " + show_amount(amount);
  out += isolate_end;
  return out + std::string(rials);
}

/// The tariff's amount, and what the officer put in its stead.
std::string formula(core::Quantity rate, Wide base, Wide proposed, Wide amount) {
  std::string text = product(base, show_percent(rate.thousandths, core::quantity_scale), proposed);
  if (amount != proposed) text += "؛ اصلاح کارشناس: " + show_amount(amount) + std::string(rials);
  return text;
}

void explain_rates(core::Explanation& out, const DeclaredLine& line, const ProposedDues& proposed) {
  const TariffEntry& rates = *line.rates;
  const Wide value = line.value_irr.value_or(0);
  const Wide profit = line.commercial_profit.value_or(0);
  const Wide other = line.other_dues.value_or(0);
  // Interpretation AB-22: the tax is on the value with all that customs collects for the import.
  const Wide taxed = value + line.customs_duty.value_or(0) + profit + other;
  out.push_back({"نرخ‌های تعرفه " + line.hs_code + " از " +
                     core::persian_digits(rates.from.to_string()),
                 rates.source, reference_source});
  out.push_back({"سود بازرگانی",
                 formula(rates.commercial_profit, value, proposed.commercial_profit, profit),
                 no_clause});
  out.push_back(
      {"سایر وجوه", formula(rates.other_dues, value, proposed.other_dues, other), no_clause});
  out.push_back({"مالیات ارزش افزوده، بر ارزش و حقوق ورودی",
                 formula(rates.vat, taxed, proposed.vat, line.vat.value_or(0)),
                 clause("بند ب-۱۱، تفسیر AB-22")});
  if (!line.dues_reason.empty())
    out.push_back({"دلیل اصلاح مبلغ تعرفه", line.dues_reason, clause("بند ب-۳")});
}

}  // namespace

core::Id tariff_id(std::string_view hs_code) {
  return core::derive_id("abandoned_goods.tariff", {hs_code});
}

const TariffEntry* entry_on(const Tariff& tariff, core::Date on) {
  const TariffEntry* found = nullptr;
  for (const TariffEntry& one : tariff.entries) {
    // Of the same day the later recorded one: it put the earlier right.
    if (one.from <= on && (found == nullptr || found->from <= one.from)) found = &one;
  }
  return found;
}

std::vector<TariffRow> rows_of(const Tariff& tariff) {
  std::vector<TariffRow> out;
  for (const TariffEntry& one : tariff.entries) {
    out.push_back({tariff.hs_code, tariff.goods, one.from, one.commercial_profit, one.other_dues,
                   one.vat, one.source});
  }
  return out;
}

void take_rates(DeclaredLine& line, core::Date registered_on, const access::Lookup* lookup) {
  line.rates.reset();
  if (lookup == nullptr) return;
  const auto* tariff =
      static_cast<const Tariff*>(lookup->find(tariff_module().code, tariff_id(line.hs_code)));
  if (tariff == nullptr) return;
  if (const TariffEntry* held = entry_on(*tariff, registered_on)) line.rates = *held;
}

std::optional<ProposedDues> proposed_dues(const DeclaredLine& line) {
  if (!line.rates || !line.value_irr) return std::nullopt;
  ProposedDues out;
  out.commercial_profit = percent_of(*line.value_irr, line.rates->commercial_profit);
  out.other_dues = percent_of(*line.value_irr, line.rates->other_dues);
  // Interpretation AB-22: no text at hand says of what the tax is taken; it is the value with the
  // duty, the profit and the other dues.
  const Wide taxed = *line.value_irr + line.customs_duty.value_or(0) +
                     line.commercial_profit.value_or(out.commercial_profit) +
                     line.other_dues.value_or(out.other_dues);
  out.vat = percent_of(taxed, line.rates->vat);
  return out;
}

core::Explanation explain_dues(const DeclaredLine& line, core::Date registered_on) {
  core::Explanation out;
  if (!line.value_irr || !line.customs_duty) return out;
  const auto duty = parameters(registered_on).customs_duty_per_mille;
  constexpr int per_mille_decimals = 1;
  out.push_back({"ارزش ریالی به نرخ روز ثبت", show_amount(*line.value_irr) + std::string(rials),
                 clause("بند ب-۳")});
  out.push_back(
      {"حقوق گمرکی",
       product(*line.value_irr, show_percent(duty.value, per_mille_decimals), *line.customs_duty),
       duty.source});
  if (const auto proposed = proposed_dues(line)) {
    explain_rates(out, line, *proposed);
  } else {
    out.push_back(
        {"سود بازرگانی، سایر وجوه و مالیات",
         "تعرفه " + line.hs_code +
             " نرخی ندارد؛ مبلغ‌ها را کارشناس نوشته است.",
         reference_source});
  }
  return out;
}

const access::Module& tariff_module() {
  static const access::Module table{
      tariff_module_number,
      "tariff",
      "جدول تعرفه",
      &core::describe<Tariff>,
      tariff_acts(),
      &read_act(),
      [](const Act& act, const void* payload) {
        return act.opens && payload != nullptr
                   ? tariff_id(static_cast<const TariffRow*>(payload)->hs_code)
                   : core::Id{};
      },
      [](const void*, const Act&, const void*, const Context&) { return access::Subject{}; },
      &apply_row,
      [](const void*, const Act&, const void*, const Context&) { return std::string(); },
      [](const void* record) -> std::vector<std::pair<std::string, std::string>> {
        return {{"hs_code", static_cast<const Tariff*>(record)->hs_code}};
      },
      [](const void*) { return std::string(); }};
  return table;
}

}  // namespace kotaj::abandoned_goods
