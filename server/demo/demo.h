#pragma once

#include <span>
#include <string_view>

#include "server/cli/console.h"

namespace kotaj::server::demo {

/// The setting that marks a file as demonstration data: every screen says so.
inline constexpr std::string_view setting = "demo";

/// Fills an empty file with offices, banks, a user per position and cases, all by real operations,
/// and prints the users' passwords, once. Does nothing where it was done before; throws
/// std::runtime_error where other data is there.
void fill(cli::Console& console);

/// Offices, banks and people alone; their passwords are the caller's to make.
void fill_people(cli::Console& console);
/// Cases at every stage, worked by those people.
void fill_cases(cli::Console& console);
/// Abandoned goods: the rows of the procedure's own report form as declared cases, and invented
/// ones in every step.
void fill_abandoned(cli::Console& console);
/// Export values: a list with three years of rows, and requests at every stage of their way.
void fill_valuation(cli::Console& console);
/// Export permits at every stage, settlement calls, the circular passed on.
void fill_export_exit(cli::Console& console);
/// A border market with its lists, and files along each of the three sequences of steps.
void fill_border_market(cli::Console& console);

struct Account {
  std::string_view user;
  std::string_view name;  ///< Persian.
};
std::span<const Account> accounts();

}  // namespace kotaj::server::demo
