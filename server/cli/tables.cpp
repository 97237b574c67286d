#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/cli/console.h"
#include "server/session/passwords.h"
#include "server/store/body.h"
#include "shared/abandoned_goods/tariff.h"
#include "shared/access/modules.h"
#include "shared/core/workbook.h"
#include "shared/export_valuation/values.h"
#include "shared/short_landing/acts.h"
#include "shared/short_landing/case.h"
#include "shared/sync/csv.h"
#include "shared/sync/modules.h"

namespace kotaj::server::cli {

namespace {

using Rows = std::vector<std::shared_ptr<const void>>;

/// A table that comes in and goes out: its module, the act that a row becomes, and what of the
/// record the row is.
struct Table {
  std::string_view kind;
  std::string_view act;  ///< Empty where nothing is imported.
  bool needs_person;     ///< Rows are acts of a person, not of the administrator.
  const core::Description& (*row)();
  /// The rows that a record is; they may live as long as it does.
  Rows (*rows_of)(const std::shared_ptr<const void>& record);
  bool versioned = false;  ///< A record has a row a version: a row adds one to it.
};

Rows itself(const std::shared_ptr<const void>& record) { return {record}; }
Rows declaration_of(const std::shared_ptr<const void>& record) {
  const auto* held = static_cast<const short_landing::Case*>(record.get());
  return {std::shared_ptr<const void>(record, &held->declaration)};
}
Rows tariff_rows(const std::shared_ptr<const void>& record) {
  Rows out;
  for (auto& row :
       abandoned_goods::rows_of(*static_cast<const abandoned_goods::Tariff*>(record.get()))) {
    out.push_back(std::make_shared<abandoned_goods::TariffRow>(std::move(row)));
  }
  return out;
}
Rows value_rows(const std::shared_ptr<const void>& record) {
  Rows out;
  for (auto& row :
       export_valuation::rows_of(*static_cast<const export_valuation::ValueLine*>(record.get()))) {
    out.push_back(std::make_shared<export_valuation::ValueRow>(std::move(row)));
  }
  return out;
}

const std::array<Table, 6>& tables() {
  static const std::array<Table, 6> all{{
      {"office", "put_office", false, access::office_module().record, &itself},
      {"bank", "put_bank", false, access::bank_module().record, &itself},
      {"person", "", false, access::person_module().record, &itself},
      {"short_landing", "open_case", true, &core::describe<short_landing::Declaration>,
       &declaration_of},
      {"tariff", "put_tariff", false, &core::describe<abandoned_goods::TariffRow>, &tariff_rows,
       true},
      {"export_values", "put_value", true, &core::describe<export_valuation::ValueRow>, &value_rows,
       true},
  }};
  return all;
}

const Table& table_named(const std::string& kind) {
  for (const Table& table : tables()) {
    if (table.kind == kind) return table;
  }
  throw UsageError("no table " + kind +
                   " (office, bank, person, short_landing, tariff, export_values)");
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw UsageError("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::size_t tell_problems(std::size_t line, const core::Problems& problems) {
  for (const core::Problem& problem : problems) {
    std::printf("%zu\t%s\t%s\t%s\n", line, problem.field.c_str(),
                std::string(core::to_string(problem.code)).c_str(), problem.message.c_str());
  }
  return problems.size();
}

/// What the row would make of the record that is there: its columns change, lists that have no
/// columns stay.
std::shared_ptr<void> merged(const core::Description& description, const void* record,
                             const void* row) {
  std::shared_ptr<void> whole = description.clone(record);
  for (const core::Field& field : description.fields) {
    if (field.value != nullptr) field.set(whole.get(), field.get(row));
  }
  return whole;
}

/// True where the row is in the data already; else `row` is what is to be taken.
bool is_there(Console& console, const Table& table, const access::Module& module,
              const core::Id& id, std::shared_ptr<void>& row) {
  const void* record = console.find(module, id);
  if (record == nullptr) return false;
  const core::Description& description = table.row();
  if (table.versioned) {
    const Rows held = table.rows_of(console.core().records().load(id)->record);
    const std::string body = store::to_body(description, row.get());
    return std::any_of(held.begin(), held.end(), [&](const std::shared_ptr<const void>& one) {
      return store::to_body(description, one.get()) == body;
    });
  }
  // An opened case lives on after its declaration was typed: that it is there is enough.
  if (table.needs_person) return true;
  row = merged(description, record, row.get());
  return store::to_body(description, record) == store::to_body(description, row.get());
}

/// Takes the rows, each by its own operation; a refused one stops none of the others.
int take_rows(Console& console, const Table& table, const std::string& user,
              const kotaj::sync::CsvRead& read) {
  const access::Module& module = *kotaj::sync::find_module(table.kind);
  const access::Act& act = *access::find_act(module, table.act);
  std::size_t taken = 0;
  std::size_t known = 0;
  std::size_t refused = 0;
  for (const kotaj::sync::CsvRow& row : read.rows) {
    std::shared_ptr<void> payload = row.record;
    if (is_there(console, table, module, module.id_of(act, payload.get()), payload)) {
      ++known;
      continue;
    }
    const auto result = console.act(user, module, table.act, {}, payload.get());
    if (result.accepted) {
      ++taken;
    } else {
      ++refused;
      std::printf("%zu\t%s\t%s\t%s\n", row.line, result.refusal->field.c_str(),
                  result.refusal->code.c_str(), result.refusal->reason.c_str());
    }
  }
  std::printf("import: %zu taken, %zu were there, %zu refused\n", taken, known, refused);
  return refused == 0 ? exit_ok : exit_refused;
}

std::string acting_user(Console& console, const Table& table, const Args& args) {
  if (!table.needs_person) return std::string(sync::system_user);
  const std::string user = args.need("--by");
  std::string password;
  std::getline(std::cin, password);
  const auto account = console.core().writer().find_account(user);
  if (!account || !session::verify_password(account->password, password)) {
    throw std::runtime_error("wrong password for " + user);
  }
  return user;
}

}  // namespace

int import_command(const Words& words) {
  const Args args(words, {"--help", "--dry-run"}, {"--data", "--by"});
  if (args.has("--help")) {
    std::fputs(
        "kotaj import --data DIR [--dry-run] office|bank|tariff FILE.csv\n"
        "kotaj import --data DIR [--dry-run] --by USER short_landing|export_values FILE.csv\n"
        "                                                  (his password on standard input)\n"
        "  Every bad row is told at once (line, field, code, message) and nothing is taken while there is one.\n"
        "  The same file twice changes nothing.\n",
        stdout);
    return exit_ok;
  }
  const Table& table = table_named(args.word(0, "the table"));
  if (table.act.empty()) throw UsageError(std::string(table.kind) + " is not imported");
  const kotaj::sync::CsvRead read =
      kotaj::sync::read_csv(table.row(), read_file(args.word(1, "FILE.csv")));
  std::size_t wrong = tell_problems(1, read.problems);
  for (const kotaj::sync::CsvRow& row : read.rows) wrong += tell_problems(row.line, row.problems);
  if (wrong > 0) return exit_bad_input;
  if (args.has("--dry-run")) {
    std::printf("import: %zu rows are good\n", read.rows.size());
    return exit_ok;
  }
  const auto store = open_data(args.need("--data"), false);
  Console console(*store);
  return take_rows(console, table, acting_user(console, table, args), read);
}

int export_command(const Words& words) {
  const Args args(words, {"--help", "--xlsx"}, {"--data"});
  if (args.has("--help")) {
    std::fputs(
        "kotaj export --data DIR office|bank|person|short_landing|tariff|export_values > FILE.csv\n"
        "kotaj export --data DIR --xlsx TABLE > FILE.xlsx\n",
        stdout);
    return exit_ok;
  }
  const Table& table = table_named(args.word(0, "the table"));
  const auto store = open_data(args.need("--data"), false);
  Console console(*store);
  Rows held;
  console.core().writer().records(table.kind, [&](const store::RecordRow& row) {
    for (auto& one : table.rows_of(sync::decode_row(row).record)) held.push_back(std::move(one));
    return true;
  });
  std::vector<const void*> rows;
  for (const auto& one : held) rows.push_back(one.get());
  const std::string file = args.has("--xlsx")
                               ? core::xlsx(std::vector<core::Sheet>{core::sheet_of(
                                     std::string(table.row().label), table.row(), rows)})
                               : kotaj::sync::write_csv(table.row(), rows);
  std::fwrite(file.data(), 1, file.size(), stdout);
  console.core().begin();
  console.core().note(sync::system_user, "server.export",
                      R"({"table":")" + std::string(table.kind) + R"(","rows":)" +
                          std::to_string(rows.size()) + "}");
  console.core().commit();
  return exit_ok;
}

}  // namespace kotaj::server::cli
