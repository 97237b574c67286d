#include "shared/abandoned_goods/case.h"

#include <numeric>

namespace kotaj::abandoned_goods {

core::Wide duties_of(const DeclaredLine& line) {
  return line.customs_duty.value_or(0) + line.commercial_profit.value_or(0) +
         line.other_dues.value_or(0) + line.vat.value_or(0);
}

core::Wide duties_of(const Declaration& declaration) {
  return std::accumulate(
      declaration.lines.begin(), declaration.lines.end(), core::Wide{0},
      [](core::Wide sum, const DeclaredLine& line) { return sum + duties_of(line); });
}

core::Wide value_usd_of(const DeclaredLine& line) {
  return line.value_usd.value_or(line.registered_usd);
}

core::Wide balance_of(const Claim& claim) {
  return std::accumulate(
      claim.payments.begin(), claim.payments.end(), claim.amount,
      [](core::Wide left, const ClaimPayment& payment) { return left - payment.amount; });
}

bool is_closed(const Round& round) {
  return round.cancellation.has_value() || round.release.has_value();
}

const Round* last_round(const Case& record) {
  return record.rounds.empty() ? nullptr : &record.rounds.back();
}

const Round* open_round(const Case& record) {
  const Round* last = last_round(record);
  return last == nullptr || is_closed(*last) ? nullptr : last;
}

const Declaration* declaration_of(const Case& record) {
  const Round* last = last_round(record);
  return last == nullptr || !last->declaration ? nullptr : &*last->declaration;
}

Inquiry inquiry_of(const Case& record, core::Date on) {
  Inquiry inquiry;
  const Receipt& receipt = record.receipt;
  inquiry.on = on;
  inquiry.place = receipt.place;
  inquiry.entered_first_warehouse = receipt.entered_first_warehouse;
  inquiry.zone_term_ends = receipt.zone_term_ends;
  inquiry.extension = record.extension;
  inquiry.perishable = receipt.perishable;
  inquiry.costly_to_keep = receipt.costly_to_keep;
  inquiry.facilities = receipt.facilities;
  inquiry.moved_to_suitable_warehouse_on = receipt.moved_to_suitable_warehouse_on;
  inquiry.hazardous = receipt.hazardous;
  for (const DisputeRecord& dispute : record.disputes)
    inquiry.disputes.push_back({dispute.from, dispute.notified_on});
  // Interpretation AB-11: of a cancellation and a release document, the later one sets the term:
  // goods that were declared anew after T7 and are then released have T3's month.
  for (auto round = record.rounds.rbegin(); round != record.rounds.rend(); ++round) {
    if (round->release) {
      inquiry.release_document_on = round->release->issued_on;
      if (round->release_extension)
        inquiry.release_extended_until = round->release_extension->until;
      break;
    }
    if (round->cancellation) {
      inquiry.cancelled_on = round->cancellation->cancelled_on;
      if (round->return_extension) {
        inquiry.cancelled_extended_until = round->return_extension->until;
        inquiry.extension_office = round->return_extension->office;
      }
      break;
    }
  }
  const Round* running = open_round(record);
  if (running != nullptr && running->warning)
    inquiry.warning = Warning{running->warning->served_on, running->warning->served_by};
  return inquiry;
}

std::optional<Term> term_on(const Case& record, core::Date on, core::Explanation* explanation) {
  const Inquiry inquiry = inquiry_of(record, on);
  core::Problems problems;
  check_facts(inquiry, problems);
  if (!problems.empty()) return std::nullopt;
  return term_of(inquiry, explanation);
}

}  // namespace kotaj::abandoned_goods
