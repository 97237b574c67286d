#include <algorithm>
#include <iterator>

#include "shared/border_market/form.h"
#include "shared/border_market/rules.h"
#include "shared/core/field_currency.h"
#include "shared/core/identifiers.h"
#include "shared/core/readable.h"
#include "shared/core/text.h"

// What a draft says against itself, and what it still lacks. All of it is kept as it was typed.
namespace kotaj::border_market {
namespace {

using core::Description;
using core::Exact;
using core::Field;
using core::FieldType;
using core::Problems;
using core::Readable;
using core::Wide;

std::string row_path(const std::string& list, std::size_t row) {
  return list + "[" + std::to_string(row) + "]";
}

/// Null, or a text that holds nothing.
bool is_blank(const core::Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && text->empty();
}

/// Every field that is null and may not stay blank, however deep it lies.
class Missing {
 public:
  Missing(const Problems& told, Problems& found) : readable_(told), found_(found) {}

  void find(const Description& description, const void* record, const std::string& path,
            const std::string& where) {
    for (const Field& field : description.fields) {
      const std::string at = path + "." + std::string(field.name);
      if (found_.size() >= max_draft_problems) return;
      if (field.nested != nullptr) {
        find_rows(field, record, at, where);
      } else if (!field.blank_allowed && is_blank(field.get(record))) {
        tell(field, at, where);
      }
    }
  }

 private:
  void find_rows(const Field& field, const void* record, const std::string& at,
                 const std::string& where) {
    const std::size_t rows = field.count(record);
    if (rows == 0 && !field.blank_allowed) tell(field, at, where);
    for (std::size_t row = 0; row < rows; ++row) {
      const bool list = field.type == FieldType::list;
      std::string inside = where + "«" + std::string(field.label) + "»";
      if (list) inside += " " + core::persian_digits(std::to_string(row + 1));
      find(*field.nested(), field.at(record, row), list ? row_path(at, row) : at, inside + "، ");
    }
  }
  /// A code that was typed and does not exist is told already.
  void tell(const Field& field, const std::string& at, const std::string& where) {
    if (readable_(at)) found_.push_back(missing_field(at, field, where));
  }

  Readable readable_;
  Problems& found_;
};

void find_missing(const Inquiry& inquiry, Sequence done, const Problems& told, Problems& found) {
  if (step_that_recorded(done, Outcome::declaration) == nullptr) return;
  const Declaration& declaration = inquiry.declaration;
  const Description& table = core::describe<Declaration>();
  Missing(told, found).find(table, &declaration, "declaration", {});
  // An empty list says that there are none; no list says nothing.
  if (!declaration.certificates)
    found.push_back(missing_field("declaration.certificates", *table.find("certificates"), {}));
  const StepRule* verified = step_that_recorded(done, Outcome::identity);
  if (verified != nullptr && !declaration.identity_verification)
    found.push_back(identity_not_verified("declaration.identity_verification", verified->code));
}

void check_id(const OptionalText& id, std::string path, std::string_view label, Problems& found) {
  if (!id) return;
  const bool wrong = core::check_national_id(*id) == core::IdentifierError::check_digit ||
                     core::check_legal_entity_id(*id) == core::IdentifierError::check_digit;
  if (wrong) found.push_back(wrong_check_digit(std::move(path), label));
}

void check_ids(const Declaration& declaration, Problems& found) {
  if (declaration.exporter)
    check_id(declaration.exporter->id, "declaration.exporter.id", "شناسه صادرکننده", found);
  if (declaration.exporter_agent) {
    check_id(declaration.exporter_agent->id, "declaration.exporter_agent.id",
             "شناسه نماینده صادرکننده", found);
  }
  if (declaration.declarant)
    check_id(declaration.declarant->id, "declaration.declarant.id", "شناسه اظهارکننده", found);
}

void check_date(const std::optional<core::Date>& date, core::Date on, std::string path,
                std::string_view label, Problems& found) {
  if (date && on < *date) found.push_back(after_the_day(std::move(path), label));
}

void check_dates(const Inquiry& inquiry, Problems& found) {
  const Declaration& declaration = inquiry.declaration;
  if (declaration.certificates) {
    for (std::size_t row = 0; row < declaration.certificates->size(); ++row) {
      check_date((*declaration.certificates)[row].date, inquiry.on,
                 row_path("declaration.certificates", row) + ".date", "تاریخ گواهی", found);
    }
  }
  if (declaration.identity_verification) {
    check_date(declaration.identity_verification->on, inquiry.on,
               "declaration.identity_verification.on", "تاریخ احراز هویت", found);
  }
  if (declaration.export_licence) {
    check_date(declaration.export_licence->date, inquiry.on, "declaration.export_licence.date",
               "تاریخ مجوز صدور", found);
  }
}

std::string shown(const Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}

/// A rate of the invoice's currency against itself says nothing but one.
void check_rate(const Declaration& declaration, Problems& found) {
  if (!declaration.exchange_rate || !declaration.invoice_currency) return;
  const Wide rate = *declaration.exchange_rate;
  if (*declaration.invoice_currency == "IRR") {
    if (rate != core::power_of_ten(core::rate_scale))
      found.push_back(rial_rate_not_one("declaration.exchange_rate"));
  } else if (*declaration.invoice_currency == "USD") {
    if (declaration.usd_rate && rate != *declaration.usd_rate)
      found.push_back(not_the_dollar_rate("declaration.exchange_rate"));
  }
}

void check_totals(const Declaration& declaration, const Totals& totals, Problems& found) {
  if (declaration.invoice_total && Exact(*declaration.invoice_total) != totals.invoice_value) {
    found.push_back(not_the_sum("declaration.invoice_total",
                                shown(totals.invoice_value, core::max_currency_scale)));
  }
  if (declaration.total_value_irr && totals.value_irr &&
      Exact(*declaration.total_value_irr) != *totals.value_irr) {
    found.push_back(not_the_rial_total("declaration.total_value_irr", shown(*totals.value_irr, 0)));
  }
  if (declaration.total_value_usd && totals.value_usd_cents &&
      Exact(*declaration.total_value_usd) != *totals.value_usd_cents) {
    found.push_back(not_the_dollar_total("declaration.total_value_usd",
                                         shown(*totals.value_usd_cents, cent_scale)));
  }
}

void check_masses(const Declaration& declaration, Problems& found) {
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    const Line& line = declaration.lines[row];
    if (line.gross_kg && line.net_kg && *line.gross_kg < *line.net_kg)
      found.push_back(net_over_gross(row_path("declaration.lines", row) + ".net_kg"));
  }
}

/// The papers of a representative are needed where there is one.
bool is_of_agent(const Field& field) {
  return field.name == "power_of_attorney" || field.name == "official_introduction";
}

void check_documents(const Inquiry& inquiry, Problems& found) {
  for (const Field& field : core::describe<Documents>().fields) {
    const auto& document = *static_cast<const Document*>(field.at(&inquiry.documents, 0));
    if (document.status != DocumentStatus::not_needed) continue;
    const std::string path = "documents." + std::string(field.name);
    if (!document.reason) found.push_back(reason_missing(path + ".reason", field.label));
    if (is_of_agent(field) && inquiry.declaration.exporter_agent)
      found.push_back(agent_needs_it(path + ".status", field.label));
  }
}

}  // namespace

bool has_missing_document(const Documents& documents) {
  const std::span<const Field> fields = core::describe<Documents>().fields;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return static_cast<const Document*>(field.at(&documents, 0))->status == DocumentStatus::missing;
  });
}

Problems draft_problems(const Inquiry& inquiry, const Totals& totals, Problems told,
                        const Tables& from) {
  Problems found;
  find_missing(inquiry, done_steps(inquiry, from), told, found);
  check_ids(inquiry.declaration, found);
  check_dates(inquiry, found);
  check_masses(inquiry.declaration, found);
  check_rate(inquiry.declaration, found);
  check_totals(inquiry.declaration, totals, found);
  check_documents(inquiry, found);
  told.insert(told.end(), std::make_move_iterator(found.begin()),
              std::make_move_iterator(found.end()));
  return told;
}

}  // namespace kotaj::border_market
