#pragma once

#include <string>
#include <string_view>

#include "shared/core/description.h"
#include "shared/core/result.h"

/// What is wrong with a form, in Persian: one function a sentence, so that the desk and `kotaj
/// evaluate` say it alike.
namespace kotaj::border_market {

// Not of the form.
core::Problem id_of_wrong_length(std::string path, std::string_view label);
core::Problem not_eight_digits(std::string path);
core::Problem no_transport_mode(std::string path, std::string_view label);
core::Problem negative_count(std::string path);
core::Problem list_value_not_positive(std::string path);
core::Problem repeated_list_value(std::string path);
core::Problem no_beginning(std::string path, std::string_view variant, const core::Source& source);
core::Problem too_many_decimals(std::string path, std::string_view label, std::string_view currency,
                                int decimals);

// Of a draft: what was typed is kept.
/// `where` is the record or the row that lacks it; empty for the declaration itself.
core::Problem missing_field(std::string path, const core::Field& field, const std::string& where);
core::Problem wrong_check_digit(std::string path, std::string_view label);
core::Problem net_over_gross(std::string path);
core::Problem after_the_day(std::string path, std::string_view label);
core::Problem not_the_sum(std::string path, const std::string& sum);
core::Problem not_the_rial_total(std::string path, const std::string& total);
core::Problem not_the_dollar_total(std::string path, const std::string& total);
core::Problem rial_rate_not_one(std::string path);
core::Problem not_the_dollar_rate(std::string path);
core::Problem identity_not_verified(std::string path, std::string_view step);
core::Problem reason_missing(std::string path, std::string_view document);
core::Problem agent_needs_it(std::string path, std::string_view document);

}  // namespace kotaj::border_market
