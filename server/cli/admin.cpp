#include "server/cli/admin.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <stdexcept>

#include "server/cli/args.h"
#include "server/cli/console.h"
#include "server/session/codes.h"
#include "server/session/passwords.h"
#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"

namespace kotaj::server::cli {

namespace {

constexpr const char* help =
    "kotaj admin --data DIR ... (also while serving)\n"
    "  user add USER --name NAME [--password-stdin]    a password is printed once where none is given\n"
    "  user password USER [--password-stdin]           ends the user's sessions\n"
    "  user code-off USER                              takes a lost one-time password back; ends the user's sessions\n"
    "  codes required|enrolled                         whether who holds or gives grants must have a one-time password\n"
    "  user enable USER | user disable USER | user list | user show USER\n"
    "  assignment add USER --position P [--office O] [--bank B [--branch BR]] [--from D] [--until D] [--reason R]\n"
    "  assignment end USER ID --until D --reason R\n"
    "  grant central USER --by USER --reason R [--from D] [--until D]     the giver's password on standard input\n"
    "  grant local USER --by USER --office O --reason R [--from D] [--until D]\n"
    "  grant revoke USER ID --by USER --reason R\n"
    "  office put CODE --name NAME --kind headquarters|province|customs_office [--parent CODE] [--border] [--closed]\n"
    "  bank put CODE --name NAME [--branch CODE=NAME]... [--closed]\n"
    "  session list USER | session end USER\n"
    "  tls init --out DIR --name HOST [--name HOST]...   an office CA and a certificate\n";

/// Prints why an act was refused; the exit status follows.
int tell(const kotaj::sync::OperationResult& result) {
  if (result.accepted) return exit_ok;
  const access::Refusal& refusal = *result.refusal;
  std::fprintf(stderr, "%s: %s %s(%s)\n", refusal.code.c_str(), refusal.reason.c_str(),
               refusal.field.c_str(), core::to_string(refusal.source).c_str());
  return refusal.code == "invalid" ? exit_bad_input : exit_refused;
}

core::Date date_option(const Args& args, const std::string& name, core::Date otherwise) {
  const auto text = args.find(name);
  if (!text) return otherwise;
  const auto date = core::Date::parse(*text);
  if (!date) throw UsageError(name + " is a Jalali date, YYYY/MM/DD");
  return *date;
}

std::optional<core::Date> until_option(const Args& args) {
  if (!args.find("--until")) return std::nullopt;
  return date_option(args, "--until", core::Date());
}

std::string line_from_stdin() {
  std::string line;
  if (!std::getline(std::cin, line)) throw UsageError("nothing on standard input");
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

int set_password(Console& console, const std::string& user, const Args& args) {
  std::string password;
  if (args.has("--password-stdin")) {
    password = line_from_stdin();
    if (const std::string problem = session::password_problem(user, password); !problem.empty()) {
      std::fprintf(stderr, "%s\n", problem.c_str());
      return exit_bad_input;
    }
  } else {
    password = session::random_password();
    std::printf("%s %s\n", user.c_str(), password.c_str());
  }
  console.put_password(user, password);
  console.end_sessions(user);
  return exit_ok;
}

const access::Person& person(Console& console, const std::string& user) {
  const void* found = console.find(access::person_module(), access::person_id(user));
  if (found == nullptr) throw std::runtime_error("no user " + user);
  return *static_cast<const access::Person*>(found);
}

int list_users(Console& console) {
  console.core().writer().records("person", [](const store::RecordRow& row) {
    const sync::Loaded loaded = sync::decode_row(row);
    const auto& one = *static_cast<const access::Person*>(loaded.record.get());
    std::printf("%s\t%s\t%s\n", one.user.c_str(), one.enabled ? "enabled" : "disabled",
                one.name.c_str());
    return true;
  });
  return exit_ok;
}

int show_user(Console& console, const std::string& user) {
  const access::Person& one = person(console, user);
  std::printf("%s\t%s\t%s\n", one.user.c_str(), one.enabled ? "enabled" : "disabled",
              one.name.c_str());
  for (const access::Assignment& assignment : one.assignments) {
    std::printf("assignment\t%s\t%s\t%s\t%s\t%s\n", core::to_string(assignment.id).c_str(),
                std::string(access::code_of(assignment.position)).c_str(),
                (assignment.office + assignment.bank +
                 (assignment.branch.empty() ? "" : "/" + assignment.branch))
                    .c_str(),
                assignment.from.to_string().c_str(),
                assignment.until ? assignment.until->to_string().c_str() : "");
  }
  for (const access::Grant& grant : one.grants) {
    std::printf("grant\t%s\t%s\t%s\t%s\t%s\t%s\n", core::to_string(grant.id).c_str(),
                grant.layer == access::GrantLayer::central ? "central" : "local",
                grant.office.c_str(), grant.from.to_string().c_str(),
                grant.until ? grant.until->to_string().c_str() : "",
                grant.revoked_at ? "revoked" : "");
  }
  return exit_ok;
}

int user_command(Console& console, const Args& args) {
  const std::string& verb = args.word(1, "what to do with a user");
  if (verb == "list") return list_users(console);
  const std::string& user = args.word(2, "USER");
  if (verb == "show") return show_user(console, user);
  if (verb == "password") {
    person(console, user);
    return set_password(console, user, args);
  }
  if (verb == "code-off") {
    person(console, user);
    console.put_setting(session::code_setting(user), "");
    console.end_sessions(user);
    return exit_ok;
  }
  const bool add = verb == "add";
  if (!add && verb != "enable" && verb != "disable") throw UsageError("unknown: user " + verb);
  const bool known = console.find(access::person_module(), access::person_id(user)) != nullptr;
  if (add && known) {
    std::fprintf(stderr, "taken: %s\n", user.c_str());
    return exit_refused;
  }
  access::PutPerson payload{user, add ? args.need("--name") : person(console, user).name,
                            verb != "disable"};
  // A closed account's sessions open nothing, and are kept to say so to its devices; they do not
  // come back with it.
  if (verb == "enable") console.end_sessions(user);
  const int status =
      tell(console.act(sync::system_user, access::person_module(), "put_person", {}, &payload));
  if (status != exit_ok) return status;
  return add ? set_password(console, user, args) : exit_ok;
}

access::Position position_option(const Args& args) {
  const std::string code = args.need("--position");
  for (const core::Choice& choice : access::positions()) {
    if (choice.code == code) return static_cast<access::Position>(choice.number);
  }
  throw UsageError("no position " + code);
}

core::Id id_word(const Args& args, std::size_t index) {
  const auto id = core::parse_id(args.word(index, "ID"));
  if (!id) throw UsageError("ID is 32 hexadecimal digits (kotaj admin user show)");
  return *id;
}

int assignment_command(Console& console, const Args& args) {
  const std::string& verb = args.word(1, "what to do with an assignment");
  const std::string& user = args.word(2, "USER");
  const core::Id record = access::person_id(user);
  if (verb == "add") {
    const access::PutAssignment payload{
        position_option(args),
        args.find("--office").value_or(""),
        args.find("--bank").value_or(""),
        args.all("--branch").empty() ? "" : args.all("--branch").front(),
        date_option(args, "--from", console.today()),
        until_option(args),
        args.find("--reason").value_or("")};
    return tell(console.act(sync::system_user, access::person_module(), "put_assignment", record,
                            &payload));
  }
  if (verb != "end") throw UsageError("unknown: assignment " + verb);
  const auto until = core::Date::parse(args.need("--until"));
  if (!until) throw UsageError("--until is a Jalali date, YYYY/MM/DD");
  const access::EndAssignment payload{id_word(args, 3), *until, args.need("--reason")};
  return tell(
      console.act(sync::system_user, access::person_module(), "end_assignment", record, &payload));
}

/// Grants are given by name, by the person who answers for them: his password proves that it is he.
void prove(Console& console, const std::string& user) {
  const auto account = console.core().writer().find_account(user);
  if (!account || !session::verify_password(account->password, line_from_stdin())) {
    throw std::runtime_error("wrong password for " + user);
  }
}

int grant_command(Console& console, const Args& args) {
  const std::string& verb = args.word(1, "what to do with a grant");
  const std::string& user = args.word(2, "USER");
  const std::string by = args.need("--by");
  const core::Id record = access::person_id(user);
  const access::Module& module = access::person_module();
  prove(console, by);
  if (verb == "central") {
    const access::GiveCentralGrant payload{date_option(args, "--from", console.today()),
                                           until_option(args), args.need("--reason")};
    return tell(console.act(by, module, "give_central_grant", record, &payload));
  }
  if (verb == "local") {
    const access::GiveLocalGrant payload{args.need("--office"),
                                         date_option(args, "--from", console.today()),
                                         until_option(args), args.need("--reason")};
    return tell(console.act(by, module, "give_local_grant", record, &payload));
  }
  if (verb != "revoke") throw UsageError("unknown: grant " + verb);
  const access::RevokeGrant payload{id_word(args, 3), args.need("--reason")};
  bool central = false;
  for (const access::Grant& grant : person(console, user).grants) {
    central = central || (grant.id == payload.grant && grant.layer == access::GrantLayer::central);
  }
  return tell(console.act(by, module, central ? "revoke_central_grant" : "revoke_local_grant",
                          record, &payload));
}

int office_command(Console& console, const Args& args) {
  if (args.word(1, "what to do with an office") != "put") throw UsageError("office put CODE");
  access::Office office;
  office.code = args.word(2, "CODE");
  office.name = args.need("--name");
  const std::string kind = args.need("--kind");
  if (kind == "headquarters")
    office.kind = access::OfficeKind::headquarters;
  else if (kind == "province")
    office.kind = access::OfficeKind::province;
  else if (kind == "customs_office")
    office.kind = access::OfficeKind::customs_office;
  else
    throw UsageError("--kind is headquarters, province or customs_office");
  office.parent = args.find("--parent").value_or("");
  office.border = args.has("--border");
  office.enabled = !args.has("--closed");
  return tell(console.act(sync::system_user, access::office_module(), "put_office", {}, &office));
}

int bank_command(Console& console, const Args& args) {
  if (args.word(1, "what to do with a bank") != "put") throw UsageError("bank put CODE");
  access::Bank bank;
  bank.code = args.word(2, "CODE");
  bank.name = args.need("--name");
  bank.enabled = !args.has("--closed");
  for (const std::string& branch : args.all("--branch")) {
    const std::size_t equals = branch.find('=');
    if (equals == std::string::npos) throw UsageError("--branch is CODE=NAME");
    bank.branches.push_back({branch.substr(0, equals), branch.substr(equals + 1)});
  }
  return tell(console.act(sync::system_user, access::bank_module(), "put_bank", {}, &bank));
}

int session_command(Console& console, const Args& args) {
  const std::string& verb = args.word(1, "what to do with sessions");
  const std::string& user = args.word(2, "USER");
  if (verb == "end") {
    console.end_sessions(user);
    return exit_ok;
  }
  if (verb != "list") throw UsageError("unknown: session " + verb);
  for (const store::SessionRow& session : console.core().writer().sessions_of(user)) {
    std::printf("%s\t%s\t%s\n", core::to_string(session.id).c_str(), session.address.c_str(),
                session.agent.c_str());
  }
  return exit_ok;
}

int codes_command(Console& console, const Args& args) {
  const std::string& which = args.word(1, "required or enrolled");
  if (which != session::codes_required && which != "enrolled")
    throw UsageError("codes required|enrolled");
  console.put_setting(session::codes_setting, which);
  return exit_ok;
}

struct Verb {
  const char* name;
  int (*run)(Console&, const Args&);
};
constexpr std::array<Verb, 7> verbs{{{"user", &user_command},
                                     {"assignment", &assignment_command},
                                     {"grant", &grant_command},
                                     {"office", &office_command},
                                     {"bank", &bank_command},
                                     {"session", &session_command},
                                     {"codes", &codes_command}}};

}  // namespace

int admin_command(const Words& words) {
  if (words.size() >= 2 && words[0] == "tls" && words[1] == "init") {
    return tls_init(Words(words.begin() + 2, words.end()));
  }
  const Args args(words, {"--help", "--password-stdin", "--border", "--closed"},
                  {"--data", "--name", "--position", "--office", "--bank", "--from", "--until",
                   "--reason", "--by", "--kind", "--parent"},
                  {"--branch"});
  if (args.has("--help") || args.size() == 0) {
    std::fputs(help, args.has("--help") ? stdout : stderr);
    return args.has("--help") ? exit_ok : exit_bad_input;
  }
  for (const Verb& verb : verbs) {
    if (args.word(0, "command") != verb.name) continue;
    const auto store = open_data(args.need("--data"), true);
    Console console(*store);
    return verb.run(console, args);
  }
  throw UsageError("unknown: " + args.word(0, "command"));
}

}  // namespace kotaj::server::cli
