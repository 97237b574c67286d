#include "shared/abandoned_goods/lists.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "shared/abandoned_goods/parameters.h"

namespace kotaj::abandoned_goods {
namespace {

constexpr std::string_view follow_up_act = "follow_up";

bool has_ended(Step step) {
  return step == Step::settled || step == Step::released || step == Step::withdrawn ||
         step == Step::confiscated;
}

bool is_daily(const Case& record) { return record.receipt.perishable || record.receipt.hazardous; }

/// The last follow-up not after a day.
std::optional<core::Date> last_follow_up(const Case& record, core::Date on) {
  std::optional<core::Date> last;
  for (const Event& event : record.events) {
    if (event.act != follow_up_act || !event.event_day || on < *event.event_day) continue;
    if (!last || *last < *event.event_day) last = event.event_day;
  }
  return last;
}

/// The day on which daily follow-up ended: the event day of the act that ended the case.
std::optional<core::Date> ended_on(const Case& record) {
  for (const Event& event : record.events) {
    if (!has_ended(event.step)) continue;
    return event.event_day ? event.event_day : core::tehran_date(event.at);
  }
  return std::nullopt;
}

void add_claims(const Case& record, BoardRow& row) {
  for (const ClaimRow& open : open_claims(record)) {
    row.open_claims += open.balance;
    if (!row.oldest_claim || open.claim->claimed_on < *row.oldest_claim)
      row.oldest_claim = open.claim->claimed_on;
  }
}

/// Each line's part of what was paid for its declaration, by its share of the duties; what rounding
/// leaves goes to the last lines, so that the parts sum to the whole.
std::vector<core::Wide> shares_of(core::Wide paid, const Declaration& declaration) {
  // Interpretation AB-18: the Organization pays a declaration; the report wants amounts by line.
  std::vector<core::Wide> out(declaration.lines.size(), 0);
  const core::Wide whole = duties_of(declaration);
  core::Wide duties = 0;
  core::Wide given = 0;
  for (std::size_t row = 0; row < out.size(); ++row) {
    duties += duties_of(declaration.lines[row]);
    const bool last = row + 1 == out.size();
    const core::Wide upto = last || whole == 0 ? paid : paid * duties / whole;
    out[row] = upto - given;
    given = upto;
  }
  return out;
}

std::optional<core::Date> up_to(const std::optional<core::Date>& day, core::Date until) {
  return day && *day <= until ? day : std::nullopt;
}

std::optional<core::Date> left_on(const Round& round) {
  if (round.taking) return round.taking->taken_on;
  if (round.exit) return round.exit->exited_on;
  return std::nullopt;
}

/// Where a round's declaration stood on a day: the step after the last act until then. A later
/// round's acts are not its own.
Step step_of_round(const Case& record, const Round& round, core::Date on) {
  if (&round != last_round(record)) return Step::cancelled;
  Step step = Step::declared;
  for (const Event& event : record.events) {
    const auto registered = core::tehran_date(event.at);
    const auto day = event.event_day ? event.event_day : registered;
    if (day && *day <= on) step = event.step;
  }
  return step;
}

}  // namespace

std::vector<ClaimRow> open_claims(const Case& record) {
  std::vector<ClaimRow> out;
  for (const Round& round : record.rounds) {
    for (const Claim& claim : round.claims) {
      const core::Wide balance = balance_of(claim);
      if (balance > 0) out.push_back({&claim, balance});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const ClaimRow& a, const ClaimRow& b) {
    return a.claim->claimed_on < b.claim->claimed_on;
  });
  return out;
}

BoardRow board_row(const Case& record, core::Date on) {
  BoardRow row;
  row.step = step_on(record, on);
  row.ended = has_ended(row.step);
  row.priority = is_daily(record) && !row.ended;
  row.days_since_arrival = core::days_between(record.receipt.entered_here, on);
  if (const Declaration* declaration = declaration_of(record)) row.kotaj = declaration->kotaj;
  add_claims(record, row);
  if (row.priority) {
    const auto last = last_follow_up(record, on);
    row.followed_today = last == on;
    row.unfollowed_days = core::days_between(last.value_or(record.receipt.entered_here), on);
  }
  if (row.ended) return row;
  const std::optional<Term> term = term_on(record, on);
  if (!term) return row;
  row.in_dispute = term->state == TermState::in_dispute;
  row.stay_ends = term->stay_ends;
  row.assessment_from = term->assessment_from;
  if (!term->stay_ends) return row;
  // T4's goods are over on the day of entry itself.
  const int32_t left = core::days_between(on, *term->stay_ends);
  if (term->state == TermState::in_time || (row.in_dispute && left >= 0)) {
    row.days_left = left;
  } else {
    row.days_over = -left;
  }
  return row;
}

bool board_before(const BoardRow& a, const BoardRow& b) {
  const auto key = [](const BoardRow& row) {
    constexpr int32_t far = 1'000'000;
    const int32_t arrived = row.priority ? -row.days_since_arrival : 0;
    const int32_t term = row.days_over ? -*row.days_over - 1 : row.days_left.value_or(far);
    return std::tuple(row.ended, !row.priority, arrived, term);
  };
  return key(a) < key(b);
}

std::vector<core::Date> unfollowed_days(const Case& record, const Period& period) {
  std::vector<core::Date> out;
  if (!is_daily(record)) return out;
  std::set<core::Date> followed;
  for (const Event& event : record.events) {
    if (event.act == follow_up_act && event.event_day) followed.insert(*event.event_day);
  }
  core::Date day = std::max(period.from, record.receipt.entered_here);
  core::Date last = period.until;
  if (const auto ended = ended_on(record)) last = std::min(last, *ended);
  while (day <= last) {
    if (!followed.contains(day)) out.push_back(day);
    const auto next = core::add_days(day, 1);
    if (!next) break;
    day = *next;
  }
  return out;
}

std::optional<ReleasedRow> released_not_taken_out(const Case& record, core::Date on) {
  const Round* round = last_round(record);
  if (record.step != Step::releasing || round == nullptr || !round->release) return std::nullopt;
  if (on <= round->release->issued_on) return std::nullopt;
  ReleasedRow row;
  row.issued_on = round->release->issued_on;
  row.document = round->release->document;
  if (const auto term = term_on(record, on)) row.stay_ends = term->stay_ends;
  if (row.stay_ends) row.days_left = core::days_between(on, *row.stay_ends);
  return row;
}

bool lacks_mother_id(const Case& record) {
  const Declaration* declaration = declaration_of(record);
  if (declaration == nullptr || !declaration->mother_payment_id.empty()) return false;
  return Step::declared <= record.step && record.step <= Step::taken;
}

core::Wide paid_by_organization(const Round& round, core::Date until) {
  core::Wide claimed = 0;
  for (const Claim& claim : round.claims) {
    for (const ClaimPayment& payment : claim.payments)
      if (payment.paid_on <= until) claimed += payment.amount;
  }
  core::Wide by_id = 0;
  for (const PaymentId& one : round.payment_ids) {
    if (one.payer == PayerKind::organization && one.paid_on && *one.paid_on <= until)
      by_id += one.amount;
  }
  // Interpretation AB-17: an ID that the Organization paid and a claim that it met are the same
  // money seen from two sides: the greater counts, never both.
  return std::max(claimed, by_id);
}

std::vector<WorkingRow> working_rows(const Case& record, const Period& period, core::Date on) {
  const core::Date until = std::min(on, period.until);
  std::vector<WorkingRow> out;
  for (const Round& round : record.rounds) {
    if (!round.declaration || !period.has(round.declaration->registered_on)) continue;
    const Declaration& declaration = *round.declaration;
    const auto paid = shares_of(paid_by_organization(round, until), declaration);
    const Step step = step_of_round(record, round, until);
    for (std::size_t line = 0; line < declaration.lines.size(); ++line) {
      const DeclaredLine& goods = declaration.lines[line];
      WorkingRow row;
      row.kotaj = declaration.kotaj;
      row.registered_on = declaration.registered_on;
      row.hs_code = goods.hs_code;
      row.goods = goods.goods;
      row.gross = goods.gross;
      row.value_irr = goods.value_irr;
      row.value_usd = value_usd_of(goods);
      if (round.announcement) row.announced_on = up_to(round.announcement->announced_on, until);
      row.estimated_duties = duties_of(goods);
      row.paid_duties = paid[line];
      row.state = label_of(step);
      row.left_on = up_to(left_on(round), until);
      out.push_back(std::move(row));
    }
  }
  return out;
}

const law::Timeline<std::vector<std::string_view>>& working_columns() {
  // Interpretation AB-6: the annex's heading row is badly scanned; these are its columns.
  static const law::Timeline<std::vector<std::string_view>> timeline{
      {first_day(),
       {"kotaj", "registered_on", "hs_code", "goods", "gross", "value_irr", "value_usd",
        "announced_on", "estimated_duties", "paid_duties", "state", "left_on"},
       clause("بند ه، ضمیمه ۱")}};
  return timeline;
}

std::span<const std::string_view> working_columns_on(core::Date on) {
  const auto* held = law::entry_on(working_columns(), on);
  return held == nullptr ? working_columns().front().value : held->value;
}

Totals totals_of(std::span<const WorkingRow> rows) {
  Totals out;
  std::set<std::pair<std::string_view, core::Date>> declarations;
  for (const WorkingRow& row : rows) {
    declarations.emplace(row.kotaj, row.registered_on);
    ++out.lines;
    out.gross = out.gross + row.gross;
    out.value_irr += row.value_irr.value_or(0);
    out.value_usd += row.value_usd;
    out.estimated_duties += row.estimated_duties;
    out.paid_duties += row.paid_duties;
  }
  out.declarations = static_cast<int64_t>(declarations.size());
  return out;
}

}  // namespace kotaj::abandoned_goods
