#include "server/report/report.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <variant>
#include <vector>

#include "generated/forms_css.inc"
#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/cli/console.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/papers.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"

namespace kotaj::server::cli {

namespace {

constexpr const char* report_help =
    "kotaj report KIND --data DIR [--period PERIOD] [--office CODE] [--xlsx FILE | --csv FILE | --html FILE]\n"
    "  KIND: working-list   one row a goods line of the declarations registered in the period\n"
    "        monthly        an office's report as it was signed (--office CODE [--version N])\n"
    "        management     the six rows with their percentages\n"
    "        consolidated   all offices' reports of a month, each province's on-time record, and their sum\n"
    "        released       released or sold, not taken out: as of today, without a period\n"
    "        without-mother-id  declared, without a mother payment ID: as of today\n"
    "        open-claims    what the Organization owes, oldest first: as of today\n"
    "  PERIOD: 1403/05, or 1403/05/01-1403/05/07. CODE: an office, or a province with all below it.\n"
    "  Without a FILE the table goes to standard output as CSV.\n";
constexpr const char* form_help =
    "kotaj form FORM --data DIR --receipt NUMBER [--custodian NAME] > FILE.html\n"
    "  FORM: warning, declaration, announcement, minutes. A page that a browser prints on A4.\n";

struct Output {
  report::Format format = report::Format::csv;
  std::string file;  ///< Empty: standard output.
};

Output output_of(const Args& args) {
  Output out;
  bool chosen = false;
  constexpr std::array<std::pair<const char*, report::Format>, 3> options{
      {{"--xlsx", report::Format::xlsx},
       {"--csv", report::Format::csv},
       {"--html", report::Format::html}}};
  for (const auto& [option, format] : options) {
    const auto file = args.find(option);
    if (!file) continue;
    if (chosen) throw UsageError("one of --xlsx, --csv, --html");
    chosen = true;
    out = {format, *file};
  }
  return out;
}

void write(const std::string& file, const std::string& bytes) {
  if (file.empty()) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return;
  }
  std::ofstream to(file, std::ios::binary | std::ios::trunc);
  to.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!to.flush()) throw std::runtime_error("cannot write " + file);
}

/// Exports are rows of the log, whoever makes them.
void note(Console& console, const std::string& details) {
  console.core().begin();
  console.core().note(sync::system_user, "server.export", details);
  console.core().commit();
}

std::vector<std::shared_ptr<const void>> receipts_of(Console& console, const Args& args) {
  const std::string number = args.need("--receipt");
  const auto custodian = args.find("--custodian");
  std::vector<std::shared_ptr<const void>> found;
  console.core().writer().records(abandoned_goods::module().code, [&](const store::RecordRow& row) {
    auto record = sync::decode_row(row).record;
    const auto& receipt = static_cast<const abandoned_goods::Case*>(record.get())->receipt;
    if (receipt.number == number && (!custodian || receipt.custodian == *custodian))
      found.push_back(std::move(record));
    return true;
  });
  return found;
}

}  // namespace

int report_command(const Words& words) {
  const Args args(words, {"--help"},
                  {"--data", "--period", "--office", "--version", "--xlsx", "--csv", "--html"});
  if (args.has("--help")) {
    std::fputs(report_help, stdout);
    return exit_ok;
  }
  const auto kind = report::kind_of(args.word(0, "KIND"));
  if (!kind) throw UsageError("no report " + args.word(0, "KIND"));
  std::optional<abandoned_goods::Period> period;
  if (!report::is_standing(*kind)) {
    period = abandoned_goods::parse_period(args.need("--period"));
    if (!period) throw UsageError("--period is 1403/05 or 1403/05/01-1403/05/07");
  } else if (args.find("--period")) {
    throw UsageError(args.word(0, "KIND") + " has no period: it is what is open today");
  }
  const Output output = output_of(args);
  const std::string version = args.find("--version").value_or("0");
  if (version.empty() || version.size() > 3 ||
      version.find_first_not_of("0123456789") != std::string::npos)
    throw UsageError("--version is a number");
  if (*kind == report::Kind::monthly) static_cast<void>(args.need("--office"));
  const auto store = open_data(args.need("--data"), false);
  Console console(*store);
  const report::Wanted wanted{*kind,
                              output.format,
                              args.find("--office").value_or(""),
                              period.value_or(abandoned_goods::Period{}),
                              console.today(),
                              std::stoi(version)};
  try {
    // Who stands at the machine reads everything; over HTTP each record is asked for.
    const report::File file = report::make(console.core().writer(), wanted,
                                           [](const auto&, const void*) { return true; });
    write(output.file, file.bytes);
    note(console, R"({"report":")" + file.name + R"(","rows":)" + std::to_string(file.rows) + "}");
  } catch (const report::NotThere& error) {
    std::fprintf(stderr, "kotaj report: %s\n", error.what());
    return exit_refused;
  }
  return exit_ok;
}

int form_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data", "--receipt", "--custodian"});
  if (args.has("--help")) {
    std::fputs(form_help, stdout);
    return exit_ok;
  }
  const std::string& name = args.word(0, "FORM");
  const core::Choice* paper = nullptr;
  for (const core::Choice& choice : abandoned_goods::paper_choices())
    if (choice.code == name) paper = &choice;
  if (paper == nullptr) throw UsageError("no form " + name);
  const auto store = open_data(args.need("--data"), false);
  Console console(*store);
  const auto found = receipts_of(console, args);
  if (found.size() != 1) {
    std::fputs(found.empty() ? "kotaj form: no such receipt\n"
                             : "kotaj form: several custodians have that receipt: --custodian\n",
               stderr);
    return exit_refused;
  }
  const auto& record = *static_cast<const abandoned_goods::Case*>(found.front().get());
  const auto* office = static_cast<const access::Office*>(
      console.find(access::office_module(), access::office_id(record.receipt.office)));
  const abandoned_goods::PaperFacts facts{office == nullptr ? record.receipt.office : office->name,
                                          console.today()};
  const auto made = abandoned_goods::paper_of(record, abandoned_goods::Paper{paper->number}, facts);
  if (const auto* refusal = std::get_if<access::Refusal>(&made)) {
    std::fprintf(stderr, "kotaj form: %s (%s)\n", refusal->reason.c_str(),
                 core::to_string(refusal->source).c_str());
    return exit_refused;
  }
  write({}, core::document_page(std::get<core::Document>(made), forms_css));
  note(console, R"({"form":")" + name + R"("})");
  return exit_ok;
}

}  // namespace kotaj::server::cli
