#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_view.h"
#include "client/screens/border_market/screens.h"
#include "client/ui/table.h"
#include "shared/border_market/market.h"
#include "shared/core/text.h"

// A market's own dated lists: what the text leaves to it.
namespace kotaj::screens {
namespace {

using border_market::Market;

struct ListsMemory {
  std::string office;  ///< Of the market in view.
  std::string act;     ///< Code of the act whose dialog is open; empty for none.
  std::map<std::string, ui::TableState> tables;
};

/// Markets of the device, one's own office first. Views into the replica.
std::vector<ui::Choice> market_choices(const app::Desk& desk) {
  std::vector<ui::Choice> out;
  desk.replica().for_each(border_market::market_module(),
                          [&](const core::Id&, const sync::Held& held) {
                            const auto* market = static_cast<const Market*>(held.record.get());
                            if (market != nullptr)
                              out.push_back({market->office, market->name, {}});
                          });
  const access::Assignment* assignment = desk.assignment();
  const std::string own = assignment == nullptr ? std::string() : assignment->office;
  std::sort(out.begin(), out.end(), [&](const ui::Choice& a, const ui::Choice& b) {
    if ((a.code == own) != (b.code == own)) return a.code == own;
    return a.label < b.label;
  });
  return out;
}

void draw_act(Shell& shell, ListsMemory& memory, const core::Id& record, std::string_view code) {
  const access::Module& module = border_market::market_module();
  const access::Act& act = *access::find_act(module, code);
  if (!is_held(shell.desk(), act.rights)) return;
  const std::string reason = closed_reason(shell.desk(), module, act, record);
  if (!ui::button(act.code, act.label, {.icon = ui::Icon::plus, .disabled_reason = reason})) return;
  memory.act = std::string(act.code);
  ui::open_dialog("market/act");
}

void draw_dialog(Shell& shell, ListsMemory& memory, const core::Id& record) {
  const access::Module& module = border_market::market_module();
  const access::Act* act = access::find_act(module, memory.act);
  if (act == nullptr) return;
  const std::string_view own[] = {"office"};
  const std::vector<std::string_view> fields = fields_without(*act, own);
  ActFormOptions options;
  options.fields = fields;
  options.prefill = [&](ui::FormState& form) {
    type_today(*act, shell.desk().today(), form);
    const access::Assignment* assignment = shell.desk().assignment();
    if (act->opens && assignment != nullptr) form.type("office", assignment->office);
  };
  act_dialog(shell, {.id = "market/act", .module = module, .record = record}, memory.act, options);
}

/// One dated list: its rows as recorded, and the act that adds one.
template <typename Row>
void draw_list(Shell& shell, ListsMemory& memory, const Market& shown, std::string_view id,
               std::string_view title, std::string_view act, const std::vector<Row>& rows) {
  static const std::vector<ui::Column> columns = ui::columns_of(core::describe<Row>());
  ui::Card card(id, title);
  if (rows.empty()) {
    ui::caption("ردیفی ندارد.");
  } else {
    ui::SimpleTable table;
    for (std::size_t at = rows.size(); at > 0; --at)
      table.add(std::to_string(at), ui::cells_of(core::describe<Row>(), &rows[at - 1]));
    table.set_version(shell.desk().revision());
    market::small_table("rows", title, columns, table, memory.tables[std::string(id)]);
  }
  draw_act(shell, memory, border_market::market_id(shown.office), act);
}

void draw_market_today(const Shell& shell, const Market& market) {
  const core::Date today = shell.desk().today();
  const border_market::MarketVariant* variant = border_market::variant_on(market, today);
  const border_market::MarketCollector* collector = border_market::collector_on(market, today);
  ui::Card card("today", market.name);
  const ui::Pair pairs[] = {
      {"گمرک", shell.desk().office_name(market.office)},
      {"ترتیب مراحل امروز",
       variant == nullptr
           ? std::string()
           : std::string(core::label_of(border_market::variant_choices(), variant->variant))},
      {"دریافت‌کننده هزینه‌ها",
       collector == nullptr
           ? std::string()
           : std::string(core::label_of(border_market::collector_choices(), collector->collector))},
  };
  ui::pairs("facts", pairs);
}

void draw_no_market(Shell& shell, ListsMemory& memory) {
  ui::empty_state(
      "none", ui::Icon::settings, "بازارچه‌ای ثبت نشده است",
      "مدیر گمرک بازارچه را با ترتیب مراحل و دریافت‌کننده هزینه‌ها ثبت می‌کند.");
  draw_act(shell, memory, {}, "open_market");
  draw_dialog(shell, memory, {});
}

}  // namespace

void draw_market_lists(Shell& shell) {
  auto& memory = shell.memory<ListsMemory>("market/lists");
  if (ui::button("back", "بازگشت به پرونده‌ها",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back}))
    shell.go("border_exports");
  const std::vector<ui::Choice> markets = market_choices(shell.desk());
  if (markets.empty()) return draw_no_market(shell, memory);
  const bool known = std::any_of(markets.begin(), markets.end(),
                                 [&](const ui::Choice& one) { return one.code == memory.office; });
  if (!known) memory.office = markets.front().code;
  if (markets.size() > 1) ui::select("market", markets, memory.office, {.label = "بازارچه"});
  const core::Id id = border_market::market_id(memory.office);
  const sync::Held* held = shell.desk().replica().local(id);
  const std::shared_ptr<const void> kept = held == nullptr ? nullptr : held->record;
  if (kept == nullptr) return;
  const Market& market = *static_cast<const Market*>(kept.get());
  const ui::Scope scope(memory.office);
  draw_market_today(shell, market);
  draw_list(shell, memory, market, "variants", "ترتیب مراحل", "set_variant", market.variants);
  draw_list(shell, memory, market, "collectors", "دریافت‌کننده هزینه‌ها",
            "set_collector", market.collectors);
  draw_list(shell, memory, market, "rates", "نرخ‌ها", "set_rate", market.rates);
  draw_list(shell, memory, market, "privileges",
            "صادرکنندگان خوش‌نام و ممتاز", "grant_privilege",
            market.privileges);
  draw_dialog(shell, memory, id);
}

}  // namespace kotaj::screens
