#include "client/screens/shell.h"

#include <utility>

#include "client/screens/first_tour.h"
#include "shared/core/date.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

constexpr std::string_view go_prefix = "go:";
constexpr std::string_view record_prefix = "record:";

ui::QueueStatus queue_status(const app::Desk& desk) {
  ui::QueueStatus status;
  status.waiting = static_cast<int>(desk.waiting());
  status.attention = static_cast<int>(desk.attention().size());
  if (status.attention > 0) {
    status.state = ui::QueueState::attention;
  } else if (desk.line() == app::Line::offline || desk.line() == app::Line::sign_in_needed ||
             desk.line() == app::Line::update_needed) {
    status.state = ui::QueueState::offline;
  } else {
    status.state = status.waiting > 0 ? ui::QueueState::waiting : ui::QueueState::synced;
  }
  return status;
}

std::string place_of(const app::Desk& desk) {
  if (desk.session().bank_staff) return desk.session().bank_name;
  const access::Assignment* assignment = desk.assignment();
  return assignment == nullptr ? std::string() : desk.office_name(assignment->office);
}

std::string position_of(const app::Desk& desk) {
  if (desk.session().bank_staff) return std::string(access::label_of(access::Position::bank_staff));
  const access::Assignment* assignment = desk.assignment();
  return assignment == nullptr ? "بدون سمت" : std::string(access::label_of(assignment->position));
}

const Screen* find_screen(std::string_view id) {
  for (const Screen& screen : screens()) {
    if (screen.id == id) return &screen;
  }
  return nullptr;
}

}  // namespace

Shell::Shell(app::Desk& desk) : desk_(desk) {}

void Shell::go(std::string_view screen, const core::Id& record) {
  current_ = std::string(screen);
  record_ = record;
  chosen_ = true;
  went_ = true;
}

const Screen* Shell::open_screen() {
  // Until someone chooses, it is the first that is open: what is open is known when the person's
  // record has come.
  const Screen* screen = chosen_ ? find_screen(current_) : nullptr;
  if (screen != nullptr && screen->open_to(desk_)) return screen;
  // Until the first answer says who this is, only what is open to everybody would be: nobody chose
  // that, and nobody would leave it for the worklist.
  if (!desk_.session().bank_staff && desk_.person() == nullptr) return nullptr;
  screen = home();
  if (screen == nullptr) return nullptr;
  current_ = std::string(screen->id);
  record_ = {};
  return screen;
}

const Screen* Shell::home() const {
  for (const Screen& screen : screens()) {
    if (screen.in_navigation && screen.open_to(desk_)) return &screen;
  }
  return nullptr;
}

ui::AppFrame Shell::frame(const Screen& screen) const {
  ui::AppFrame frame;
  if (screen.title != nullptr) frame.title = screen.title(*this);
  if (frame.title.empty()) frame.title = std::string(screen.label);
  frame.office = place_of(desk_);
  frame.user = desk_.session().name;
  frame.position = position_of(desk_);
  // That the data are a demonstration is said by the page, over every screen.
  frame.queue = queue_status(desk_);
  frame.current = std::string(screen.id);
  for (const Screen& candidate : screens()) {
    if (!candidate.in_navigation || !candidate.open_to(desk_)) continue;
    const int count = candidate.count == nullptr ? 0 : candidate.count(desk_);
    frame.navigation.push_back({std::string(candidate.id), std::string(candidate.label),
                                candidate.icon, count, std::string(candidate.short_label)});
  }
  const auto assignments = desk_.assignments();
  for (const access::Assignment* assignment : assignments) {
    if (assignments.size() < 2 || assignment == desk_.assignment()) continue;
    // The codes must outlive the frame: ids of assignments are looked up again in `handle`.
    frame.user_menu.push_back({"position", access::label_of(assignment->position), {}});
  }
  frame.user_menu.push_back({"theme", ui::is_dark() ? "پوسته روشن" : "پوسته تیره", {}});
  frame.user_menu.push_back({"help", "راهنمای این صفحه", {}});
  frame.user_menu.push_back({"tour", "گشت میز", {}});
  frame.user_menu.push_back({"account", "گذرواژه و نشست‌ها", {}});
  frame.user_menu.push_back({"lock", "قفل کردن", {}});
  frame.user_menu.push_back({"switch_user", "تعویض کاربر", {}});
  frame.user_menu.push_back({"sign_out", "خروج", {}});
  return frame;
}

void Shell::handle(const ui::AppEvent& event) {
  if (!event.navigate.empty()) go(event.navigate);
  if (event.queue_pressed) go("queue");
  if (event.user_action.empty()) return;
  if (event.user_action == "theme") {
    ui::set_theme(ui::is_dark() ? ui::ThemeChoice::light : ui::ThemeChoice::dark);
  } else if (event.user_action == "help") {
    ui::open_dialog("help");
  } else if (event.user_action == "tour") {
    start_first_tour(desk_);
  } else if (event.user_action == "position") {
    // The next of the person's positions, in turn: few have more than two.
    const auto assignments = desk_.assignments();
    for (std::size_t i = 0; i < assignments.size(); ++i) {
      if (assignments[i] != desk_.assignment()) continue;
      desk_.choose_assignment(assignments[(i + 1) % assignments.size()]->id);
      break;
    }
  } else if (on_user_action) {
    on_user_action(event.user_action);
  }
}

void Shell::draw_palette() {
  std::vector<ui::Command> commands;
  for (const Screen& screen : screens()) {
    if (!screen.in_navigation || !screen.open_to(desk_)) continue;
    commands.push_back({std::string(go_prefix) + std::string(screen.id), std::string(screen.label),
                        "رفتن به", screen.icon});
  }
  const auto find = [this](std::string_view words) {
    std::vector<ui::Command> found;
    for (const Finder finder : finders()) {
      for (ui::Command& command : finder(*this, words)) found.push_back(std::move(command));
    }
    return found;
  };
  if (ui::shortcut("Ctrl+KeyK")) ui::open_palette();
  const auto chosen = ui::palette(commands, find);
  if (!chosen) return;
  const std::string_view id = *chosen;
  if (id.starts_with(go_prefix)) {
    go(id.substr(go_prefix.size()));
  } else if (id.starts_with(record_prefix)) {
    // "record:<screen>:<id>", as finders make them.
    const std::string_view rest = id.substr(record_prefix.size());
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) return;
    if (const auto record = core::parse_id(rest.substr(colon + 1)))
      go(rest.substr(0, colon), *record);
  }
}

void Shell::draw_help(const Screen& screen) {
  if (ui::shortcut("F1") && ui::focused().empty()) ui::open_dialog("help");
  if (ui::Dialog dialog("help", "راهنما", 560.0F); dialog) {
    ui::heading(3, screen.label);
    ui::paragraph(screen.help);
    ui::gap(ui::space::m);
    ui::heading(3, "کلیدها");
    const ui::Pair keys[] = {
        {"رفتن به هر صفحه یا پرونده", "Ctrl+K", ui::ValueKind::identifier},
        {"یافتن در همین صفحه", "Ctrl+F", ui::ValueKind::identifier},
        {"توضیح خانه‌ای که در آن هستید", "F1", ui::ValueKind::identifier},
        {"خانه بعدی", "Enter", ui::ValueKind::identifier},
        {"ثبت", "Ctrl+Enter", ui::ValueKind::identifier},
        {"بستن", "Esc", ui::ValueKind::identifier},
    };
    ui::pairs("keys", keys);
    if (ui::button("close", "بستن", {.kind = ui::ButtonKind::primary})) dialog.close();
  }
}

void Shell::draw() {
  const Screen* screen = open_screen();
  if (screen == nullptr) {
    // Signed in, but nothing here is open to this person today.
    ui::AppFrame bare;
    bare.title = "کوتاژ";
    bare.user = desk_.session().name;
    bare.queue = queue_status(desk_);
    bare.user_menu = {
        {"lock", "قفل کردن", {}}, {"switch_user", "تعویض کاربر", {}}, {"sign_out", "خروج", {}}};
    ui::AppEvent event;
    {
      ui::App app(bare);
      event = app.event();
      const bool waits = desk_.person() == nullptr && desk_.line() != app::Line::offline;
      ui::empty_state("nothing", ui::Icon::user,
                      waits ? "در حال دریافت" : "سمتی برای امروز ثبت نشده است",
                      waits ? "داده‌های شما از سرور گرفته می‌شود."
                            : "برای شما در تاریخ امروز ابلاغی ثبت نشده است. از راهبر سامانه یا "
                              "مدیر گمرک بخواهید آن را ثبت کند.");
    }
    handle(event);
    return;
  }
  ui::AppEvent event;
  {
    ui::App app(frame(*screen));
    event = app.event();
    if (!desk_.storage_problem().empty()) {
      ui::message("storage", ui::Tone::danger, "ذخیره‌سازی این دستگاه",
                  desk_.storage_problem());
    }
    // That the session has ended is said by the page, which also signs in again.
    if (screen == home()) offer_tour(desk_);
    ui::Scope scope(screen->id);
    went_ = false;
    screen->draw(*this);
    // Of two presses in one slow frame the page's own is the later: nobody presses on a page before
    // he has chosen its section.
    if (went_) event.navigate.clear();
  }
  draw_palette();
  draw_help(*screen);
  draw_first_tour();
  handle(event);
}

}  // namespace kotaj::screens
