#include "shared/core/text.h"
#include "shared/short_landing/figures.h"
#include "shared/short_landing/rules.h"

// The notices' wording is in parameters.cpp; here it is filled in. The wording names only what the
// functions below know: a test fills every wording and looks for a brace that stayed.
namespace kotaj::short_landing {
namespace {

constexpr std::string_view salutation = "قابل توجه بانک: ";
constexpr std::string_view in_bulk = "فله";
constexpr int percent_scale = 2;

void append_packages(std::string& out, const NoticeFields& fields) {
  if (!fields.packages) {
    out += in_bulk;
    return;
  }
  append_figure(out, *fields.packages, 0);
  if (!fields.package_kind.empty()) {
    out += ' ';
    out += fields.package_kind;
  }
}

void append_value(std::string& out, const NoticeFields& fields) {
  const core::Currency* currency = core::find_currency(fields.currency);
  append_figure(out, fields.value, currency == nullptr ? 0 : currency->decimals);
  out += ' ';
  out += currency == nullptr ? fields.currency : currency->name;
}

core::Mass magnitude(core::Mass mass) { return mass.grams < 0 ? core::Mass{-mass.grams} : mass; }

std::string_view wording_of(NoticeKind kind, const Parameters& parameters) {
  switch (kind) {
    case NoticeKind::n1:
      return parameters.text_n1.value;
    case NoticeKind::n7:
      return parameters.text_n7.value;
    case NoticeKind::n8:
      return parameters.text_n8.value;
    case NoticeKind::n4:
    case NoticeKind::n5:
      return {};
  }
  return {};
}

}  // namespace

bool append_notice_text(std::string& out, const Input& input, const Finding& finding,
                        const NoticeFields& fields, const Parameters& parameters) {
  const std::optional<NoticeKind> kind = notice_of(finding.outcome);
  if (!kind) return false;
  append_filled(out, wording_of(*kind, parameters), [&](std::string& text, std::string_view name) {
    if (name == "quantity") {
      append_figure(text, input.assessed_quantity.value_or(core::Quantity{}).thousandths,
                    core::quantity_scale);
    } else if (name == "unit") {
      text += fields.unit;
    } else if (name == "value") {
      append_value(text, fields);
    } else if (name == "packages") {
      append_packages(text, fields);
    } else if (name == "declared_gross") {
      append_mass(text, input.declared_gross);
    } else if (name == "declared_net") {
      append_mass(text, input.declared_net);
    } else if (name == "exit_gross") {
      append_mass(text, finding.exit_gross.value_or(core::Mass{}));
    } else if (name == "difference") {
      append_mass(text, magnitude(finding.difference.value_or(core::Mass{})));
    } else if (name == "shortage") {
      append_mass(text, finding.shortage.value_or(core::Mass{}));
    } else if (name == "shortage_percent") {
      append_figure(text, finding.shortage_percent_hundredths.value_or(0), percent_scale);
    }
  });
  return true;
}

std::string correction_text(std::span<const FieldCorrection> corrections,
                            const Parameters& parameters) {
  std::string out(salutation);
  bool first = true;
  for (const FieldCorrection& correction : corrections) {
    if (!first) out += ' ';
    first = false;
    append_filled(out, parameters.text_n4.value, [&](std::string& text, std::string_view name) {
      if (name == "field") {
        text += correction.label;
      } else if (name == "old") {
        text += correction.old_value;
      } else if (name == "new") {
        text += correction.new_value;
      }
    });
  }
  return out;
}

std::string left_addressee_text(const Parameters& parameters) {
  return std::string(parameters.text_n4_left.value);
}

std::string opinion_text(std::string_view opinion, const Parameters& parameters) {
  std::string out;
  append_filled(out, parameters.text_n5.value, [&](std::string& text, std::string_view name) {
    if (name == "opinion") text += opinion;
  });
  return out;
}

}  // namespace kotaj::short_landing
