#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/desk.h"
#include "client/ui/ui.h"
#include "shared/core/id.h"

/// The shell around all screens: navigation, palette, help, and the memory that screens keep while
/// the page lives.
namespace kotaj::screens {

class Shell;

/// One screen. Screens are tables and functions; what they remember is in `Shell::memory`.
struct Screen {
  std::string_view id;     ///< Stable: part of every widget's path.
  std::string_view label;  ///< In the navigation and as the page's title.
  /// On the bar of a phone, where the label is too long for a fifth of its width.
  std::string_view short_label{};
  ui::Icon icon = ui::Icon::none;
  std::string_view help{};  ///< A few Persian sentences for F1 where no field is focused.
  bool in_navigation = true;
  /// Whether the person has this screen at all. What a person may *do* is `decide`'s alone.
  bool (*open_to)(const app::Desk& desk) = nullptr;
  int (*count)(const app::Desk& desk) = nullptr;  ///< Beside the label; null for none.
  void (*draw)(Shell& shell) = nullptr;
  /// The page's title where it is about one record; empty falls back to the label.
  std::string (*title)(const Shell& shell) = nullptr;
};

/// The registry: the common screens, then each module's, one line a folder (registry.cpp).
std::span<const Screen> screens();
/// Finds records by what was typed into the palette: one function a module (registry.cpp).
using Finder = std::vector<ui::Command> (*)(Shell& shell, std::string_view words);
std::span<const Finder> finders();

class Shell {
 public:
  explicit Shell(app::Desk& desk);

  /// One frame: everything between ui::begin_frame and ui::end_frame.
  void draw();

  [[nodiscard]] app::Desk& desk() { return desk_; }
  [[nodiscard]] const app::Desk& desk() const { return desk_; }
  /// Goes to a screen; `record` is what it shows, where it shows one.
  void go(std::string_view screen, const core::Id& record = {});
  [[nodiscard]] const core::Id& record() const { return record_; }
  [[nodiscard]] const std::string& current() const { return current_; }

  /// What a screen remembers under a key; made on first use.
  template <typename T>
  T& memory(const std::string& key) {
    auto& slot = memory_[key];
    if (slot == nullptr) slot = std::make_shared<T>();
    return *static_cast<T*>(slot.get());
  }
  void forget(const std::string& key) { memory_.erase(key); }

  /// What the user menu and the page around ask of the world outside (lock, sign out, switch user,
  /// theme).
  std::function<void(std::string_view action)> on_user_action;

 private:
  const Screen* open_screen();
  /// Where the desk opens: the first of the navigation; null where nothing is open to the person.
  [[nodiscard]] const Screen* home() const;
  void draw_palette();
  void draw_help(const Screen& screen);
  void handle(const ui::AppEvent& event);
  [[nodiscard]] ui::AppFrame frame(const Screen& screen) const;

  app::Desk& desk_;
  std::string current_;
  core::Id record_;
  bool chosen_ = false;  ///< Someone went to `current_`; else it is where the desk opens.
  bool went_ = false;    ///< `go` was called since this was last cleared.
  std::map<std::string, std::shared_ptr<void>> memory_;
};

}  // namespace kotaj::screens
