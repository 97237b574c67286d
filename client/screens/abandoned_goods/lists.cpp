#include <algorithm>
#include <array>
#include <utility>

#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/case_view.h"
#include "client/screens/abandoned_goods/screens.h"
#include "client/ui/table.h"
#include "shared/abandoned_goods/standing.h"
#include "shared/core/text.h"
#include "shared/core/workbook.h"

// The standing lists (B2, B9, B11, B13): what each holds is shared/abandoned_goods/lists.h's alone.
namespace kotaj::screens {
namespace {

using abandoned::Index;
using abandoned_goods::BoardRow;
using abandoned_goods::Case;

constexpr ui::Choice lists[] = {
    {"released", "ترخیص‌شده، خارج‌نشده", {}},
    {"mother", "بدون شناسه مادر", {}},
    {"claims", "مطالبات باز", {}},
    {"daily", "پیگیری روزانه", {}},
};

constexpr ui::Column released_columns[] = {
    {"number", "قبض انبار", ui::ColumnType::identifier, 130.0F},
    {"goods", "کالا", ui::ColumnType::text, 200.0F, true},
    {"document", "سند", ui::ColumnType::text, 150.0F, false, false, true, true},
    {"issued_on", "تاریخ سند", ui::ColumnType::date, 120.0F},
    {"stay_ends", "پایان مهلت خروج", ui::ColumnType::date, 130.0F},
    {"left", "مهلت", ui::ColumnType::status, 160.0F},
};
constexpr ui::Column mother_columns[] = {
    {"kotaj", "کوتاژ", ui::ColumnType::number, 110.0F},
    {"registered_on", "تاریخ ثبت کوتاژ", ui::ColumnType::date, 130.0F},
    {"number", "قبض انبار", ui::ColumnType::identifier, 130.0F},
    {"goods", "کالا", ui::ColumnType::text, 220.0F, true},
    {"step", "گام", ui::ColumnType::status, 170.0F},
};
constexpr ui::Column claim_columns[] = {
    {"claimed_on", "تاریخ مطالبه", ui::ColumnType::date, 120.0F},
    {"kotaj", "کوتاژ", ui::ColumnType::number, 110.0F},
    {"kind", "موضوع", ui::ColumnType::text, 140.0F},
    {"letter", "نامه", ui::ColumnType::text, 120.0F, false, false, true, true},
    {"amount", "مبلغ (ریال)", ui::ColumnType::number, 160.0F},
    {"balance", "مانده (ریال)", ui::ColumnType::number, 160.0F},
    {"goods", "کالا", ui::ColumnType::text, 180.0F, true, false, true, true},
};
constexpr ui::Column daily_columns[] = {
    {"number", "قبض انبار", ui::ColumnType::identifier, 130.0F},
    {"goods", "کالا", ui::ColumnType::text, 200.0F, true},
    {"why", "ویژگی", ui::ColumnType::text, 120.0F, false, false, true, true},
    {"days", "روز از ورود", ui::ColumnType::number, 110.0F},
    {"step", "گام", ui::ColumnType::status, 160.0F, false, false, true, true},
    {"today", "پیگیری امروز", ui::ColumnType::status, 150.0F},
    {"missed", "روزهای بی‌پیگیری در این ماه", ui::ColumnType::text, 260.0F,
     true},
};

constexpr std::size_t sortable_digits = 40;

/// Numbers compare as text where they are padded.
std::string padded(std::string digits) {
  if (digits.size() >= sortable_digits) return digits;
  return std::string(sortable_digits - digits.size(), '0') + digits;
}

std::string number_text(int64_t value) {
  return core::persian_number(core::format_decimal(value, 0));
}

ui::Cell step_cell(abandoned_goods::Step step) {
  return {std::string(label_of(step)), abandoned::tone_of(step)};
}

/// A row with what it is sorted by.
struct Ranked {
  std::string key;
  std::string id;
  std::vector<ui::Cell> cells;
};

void add_released(std::vector<Ranked>& out, const Index::Row& row, core::Date on) {
  const Case& record = abandoned::case_of(row);
  const auto found = abandoned_goods::released_not_taken_out(record, on);
  if (!found) return;
  const std::string ends = found->stay_ends ? found->stay_ends->to_string() : "9999";
  out.push_back({ends,
                 core::to_string(row.id),
                 {{record.receipt.number},
                  {abandoned::goods_name(record)},
                  {std::string(found->document)},
                  {core::persian_digits(found->issued_on.to_string())},
                  {found->stay_ends ? core::persian_digits(ends) : std::string()},
                  {found->stay_ends ? ui::days_left_text(found->days_left) : std::string(),
                   ui::days_left_tone(found->days_left)}}});
}

void add_without_mother(std::vector<Ranked>& out, const Index::Row& row, core::Date) {
  const Case& record = abandoned::case_of(row);
  if (!abandoned_goods::lacks_mother_id(record)) return;
  const abandoned_goods::Declaration* declaration = abandoned_goods::declaration_of(record);
  const std::string day = declaration->registered_on.to_string();
  out.push_back({day,
                 core::to_string(row.id),
                 {{core::persian_digits(declaration->kotaj)},
                  {core::persian_digits(day)},
                  {record.receipt.number},
                  {abandoned::goods_name(record)},
                  step_cell(row.entry.row.step)}});
}

void add_claims(std::vector<Ranked>& out, const Index::Row& row, core::Date) {
  const Case& record = abandoned::case_of(row);
  for (const abandoned_goods::ClaimRow& open : abandoned_goods::open_claims(record)) {
    const std::string day = open.claim->claimed_on.to_string();
    out.push_back(
        {day,
         core::to_string(row.id) + "/" + core::to_string(open.claim->id),
         {{core::persian_digits(day)},
          {core::persian_digits(row.entry.row.kotaj)},
          {std::string(core::label_of(abandoned_goods::due_kind_choices(), open.claim->kind))},
          {open.claim->letter},
          {core::persian_number(core::format_decimal(open.claim->amount, 0))},
          {core::persian_number(core::format_decimal(open.balance, 0))},
          {abandoned::goods_name(record)}}});
  }
}

/// B2: a day without a follow-up is shown, of the month that runs.
std::string missed_days(const Case& record, core::Date on) {
  const abandoned_goods::Period month{core::Date::of(on.year(), on.month(), 1).value_or(on), on};
  const std::vector<core::Date> days = abandoned_goods::unfollowed_days(record, month);
  if (days.empty()) return "هیچ";
  std::string text = number_text(static_cast<int64_t>(days.size())) + " روز: ";
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0) text += "، ";
    text += core::persian_digits(std::to_string(days[i].day()));
  }
  return text;
}

void add_daily(std::vector<Ranked>& out, const Index::Row& row, core::Date on) {
  const BoardRow& board = row.entry.row;
  if (!board.priority) return;
  const Case& record = abandoned::case_of(row);
  constexpr int64_t farthest = 1'000'000;
  out.push_back({padded(std::to_string(farthest - board.days_since_arrival)),
                 core::to_string(row.id),
                 {{record.receipt.number},
                  {abandoned::goods_name(record)},
                  {record.receipt.perishable ? "فاسدشدنی" : "خطرناک"},
                  {number_text(board.days_since_arrival)},
                  step_cell(board.step),
                  board.followed_today ? ui::Cell{"انجام شد", ui::Tone::good}
                                       : ui::Cell{"نشده", ui::Tone::danger},
                  {missed_days(record, on)}}});
}

/// One list, in its own order; made anew only where the index changed.
class ListRows : public ui::SimpleTable {
 public:
  void refresh(const Index& index, const std::string& list) {
    if (list == list_ && index.version() == indexed_) return;
    list_ = list;
    indexed_ = index.version();
    std::vector<Ranked> lines;
    for (const Index::Row& row : index.rows()) add(lines, row, index.day());
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Ranked& a, const Ranked& b) { return a.key < b.key; });
    clear();
    for (Ranked& line : lines) ui::SimpleTable::add(std::move(line.id), std::move(line.cells));
    set_version(++made_);
  }
  [[nodiscard]] std::string sort_key(std::size_t row, std::size_t column) const override {
    const std::string digits = core::normalise_number(cell(row, column).text);
    const bool number =
        !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
    return number ? padded(digits) : ui::SimpleTable::sort_key(row, column);
  }

 private:
  void add(std::vector<Ranked>& lines, const Index::Row& row, core::Date on) const {
    if (list_ == "released") {
      add_released(lines, row, on);
    } else if (list_ == "mother") {
      add_without_mother(lines, row, on);
    } else if (list_ == "claims") {
      add_claims(lines, row, on);
    } else {
      add_daily(lines, row, on);
    }
  }

  std::string list_{};
  uint64_t indexed_ = ~uint64_t{0};
  uint64_t made_ = 0;
};

struct ListsMemory {
  std::string list = "released";
  ListRows rows;
  std::array<ui::TableState, std::size(lists)> tables;
};

struct Shown {
  std::span<const ui::Column> columns;
  std::string_view intro;
  std::string_view empty;
};

Shown shown_list(std::string_view list) {
  if (list == "released") {
    return {
        released_columns,
        "سند ترخیص یا فروش صادر شده و کالا هنوز خارج نشده است؛ نزدیک‌ترین پایان مهلت در بالا (بند ب-۹).",
        "کالای ترخیص‌شده‌ای در انبار نمانده است"};
  }
  if (list == "mother") {
    return {
        mother_columns,
        "اظهارنامه‌های متروکه‌ای که شناسه پرداخت مادر ندارند؛ قدیمی‌ترین در بالا (بند ب-۱۳).",
        "همه اظهارنامه‌ها شناسه مادر دارند"};
  }
  if (list == "claims") {
    return {
        claim_columns,
        "مطالبات از سازمان با مانده باز، تا تسویه؛ قدیمی‌ترین در بالا (بند ب-۱۱).",
        "مطالبه بازی نیست"};
  }
  return {
      daily_columns,
      "کالای فاسدشدنی و خطرناک تا تعیین تکلیف؛ پیگیری روزانه با مدیر گمرک است و روزی که پیگیری نشده باشد دیده می‌شود (بند ب-۲).",
      "کالای فاسدشدنی یا خطرناکی نیست"};
}

/// The list as a workbook to hand on, of what the device holds; daily follow-up is not one.
void draw_workbook_button(const Shell& shell, const std::string& list, const Index& index) {
  using abandoned_goods::StandingList;
  const std::pair<std::string_view, StandingList> kept[] = {
      {"released", StandingList::released},
      {"mother", StandingList::without_mother_id},
      {"claims", StandingList::open_claims}};
  const auto* found = std::find_if(std::begin(kept), std::end(kept),
                                   [&](const auto& one) { return one.first == list; });
  if (found == std::end(kept)) return;
  if (!ui::button("xlsx", "فایل xlsx", {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::download}))
    return;
  abandoned_goods::StandingGatherer gatherer(found->second, index.day());
  for (const Index::Row& row : index.rows()) gatherer.add(abandoned::case_of(row));
  const access::Assignment* assignment = shell.desk().assignment();
  const abandoned_goods::ReportHead head{
      assignment == nullptr ? std::string() : shell.desk().office_name(assignment->office),
      {},
      index.day()};
  ui::download_file("abandoned-" + list + ".xlsx", core::xlsx_mime,
                    abandoned_goods::standing_workbook(head, gatherer.take()));
}

std::size_t position_of(std::string_view list) {
  for (std::size_t i = 0; i < std::size(lists); ++i) {
    if (lists[i].code == list) return i;
  }
  return 0;
}

}  // namespace

void draw_abandoned_lists(Shell& shell) {
  auto& memory = shell.memory<ListsMemory>("abandoned/lists");
  ui::tabs("lists", lists, memory.list);
  const Index& index = abandoned::case_index(shell);
  memory.rows.refresh(index, memory.list);
  const Shown shown = shown_list(memory.list);
  ui::paragraph(shown.intro, ui::Tone::quiet);
  draw_workbook_button(shell, memory.list, index);
  const std::size_t at = position_of(memory.list);
  ui::TableState& table = memory.tables[at];
  const ui::Scope scope(memory.list);
  const ui::TableEvent event = ui::table("rows", shown.columns, memory.rows, table,
                                         {.label = lists[at].label, .empty_title = shown.empty});
  if (event.export_csv) {
    ui::download_file("abandoned-" + memory.list + ".csv", "text/csv;charset=utf-8",
                      ui::table_csv(shown.columns, memory.rows, table));
  }
  if (!event.activated) return;
  const std::string id = memory.rows.row_id(*event.activated);
  if (const auto record = core::parse_id(std::string_view(id).substr(0, id.find('/'))))
    shell.go("abandoned_case", *record);
}

}  // namespace kotaj::screens
