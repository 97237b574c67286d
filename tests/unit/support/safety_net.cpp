#include "tests/unit/support/safety_net.h"

#include <imgui_internal.h>

#include <algorithm>
#include <set>

#include "client/ui/context.h"
#include "client/ui/twin.h"
#include "shared/core/text.h"
#include "tests/unit/support/item_watch.h"

namespace kotaj::testing {
namespace {

using ui::detail::context;
using ui::detail::DrawnText;

std::string without(std::string text, std::string_view sign) {
  for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
    text.erase(at, sign.size());
  return text;
}

/// Words alone: isolates are for drawing, where a line breaks is no matter, and a field's twin
/// holds a figure as it is typed.
std::string words_of(std::string text) {
  for (const std::string_view sign : {"\u2066", "\u2067", "\u2068", "\u2069", "٬"})
    text = without(std::move(text), sign);
  for (int digit = 0; digit < 10; ++digit) {
    const std::string persian = core::persian_digits(std::to_string(digit));
    for (std::size_t at = text.find(persian); at != std::string::npos; at = text.find(persian))
      text.replace(at, persian.size(), std::to_string(digit));
  }
  for (std::size_t at = text.find("٫"); at != std::string::npos; at = text.find("٫"))
    text.replace(at, std::string_view("٫").size(), ".");
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// Everything that the twin says, one thing a line.
std::string told() {
  std::string all;
  for (const ui::TwinNode& node : ui::twin_nodes()) {
    for (const std::string* part : {&node.name, &node.value, &node.description, &node.placeholder})
      all += words_of(*part) + '\n';
    // Name and value are read together.
    all += words_of(node.name + ": " + node.value) + '\n';
    for (const ui::TwinOption& option : node.options) all += words_of(option.label) + '\n';
  }
  // A toast was said aloud when it came.
  for (const std::string& text : context().said) all += words_of(text) + '\n';
  return all;
}

bool is_told(const std::string& all, const std::string& drawn) {
  constexpr std::string_view ellipsis = "…";
  std::string wanted = words_of(drawn);
  if (wanted.ends_with(ellipsis)) wanted.resize(wanted.size() - ellipsis.size());
  while (!wanted.empty() && wanted.back() == ' ') wanted.pop_back();
  return all.find(wanted) != std::string::npos;
}

/// Windows are items, too; and Dear ImGui keeps one of its own, never drawn, with its fold mark.
bool is_of_window(ImGuiID id) {
  for (ImGuiWindow* one : ImGui::GetCurrentContext()->Windows) {
    if (one->ID == id || one->MoveId == id) return true;
    if (one->IsFallbackWindow && one->GetID("#COLLAPSE") == id) return true;
  }
  return false;
}

}  // namespace

void watch_drawing() {
  context().watches_drawing = true;
  watch_items();
}

std::vector<std::string> untold() {
  std::vector<std::string> out;
  std::set<ImGuiID> known;
  for (const ui::TwinNode& node : ui::twin_nodes())
    known.insert(ImHashStr(node.id.data(), node.id.size()));
  for (const WatchedItem& item : take_watched_items()) {
    if (known.contains(item.id) || is_of_window(item.id)) continue;
    out.push_back("an item at " + std::to_string(item.min.x) + ", " + std::to_string(item.min.y) +
                  " has no twin");
  }
  const std::string all = told();
  for (const DrawnText& one : context().drawn) {
    if (!one.decorative && !is_told(all, one.text)) out.push_back("untold: " + one.text);
  }
  return out;
}

std::vector<std::string> loose_latin() {
  std::vector<std::string> out;
  for (const DrawnText& one : context().drawn) {
    int depth = 0;
    bool loose = false;
    for (std::size_t i = 0; i < one.text.size(); ++i) {
      const std::string_view rest = std::string_view(one.text).substr(i);
      if (rest.starts_with("\u2066") || rest.starts_with("\u2067") || rest.starts_with("\u2068"))
        ++depth;
      if (rest.starts_with("\u2069")) --depth;
      const char c = one.text[i];
      loose = loose || (depth == 0 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')));
    }
    if (loose && !one.ltr) out.push_back(one.text);
  }
  return out;
}

std::vector<std::string> drawn_texts() {
  std::vector<std::string> out;
  for (const DrawnText& one : context().drawn) out.push_back(words_of(one.text));
  return out;
}

}  // namespace kotaj::testing
