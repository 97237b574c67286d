#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/common/notice_print.h"
#include "client/screens/common/screens.h"
#include "client/ui/table.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

enum ColumnIndex : std::size_t {
  number_column,
  issued_column,
  office_column,
  kotaj_column,
  order_column,
  instrument_column,
  kind_column,
  state_column,
  text_column,
};

constexpr ui::Column columns[] = {
    {"number", "شماره پیغام", ui::ColumnType::identifier, 190.0F},
    {"issued_at", "تاریخ و ساعت", ui::ColumnType::date, 140.0F},
    {"office", "گمرک", ui::ColumnType::text, 140.0F, false, false, true, true},
    {"kotaj", "کوتاژ", ui::ColumnType::number, 90.0F},
    {"order", "ثبت سفارش", ui::ColumnType::identifier, 110.0F, false, false, true, true},
    {"instrument", "ابزار پرداخت", ui::ColumnType::identifier, 130.0F, false, true},
    {"kind", "نوع", ui::ColumnType::text, 150.0F, false, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 130.0F},
    {"text", "متن", ui::ColumnType::text, 260.0F, true, false, true, true},
};

class NoticeRows : public ui::TableSource {
 public:
  explicit NoticeRows(const app::Desk& desk) : desk_(desk), notices_(desk.notices()) {}

  [[nodiscard]] std::size_t row_count() const override { return notices_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(notices_[row].first) + "-" + std::to_string(position_in_record(row));
  }
  [[nodiscard]] uint64_t version() const override { return desk_.revision(); }
  [[nodiscard]] const access::BankNotice& notice(std::size_t row) const {
    return *notices_[row].second;
  }

  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const access::BankNotice& notice = *notices_[row].second;
    switch (column) {
      case number_column:
        return {notice.number.empty() ? "در صف ارسال" : notice.number};
      case issued_column:
        return {show_moment(notice.issued_at)};
      case office_column:
        return {notice_office(desk_, notice)};
      case kotaj_column:
        return {core::persian_digits(notice.kotaj)};
      case order_column:
        return {core::persian_digits(notice.order_registration)};
      case instrument_column:
        return {notice.payment_instrument};
      case kind_column:
        return {std::string(notice_kind_label(notice.kind))};
      case state_column:
        return state(notice);
      default:
        return {notice.text};
    }
  }
  [[nodiscard]] std::string sort_key(std::size_t row, std::size_t column) const override {
    if (column == kotaj_column) return padded(notices_[row].second->kotaj);
    return TableSource::sort_key(row, column);
  }

 private:
  static ui::Cell state(const access::BankNotice& notice) {
    if (!notice.superseded_by.empty()) return {"جایگزین شده", ui::Tone::warning};
    if (notice.number.empty()) return {"در صف ارسال", ui::Tone::quiet};
    return {"معتبر", ui::Tone::good};
  }
  static std::string padded(const std::string& digits) {
    constexpr std::size_t width = 16;
    return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
  }
  [[nodiscard]] std::size_t position_in_record(std::size_t row) const {
    std::size_t position = 0;
    while (row > position && notices_[row - position - 1].first == notices_[row].first) ++position;
    return position;
  }

  const app::Desk& desk_;
  std::vector<std::pair<core::Id, const access::BankNotice*>> notices_;
};

struct NoticesMemory {
  ui::TableState table;
  std::string open_number;  ///< Of the notice shown beside the list.
};

void draw_detail(Shell& shell, const access::BankNotice& notice) {
  app::Desk& desk = shell.desk();
  ui::Card card("detail", "پیغام قابل توجه بانک");
  ui::notice_preview("text", {"متن پیغام", notice.number, show_moment(notice.issued_at),
                              notice.text, notice.superseded_by});
  const ui::Pair pairs[] = {
      {"گمرک", notice_office(desk, notice)},
      {"کوتاژ", core::persian_digits(notice.kotaj), ui::ValueKind::number},
      {"ثبت سفارش", core::persian_digits(notice.order_registration), ui::ValueKind::number},
      {"ابزار پرداخت", notice.payment_instrument, ui::ValueKind::identifier},
      {"بانک", desk.bank_name(notice.bank)},
      {"شعبه", notice.branch, ui::ValueKind::identifier},
      {"کد راستی‌آزمایی", notice.verification_code, ui::ValueKind::identifier},
      {"جایگزینِ پیغام", notice.supersedes, ui::ValueKind::identifier},
  };
  ui::pairs("facts", pairs);
  ui::Row row;
  if (ui::button("print", "چاپ",
                 {.icon = ui::Icon::print,
                  .disabled_reason =
                      notice.number.empty()
                          ? "پیش از پذیرش سرور، پیغام چاپ نمی‌شود."
                          : ""})) {
    ui::print_html(notice_html(desk, notice));
  }
  if (ui::button("copy", "رونوشت متن", {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::copy})) {
    ui::copy_text(notice.text);
    ui::toast(ui::Tone::good, "متن پیغام رونوشت شد.");
  }
}

}  // namespace

void draw_notices(Shell& shell) {
  app::Desk& desk = shell.desk();
  auto& memory = shell.memory<NoticesMemory>("notices");
  const NoticeRows rows(desk);
  const bool bank = desk.session().bank_staff;
  const ui::TableEvent event = ui::table(
      "list", columns, rows, memory.table,
      {.label = "پیغام‌های قابل توجه بانک",
       .height = memory.open_number.empty() ? 0.0F : 320.0F,
       .empty_title = "پیغامی نیست",
       .empty_text =
           bank ? "هنوز پیغامی برای بانک شما صادر نشده است."
                : "پیغام‌هایی که از پرونده‌ها صادر شود اینجا "
                  "می‌آید."});
  if (event.activated) memory.open_number = rows.row_id(*event.activated);
  if (event.export_csv) {
    ui::download_file("notices.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, rows, memory.table));
  }
  for (std::size_t row = 0; row < rows.row_count(); ++row) {
    if (rows.row_id(row) != memory.open_number) continue;
    ui::gap(ui::space::l);
    draw_detail(shell, rows.notice(row));
  }
}

}  // namespace kotaj::screens
