#include "shared/abandoned_goods/term_reckoning.h"
#include "shared/core/readable.h"

// Facts that cannot both be, and days beyond the calendar: then the input is not of the form.
namespace kotaj::abandoned_goods {
namespace {

using core::Date;
using core::Problem;
using core::ProblemCode;
using core::Readable;

Problem inconsistent(std::string path, std::string_view message) {
  auto source = source_behind(path);
  return {std::move(path), ProblemCode::inconsistent, std::string(message), std::move(source)};
}

void check_disputes(const Inquiry& inquiry, const Readable& readable, bool entry_known,
                    core::Problems& found) {
  for (std::size_t row = 0; row < inquiry.disputes.size(); ++row) {
    const Dispute& dispute = inquiry.disputes[row];
    const std::string path = "disputes[" + std::to_string(row) + "]";
    const std::string from = path + ".from";
    if (!readable(from)) continue;
    if (entry_known && dispute.from < inquiry.entered_first_warehouse) {
      found.push_back(
          inconsistent(from, "«آغاز اختلاف با گمرک» پیش از «ورود به نخستین انبار گمرکی» است."));
    }
    const std::string notified = path + ".notified_on";
    if (dispute.notified_on && readable(notified) && *dispute.notified_on < dispute.from) {
      found.push_back(
          inconsistent(notified, "«تاریخ ابلاغ نظر قطعی» پیش از «آغاز اختلاف با گمرک» است."));
    }
  }
}

}  // namespace

void check_facts(const Inquiry& inquiry, core::Problems& problems) {
  const Readable readable(problems);
  core::Problems found;
  const bool entry_known = readable("entered_first_warehouse");
  if (entry_known && readable("on") && inquiry.on < inquiry.entered_first_warehouse) {
    found.push_back(inconsistent("entered_first_warehouse",
                                 "«ورود به نخستین انبار گمرکی» پس از روز محاسبه است."));
  }
  if (entry_known && inquiry.extension && readable("extension.consented_on") &&
      inquiry.extension->consented_on < inquiry.entered_first_warehouse) {
    found.push_back(inconsistent("extension.consented_on",
                                 "«تاریخ موافقت گمرک» پیش از «ورود به نخستین انبار گمرکی» است."));
  }
  check_disputes(inquiry, readable, entry_known, found);
  // The term itself is asked only of facts that can be.
  if (problems.empty() && found.empty()) found = reckon(inquiry).beyond_calendar;
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace kotaj::abandoned_goods
