#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/border_market/choices.h"
#include "shared/core/country.h"
#include "shared/core/description.h"

/// The declaration of goods for definite export, as a market's form asks for it. Every member may
/// be unknown while it is a draft; which may stay so once it is drawn up, its table says
/// (`blank_allowed`).
namespace kotaj::border_market {

using OptionalText = std::optional<std::string>;

struct Exporter {
  OptionalText name;
  OptionalText id;
  OptionalText address;
  OptionalText phone;
};

struct ExporterAgent {
  OptionalText name;
  OptionalText id;
  OptionalText document;
};

struct Declarant {
  OptionalText name;
  OptionalText id;
  std::optional<Capacity> capacity;
};

/// Someone abroad, or who sends: by name and address alone.
struct Party {
  OptionalText name;
  OptionalText address;
};

struct Vehicle {
  OptionalText identity;
  std::optional<core::Country> nationality;
};

struct BankData {
  OptionalText bank;
  OptionalText branch;
  OptionalText reference;
};

struct Certificate {
  OptionalText kind;
  OptionalText number;
  std::optional<core::Date> date;
};

struct ExportLicence {
  OptionalText number;
  std::optional<core::Date> date;
  OptionalText authority;
};

struct IdentityVerification {
  OptionalText by;
  std::optional<core::Date> on;
  OptionalText document;
};

struct Packages {
  std::optional<int64_t> count;
  OptionalText kind;
  OptionalText dimensions;
  OptionalText marks;
};

struct Line {
  OptionalText name;
  OptionalText kind;
  OptionalText number;
  OptionalText hs;
  OptionalText colour;
  OptionalText size;
  OptionalText properties;
  OptionalText marks_of_distinction;
  std::optional<Packages> packages;
  std::optional<core::Quantity> quantity;
  OptionalText unit;
  std::optional<core::Mass> gross_kg;
  std::optional<core::Mass> net_kg;
  std::optional<core::Wide> value;  ///< In ten-thousandths of the invoice's currency.
};

struct Declaration {
  std::optional<Exporter> exporter;
  std::optional<ExporterAgent> exporter_agent;
  std::optional<Declarant> declarant;
  std::optional<Party> consignee;
  OptionalText office_of_origin;
  OptionalText exit_office;
  OptionalText assessment_place;
  std::optional<core::Country> first_destination_country;
  std::optional<core::Country> destination_country;
  std::optional<core::Country> trading_country;
  std::optional<core::Country> country_of_origin;
  std::optional<Vehicle> vehicle_at_exit;
  std::optional<Vehicle> vehicle_at_border;
  std::optional<int64_t> border_transport_mode;
  std::optional<int64_t> inland_transport_mode;
  std::optional<DeliveryTerms> delivery_terms;
  std::optional<Procedure> procedure;
  std::optional<Province> producing_province;
  OptionalText invoice_currency;
  std::optional<core::Wide> invoice_total;  ///< In ten-thousandths of the invoice's currency.
  std::optional<core::Wide> exchange_rate;  ///< Rials per unit of it, in ten-thousandths.
  std::optional<core::Wide> usd_rate;       ///< Rials per dollar, in ten-thousandths.
  std::optional<BankData> bank_data;
  std::optional<std::vector<Certificate>> certificates;
  OptionalText previous_declaration;
  std::optional<core::Wide> total_value_irr;
  std::optional<core::Wide> total_value_usd;  ///< In cents.
  std::optional<IdentityVerification> identity_verification;
  std::optional<Party> consignor;
  std::optional<Party> destination_representative;
  std::optional<Party> buyer;
  std::optional<ExportLicence> export_licence;
  std::optional<core::Country> vehicle_destination_country;
  std::optional<core::Country> final_destination_country;
  OptionalText transaction_terms;
  OptionalText place_of_loading;
  OptionalText office_of_formalities;
  std::vector<Line> lines;
};

}  // namespace kotaj::border_market

namespace kotaj::core {
template <>
const Description& describe<border_market::Exporter>();
template <>
const Description& describe<border_market::ExporterAgent>();
template <>
const Description& describe<border_market::Declarant>();
template <>
const Description& describe<border_market::Party>();
template <>
const Description& describe<border_market::Vehicle>();
template <>
const Description& describe<border_market::BankData>();
template <>
const Description& describe<border_market::Certificate>();
template <>
const Description& describe<border_market::ExportLicence>();
template <>
const Description& describe<border_market::IdentityVerification>();
template <>
const Description& describe<border_market::Packages>();
template <>
const Description& describe<border_market::Line>();
template <>
const Description& describe<border_market::Declaration>();
}  // namespace kotaj::core
