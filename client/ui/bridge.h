#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the platform carries between the kit and the page: one message of changes a frame, and
/// events back.
namespace kotaj::ui::bridge {

/// The difference of the twin to the last call, as JSON for web/twin.js; empty when nothing
/// changed. Members: "d" removed handles; "n" new and changed nodes (a known row with another id
/// "i" stands for another one from now on, its cells without one); "o" [parent, children…] where
/// order changed, from the outermost inwards; "focus", "say", "scroll" [handle, top], "chords",
/// "title".
std::string take_changes();

/// Kinds as web/twin.js sends them.
enum class Incoming : int32_t { activate, input, change, focus, blur, key, scroll };
/// An event of the DOM. `handle` is 0 for the page itself (keys).
void receive(Incoming kind, uint32_t handle, std::string_view text, float a, float b);
void receive_file(uint32_t handle, std::string_view name, std::string_view mime,
                  std::string_view bytes);
/// Forgets what was sent: the page has an empty twin (start, or a lost page).
void reset();

struct Download {
  std::string name, mime, bytes;
};
/// Work for the page that screens asked for in this frame; each is given once.
std::string take_print();
bool take_copy(std::string& text);
std::vector<Download> take_downloads();

}  // namespace kotaj::ui::bridge
