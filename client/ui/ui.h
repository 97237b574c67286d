#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/layout.h"
#include "client/ui/theme.h"
#include "shared/core/explanation.h"
#include "shared/core/result.h"

/// The kit: what screens are written with. Everything is immediate: a screen calls its widgets
/// every frame, in reading order, and a widget returns true in the one frame in which something
/// happened to it. Each widget draws itself and reports a node to the DOM twin (twin.h), which owns
/// focus, keyboard and native editing (interface.md 3 and 4).
///
/// Ids are stable names ("kotaj", "issue", a record's id), never positions; `Scope`s join them to a
/// path
/// ("case/weighings/issue"). Two equal paths in one frame are reported by `twin_duplicates()`.
///
/// Coordinates are CSS pixels, left to right: x = 0 is the side where reading starts. The picture
/// is mirrored at the very end, so nothing in here or in a screen thinks about right to left.
namespace kotaj::ui {

// --- Icons
// -------------------------------------------------------------------------------------------------------

/// Drawn as vector strokes in the colour of the text beside them; always decorative, a label stands
/// next to them.
enum class Icon : uint8_t {
  none,
  inbox,
  file,
  files,
  notice,
  queue,
  bank,
  search,
  settings,
  user,
  key,
  scale,
  container,
  box,
  calendar,
  check,
  cross,
  plus,
  minus,
  warning,
  info,
  question,
  clock,
  arrow_forward,
  arrow_back,
  arrow_up,
  arrow_down,
  chevron_down,
  menu,
  print,
  download,
  upload,
  copy,
  edit,
  trash,
  lock,
  sign_out,
  sun,
  moon,
  offline,
  synced,
  filter,
  columns,
  link,
  more,
  chart,
};

// --- Text
// --------------------------------------------------------------------------------------------------------

/// Levels 1 (one per page) to 4.
void heading(int level, std::string_view text);
/// Wrapped text.
void paragraph(std::string_view text, Tone tone = Tone::normal);
/// Small, quiet text.
void caption(std::string_view text, Tone tone = Tone::quiet);
/// How a value is written: decides direction and that it is never shortened.
enum class ValueKind : uint8_t { text, number, identifier, formula, date };
/// A label and its value, label above or beside it by the width at hand. An empty value shows «—».
void label_value(std::string_view label, std::string_view value, ValueKind kind = ValueKind::text);
/// Several label/value pairs in as many columns as fit.
struct Pair {
  std::string label;
  std::string value;
  ValueKind kind = ValueKind::text;
};
void pairs(std::string_view id, std::span<const Pair> items);
/// A short state word with a sign of its tone beside the colour (colour is never the only sign).
void badge(Tone tone, std::string_view text);
/// Screen-reader only: said politely when the text changes, not drawn.
void announce(std::string_view text);
/// A boxed message that stays (an error of a whole form, a refusal with its clause, a hint).
void message(std::string_view id, Tone tone, std::string_view title, std::string_view text = {},
             std::string_view source = {});
/// An empty list says what to do. True when its action is pressed.
bool empty_state(std::string_view id, Icon icon, std::string_view title, std::string_view text,
                 std::string_view action = {});
/// "Work is under way", with a label; draws frames only four times a second while it is shown.
void busy(std::string_view label);

// --- Buttons
// -----------------------------------------------------------------------------------------------------

enum class ButtonKind : uint8_t { normal, primary, danger, quiet, link };

struct ButtonOptions {
  ButtonKind kind = ButtonKind::normal;
  Icon icon = Icon::none;
  /// Not empty: the button cannot be pressed, and this says why (tooltip and aria-description). It
  /// stays focusable.
  std::string_view disabled_reason{};
  std::string_view description{};  ///< Tooltip and aria-description.
  bool icon_only = false;          ///< The label is the accessible name and the tooltip.
  bool pressed = false;            ///< For toggles: aria-pressed.
  bool toggle = false;
  bool wide = false;            ///< Takes the whole width.
  bool default_action = false;  ///< Ctrl+Enter anywhere presses it.
};

bool button(std::string_view id, std::string_view label, const ButtonOptions& options = {});
/// A button that looks like a link in running text.
bool link(std::string_view id, std::string_view label);

struct Choice {
  std::string_view code;
  std::string_view label;
  std::string_view disabled_reason{};
};

/// Tabs; true when `current` (a code) changed. The panel below should be drawn in `Scope(current)`.
bool tabs(std::string_view id, std::span<const Choice> items, std::string& current);

// --- Fields
// ------------------------------------------------------------------------------------------------------

/// What a field says about itself.
struct FieldOptions {
  std::string_view label{};
  std::string_view help{};     ///< F1 and the «؟» beside the label.
  std::string_view clause{};   ///< Source, shown with the help.
  std::string_view problem{};  ///< Persian sentence under the field; the field is then invalid.
  std::string_view unit{};     ///< Beside the value («کیلوگرم»).
  std::string_view hint{};     ///< Greyed text of an empty field.
  std::string_view disabled_reason{};  ///< Not empty: the field cannot be edited, and why.
  bool required = false;
  bool read_only = false;
  bool autofocus = false;   ///< Focused when it first appears.
  bool hide_label = false;  ///< The label is the accessible name only (filter boxes, table cells).
  std::size_t max_length = 0;  ///< Code points; 0 is no limit.
  float width = 0.0F;  ///< CSS px; 0 is the width at hand, up to what the kind of field needs.
};

/// What happened to a field in this frame.
struct Edit {
  bool changed = false;    ///< The text is different from the last frame.
  bool committed = false;  ///< It was left, or Enter was pressed, after a change.
  bool entered = false;    ///< Enter was pressed in it.
  explicit operator bool() const { return changed; }
};

/// One line, right to left.
Edit text_field(std::string_view id, std::string& value, const FieldOptions& options);
/// Several lines; `rows` is its height.
Edit text_area(std::string_view id, std::string& value, const FieldOptions& options, int rows = 4);
/// Latin letters and digits, left to right (order registration number, plate, verification code…).
Edit identifier_field(std::string_view id, std::string& value, const FieldOptions& options);
/// The typed fields keep what was typed as text: the value is parsed by `core::parse_field` or the
/// validators, and what cannot be parsed is never lost. Each shows the value grouped and in Persian
/// digits while it is not focused, and its own problem while typing is finished but wrong (unless
/// `options.problem` is given).
Edit number_field(std::string_view id, std::string& value,
                  const FieldOptions& options);  ///< Decimal with a unit.
Edit mass_field(std::string_view id, std::string& value,
                const FieldOptions& options);  ///< Kilograms.
Edit date_field(std::string_view id, std::string& value,
                const FieldOptions& options);  ///< Jalali, with month picker.
Edit hs_code_field(std::string_view id, std::string& value, const FieldOptions& options);
Edit container_field(std::string_view id, std::string& value, const FieldOptions& options);
Edit national_id_field(std::string_view id, std::string& value, const FieldOptions& options);
Edit legal_id_field(std::string_view id, std::string& value, const FieldOptions& options);
Edit password_field(std::string_view id, std::string& value, const FieldOptions& options);
Edit search_field(std::string_view id, std::string& value, const FieldOptions& options);

bool checkbox(std::string_view id, std::string_view label, bool& value,
              const FieldOptions& options = {});
/// Two to five exclusive choices side by side; `value` is a code, empty when none is chosen.
bool segmented(std::string_view id, std::span<const Choice> items, std::string& value,
               const FieldOptions& options);
/// One of a list in a drop-down; lists longer than a dozen can be searched by typing.
bool select(std::string_view id, std::span<const Choice> items, std::string& value,
            const FieldOptions& options);

struct ChosenFile {
  std::string name;
  std::string mime;
  std::string bytes;
  std::string
      problem;  ///< A Persian sentence where the file could not be read; the rest is then empty.
};
/// A real <input type=file> (a workbook arrives as the CSV of its first sheet); the file when one
/// was chosen and read.
std::optional<ChosenFile> file_field(std::string_view id, std::string_view accept,
                                     const FieldOptions& options);

// --- Composite pieces
// --------------------------------------------------------------------------------------------

/// «چرا؟»: the steps of a calculation, each with its figures and its source.
void why(std::string_view id, const core::Explanation& explanation);
/// The same behind a «چرا؟» button that opens and closes it; `subject` is what is explained, for
/// its accessible name.
void why_toggle(std::string_view id, std::string_view subject,
                const core::Explanation& explanation);
/// What is wrong, as a list of links to the fields.
void problem_list(std::string_view id, const core::Problems& problems);

struct TimelineEntry {
  std::string when;  ///< Persian date or moment.
  std::string title;
  std::string detail;
  Tone tone = Tone::normal;
};
void timeline(std::string_view id, std::span<const TimelineEntry> entries);

struct NoticePreview {
  std::string title;   ///< «پیش‌نمایش پیغام قابل توجه بانک»
  std::string number;  ///< Empty before the server gave one.
  std::string when;
  std::string text;        ///< The exact words.
  std::string superseded;  ///< Not empty: by which later notice.
};
void notice_preview(std::string_view id, const NoticePreview& notice);

/// A large figure with its label («کسر تخلیه», «۲۳۱٫۵ کیلوگرم»).
void figure(std::string_view label, std::string_view value, std::string_view unit,
            Tone tone = Tone::normal);

// --- Dialogs, toasts
// ---------------------------------------------------------------------------------------------

/// Opens the dialog of that id from the next frame on (absolute: dialogs are not scoped).
void open_dialog(std::string_view id);
void close_dialog(std::string_view id);
bool dialog_open(std::string_view id);

/// A modal: `if (ui::Dialog dialog("grant", "اعطای دسترسی"); dialog) { … dialog.close(); }`. Focus
/// is kept inside; Esc closes.
class Dialog {
 public:
  explicit Dialog(std::string_view id, std::string_view title, float width = 480.0F);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  explicit operator bool() const { return open_; }
  void close();

 private:
  bool open_ = false;
  std::string id_;
};

struct ConfirmOptions {
  std::string_view title;
  std::string_view text;
  std::string_view quote = {};  ///< Words that the answer puts into force as they stand; set apart.
  std::string_view action;      ///< «صدور پیغام»
  std::string_view cancel = "انصراف";
  bool danger = false;
};
enum class Answer : uint8_t { none, yes, no };
/// Call every frame; asks while `open_dialog(id)` is in force.
Answer confirm(std::string_view id, const ConfirmOptions& options);

/// Whether what stands here may be left: `asked` by a button, or by Esc, which it takes itself.
/// Where something was typed (`dirty`), only once that was confirmed. Call every frame, after the
/// fields.
bool leaves(std::string_view id, bool asked, bool dirty);

/// A passing message at the foot of the page, said by aria-live as well.
void toast(Tone tone, std::string_view text);

// --- Application frame
// -------------------------------------------------------------------------------------------

enum class QueueState : uint8_t { synced, waiting, offline, attention };
struct QueueStatus {
  QueueState state = QueueState::synced;
  int waiting = 0;    ///< Operations not yet sent.
  int attention = 0;  ///< Refused ones that need their author.
};

struct NavItem {
  std::string id;
  std::string label;
  Icon icon = Icon::none;
  int count = 0;              ///< Shown beside the label when not zero.
  std::string short_label{};  ///< Drawn on the bar of a phone; empty is `label`.
};

struct AppFrame {
  std::string title;  ///< Of the page: h1 and document title.
  std::string office;
  std::string user;
  std::string position;
  std::string demo_notice;  ///< Not empty: a banner over everything.
  QueueStatus queue;
  std::vector<NavItem> navigation;
  std::string current;            ///< Id of the current navigation item.
  std::vector<Choice> user_menu;  ///< Codes come back in `AppEvent::user_action`.
};

struct AppEvent {
  std::string navigate;     ///< Id of the navigation item that was chosen.
  std::string user_action;  ///< Code of the user-menu entry that was chosen.
  bool queue_pressed = false;
};

/// Top bar, navigation (side; bottom bar on a phone) and the scrolled content between: everything
/// drawn while it lives lands in the content. `event()` says what was pressed.
class App {
 public:
  explicit App(const AppFrame& frame);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;
  [[nodiscard]] const AppEvent& event() const { return event_; }

 private:
  AppEvent event_;
};

// --- Commands and keys
// -------------------------------------------------------------------------------------------

struct Command {
  std::string id;
  std::string label;
  std::string detail;  ///< «رفتن به», a kotaj number…
  Icon icon = Icon::none;
};
/// The Ctrl+K palette. `commands` are filtered by what is typed; `find` (may be null) adds results
/// for it (records by number). Returns the id of the chosen command once.
std::optional<std::string> palette(
    std::span<const Command> commands,
    const std::function<std::vector<Command>(std::string_view)>& find);
void open_palette();
/// True in the frame in which the chord was pressed, by physical key: "Ctrl+KeyK", "F1",
/// "Ctrl+Enter", "Escape". Asking for a chord registers it: the browser's own meaning is then
/// suppressed while the screen that asked is shown.
bool shortcut(std::string_view chord);
/// Moves the focus to a widget; full path, or relative to the current scope.
void focus(std::string_view id);
/// Full path of the focused widget, empty when none is.
std::string_view focused();

// --- The outside world
// -------------------------------------------------------------------------------------------

/// Fills the page's #print with HTML (already escaped by whoever made it) and opens the print
/// dialog.
void print_html(std::string_view html);
void download_file(std::string_view name, std::string_view mime, std::string_view bytes);
void copy_text(std::string_view text);
std::string escape_html(std::string_view text);

}  // namespace kotaj::ui
