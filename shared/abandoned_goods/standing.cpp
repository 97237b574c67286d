#include "shared/abandoned_goods/standing.h"

#include <array>

#include "shared/core/text.h"
#include "shared/core/workbook.h"

namespace kotaj::abandoned_goods {
namespace {

constexpr std::array<core::Choice, 3> lists{{
    {static_cast<int32_t>(StandingList::released), "released",
     "ترخیص‌شده، خارج‌نشده"},
    {static_cast<int32_t>(StandingList::without_mother_id), "without-mother-id",
     "اظهارنامه‌های بدون شناسه مادر"},
    {static_cast<int32_t>(StandingList::open_claims), "open-claims", "مطالبات باز از سازمان"},
}};

const core::Description& row_of(StandingList list) {
  switch (list) {
    case StandingList::released:
      return core::describe<ReleasedListRow>();
    case StandingList::without_mother_id:
      return core::describe<MotherListRow>();
    case StandingList::open_claims:
      break;
  }
  return core::describe<ClaimListRow>();
}

std::string goods_of(const Receipt& receipt) {
  std::string out;
  for (const GoodsLine& line : receipt.goods) {
    if (!out.empty()) out += "، ";
    out += line.goods;
  }
  return out;
}

/// The declaration that a claim is of: a later round has another.
std::string kotaj_of(const Case& record, const Claim& claim) {
  for (const Round& round : record.rounds) {
    for (const Claim& one : round.claims)
      if (one.id == claim.id && round.declaration) return round.declaration->kotaj;
  }
  return {};
}

std::shared_ptr<const void> released_row(const Case& record, const ReleasedRow& found) {
  ReleasedListRow row;
  row.number = record.receipt.number;
  row.custodian = record.receipt.custodian;
  row.office = record.receipt.office;
  row.goods = goods_of(record.receipt);
  row.kind = label_of(release_kind_choices(), last_round(record)->release->kind);
  row.document = found.document;
  row.issued_on = found.issued_on;
  row.stay_ends = found.stay_ends;
  if (found.stay_ends) row.days_left = found.days_left;
  return std::make_shared<ReleasedListRow>(std::move(row));
}

std::shared_ptr<const void> mother_row(const Case& record, const Declaration& declaration,
                                       core::Date on) {
  return std::make_shared<MotherListRow>(
      MotherListRow{declaration.kotaj, declaration.registered_on, record.receipt.number,
                    record.receipt.office, goods_of(record.receipt),
                    std::string(label_of(step_on(record, on))), duties_of(declaration)});
}

std::shared_ptr<const void> claim_row(const Case& record, const ClaimRow& open, core::Date on) {
  const Claim& claim = *open.claim;
  return std::make_shared<ClaimListRow>(
      ClaimListRow{claim.claimed_on, core::days_between(claim.claimed_on, on),
                   kotaj_of(record, claim), record.receipt.number, record.receipt.office,
                   std::string(label_of(due_kind_choices(), claim.kind)), claim.letter,
                   claim.amount, claim.amount - open.balance, open.balance});
}

std::string_view title_of(StandingList list) {
  return lists[static_cast<std::size_t>(list) - 1].label;
}

}  // namespace

std::span<const core::Choice> standing_list_choices() { return lists; }

std::vector<const void*> StandingTable::pointers() const {
  std::vector<const void*> out;
  out.reserve(rows.size());
  for (const auto& one : rows) out.push_back(one.get());
  return out;
}

void StandingGatherer::put(core::Date first, const Case& record, std::shared_ptr<const void> row) {
  // By the receipt where days are the same, so that the order in which cases come changes nothing.
  rows_.emplace(std::pair(first, record.receipt.office + '\n' + record.receipt.number),
                std::move(row));
}

void StandingGatherer::add(const Case& record) {
  switch (list_) {
    case StandingList::released: {
      const auto found = released_not_taken_out(record, on_);
      if (found) put(found->stay_ends.value_or(on_), record, released_row(record, *found));
      break;
    }
    case StandingList::without_mother_id:
      if (lacks_mother_id(record)) {
        const Declaration& declaration = *declaration_of(record);
        put(declaration.registered_on, record, mother_row(record, declaration, on_));
      }
      break;
    case StandingList::open_claims:
      for (const ClaimRow& open : open_claims(record))
        put(open.claim->claimed_on, record, claim_row(record, open, on_));
      break;
  }
}

StandingTable StandingGatherer::take() {
  StandingTable out{list_, &row_of(list_), {}};
  for (auto& [key, row] : rows_) out.rows.push_back(std::move(row));
  rows_.clear();
  return out;
}

std::string standing_workbook(const ReportHead& head, const StandingTable& table) {
  core::Sheet facts;
  facts.name = "مشخصات";
  facts.widths = {20, 40};
  const auto heading = [](std::string_view text) {
    return core::SheetCell{std::string(text), core::SheetCellKind::heading};
  };
  facts.rows = {{heading("گمرک"), {head.office_name, core::SheetCellKind::text}},
                {heading("در تاریخ"), {head.on.to_string(), core::SheetCellKind::identifier}}};
  const std::array<core::Sheet, 2> sheets{
      core::sheet_of(std::string(title_of(table.list)), *table.row, table.pointers()),
      std::move(facts)};
  return core::xlsx(sheets);
}

core::Document standing_paper(const ReportHead& head, const StandingTable& table) {
  core::Document out;
  out.landscape = true;
  out.title = title_of(table.list);
  out.office = head.office_name;
  out.stamps = {
      {"در تاریخ", core::persian_digits(head.on.to_string()), core::DocumentText::number}};
  std::vector<std::string_view> names;
  for (const core::Field& field : table.row->fields) names.push_back(field.name);
  core::DocumentTable rows;
  rows.columns = core::document_columns(*table.row, names);
  for (const auto& row : table.rows)
    rows.rows.push_back(core::document_row(*table.row, row.get(), names));
  out.blocks.push_back(std::move(rows));
  return out;
}

}  // namespace kotaj::abandoned_goods
