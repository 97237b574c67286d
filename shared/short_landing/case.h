#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/notice.h"
#include "shared/core/date.h"
#include "shared/core/description.h"
#include "shared/core/id.h"
#include "shared/core/quantity.h"
#include "shared/core/tehran.h"
#include "shared/short_landing/choices.h"

namespace kotaj::short_landing {

/// The import declaration that a case hangs on; also what an officer fills in to open the case.
struct Declaration {
  std::string
      office;  ///< Customs office code. With kotaj and the year of `registered_on` the natural key.
  std::string kotaj;
  core::Date registered_on;
  std::string order_registration;
  std::string bank;  ///< Agent bank code.
  std::string branch;
  std::string payment_instrument;
  std::string hs_code;
  std::string goods;
  GoodsGroup goods_group = GoodsGroup::g4;
  bool preferential_currency = false;
  bool bulk_commodity = false;
  Carriage carriage = Carriage::container;
  Measure purchase_measure = Measure::weight;
  Measure declaration_measure = Measure::weight;
  Measure duty_measure = Measure::weight;
  core::Mass declared_gross;
  core::Mass declared_net;
  std::optional<int64_t> packages;
  std::string package_kind;
  std::optional<core::Quantity> quantity;
  std::string unit;
  core::Wide value = 0;  ///< In the currency's smallest unit.
  std::string currency;
  std::optional<core::Quantity>
      order_registration_quantity;  ///< The part of the order that this declaration covers.
};

/// Interpretation SL-4: `other` when purchase, declaration and duty are each by something other
/// than weight.
Measure basis_of(const Declaration& declaration);

/// A container as it left on a vehicle.
struct Container {
  std::string number;
  ContainerSize size = ContainerSize::ft20;
  ContainerType type = ContainerType::standard;
  std::optional<core::Mass>
      tare;  ///< Exact; the default stands in while it is not known (clause 2).
  std::optional<TareSource> tare_source;
  std::string tare_document;
};

/// One vehicle at the exit gate.
struct Weighing {
  core::Id id;
  std::string plate;
  core::Mass loaded;
  core::Mass empty;       ///< The vehicle without the container.
  core::Date weighed_on;  ///< Event day: the day the goods left.
  std::vector<Container> containers;
  std::string note;
  std::optional<core::Id>
      replaces;  ///< The weighing that this one corrects; that one no longer counts.
  std::string by;
  core::Moment at;
};

struct PackagingAssessment {
  core::Id id;
  core::Mass mass;  ///< Wrapping, packing and pallets of all the goods; bulk goods record 0.
  core::Date assessed_on;
  std::string note;
  std::string by;
  core::Moment at;
};

struct QuantityAssessment {
  core::Id id;
  core::Quantity quantity;
  core::Date assessed_on;
  std::string note;
  std::string by;
  core::Moment at;
};

/// One field put right (clauses 3 and 4), for ever.
struct Amendment {
  core::Id id;            ///< The operation's.
  std::string field;      ///< Name in Declaration, or "not_entered_per_order".
  std::string old_value;  ///< As it travels (format_field).
  std::string new_value;
  std::string reason;
  std::string documents;
  std::string clause;  ///< "3", "4" or "6".
  std::string by;
  core::Moment at;
};

/// The beneficiary's objection (clause 5).
struct Objection {
  core::Id id;
  core::Date objected_on;
  std::string objector;
  std::string text;
  std::string documents;
  std::string by;
  core::Moment at;
};

/// The office's full account of what happened, and the Import Office's final opinion on it.
struct Account {
  core::Id id;
  std::string text;
  std::string documents;
  std::string by;
  core::Moment at;
};
struct Opinion {
  core::Id id;
  std::string text;
  std::string by;
  core::Moment at;
};

/// A notice that left the case. Without a number it waits for the server («در صف ارسال»).
struct IssuedNotice {
  core::Id id;
  access::BankNotice notice;
  NoticeKind kind = NoticeKind::n8;
  std::optional<Outcome> outcome;  ///< The outcome that it announces; none for N4.
  std::string by;
  std::optional<core::Id> superseded_by;  ///< The later notice of this case that replaced it.
  bool leaves = false;  ///< N4 that tells an old addressee that the declaration left it.
};

/// One use of a right in this case, with the position and the grants that it rested on: what a
/// manager sees.
struct Event {
  core::Id operation;
  std::string act;  ///< Act code.
  std::string user;
  std::string name;
  std::optional<int64_t> position;  ///< access::Position, as it was then.
  core::Id assignment;
  core::Moment at;            ///< Registration moment.
  core::Moment made_at;       ///< Claimed moment.
  State state = State::open;  ///< Of the case, after the act.
  std::string detail;         ///< Persian, one line.
  std::optional<core::Id> central_grant;
  std::string central_given_by;
  std::optional<core::Id> local_grant;
  std::string local_given_by;
};

/// A short-landing case.
struct Case {
  Declaration declaration;
  bool not_entered_per_order = false;  ///< Clause 6.
  std::vector<Weighing> weighings;
  std::vector<PackagingAssessment> packaging;
  std::vector<QuantityAssessment> assessed_quantities;
  std::optional<core::Date> exit_completed_on;  ///< Set while the exit is declared complete.
  std::vector<Amendment> amendments;
  std::vector<Objection> objections;
  std::vector<Account> accounts;
  std::vector<Opinion> opinions;
  std::vector<IssuedNotice> notices;
  State state = State::open;
  std::optional<Outcome> outcome;        ///< Of the last decision; empty while nothing is decided.
  std::optional<core::Date> decided_on;  ///< Day by whose parameters it was judged.
  std::string close_reason;
  core::Moment opened_at;
  core::Moment changed_at;
  std::vector<Event> events;
};

/// derive_id("short_landing", {office, kotaj, year}).
core::Id case_id(const Declaration& declaration);
/// A weighing counts while no other replaces it.
bool counts(const Case& record, const Weighing& weighing);
/// The last day on which goods of this case left; empty before the first weighing.
std::optional<core::Date> last_exit_day(const Case& record);
/// The assessment in force: the last one whose day is not after the goods' exit (clause 7); null
/// where none.
const PackagingAssessment* packaging_of(const Case& record);
const QuantityAssessment* assessed_quantity_of(const Case& record);
/// The notice of a decision (N1, N5, N7, N8, or the N4 that took one back) that holds; null where
/// none.
const IssuedNotice* decision_notice(const Case& record);
/// The Import Office's cases: those of which it was sent an account.
bool is_referred(const Case& record);

}  // namespace kotaj::short_landing

namespace kotaj::core {
template <>
const Description& describe<short_landing::Declaration>();
template <>
const Description& describe<short_landing::Container>();
template <>
const Description& describe<short_landing::Weighing>();
template <>
const Description& describe<short_landing::PackagingAssessment>();
template <>
const Description& describe<short_landing::QuantityAssessment>();
template <>
const Description& describe<short_landing::Amendment>();
template <>
const Description& describe<short_landing::Objection>();
template <>
const Description& describe<short_landing::Account>();
template <>
const Description& describe<short_landing::Opinion>();
template <>
const Description& describe<short_landing::IssuedNotice>();
template <>
const Description& describe<short_landing::Event>();
template <>
const Description& describe<short_landing::Case>();
}  // namespace kotaj::core
