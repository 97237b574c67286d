#include <string>
#include <tuple>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"
#include "client/screens/record_list.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using export_exit::Record;

enum ColumnIndex : std::size_t {
  kotaj_column,
  goods_column,
  due_column,
  by_column,
  late_column,
  state_column,
  other_column,
  kind_column,
};

constexpr ui::Column columns[] = {
    {"kotaj", "کوتاژ", ui::ColumnType::number, 96.0F},
    {"goods", "کالا", ui::ColumnType::text, 170.0F, true},
    {"due", "کار نوبت", ui::ColumnType::text, 180.0F, true},
    {"by", "تا تاریخ", ui::ColumnType::date, 110.0F, false, false, true, true},
    {"late", "دیرکرد", ui::ColumnType::status, 110.0F},
    {"state", "وضعیت", ui::ColumnType::status, 200.0F, false, false, true, true},
    {"other", "گمرک مبدأ و مرزی", ui::ColumnType::text, 200.0F, true, false, true, true},
    {"kind", "نوع", ui::ColumnType::text, 110.0F, false, true, true, true},
};

constexpr ui::Choice filters[] = {
    {"mine", "کار امروز", {}}, {"open", "همه باز", {}}, {"settled", "تعیین تکلیف شده", {}}};

/// The permits of one list, most overdue first.
class PermitRows : public RecordRows<Record, exits::Entry> {
 public:
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const exits::Entry& entry = entry_at(row);
    const Record& record = record_at(row);
    switch (column) {
      case kotaj_column:
        return {core::persian_digits(record.permit.kotaj)};
      case goods_column:
        return {exits::goods_name(record)};
      case due_column:
        return {due_text(entry)};
      case by_column:
        return {entry.due && entry.due->by ? show_date(*entry.due->by) : std::string("—")};
      case late_column:
        return late_cell(entry);
      case state_column:
        return {std::string(label_of(export_exit::state_choices(), entry.state)),
                exits::tone_of(entry.state)};
      case other_column:
        return {desk().office_name(record.permit.office) + "، " +
                desk().office_name(record.exit_office)};
      default:
        return {std::string(label_of(export_exit::kind_choices(), record.permit.kind))};
    }
  }
  [[nodiscard]] std::string sort_key(std::size_t row, std::size_t column) const override {
    constexpr std::size_t digits = 12;
    const auto padded = [&](std::string text) {
      return text.size() >= digits ? text : std::string(digits - text.size(), '0') + text;
    };
    if (column == kotaj_column) return padded(record_at(row).permit.kotaj);
    if (column == late_column) return padded(std::to_string(entry_at(row).days_late));
    return TableSource::sort_key(row, column);
  }
  [[nodiscard]] std::string row_name(std::size_t row) const override {
    const exits::Entry& entry = entry_at(row);
    const Record& record = record_at(row);
    return "پروانه " + core::persian_digits(record.permit.kotaj) + "، " +
           exits::goods_name(record) + "، " +
           std::string(label_of(export_exit::state_choices(), entry.state));
  }

 private:
  [[nodiscard]] bool belongs(const Row& row) const override {
    if (list() == "mine") return exits::is_mine(desk(), row);
    const bool done = row.entry.settled && !row.entry.due;
    return list() == "settled" ? done : !done;
  }
  [[nodiscard]] bool is_before(const Row& a, const Row& b) const override {
    if (a.entry.days_late != b.entry.days_late) return a.entry.days_late > b.entry.days_late;
    const auto order = [](const Row& row) {
      const export_exit::Permit& permit = record_of(row).permit;
      return std::tie(permit.completed_on, permit.kotaj);
    };
    return order(a) < order(b);
  }
  [[nodiscard]] std::string due_text(const exits::Entry& entry) const {
    const access::Assignment* assignment = desk().assignment();
    const bool director =
        assignment != nullptr && assignment->position == access::Position::provincial_director;
    if (director && list() == "mine") return "پیگیری رونوشت استعلام";
    if (!entry.due) return "—";
    return std::string(label_of(export_exit::due_act_choices(), entry.due->act));
  }
  static ui::Cell late_cell(const exits::Entry& entry) {
    if (!entry.due) return {"پایان یافته", ui::Tone::good};
    if (entry.days_late == 0) return {"در مهلت", ui::Tone::quiet};
    return {core::persian_digits(std::to_string(entry.days_late)) + " روز", ui::Tone::danger};
  }
};

struct WorklistMemory {
  std::string filter;
  ui::TableState table;
  PermitRows rows;
};

/// Headquarters have no step of their own: they begin with all that was copied to them.
std::string first_filter(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  const bool headquarters =
      assignment != nullptr && (assignment->position == access::Position::export_office ||
                                assignment->position == access::Position::inspection_office);
  return headquarters ? "open" : "mine";
}

void draw_toolbar(Shell& shell, WorklistMemory& memory) {
  ui::Row row;
  choose_list("کدام پروانه‌ها", filters, memory.filter);
  const access::Act& open = act_of(export_exit::module(), export_exit::ActNumber::open_permit);
  if (shell.desk().allowed(export_exit::module(), open, {})) return;
  if (ui::button("new", "پروانه جدید", {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
    shell.go("exit_new");
  if (ui::button("import", "ورود از فایل", {.icon = ui::Icon::upload})) shell.go("exit_import");
}

/// EX-5: what the manager is warned of every day of a call's last week.
void draw_call_warnings(Shell& shell) {
  const app::Desk& desk = shell.desk();
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr || assignment->position != access::Position::office_manager) return;
  for (const export_exit::Settlement* one : exits::all_settlements(desk)) {
    if (one->call.office != assignment->office ||
        export_exit::state_of(*one, desk.today()) != export_exit::CallState::last_week)
      continue;
    const int32_t left = export_exit::days_left(*one, desk.today());
    ui::message(
        "call/" + core::to_string(export_exit::settlement_id(one->call)), ui::Tone::warning,
        "فراخوان " + one->call.letter + ": " + core::persian_digits(std::to_string(left)) +
            " روز تا پایان مهلت پاسخ",
        "بی‌پاسخ ماندن به منزله اعلام خروج همه پروانه‌های دوره است.",
        core::to_string(export_exit::clause("بند ۱ و ۲")));
  }
}

}  // namespace

void draw_exit_worklist(Shell& shell) {
  auto& memory = shell.memory<WorklistMemory>("exits");
  if (memory.filter.empty()) memory.filter = first_filter(shell.desk());
  draw_call_warnings(shell);
  draw_toolbar(shell, memory);
  memory.rows.refresh(shell.desk(), exits::permit_index(shell), memory.filter);
  const ui::TableEvent event = ui::table(
      "permits", columns, memory.rows, memory.table,
      {.label = "پروانه‌های صادراتی",
       .empty_title = shell.desk().started() ? "کاری در این فهرست نیست" : "در حال خواندن",
       .empty_text =
           "پروانه‌ای که نوبت کار آن با شما باشد اینجا می‌آید."});
  if (event.activated) shell.go("exit_permit", memory.rows.id(*event.activated));
  if (event.export_csv) {
    ui::download_file("exits.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
}

std::vector<ui::Command> find_export_permits(Shell& shell, std::string_view words) {
  const core::Date today = shell.desk().today();
  return find_records<Record>(
      shell.desk(), export_exit::module(), words, "exit_permit", [today](const Record& record) {
        const auto judgement = export_exit::judge_on(record, today);
        return ui::Command{
            {},
            "پروانه " + core::persian_digits(record.permit.kotaj) + "، " +
                exits::goods_name(record),
            judgement ? std::string(label_of(export_exit::state_choices(), judgement->state))
                      : std::string(),
            ui::Icon::file};
      });
}

}  // namespace kotaj::screens
