#include <cstdio>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "shared/law/chapter.h"
#include "shared/sync/chapters.h"

namespace kotaj::server::cli {

namespace {

void print_chapter(const law::Chapter& chapter, std::optional<core::Date> on) {
  std::printf("# %s — %s\n", std::string(chapter.label).c_str(),
              core::to_string(chapter.source).c_str());
  for (const law::ParameterEntry& entry : chapter.parameters(on)) {
    std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", std::string(entry.code).c_str(),
                entry.from.to_string().c_str(), entry.until ? entry.until->to_string().c_str() : "",
                entry.value.c_str(), core::to_string(entry.source).c_str(),
                std::string(entry.label).c_str());
  }
  for (const law::Interpretation& mark : chapter.interpretations) {
    std::printf("%s\t%s\t%s\n", std::string(mark.code).c_str(),
                core::to_string(mark.source).c_str(), std::string(mark.text).c_str());
  }
}

}  // namespace

int law_command(const Words& words) {
  const Args args(words, {"--help"}, {"--on"});
  if (args.has("--help")) {
    std::fputs(
        "kotaj law [--on YYYY/MM/DD]\n  Every dated parameter (code, from, until, value, source, label) and every\n"
        "  interpretation (mark, source, text), tab-separated; all that ever held without --on.\n",
        stdout);
    return exit_ok;
  }
  std::optional<core::Date> on;
  if (const auto day = args.find("--on")) {
    on = core::Date::parse(*day);
    if (!on) throw UsageError("--on is a Jalali date, YYYY/MM/DD");
  }
  for (const law::Chapter* chapter : sync::chapters()) print_chapter(*chapter, on);
  return exit_ok;
}

}  // namespace kotaj::server::cli
