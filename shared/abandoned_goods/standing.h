#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/abandoned_goods/lists.h"
#include "shared/abandoned_goods/report_workbook.h"

/// The standing lists as tables to hand on (B9, B11, B13): what is open on a day, fed one case
/// after the other, on the device with what it holds and on the server with everything.
namespace kotaj::abandoned_goods {

enum class StandingList : int32_t { released = 1, without_mother_id = 2, open_claims = 3 };
/// Codes are the reports' names: "released", "without-mother-id", "open-claims".
std::span<const core::Choice> standing_list_choices();

/// B9, C: released or sold, and still in the warehouse.
struct ReleasedListRow {
  std::string number;
  std::string custodian;
  std::string office;
  std::string goods;
  std::string kind;
  std::string document;
  core::Date issued_on;
  std::optional<core::Date> stay_ends;
  std::optional<int64_t> days_left;  ///< Of T3; negative once it passed.
};
/// B13: declared, and without a mother payment ID.
struct MotherListRow {
  std::string kotaj;
  core::Date registered_on;
  std::string number;
  std::string office;
  std::string goods;
  std::string step;
  core::Wide estimated_duties = 0;  ///< Rials; none before valuation.
};
/// B11: a claim with a balance.
struct ClaimListRow {
  core::Date claimed_on;
  int64_t days_open = 0;
  std::string kotaj;
  std::string number;
  std::string office;
  std::string kind;
  std::string letter;
  core::Wide amount = 0;  ///< Rials.
  core::Wide paid = 0;
  core::Wide balance = 0;
};

/// A list in its order: what ends soonest, or is oldest, first.
struct StandingTable {
  StandingList list = StandingList::released;
  const core::Description* row = nullptr;
  std::vector<std::shared_ptr<const void>> rows;
  [[nodiscard]] std::vector<const void*> pointers() const;
};

class StandingGatherer {
 public:
  StandingGatherer(StandingList list, core::Date on) : list_(list), on_(on) {}
  void add(const Case& record);
  [[nodiscard]] StandingTable take();

 private:
  void put(core::Date first, const Case& record, std::shared_ptr<const void> row);

  StandingList list_;
  core::Date on_;
  std::multimap<std::pair<core::Date, std::string>, std::shared_ptr<const void>> rows_;
};

std::string standing_workbook(const ReportHead& head, const StandingTable& table);
core::Document standing_paper(const ReportHead& head, const StandingTable& table);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::ReleasedListRow>();
template <>
const Description& describe<abandoned_goods::MotherListRow>();
template <>
const Description& describe<abandoned_goods::ClaimListRow>();
}  // namespace kotaj::core
