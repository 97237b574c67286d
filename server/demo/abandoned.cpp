#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <vector>

#include "server/demo/demo.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/tariff.h"
#include "shared/core/result.h"
#include "shared/sync/csv.h"

namespace kotaj::server::demo {

namespace {

using namespace abandoned_goods;  // NOLINT: the demonstration speaks its words throughout.

constexpr std::string_view registry = "registry_officer";
constexpr std::string_view unit_head = "abandoned_unit_head";
constexpr std::string_view head = "assessment_head";
constexpr std::string_view assessor = "assessor";
constexpr std::string_view finance = "finance_officer";
constexpr std::string_view manager = "office_manager";
constexpr std::string_view gate = "exit_gate_officer";

constexpr int64_t grams = 1000;
constexpr int64_t cents = 100;
constexpr core::Wide usd_rate = 285'000;

/// The rows of the procedure's own report form, as the scan has them.
constexpr std::string_view sample_csv =
#include "generated/abandoned_sample.inc"
    ;

/// How far a story is told.
enum class Stage : uint8_t {
  stored,
  warned,
  assessing,
  assessed,
  declared,
  valued,
  cashier,
  payable,
  announced,
  taken,
  settled,
};

/// One receipt on its way: every step is a real operation of the person who may do it.
class Story {
 public:
  /// `registered` is the day of the abandoned declaration; what comes before it lies before it.
  Story(cli::Console& console, Receipt receipt, std::string kotaj, core::Date registered)
      : console_(console),
        receipt_(std::move(receipt)),
        kotaj_(std::move(kotaj)),
        registered_(registered),
        record_(case_id(receipt_)) {}

  void tell(Stage until) {
    step(registry, "open_case", receipt_);
    if (until >= Stage::warned) warn();
    if (until >= Stage::assessing) {
      step(head, "dispatch_assessors",
           DispatchAssessors{before(4), before(4), "ارزیاب نمونه", true});
    }
    if (until >= Stage::assessed) inspect();
    if (until >= Stage::declared)
      step(registry, "register_declaration",
           RegisterDeclaration{kotaj_, registered_, true, {}, {}});
    if (until >= Stage::valued) value();
    if (until >= Stage::cashier) {
      step(head, "confirm_assessment", ConfirmAssessment{after(3)});
      step(finance, "record_mother_id", RecordMotherId{"MOTHER" + kotaj_, after(3)});
    }
    if (until >= Stage::payable)
      step(finance, "convert_share_id", ConvertShareId{"SHARE" + kotaj_, after(4), true});
    if (until >= Stage::announced) announce();
    if (until >= Stage::taken)
      step(gate, "take_out", TakeOut{after(9), "ص-" + kotaj_, after(9), {}});
    if (until >= Stage::settled) {
      step(unit_head, "settle",
           Settle{SettlementKind::sold, after(12), "ت-" + kotaj_, after(12), {}, {}});
    }
  }

  template <typename Payload>
  void step(std::string_view user, std::string_view act, const Payload& payload) {
    const auto result = console_.act(user, module(), act, record_, &payload);
    if (result.accepted) return;
    throw std::runtime_error("demo: " + std::string(act) + " " + receipt_.number + ": " +
                             result.refusal->code + " " + result.refusal->field + " " +
                             result.refusal->reason);
  }
  [[nodiscard]] core::Date before(int days) const { return *core::add_days(registered_, -days); }
  [[nodiscard]] core::Date after(int days) const {
    return std::min(console_.today(), *core::add_days(registered_, days));
  }

 private:
  /// Served so that the owner's twenty days end before the assessors come.
  void warn() {
    constexpr int days_before = 30;
    step(unit_head, "serve_warning",
         ServeWarning{before(days_before), WarningServer::customs, ServiceWay::electronic,
                      "خ-" + receipt_.number});
  }
  void inspect() {
    Inspect report{before(2), "کالا با قبض انبار مطابق است.", {}};
    for (const GoodsLine& line : receipt_.goods) {
      report.lines.push_back({line.goods,
                              line.hs_code,
                              line.gross.value_or(core::Mass{}),
                              line.packages,
                              line.package_kind,
                              line.container,
                              "سالم",
                              {}});
    }
    step(assessor, "inspect", report);
  }
  void value() {
    ValueGoods payload{after(2), usd_rate, {}};
    for (std::size_t row = 0; row < receipt_.goods.size(); ++row) {
      LineValuation line;
      line.line = static_cast<int64_t>(row) + 1;
      line.method = ValueMethod::similar;
      line.earlier = {{ValueMethod::identical, "کالای مثل در سوابق نبود."}};
      line.value_usd = 12'500 * cents;
      line.value_id = "V" + kotaj_;
      payload.lines.push_back(std::move(line));
    }
    step(assessor, "value_goods", payload);
  }
  void announce() {
    const void* held = console_.find(module(), record_);
    const Declaration* declaration = declaration_of(*static_cast<const Case*>(held));
    step(manager, "announce",
         Announce{after(5), "الف-" + kotaj_, "اداره اموال تملیکی استان نمونه",
                  declaration->permits});
  }

  cli::Console& console_;
  Receipt receipt_;
  std::string kotaj_;
  core::Date registered_;
  core::Id record_;
};

GoodsLine line_of(std::string_view goods, std::string_view hs_code, int64_t gross_kg) {
  return {std::string(goods), std::string(hs_code), core::Mass{gross_kg * grams}, 20, "کارتن", {}};
}

Receipt receipt_of(std::string number, core::Date entered, std::vector<GoodsLine> goods) {
  Receipt receipt;
  receipt.office = "20100";
  receipt.custodian = "انبارهای عمومی نمونه";
  receipt.number = std::move(number);
  receipt.entered_first_warehouse = entered;
  receipt.entered_here = entered;
  receipt.owner = "شرکت بازرگانی نمونه";
  receipt.owner_id = "14001234562";
  receipt.owner_address = "نشانی نمایشی";
  receipt.goods = std::move(goods);
  return receipt;
}

/// The sample's declarations, each with its lines, on invented receipts.
void declared_sample(cli::Console& console) {
  const auto rows = kotaj::sync::split_csv(sample_csv, ',');
  if (!rows) throw std::runtime_error("demo: the sample of abandoned goods cannot be read");
  enum : std::size_t { kotaj_at = 1, day_at = 2, hs_at = 3, goods_at = 4, columns = 5 };
  struct Declared {
    core::Date registered;
    std::vector<GoodsLine> goods;
  };
  std::map<std::string, Declared> declared;
  for (std::size_t row = 1; row < rows->size(); ++row) {
    const std::vector<std::string>& cells = (*rows)[row].cells;
    if (cells.size() != columns) continue;
    constexpr int64_t first_kg = 300;
    constexpr int64_t more_kg = 45;
    Declared& one = declared[cells[kotaj_at]];
    one.registered = core::Date::parse(cells[day_at]).value();
    one.goods.push_back(
        line_of(cells[goods_at], cells[hs_at], first_kg + more_kg * static_cast<int64_t>(row)));
  }
  constexpr int months_before = 7;
  for (const auto& [kotaj, one] : declared) {
    Receipt receipt = receipt_of(
        "140200" + kotaj, core::add_months(one.registered, -months_before).value(), one.goods);
    Story(console, std::move(receipt), kotaj, one.registered).tell(Stage::declared);
  }
}

/// One invented case for each step of the way, of this year.
void every_step(cli::Console& console) {
  constexpr std::array<Stage, 9> stages{Stage::warned,    Stage::assessing, Stage::assessed,
                                        Stage::valued,    Stage::cashier,   Stage::payable,
                                        Stage::announced, Stage::taken,     Stage::settled};
  constexpr int registered_days_ago = 15;
  constexpr int entered_days_ago = 160;
  const core::Date today = console.today();
  int64_t ordinal = 0;
  for (const Stage stage : stages) {
    const std::string kotaj = std::to_string(405'010 + ++ordinal);
    Receipt receipt =
        receipt_of("1405000" + std::to_string(ordinal), *core::add_days(today, -entered_days_ago),
                   {line_of("قطعات یدکی صنعتی", "84839000", 800 + 50 * ordinal)});
    Story story(console, std::move(receipt), kotaj, *core::add_days(today, -registered_days_ago));
    story.tell(stage);
    if (stage == Stage::announced) {
      story.step(manager, "demand_removal", DemandRemoval{story.after(8), "م-" + kotaj, {}});
      story.step(manager, "claim_dues",
                 ClaimDues{DueKind::duties, 240'000'000, story.after(8), "و-" + kotaj});
    }
  }
}

/// What waits on its term: soon over, over, of priority, in dispute, in a special port zone.
void waiting(cli::Console& console) {
  const core::Date today = console.today();
  const auto entered = [&](int days_ago) { return *core::add_days(today, -days_ago); };
  const auto open = [&](const Receipt& receipt) {
    Story story(console, receipt, {}, today);
    story.tell(Stage::stored);
    return story;
  };
  open(receipt_of("14059001", entered(20),
                  {line_of("پارچه پلی‌استر", "55121900", 2'400)}));
  open(receipt_of("14059002", entered(89), {line_of("لوازم آرایش", "33042090", 640)}));
  open(receipt_of("14059003", entered(120), {line_of("لاستیک خودرو سواری", "40121100", 5'200)}));

  Receipt perishable = receipt_of("14059004", entered(6), {line_of("موز", "08039010", 18'000)});
  perishable.perishable = true;
  perishable.facilities = false;
  open(perishable);
  Receipt hazardous =
      receipt_of("14059005", entered(40), {line_of("رنگ و رنگدانه نساجی", "32041390", 3'100)});
  hazardous.hazardous = true;
  open(hazardous).step(manager, "follow_up", FollowUp{today, "از انبار بازدید شد."});

  open(receipt_of("14059006", entered(130), {line_of("دیسک فشرده", "85234990", 410)}))
      .step(registry, "open_dispute",
            OpenDispute{entered(60), "اختلاف در طبقه‌بندی تعرفه", {}});
  Receipt port = receipt_of("14059007", entered(150), {line_of("همزن برقی", "85094000", 900)});
  port.place = Place::special_port_zone;
  port.zone_term_ends = entered(10);
  open(port);
  open(receipt_of("14059008", entered(100), {line_of("برچسب هولوگرام", "48211060", 120)}))
      .step(registry, "record_release",
            RecordRelease{ReleaseKind::release, "ترخیص-14059008", entered(12)});
}

/// A few rows of an invented tariff: one code with two dates, and codes that the cases have.
void put_tariff(cli::Console& console) {
  struct Rates {
    std::string_view hs_code;
    std::string_view goods;
    int year;
    int commercial_profit;  ///< Percent.
    int vat;
  };
  constexpr std::array<Rates, 6> rows{{
      {"84839000", "اجزای دستگاه‌های انتقال نیرو", 1402, 11, 9},
      {"84839000", "اجزای دستگاه‌های انتقال نیرو", 1403, 11, 10},
      {"55121900", "پارچه پلی‌استر", 1403, 28, 10},
      {"33042090", "لوازم آرایش", 1403, 51, 10},
      {"40121100", "لاستیک روکش‌شده", 1403, 16, 10},
      {"08039010", "موز", 1403, 6, 0},
  }};
  constexpr int64_t thousandths = 1000;
  constexpr core::Quantity other{500};  // Half a percent.
  for (const Rates& one : rows) {
    const TariffRow row{std::string(one.hs_code),
                        std::string(one.goods),
                        *core::Date::of(one.year, 1, 1),
                        {one.commercial_profit * thousandths},
                        other,
                        {one.vat * thousandths},
                        "تعرفه نمایشی"};
    const auto result = console.act(sync::system_user, tariff_module(), "put_tariff", {}, &row);
    if (!result.accepted) throw std::runtime_error("demo: tariff: " + result.refusal->reason);
  }
}

}  // namespace

void fill_abandoned(cli::Console& console) {
  put_tariff(console);
  declared_sample(console);
  every_step(console);
  waiting(console);
}

}  // namespace kotaj::server::demo
