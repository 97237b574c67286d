#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"
#include "client/ui/form.h"
#include "shared/core/text.h"

// Answering many inquiries at once (E6): each by its own operation, a refused one stops none of the
// others.
namespace kotaj::screens {
namespace {

using exits::Index;
using export_exit::AnswerInquiry;

/// As many as one person can look through; the rest come when these are answered.
constexpr std::size_t most_shown = 100;

struct AnswersMemory {
  std::set<core::Id> marked;
  ui::FormState form;
  std::vector<std::string> refusals;  ///< «پروانه …: دلیل»
};

std::string counted(std::size_t count, std::string_view words) {
  return core::persian_digits(std::to_string(count)) + " " + std::string(words);
}

/// Those that wait for an answer of one's own office, most overdue first.
std::vector<const Index::Row*> open_inquiries(Shell& shell) {
  const access::Act& act = act_of(export_exit::module(), export_exit::ActNumber::answer_inquiry);
  std::vector<const Index::Row*> out;
  for (const Index::Row& row : exits::permit_index(shell).rows()) {
    if (export_exit::open_inquiry(exits::permit_of(row)) != nullptr && !row.entry.settled &&
        !shell.desk().allowed(export_exit::module(), act, row.id))
      out.push_back(&row);
  }
  std::sort(out.begin(), out.end(), [](const Index::Row* a, const Index::Row* b) {
    if (a->entry.days_late != b->entry.days_late) return a->entry.days_late > b->entry.days_late;
    return export_exit::open_inquiry(exits::permit_of(*a))->sent_on <
           export_exit::open_inquiry(exits::permit_of(*b))->sent_on;
  });
  if (out.size() > most_shown) out.resize(most_shown);
  return out;
}

std::string row_label(const Shell& shell, const Index::Row& row) {
  const export_exit::Record& record = exits::permit_of(row);
  const export_exit::Inquiry& inquiry = *export_exit::open_inquiry(record);
  std::string text = "پروانه " + core::persian_digits(record.permit.kotaj) + "، " +
                     exits::goods_name(record) + "، " +
                     shell.desk().office_name(record.permit.office) + "، استعلام " +
                     show_date(inquiry.sent_on);
  if (row.entry.days_late > 0)
    text += "، " + counted(static_cast<std::size_t>(row.entry.days_late), "روز دیرکرد");
  return text;
}

void draw_marks(Shell& shell, AnswersMemory& memory, const std::vector<const Index::Row*>& rows) {
  ui::Card card("open", counted(rows.size(), "استعلام بی‌پاسخ"));
  bool all = std::all_of(rows.begin(), rows.end(),
                         [&](const Index::Row* row) { return memory.marked.contains(row->id); });
  if (ui::checkbox("all", "همه", all)) {
    memory.marked.clear();
    if (all) {
      for (const Index::Row* row : rows) memory.marked.insert(row->id);
    }
  }
  for (const Index::Row* row : rows) {
    const ui::Scope scope(core::to_string(row->id));
    bool marked = memory.marked.contains(row->id);
    if (!ui::checkbox("mark", row_label(shell, *row), marked)) continue;
    if (marked) {
      memory.marked.insert(row->id);
    } else {
      memory.marked.erase(row->id);
    }
  }
}

void answer_all(Shell& shell, AnswersMemory& memory) {
  app::Desk& desk = shell.desk();
  const access::Act& act = act_of(export_exit::module(), export_exit::ActNumber::answer_inquiry);
  std::size_t done = 0;
  memory.refusals.clear();
  desk.together([&] {
    for (const core::Id& id : memory.marked) {
      const auto* record = desk.find<export_exit::Record>(id);
      if (record == nullptr) continue;
      const std::string kotaj = core::persian_digits(record->permit.kotaj);
      if (const auto refusal = desk.perform(export_exit::module(), act, id, memory.form.data())) {
        memory.refusals.push_back("پروانه " + kotaj + ": " + shown_words(refusal->reason));
      } else {
        ++done;
      }
    }
  });
  memory.marked.clear();
  memory.form = {};
  ui::toast(memory.refusals.empty() ? ui::Tone::good : ui::Tone::warning,
            counted(done, "استعلام پاسخ داده شد."));
}

}  // namespace

void draw_exit_answers(Shell& shell) {
  auto& memory = shell.memory<AnswersMemory>("exits/answers");
  for (std::size_t at = 0; at < memory.refusals.size(); ++at)
    ui::message("refusal/" + std::to_string(at), ui::Tone::danger, "پذیرفته نشد",
                memory.refusals[at], core::to_string(export_exit::clause("بند ۴")));
  const std::vector<const Index::Row*> rows = open_inquiries(shell);
  if (rows.empty()) {
    ui::empty_state(
        "none", ui::Icon::inbox, "استعلام بی‌پاسخی نیست",
        "استعلامی که گمرک مبدأ از شما کند اینجا می‌آید.");
    return;
  }
  ui::Columns columns({1.6F, 1.0F}, 900.0F);
  draw_marks(shell, memory, rows);
  columns.next();
  ui::Card card("answer", "پاسخ");
  if (!memory.form.started()) {
    memory.form = ui::FormState(core::describe<AnswerInquiry>());
    memory.form.type("answered_on", shell.desk().today().to_string());
    memory.form.saved();
  }
  const std::string label = "پاسخ به " + counted(memory.marked.size(), "استعلام");
  const ui::FormEvent event = ui::form(
      "form", memory.form,
      {.submit_label = label,
       .submit_disabled_reason = memory.marked.empty()
                                     ? "نخست استعلام‌هایی را نشان کنید."
                                     : ""});
  if (event.submitted && !memory.marked.empty()) answer_all(shell, memory);
}

}  // namespace kotaj::screens
