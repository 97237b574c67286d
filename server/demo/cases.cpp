#include <array>
#include <stdexcept>

#include "server/demo/demo.h"
#include "shared/short_landing/acts.h"
#include "shared/short_landing/case.h"

namespace kotaj::server::demo {

namespace {

using namespace short_landing;  // NOLINT: the demonstration speaks its words throughout.

constexpr int64_t grams = 1000;
constexpr std::string_view gate = "exit_gate_officer";
constexpr std::string_view deputy = "customs_deputy";
constexpr std::string_view head = "assessment_head";
constexpr std::string_view manager = "office_manager";

core::Mass kilograms(int64_t value) { return {value * grams}; }

/// One case on its way: every step is a real operation of the person who may do it.
class Story {
 public:
  Story(cli::Console& console, const Declaration& declaration) : console_(console) {
    step(gate, "open_case", &declaration);
    record_ = case_id(declaration);
  }

  void step(std::string_view user, std::string_view act, const void* payload) {
    const auto result = console_.act(user, module(), act, record_, payload);
    if (result.accepted) return;
    throw std::runtime_error("demo: " + std::string(act) + ": " + result.refusal->code + " " +
                             result.refusal->field + " " + result.refusal->reason);
  }

  core::Date day(int days_ago) const { return *core::add_days(console_.today(), -days_ago); }

  void weigh(std::string_view plate, int64_t loaded_kg, int64_t empty_kg,
             std::vector<Container> containers) {
    const RecordWeighing weighing{std::string(plate),
                                  kilograms(loaded_kg),
                                  kilograms(empty_kg),
                                  day(4),
                                  std::move(containers),
                                  {},
                                  {}};
    step(gate, "record_weighing", &weighing);
  }
  void pack(int64_t kg) {
    const AssessPackaging packaging{kilograms(kg), day(5), "توزین نمونه پالت و لفاف"};
    step(gate, "assess_packaging", &packaging);
  }
  void complete() {
    const DeclareExitComplete exit{day(3)};
    step(gate, "declare_exit_complete", &exit);
  }
  void issue(std::string_view user, std::string_view act) {
    const IssueNotice notice{};
    step(user, act, &notice);
  }

 private:
  cli::Console& console_;
  core::Id record_;
};

Container container(std::string_view number, std::optional<int64_t> tare_kg) {
  Container one;
  one.number = number;
  if (tare_kg) {
    one.tare = kilograms(*tare_kg);
    one.tare_source = TareSource::door;
  }
  return one;
}

Declaration declaration(const cli::Console& console, std::string_view kotaj, std::string_view goods,
                        std::string_view hs_code) {
  Declaration one;
  one.office = "20100";
  one.kotaj = kotaj;
  one.registered_on = *core::add_days(console.today(), -30);
  one.order_registration = "9" + std::string(kotaj) + "1";
  one.bank = "901";
  one.branch = "1201";
  one.payment_instrument = "LC" + std::string(kotaj);
  one.hs_code = hs_code;
  one.goods = goods;
  one.carriage = Carriage::container;
  one.currency = "USD";
  one.value = 48'500 * 100;
  one.declared_gross = kilograms(52'000);
  one.declared_net = kilograms(51'000);
  one.packages = 40;
  one.package_kind = "پالت";
  return one;
}

Declaration essential(const cli::Console& console, std::string_view kotaj) {
  Declaration one = declaration(console, kotaj, "ذرت دامی", "10059010");
  one.goods_group = GoodsGroup::g1;
  one.preferential_currency = true;
  one.bulk_commodity = true;
  return one;
}

/// Clause 8: short by more than the tolerance.
void short_landed(cli::Console& console) {
  Story story(console, essential(console, "1402001"));
  story.pack(600);
  story.weigh("12ع345-67", 43'480, 15'200, {container("CSQU3054383", 2230)});
  story.weigh("34ع567-77", 40'110, 15'050, {container("MSKU0000006", 2190)});
  story.complete();
  story.issue(gate, "issue_n8");
}

/// Clause 2: an exact tare is still missing, the figures are preliminary.
void waits_for_tare(cli::Console& console) {
  Story story(console, essential(console, "1402002"));
  story.weigh("12ع345-67", 43'480, 15'200, {container("CSQU3054383", 2230)});
  story.weigh("34ع567-77", 40'110, 15'050, {container("MSKU0000006", std::nullopt)});
}

/// Clause 7: the difference is packaging.
void packaging(cli::Console& console) {
  Declaration one = declaration(console, "1402003", "قطعات یدکی موتور BMW سواری", "87032339");
  one.declared_gross = kilograms(20'000);
  one.declared_net = kilograms(18'500);
  Story story(console, one);
  story.pack(900);
  story.weigh("56ع789-11", 34'600, 15'200, {});
  story.complete();
  story.issue(gate, "issue_n7");
}

/// Clause 1: bought, declared and taxed by the piece.
void by_the_piece(cli::Console& console) {
  Declaration one = declaration(console, "1402004", "گوشی تلفن همراه", "85171300");
  one.carriage = Carriage::packaged;
  one.purchase_measure = one.declaration_measure = one.duty_measure = Measure::other;
  one.quantity = core::Quantity{1'200'000};
  one.order_registration_quantity = core::Quantity{1'200'000};
  one.unit = "عدد";
  one.declared_gross = kilograms(2'000);
  one.declared_net = kilograms(1'800);
  Story story(console, one);
  story.weigh("78ع123-44", 17'150, 15'200, {});
  const RecordAssessedQuantity quantity{core::Quantity{1'200'000}, story.day(5), "شمارش کامل"};
  story.step(head, "record_assessed_quantity", &quantity);
  story.complete();
  story.issue(head, "issue_n1");
}

/// Clause 5: objected, the account is with the Import Office.
void objected(cli::Console& console) {
  Story story(console, essential(console, "1402005"));
  story.pack(500);
  story.weigh("12ع345-67", 42'000, 15'200, {container("CSQU3054383", 2230)});
  story.weigh("34ع567-77", 39'900, 15'050, {container("MSKU0000006", 2190)});
  story.complete();
  const RecordObjection objection{story.day(2), "شرکت نمونه (شناسه 14001234562)",
                                  "به وزن خروجی اعتراض دارد.", "نامه ۱۲۳"};
  story.step(deputy, "record_objection", &objection);
  const WriteAccount account{
      "شرح کامل توزین‌ها و بارنامه‌ها پیوست است.",
      "برگه‌های باسکول"};
  story.step(manager, "write_account", &account);
}

/// Bulk goods on their way out: more trucks are to come.
void still_leaving(cli::Console& console) {
  Declaration one = essential(console, "1402006");
  one.carriage = Carriage::bulk;
  one.packages.reset();
  one.package_kind.clear();
  one.declared_gross = kilograms(250'000);
  one.declared_net = kilograms(250'000);
  Story story(console, one);
  story.weigh("11ع222-33", 38'000, 14'900, {});
  story.weigh("22ع333-44", 38'450, 15'100, {});
  story.weigh("33ع444-55", 37'900, 14'850, {});
}

/// Clause 5: within the tolerance, no notice is needed.
void within(cli::Console& console) {
  Story story(console, essential(console, "1402007"));
  story.pack(1000);
  story.weigh("44ع555-66", 43'400, 15'200, {container("CSQU3054383", 2230)});
  story.weigh("55ع666-77", 42'990, 15'050, {container("MSKU0000006", 2190)});
  story.complete();
  const CloseWithoutNotice close{"کسر در حد تلورانس است."};
  story.step(gate, "close_without_notice", &close);
}

}  // namespace

void fill_cases(cli::Console& console) {
  short_landed(console);
  waits_for_tare(console);
  packaging(console);
  by_the_piece(console);
  objected(console);
  still_leaving(console);
  within(console);
}

}  // namespace kotaj::server::demo
