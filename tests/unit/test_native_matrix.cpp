#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "shared/sync/modules.h"

// shared/access/MATRIX.md is the tables of rights as a person reads them: position × act, module by
// module. It is made from the tables, and a table that changes without it is a failure here.
namespace {

using namespace kotaj;  // NOLINT: a test of one file.
using access::Act;
using access::GrantsNeeded;
using access::Module;
using access::Reach;
using access::Right;

constexpr const char* matrix_file = KOTAJ_SOURCE_DIR "/shared/access/MATRIX.md";

std::string_view reach_name(Reach reach) {
  switch (reach) {
    case Reach::own_office:
      return "own office";
    case Reach::own_province:
      return "own province";
    case Reach::any:
      return "any";
    case Reach::own_bank:
      return "own bank";
    case Reach::self:
      return "own record";
  }
  return "?";
}

std::string_view grants_name(GrantsNeeded grants) {
  switch (grants) {
    case GrantsNeeded::none:
      return "";
    case GrantsNeeded::central:
      return " C";
    case GrantsNeeded::central_and_local:
      return " C+L";
  }
  return "?";
}

const Right* row_of(std::span<const Right> rights, access::Position position) {
  for (const Right& right : rights) {
    if (right.reach != Reach::self && right.position == position) return &right;
  }
  return nullptr;
}

/// What stands in the cell: how far the position reaches, and which layers of the bank-notice grant
/// it needs.
std::string cell(const Act& act, access::Position position) {
  const Right* open = row_of(act.rights, position);
  if (open == nullptr) return {};
  const Right* let_in = act.opening == nullptr ? open : row_of(act.opening->rights, position);
  if (let_in == nullptr) return {};
  std::string text(reach_name(open->reach));
  text += grants_name(let_in->grants);
  if (open->from) text += " from " + open->from->to_string();
  if (open->until) text += " until " + open->until->to_string();
  return text;
}

bool own_record(const Act& act) {
  return std::any_of(act.rights.begin(), act.rights.end(),
                     [](const Right& right) { return right.reach == Reach::self; });
}

std::vector<const Act*> acts_of(const Module& module) {
  std::vector<const Act*> acts;
  if (module.read != nullptr) acts.push_back(module.read);
  for (const Act& act : module.acts) acts.push_back(&act);
  return acts;
}

void write_module(std::ostream& out, const Module& module) {
  out << "\n## `" << module.code << "` — " << module.label << "\n\n| position |";
  std::string rule = "|---|";
  for (const Act* act : acts_of(module)) {
    out << " `" << act->code << "` |";
    rule += "---|";
  }
  out << '\n' << rule << "\n| *source* |";
  for (const Act* act : acts_of(module)) out << ' ' << core::to_string(act->source) << " |";
  out << "\n| *first day* |";
  for (const Act* act : acts_of(module)) {
    out << ' ' << (act->in_force_from ? act->in_force_from->to_string() : std::string()) << " |";
  }
  out << '\n';
  bool own = false;
  for (const Act* act : acts_of(module)) own = own || own_record(*act);
  if (own) {
    out << "| *everyone* |";
    for (const Act* act : acts_of(module)) out << (own_record(*act) ? " own record |" : " |");
    out << '\n';
  }
  for (const core::Choice& position : access::positions()) {
    std::string row;
    bool any = false;
    for (const Act* act : acts_of(module)) {
      const std::string text = cell(*act, static_cast<access::Position>(position.number));
      any = any || !text.empty();
      row += " " + text + " |";
    }
    if (any) out << "| `" << position.code << "` " << position.label << " |" << row << '\n';
  }
}

std::string matrix() {
  std::ostringstream out;
  out << "# Who may do what\n\n"
         "Made from the tables of rights that `decide()` reads; a test fails where this file is not what they say, and\n"
         "`KOTAJ_WRITE_MATRIX=1 kotaj_server_tests \"[matrix]\"` writes it anew. A cell says which records a position reaches;\n"
         "`C` and `L` are the central and the local layer of the bank-notice grant that it needs besides. An empty cell is a\n"
         "refusal, and so is a position that has no row.\n";
  for (const Module* module : sync::modules()) write_module(out, *module);
  return out.str();
}

}  // namespace

TEST_CASE("the readable matrix of rights is what the tables say", "[rights][matrix]") {
  const std::string expected = matrix();
  if (std::getenv("KOTAJ_WRITE_MATRIX") != nullptr) std::ofstream(matrix_file) << expected;
  std::ifstream file(matrix_file);
  std::stringstream found;
  found << file.rdbuf();
  INFO("KOTAJ_WRITE_MATRIX=1 writes shared/access/MATRIX.md anew");
  CHECK(found.str() == expected);
  // Every position has a cell somewhere, and every act somebody.
  for (const Module* module : sync::modules()) {
    for (const Act* act : acts_of(*module)) {
      INFO(module->code << ' ' << act->code);
      const auto somebody = [&](const core::Choice& position) {
        return !cell(*act, static_cast<access::Position>(position.number)).empty();
      };
      const auto positions = access::positions();
      CHECK((own_record(*act) || std::any_of(positions.begin(), positions.end(), somebody)));
    }
  }
}
