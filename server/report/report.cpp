#include "server/report/report.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "generated/forms_css.inc"
#include "server/sync/records.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/papers.h"
#include "shared/abandoned_goods/report_workbook.h"
#include "shared/abandoned_goods/standing.h"
#include "shared/access/modules.h"
#include "shared/core/workbook.h"
#include "shared/sync/csv.h"

namespace kotaj::server::report {

namespace {

using abandoned_goods::MonthlyReport;
using abandoned_goods::ReportPart;
using abandoned_goods::ReportState;

constexpr std::array<std::string_view, 7> kinds{"working-list", "monthly",  "management",
                                                "consolidated", "released", "without-mother-id",
                                                "open-claims"};
constexpr std::array<std::string_view, 3> formats{"xlsx", "csv", "html"};
constexpr std::array<std::string_view, 3> types{core::xlsx_mime, "text/csv; charset=utf-8",
                                                "text/html; charset=utf-8"};

/// Every record of a module that may be seen, one at a time.
void each(store::Reader& reader, const access::Module& module, const MayRead& may_read,
          const std::function<void(const std::shared_ptr<const void>&)>& take) {
  reader.records(module.code, [&](const store::RecordRow& row) {
    const sync::Loaded loaded = sync::decode_row(row);
    if (may_read(module, loaded.record.get())) take(loaded.record);
    return true;
  });
}

template <typename Record>
class Held {
 public:
  void add(std::shared_ptr<const void> record) {
    list_.push_back(static_cast<const Record*>(record.get()));
    kept_.push_back(std::move(record));
  }
  [[nodiscard]] std::span<const Record* const> list() const { return list_; }

 private:
  std::vector<std::shared_ptr<const void>> kept_;
  std::vector<const Record*> list_;
};

/// The tree of offices is nobody's secret: reading it is not asked for.
Held<access::Office> all_offices(store::Reader& reader) {
  Held<access::Office> out;
  each(
      reader, access::office_module(), [](const auto&, const void*) { return true; },
      [&](const std::shared_ptr<const void>& record) { out.add(record); });
  return out;
}

const access::Office* find_office(std::span<const access::Office* const> offices,
                                  std::string_view code) {
  const auto found = std::find_if(offices.begin(), offices.end(),
                                  [&](const auto* office) { return office->code == code; });
  return found == offices.end() ? nullptr : *found;
}

bool lies_below(std::span<const access::Office* const> offices, const access::Office* office,
                std::string_view above) {
  constexpr int deepest = 8;
  for (int level = 0; level < deepest && office != nullptr; ++level) {
    if (office->code == above) return true;
    office = find_office(offices, office->parent);
  }
  return false;
}

abandoned_goods::Scope scope_of(std::span<const access::Office* const> offices,
                                const Wanted& wanted) {
  abandoned_goods::Scope scope{{}, wanted.period, wanted.on};
  if (wanted.office.empty()) return scope;
  for (const access::Office* office : offices)
    if (lies_below(offices, office, wanted.office)) scope.offices.insert(office->code);
  if (scope.offices.empty()) throw NotThere("گمرکی با این کد نیست.");
  return scope;
}

std::string office_name(std::span<const access::Office* const> offices, const Wanted& wanted) {
  if (wanted.office.empty()) return "همه گمرک‌ها";
  const access::Office* office = find_office(offices, wanted.office);
  return office == nullptr ? wanted.office : office->name;
}

abandoned_goods::Gathered gather(store::Reader& reader, abandoned_goods::Scope scope,
                                 const MayRead& may_read) {
  abandoned_goods::Gatherer gatherer(std::move(scope));
  each(reader, abandoned_goods::module(), may_read, [&](const std::shared_ptr<const void>& record) {
    gatherer.add(*static_cast<const abandoned_goods::Case*>(record.get()));
  });
  return gatherer.take();
}

template <typename Record>
std::string csv(const std::vector<Record>& records, std::span<const std::string_view> fields = {}) {
  std::vector<const void*> rows;
  for (const Record& record : records) rows.push_back(&record);
  kotaj::sync::CsvStyle style;
  style.fields = fields;
  return kotaj::sync::write_csv(core::describe<Record>(), rows, style);
}

/// A report that has rows as a table and one sheet of paper.
struct Body {
  std::function<std::string()> workbook;
  std::function<std::string()> table;
  std::function<core::Document()> paper;
  std::size_t rows = 0;
};

File finish(const Wanted& wanted, const Body& body) {
  File out;
  out.rows = body.rows;
  out.type = types[static_cast<std::size_t>(wanted.format)];
  std::string period = is_standing(wanted.kind)
                           ? wanted.on.to_string()
                           : wanted.period.from.to_string() + "-" + wanted.period.until.to_string();
  std::replace(period.begin(), period.end(), '/', '.');
  out.name = std::string(name_of(wanted.kind)) + "-" + period + "." +
             std::string(formats[static_cast<std::size_t>(wanted.format)]);
  switch (wanted.format) {
    case Format::xlsx:
      out.bytes = body.workbook();
      break;
    case Format::csv:
      out.bytes = body.table();
      break;
    case Format::html:
      out.bytes = core::document_page(body.paper(), forms_css);
      break;
  }
  return out;
}

File working_list(const Wanted& wanted, const abandoned_goods::ReportHead& head,
                  const abandoned_goods::Gathered& all) {
  return finish(
      wanted,
      {[&] { return abandoned_goods::working_workbook(head, all.rows, all.receipts); },
       [&] { return csv(all.rows, abandoned_goods::working_columns_on(wanted.period.until)); },
       [&] { return abandoned_goods::working_paper(head, all.rows); }, all.rows.size()});
}

File management(const Wanted& wanted, const abandoned_goods::ReportHead& head,
                const abandoned_goods::ManagementReport& report) {
  std::vector<abandoned_goods::ManagementRow> rows = report.rows;
  rows.push_back(report.total);
  return finish(wanted,
                {[&] { return abandoned_goods::management_workbook(head, report); },
                 [&] { return csv(rows); },
                 [&] {
                   return abandoned_goods::management_paper(report, {head.office_name, wanted.on});
                 },
                 rows.size()});
}

/// As it was signed, from what was frozen then: not one figure is counted again.
File monthly(store::Reader& reader, const Wanted& wanted, const abandoned_goods::ReportHead& head,
             const MayRead& may_read) {
  Held<MonthlyReport> reports;
  each(reader, abandoned_goods::report_module(), may_read,
       [&](const std::shared_ptr<const void>& record) {
         const auto& draft = static_cast<const MonthlyReport*>(record.get())->report;
         if (draft.office == wanted.office && draft.year == wanted.period.until.year() &&
             draft.month == wanted.period.until.month())
           reports.add(record);
       });
  const MonthlyReport* found = nullptr;
  for (const MonthlyReport* one : reports.list()) {
    const bool asked = wanted.version == one->report.version ||
                       (wanted.version == 0 && one->state != ReportState::draft);
    if (asked && (found == nullptr || found->report.version < one->report.version)) found = one;
  }
  if (found == nullptr)
    throw NotThere("گزارش امضاشده‌ای برای این گمرک و ماه نیست.");
  std::vector<abandoned_goods::WorkingRow> rows;
  std::vector<abandoned_goods::ReceiptRow> receipts;
  for (int64_t number = 1; number <= found->report.parts; ++number) {
    const auto stored = reader.find_record(
        abandoned_goods::report_part_id(abandoned_goods::key_of(found->report), number));
    if (!stored) throw NotThere("بخشی از گزارش در دسترس نیست.");
    const sync::Loaded loaded = sync::decode_row(*stored);
    const auto& part = *static_cast<const ReportPart*>(loaded.record.get());
    rows.insert(rows.end(), part.rows.begin(), part.rows.end());
    receipts.insert(receipts.end(), part.receipts.begin(), part.receipts.end());
  }
  abandoned_goods::ReportHead frozen = head;
  frozen.period.from = found->report.from;
  frozen.on = found->signed_on.value_or(wanted.on);
  return finish(
      wanted, {[&] { return abandoned_goods::working_workbook(frozen, rows, receipts); },
               [&] { return csv(rows, abandoned_goods::working_columns_on(wanted.period.until)); },
               [&] {
                 return abandoned_goods::monthly_paper(*found, rows, {head.office_name, wanted.on});
               },
               rows.size()});
}

File consolidated(store::Reader& reader, const Wanted& wanted,
                  std::span<const access::Office* const> offices,
                  const abandoned_goods::Scope& scope, const MayRead& may_read) {
  Held<MonthlyReport> reports;
  each(reader, abandoned_goods::report_module(), may_read,
       [&](const std::shared_ptr<const void>& record) { reports.add(record); });
  std::vector<const access::Office*> asked;
  for (const access::Office* office : offices) {
    // Provinces stay: their names stand beside their offices.
    if (office->kind != access::OfficeKind::customs_office || scope.has(office->code))
      asked.push_back(office);
  }
  const auto all = abandoned_goods::consolidate(
      wanted.period.until.year(), wanted.period.until.month(), asked, reports.list(), wanted.on);
  const abandoned_goods::ReportHead head{office_name(offices, wanted), wanted.period, wanted.on};
  return finish(
      wanted,
      {[&] { return abandoned_goods::consolidated_workbook(head, all); },
       [&] { return csv(all.standings); },
       [&] {
         return abandoned_goods::management_paper(all.management, {head.office_name, wanted.on});
       },
       all.standings.size()});
}

/// What is open on the day, over every case that may be seen.
File standing(store::Reader& reader, const Wanted& wanted, const abandoned_goods::ReportHead& head,
              const abandoned_goods::Scope& scope, const MayRead& may_read) {
  const auto choices = abandoned_goods::standing_list_choices();
  const auto list = std::find_if(choices.begin(), choices.end(), [&](const core::Choice& choice) {
    return choice.code == name_of(wanted.kind);
  });
  abandoned_goods::StandingGatherer gatherer(abandoned_goods::StandingList{list->number},
                                             wanted.on);
  each(reader, abandoned_goods::module(), may_read, [&](const std::shared_ptr<const void>& record) {
    const auto& one = *static_cast<const abandoned_goods::Case*>(record.get());
    if (scope.has(one.receipt.office)) gatherer.add(one);
  });
  const abandoned_goods::StandingTable table = gatherer.take();
  return finish(wanted,
                {[&] { return abandoned_goods::standing_workbook(head, table); },
                 [&] { return kotaj::sync::write_csv(*table.row, table.pointers()); },
                 [&] { return abandoned_goods::standing_paper(head, table); }, table.rows.size()});
}

}  // namespace

std::optional<Kind> kind_of(std::string_view name) {
  const auto found = std::find(kinds.begin(), kinds.end(), name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<Kind>(found - kinds.begin());
}
std::optional<Format> format_of(std::string_view name) {
  const auto found = std::find(formats.begin(), formats.end(), name);
  if (found == formats.end()) return std::nullopt;
  return static_cast<Format>(found - formats.begin());
}
std::string_view name_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
bool is_standing(Kind kind) { return kind >= Kind::released; }

File make(store::Reader& reader, const Wanted& wanted, const MayRead& may_read) {
  const Held<access::Office> offices = all_offices(reader);
  const abandoned_goods::Scope scope = scope_of(offices.list(), wanted);
  const abandoned_goods::ReportHead head{office_name(offices.list(), wanted), wanted.period,
                                         wanted.on};
  switch (wanted.kind) {
    case Kind::monthly:
      return monthly(reader, wanted, head, may_read);
    case Kind::consolidated:
      return consolidated(reader, wanted, offices.list(), scope, may_read);
    case Kind::management:
      return management(wanted, head, gather(reader, scope, may_read).management);
    case Kind::released:
    case Kind::without_mother_id:
    case Kind::open_claims:
      return standing(reader, wanted, head, scope, may_read);
    case Kind::working_list:
      break;
  }
  return working_list(wanted, head, gather(reader, scope, may_read));
}

}  // namespace kotaj::server::report
