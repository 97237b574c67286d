#include <array>
#include <stdexcept>
#include <string>

#include "server/demo/demo.h"
#include "shared/core/result.h"
#include "shared/export_valuation/acts.h"
#include "shared/export_valuation/request.h"
#include "shared/export_valuation/values.h"

namespace kotaj::server::demo {

namespace {

using namespace export_valuation;  // NOLINT: the demonstration speaks its words throughout.

constexpr std::string_view office = "20100";
constexpr core::Wide one = 10'000;  ///< Of a rate's ten-thousandths.
constexpr core::Wide exchange_rate = 285'000 * one;

/// An invented export good with what it costs and is worth.
struct Goods {
  std::string_view name;
  std::string_view hs_code;
  std::string_view unit;
  std::string_view material;
  std::string_view material_unit;
  int64_t material_irr;       ///< Of one unit of the material.
  int64_t consumption;        ///< Thousandths, for a thousand units of the product.
  int64_t value_usd;          ///< Ten-thousandths, of one unit.
  int64_t earlier_value_usd;  ///< As the list has it.
};
constexpr std::array<Goods, 6> all_goods{{
    {"پنجره دوجداره", "39252000", "عدد", "پروفیل", "کیلوگرم", 1'200'000, 1'800'000, 80'000, 62'500},
    {"کاشی سرامیک", "69072100", "مترمربع", "خاک و لعاب", "کیلوگرم", 45'000, 19'000'000, 32'000,
     28'000},
    {"فرش ماشینی", "57024200", "مترمربع", "نخ اکریلیک", "کیلوگرم", 1'450'000, 2'600'000, 142'000,
     125'000},
    {"زعفران", "09102010", "گرم", "کلاله خشک", "گرم", 310'000, 1'020'000, 11'400, 9'800},
    {"پسته خندان", "08025100", "کیلوگرم", "پسته خام", "کیلوگرم", 1'900'000, 1'080'000, 74'000,
     69'000},
    {"سیمان سفید", "25232100", "کیلوگرم", "کلینکر", "کیلوگرم", 8'500, 1'050'000, 420, 380},
}};

void must(const kotaj::sync::OperationResult& result, std::string_view what) {
  if (result.accepted) return;
  throw std::runtime_error("demo: " + std::string(what) + ": " + result.refusal->code + " " +
                           result.refusal->field + " " + result.refusal->reason);
}

/// Rows of three years for every good, the last one open.
void put_list(cli::Console& console) {
  constexpr int first_year = 1401;
  constexpr std::array<int64_t, 3> percent{84, 93, 100};
  for (const Goods& goods : all_goods) {
    for (std::size_t at = 0; at < percent.size(); ++at) {
      const int year = first_year + static_cast<int>(at);
      ValueRow row;
      row.hs_code = goods.hs_code;
      row.goods = goods.name;
      row.unit = goods.unit;
      row.value_usd = goods.earlier_value_usd * percent[at] / 100;
      row.from = *core::Date::of(year, 1, 1);
      if (at + 1 < percent.size()) row.until = core::add_days(*core::Date::of(year + 1, 1, 1), -1);
      row.approval_number = "ک-" + std::to_string(year);
      row.approval_on = row.from;
      must(console.act("valuation_director", values_module(), "put_value", {}, &row), goods.name);
    }
  }
}

/// One request on its way: every step is a real operation of the person who may do it.
class Story {
 public:
  Story(cli::Console& console, const Goods& goods, std::string number)
      : console_(console), goods_(goods), number_(std::move(number)), today_(console.today()) {}

  void tell(State until) {
    step("assessor", "open_request", form());
    if (until == State::draft) return;
    step("assessor", "put_analysis", analysis());
    step("assessor", "state_opinion", opinion());
    step("customs_deputy", "sign", SignRequest{});
    if (until >= State::sent) step("registry_officer", "send", SendRequest{"ن-" + number_, today_});
    if (until >= State::registered)
      step("valuation_registry", "register_request", RegisterRequest{"د-" + number_, today_});
    if (until >= State::referred)
      step("valuation_director", "refer",
           ReferRequest{"پس از بررسی و تهیه گزارش کارشناسی در کارگروه مطرح گردد."});
    if (until >= State::with_expert)
      step("valuation_secretary", "refer_to_expert", ReferToExpert{"valuation_expert", {}});
    if (until >= State::reported) report();
    if (until >= State::heard && until <= State::published)
      step("valuation_secretary", "hear", HearRequest{"ج-" + number_, today_, {}});
    if (until == State::resolved || until == State::published)
      step("valuation_secretary", "resolve", resolution());
    if (until == State::published) publish();
    if (until == State::returned)
      step("valuation_director", "return_request",
           ReturnRequest{"استعلام بازار پیوست نیست؛ با مستندات کامل دوباره ارسال شود."});
  }

 private:
  template <typename Payload>
  void step(std::string_view user, std::string_view act, const Payload& payload) {
    must(console_.act(user, module(), act, request_id(office, number_), &payload), act);
  }

  RequestForm form() const {
    RequestForm out;
    out.office = office;
    out.file_number = number_;
    out.kind = RequestKind::value_difference;
    out.trigger = Trigger::price_level_changed;
    out.kotaj = "7" + number_.substr(number_.size() - 5);
    out.kotaj_on = core::add_days(today_, -6);
    out.exporter = "شرکت صادراتی نمونه";
    out.phone = "02100000000";
    out.address = "نشانی نمایشی";
    out.exchange_rate = exchange_rate;
    out.exchange_rate_on = core::add_days(today_, -1);
    GoodsRow row;
    row.goods = goods_.name;
    row.hs_code = goods_.hs_code;
    row.unit = goods_.unit;
    row.quantity = core::Quantity{12'000'000};
    row.net = core::Mass{11'500'000};
    row.gross = core::Mass{12'100'000};
    row.declared_usd = goods_.earlier_value_usd;
    row.approved_usd = goods_.earlier_value_usd;
    row.approved_number = "ک-1403";
    row.approved_on = core::Date::of(1403, 1, 1);
    row.wholesale_irr = core::Wide{goods_.value_usd} * exchange_rate / one * 98 / 100;
    row.costs_to_exit_irr = core::Wide{goods_.value_usd} * exchange_rate / one * 4 / 100;
    row.international_usd = goods_.value_usd * 106 / 100;
    row.proposed_usd = goods_.value_usd * 103 / 100;
    out.rows.push_back(std::move(row));
    return out;
  }
  RawAnalysis analysis() const {
    RawAnalysis out;
    out.row = 1;
    out.goods = goods_.name;
    out.company = "شرکت صادراتی نمونه";
    out.produced = core::Quantity{1'000'000};
    out.produced_unit = goods_.unit;
    out.exchange_rate = exchange_rate;
    out.exchange_rate_on = *core::add_days(today_, -1);
    Material material;
    material.material = goods_.material;
    material.consumption = core::Quantity{goods_.consumption};
    material.unit = goods_.material_unit;
    material.rate_domestic_irr = goods_.material_irr * one;
    material.other_irr = 4'500'000;
    out.rows.push_back(material);
    material = {};
    material.material = "مواد کمکی وارداتی";
    material.consumption = core::Quantity{12'500};
    material.unit = "کیلوگرم";
    material.rate_foreign_usd = 41'375;
    material.remarks = "با پروانه ورود موقت";
    out.rows.push_back(material);
    return out;
  }
  StateOpinion opinion() const {
    StateOpinion out;
    out.proposal = "ارزش «" + std::string(goods_.name) + "» به رقم پیشنهادی فرم PQ31 اصلاح شود.";
    out.reason =
        "بهای مواد اولیه و قیمت عمده‌فروشی این کالا نسبت به زمان مصوبه پیشین افزایش یافته و ارزش "
        "مصوب دیگر با بازار همخوانی ندارد.";
    out.expert = "ارزیاب نمونه";
    out.outside_reason =
        "آنالیز مواد اولیه سود و هزینه‌های سربار تولید را در بر ندارد.";
    LegalDocument document;
    document.kind = DocumentKind::price_list;
    document.number = "ب-" + number_;
    document.dated_on = core::add_days(today_, -3);
    document.issuer = "اتحادیه صنف نمونه";
    document.description =
        "فهرست قیمت عمده‌فروشی کالا در بازار داخلی در هفته گذشته، با مهر اتحادیه و نرخ سه فروشنده "
        "عمده برای همان مارک و همان بسته‌بندی.";
    out.documents.push_back(std::move(document));
    out.clause_2_observed = true;
    return out;
  }
  void report() {
    step(
        "valuation_expert", "report",
        GiveReport{
            "شواهد قیمت و آنالیز مواد اولیه بررسی شد؛ رقم پیشنهادی با اندکی کاهش تأیید می‌شود.",
            {{1, goods_.value_usd, "میانگین شواهد قیمت"}}});
  }
  RecordResolution resolution() const {
    RecordResolution out;
    out.number = "ک-" + number_;
    out.resolved_on = today_;
    out.members = {{"مدیر کل ارزش", "رئیس کارگروه"}, {"دبیر کمیته ارزش", "دبیر"}};
    out.values = {{1,
                   std::string(goods_.hs_code),
                   std::string(goods_.name),
                   {},
                   std::string(goods_.unit),
                   goods_.value_usd,
                   today_}};
    return out;
  }
  void publish() {
    const RecordResolution passed = resolution();
    const ValueRow row = row_to_publish(passed.values.front(), passed, today_);
    must(console_.act("valuation_director", values_module(), "put_value", {}, &row), "put_value");
    step("valuation_director", "publish", PublishRequest{});
  }

  cli::Console& console_;
  const Goods& goods_;
  std::string number_;
  core::Date today_;
};

}  // namespace

void fill_valuation(cli::Console& console) {
  put_list(console);
  constexpr std::array<State, 11> stages{State::draft,      State::signed_off, State::sent,
                                         State::registered, State::referred,   State::with_expert,
                                         State::reported,   State::heard,      State::resolved,
                                         State::published,  State::returned};
  std::size_t at = 0;
  for (const State stage : stages) {
    const std::string number = std::to_string(140500 + ++at);
    Story(console, all_goods[at % all_goods.size()], number).tell(stage);
  }
}

}  // namespace kotaj::server::demo
