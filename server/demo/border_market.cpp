#include <array>
#include <stdexcept>
#include <string>

#include "server/demo/demo.h"
#include "shared/border_market/acts.h"
#include "shared/border_market/market.h"
#include "shared/border_market/record.h"

namespace kotaj::server::demo {

namespace {

using namespace border_market;  // NOLINT: the demonstration speaks its words throughout.

constexpr std::string_view registry = "registry_officer";
constexpr std::string_view finance = "finance_officer";
constexpr std::string_view head = "assessment_head";
constexpr std::string_view assessor = "assessor";
constexpr std::string_view gate = "exit_gate_officer";
constexpr std::string_view deputy = "customs_deputy";
constexpr std::string_view manager = "office_manager";

constexpr std::string_view office_code = "20100";
constexpr std::string_view border_code = "20300";
constexpr core::Wide one = 10'000;  ///< Of a rate's and an invoice's ten-thousandths.
constexpr core::Wide thousand = 1'000;
constexpr core::Wide usd_rate = 285'000 * one;
constexpr core::Wide eur_rate = 331'500 * one;
constexpr core::Country iran{364};
constexpr core::Country iraq{368};

template <typename Payload>
void must(cli::Console& console, std::string_view user, const access::Module& of,
          std::string_view act, const core::Id& record, const Payload& payload) {
  const auto result = console.act(user, of, act, record, &payload);
  if (result.accepted) return;
  throw std::runtime_error("demo: " + std::string(act) + ": " + result.refusal->code + " " +
                           result.refusal->field + " " + result.refusal->reason);
}

/// Goods as one line of a declaration; the export value list of the demonstration knows some of
/// them, and not always at this value.
struct Goods {
  std::string_view name;
  std::string_view hs;
  std::string_view unit;
  int64_t quantity;
  int64_t gross_kg;
  int64_t net_kg;
  int64_t packages;
  core::Wide value;  ///< Ten-thousandths of the invoice's currency.
};
constexpr Goods pistachio{"پسته خندان", "08025100", "کیلوگرم", 5'000,
                          5'400,        5'000,      500,       34'500 * one};
constexpr Goods carpet{"فرش ماشینی", "57024200", "مترمربع", 1'200, 3'100, 2'900, 120, 12'600 * one};
constexpr Goods tiles{"کاشی سرامیک", "69072100", "مترمربع", 1'500,
                      24'000,        23'400,     750,       4'200 * one};
constexpr Goods cement{"سیمان سفید", "25232100", "کیلوگرم", 22'000, 22'400, 22'000, 440, 836 * one};
constexpr Goods raisins{"کشمش تیزابی", "08062000", "کیلوگرم", 8'000,
                        8'300,         8'000,      800,       15'200 * one};

Line line_of(const Goods& goods) {
  Line line;
  line.name = goods.name;
  line.kind = "درجه یک";
  line.number = "۱";
  line.hs = goods.hs;
  line.colour = "طبیعی";
  line.size = "معمول بازار";
  line.properties = "مطابق استاندارد ملی";
  line.marks_of_distinction = "ندارد";
  line.packages = Packages{goods.packages, "کارتن", "60x40x40", "بی‌علامت"};
  line.quantity = core::Quantity{goods.quantity * thousand};
  line.unit = goods.unit;
  line.gross_kg = core::Mass{goods.gross_kg * thousand};
  line.net_kg = core::Mass{goods.net_kg * thousand};
  line.value = goods.value;
  return line;
}

void put_persons(Declaration& out) {
  out.exporter = Exporter{"شرکت صادراتی نمونه", "10380284790", "شهر نمونه، خیابان بازار، پلاک ۱",
                          "02100000000"};
  out.declarant = Declarant{"بهرام نمونه‌پور", "0012345679", Capacity::broker};
  out.consignee = Party{"شرکت بازرگانی نمونه در مقصد", "بازار مرزی مقصد"};
  out.consignor = Party{"شرکت صادراتی نمونه", "شهر نمونه، خیابان بازار، پلاک ۱"};
  out.destination_representative = Party{"نماینده نمونه در مقصد", "بازار مرزی مقصد"};
  out.buyer = Party{"شرکت بازرگانی نمونه در مقصد", "بازار مرزی مقصد"};
}

void put_carriage(Declaration& out) {
  out.office_of_origin = office_code;
  out.exit_office = border_code;
  out.office_of_formalities = office_code;
  out.assessment_place = "محوطه بازارچه نمونه";
  out.place_of_loading = "انبار بازارچه نمونه";
  out.first_destination_country = iraq;
  out.destination_country = iraq;
  out.trading_country = iraq;
  out.country_of_origin = iran;
  out.vehicle_destination_country = iraq;
  out.final_destination_country = iraq;
  out.vehicle_at_exit = Vehicle{"12ع345-67", iran};
  out.vehicle_at_border = Vehicle{"12ع345-67", iran};
  constexpr int64_t by_road = 3;
  out.border_transport_mode = by_road;
  out.inland_transport_mode = by_road;
}

core::Wide whole(const core::Exact& value) {
  return core::parse_decimal(value.decimal(0), 0).value_or(0);
}

/// The whole declaration, its totals as they should be.
Declaration declaration_of(const Goods& goods, core::Date on, std::string_view currency) {
  Declaration out;
  put_persons(out);
  put_carriage(out);
  constexpr int32_t kurdistan = 13;
  out.delivery_terms = DeliveryTerms::dap;
  out.procedure = Procedure::definite_export;
  out.producing_province = Province{kurdistan};
  out.transaction_terms = "نقدی";
  out.invoice_currency = currency;
  out.invoice_total = goods.value;
  out.exchange_rate = currency == "USD" ? usd_rate : eur_rate;
  out.usd_rate = usd_rate;
  out.bank_data = BankData{"بانک نمونه", "شعبه بازار", "پ-۱۰۰۱"};
  out.certificates = std::vector<Certificate>{{"گواهی مبدأ", "گ-۲۲", on}};
  out.export_licence = ExportLicence{"م-۴۵", on, "سازمان نمونه"};
  out.lines = {line_of(goods)};
  Inquiry inquiry;
  inquiry.on = on;
  inquiry.declaration = out;
  const Totals totals = totals_of(inquiry);
  out.total_value_irr = whole(*totals.value_irr);
  out.total_value_usd = whole(*totals.value_usd_cents);
  return out;
}

Documents all_documents() {
  Documents out;
  const Document present{DocumentStatus::present, {}};
  out.warehouse_receipt = out.commercial_card = out.export_licence = present;
  out.standard_certificate = out.price_setting = out.packing_list = present;
  out.power_of_attorney = {DocumentStatus::not_needed, "صادرکننده نماینده ندارد"};
  out.official_introduction = {DocumentStatus::not_needed, "صادرکننده نماینده ندارد"};
  out.other = {DocumentStatus::not_needed, "سند دیگری لازم نیست"};
  return out;
}

Assessment passed(core::Date on, std::string kotaj) {
  Assessment out;
  out.assessed_on = on;
  out.sent_to_laboratory.result = CheckResult::not_applicable;
  out.referred_for_value.result = CheckResult::not_applicable;
  out.cargo_findings = "بار با اظهار می‌خواند.";
  out.seals = "SL-40521";
  out.kotaj = std::move(kotaj);
  return out;
}

/// One file on its way: every step is a real operation of the person who may do it.
class Story {
 public:
  Story(cli::Console& console, std::string number, const Goods& goods, int opened_days_ago,
        std::string_view currency = "USD")
      : console_(console), number_(std::move(number)), goods_(goods), currency_(currency) {
    day_ = *core::add_days(console.today(), -opened_days_ago);
    Opening opening;
    opening.office = office_code;
    opening.file_number = number_;
    opening.opened_on = day_;
    record_ = file_id(office_code, number_);
    act(registry, "open_file", opening);
  }

  void declare() { act(registry, "edit_declaration", declaration_of(goods_, day_, currency_)); }
  void declare(const Declaration& declaration) { act(registry, "edit_declaration", declaration); }
  [[nodiscard]] Declaration declaration() const { return declaration_of(goods_, day_, currency_); }
  void attach() { act(registry, "put_documents", all_documents()); }
  void match() { act(registry, "match_documents", DocumentMatching{day_, true, true, true, {}}); }
  void screen() {
    act(registry, "screen_values",
        ScreenValues{
            {{std::string(goods_.hs), std::string(goods_.name), {}, std::string(goods_.unit)}},
            false});
  }
  void collect() {
    Costs costs;
    constexpr core::Wide dues_irr = 25'000'000;
    constexpr core::Wide bank_irr = 450'000;
    const core::Quantity once{thousand};
    costs.rows = {{CostKind::unloading_loading, CostUnit::ton, {goods_.gross_kg}, 1'250'000 * one},
                  {CostKind::dues, CostUnit::trip, once, dues_irr * one},
                  {CostKind::bank_costs, CostUnit::piece, once, bank_irr * one}};
    costs.receipt = "ق-" + number_;
    costs.received_on = day_;
    act(finance, "put_costs", costs);
  }

  void plain(std::string_view user, std::string_view step) { act(user, step, PlainStep{day_, {}}); }
  void numbered(std::string_view user, std::string_view step, std::string number) {
    act(user, step, NumberedStep{day_, std::move(number), {}});
  }
  template <typename Payload>
  void act(std::string_view user, std::string_view code, const Payload& payload) {
    try {
      must(console_, user, module(), code, record_, payload);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(number_ + ": " + error.what());
    }
  }
  [[nodiscard]] core::Date day() const { return day_; }
  void next_day() {
    const core::Date next = *core::add_days(day_, 1);
    if (next <= console_.today()) day_ = next;
  }

 private:
  cli::Console& console_;
  std::string number_;
  const Goods& goods_;
  std::string currency_;
  core::Id record_;
  core::Date day_;
};

// --- Along each sequence ---

void register_identity(Story& file, std::string kotaj) {
  file.act(registry, "step_a2",
           VerifyAndRegister{file.day(), "کارشناس ثبت نمونه", "کارت ملی و کارت بازرگانی",
                             std::move(kotaj)});
}
void to_finance(Story& file, const std::string& kotaj) {
  file.declare();
  file.attach();
  file.plain(registry, "step_a1");
  register_identity(file, kotaj);
}
void to_assignment(Story& file, const std::string& kotaj) {
  to_finance(file, kotaj);
  file.collect();
  file.numbered(finance, "step_a3", "ق-" + kotaj);
}
void to_assessor(Story& file, const std::string& kotaj) {
  to_assignment(file, kotaj);
  file.match();
  file.act(head, "step_a4", Assignment{std::string(assessor), file.day(), "کالای عمومی"});
}
void to_signature(Story& file, const std::string& kotaj) {
  to_assessor(file, kotaj);
  file.act(assessor, "step_a5", passed(file.day(), {}));
  file.plain(deputy, "step_a6");
}

void to_verification(Story& file) {
  file.numbered(registry, "step_c1", "ا-۷۷");
  file.numbered(registry, "step_c2", "ح-۷۷");
  file.next_day();
  file.declare();
  file.attach();
  file.plain(registry, "step_c3");
  file.plain(registry, "step_c4");
  file.next_day();
  file.act(registry, "step_c5",
           VerifyIdentity{file.day(), "کارشناس ثبت نمونه", "کارت ملی و کارت بازرگانی"});
  file.match();
}
void through_export_service(Story& file, std::string kotaj) {
  to_verification(file);
  file.next_day();
  file.act(assessor, "step_c6", passed(file.day(), std::move(kotaj)));
  file.numbered(assessor, "step_c7", "ارز-۷۷");
  file.collect();
  file.plain(registry, "step_c8");
  file.plain(deputy, "step_c9");
}

/// The first sequence of the market, on days that have passed.
void direct_carriage(cli::Console& console) {
  constexpr int three_weeks = 21;
  constexpr int two_weeks = 14;
  constexpr int week = 7;
  Story waiting(console, "BM-101", raisins, week, "EUR");
  to_verification(waiting);
  Story unsigned_yet(console, "BM-102", tiles, two_weeks);
  through_export_service(unsigned_yet, "7701102");
  Story gone(console, "BM-103", pistachio, three_weeks);
  through_export_service(gone, "7701103");
  gone.next_day();
  gone.act(manager, "sign_release", Release{gone.day(), "ت-۱۰۳"});
  gone.next_day();
  gone.act(gate, "deliver_goods", Delivery{gone.day(), "انبار ۲ بازارچه", {}});
}

void dues_first(cli::Console& console) {
  Story unpaid(console, "BM-104", cement, 0);
  unpaid.declare();
  unpaid.attach();
  unpaid.plain(registry, "step_b1");
  Story loading(console, "BM-105", tiles, 0);
  loading.declare();
  loading.attach();
  loading.plain(registry, "step_b1");
  loading.collect();
  loading.numbered(finance, "step_b2", "ع-۱۰۵");
  loading.numbered(finance, "step_b3", "د-۱۰۵");
  loading.act(registry, "step_b4", RegisterKotaj{loading.day(), "7701105", {}});
  loading.match();
  loading.act(assessor, "step_b5", passed(loading.day(), {}));
}

void general_sequence(cli::Console& console) {
  Story draft(console, "BM-106", pistachio, 0);
  // Two slips, so that a draft's problems are seen.
  Declaration slips = draft.declaration();
  slips.lines.front().net_kg = core::Mass{(pistachio.gross_kg + 50) * thousand};
  slips.total_value_usd = *slips.total_value_usd + one;
  draft.declare(slips);
  Story cashier(console, "BM-107", raisins, 0);
  to_finance(cashier, "7701107");
  Story unassigned(console, "BM-108", cement, 0);
  to_assignment(unassigned, "7701108");
  Story deviating(console, "BM-109", carpet, 0);
  to_assessor(deviating, "7701109");
  deviating.screen();
  Story unsigned_yet(console, "BM-110", tiles, 0);
  to_signature(unsigned_yet, "7701110");
  Story released(console, "BM-111", pistachio, 0);
  to_signature(released, "7701111");
  released.act(manager, "sign_release", Release{released.day(), "ت-۱۱۱"});
  Story(console, "BM-112", carpet, 0);
}

// --- The market ---

core::Id open_market(cli::Console& console) {
  constexpr int season = 90;
  MarketOpening opening;
  opening.office = office_code;
  opening.name = "بازارچه مرزی نمونه";
  opening.variant = Variant::c;
  opening.collector = Collector::cashier;
  opening.from = *core::add_days(console.today(), -season);
  opening.document = "ص-۱۴۰۱/۱";
  must(console, manager, market_module(), "open_market", {}, opening);
  return market_id(office_code);
}

/// What was decided for a day that has passed stands: the market goes over on this one.
void follow(cli::Console& console, const core::Id& market, Variant variant,
            std::string_view document) {
  must(console, manager, market_module(), "set_variant", market,
       MarketVariant{variant, console.today(), std::string(document)});
}

void put_rates(cli::Console& console, const core::Id& market) {
  struct Rate {
    CostKind kind;
    CostUnit unit;
    core::Wide irr;
  };
  constexpr std::array<Rate, 6> rates{{
      {CostKind::unloading_loading, CostUnit::ton, 1'250'000},
      {CostKind::portage, CostUnit::ton, 640'000},
      {CostKind::storage, CostUnit::day, 380'000},
      {CostKind::testing_classification, CostUnit::sample, 2'900'000},
      {CostKind::escort, CostUnit::trip, 4'500'000},
      {CostKind::overtime, CostUnit::hour, 950'000},
  }};
  for (const Rate& rate : rates) {
    must(console, manager, market_module(), "set_rate", market,
         MarketRate{rate.kind, rate.unit, rate.irr * one, console.today(), "ن-۱۴۰۲/۳"});
  }
  constexpr int year = 365;
  MarketPrivilege privilege;
  privilege.exporter_id = "10380284790";
  privilege.exporter = "شرکت صادراتی نمونه";
  privilege.kind = PrivilegeKind::well_reputed;
  privilege.from = console.today();
  privilege.until = core::add_days(console.today(), year);
  privilege.document = "خ-۱۲";
  must(console, manager, market_module(), "grant_privilege", market, privilege);
}

}  // namespace

void fill_border_market(cli::Console& console) {
  const core::Id market = open_market(console);
  put_rates(console, market);
  direct_carriage(console);
  follow(console, market, Variant::b, "ص-۱۴۰۲/۷");
  dues_first(console);
  follow(console, market, Variant::a, "ص-۱۴۰۲/۸");
  general_sequence(console);
}

}  // namespace kotaj::server::demo
