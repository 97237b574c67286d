#include <algorithm>
#include <cmath>

#include "client/text/text.h"
#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

const TextStyle body{type::body, false, false};
const TextStyle strong{type::body, true, false};
const TextStyle small{type::caption, false, false};

}  // namespace

void why(std::string_view id, const core::Explanation& explanation) {
  const Scope scope(id);
  const std::string path = path_of("steps");
  const Rect start{region().left, region().y, region().width, 0};
  open_node(Role::list, path, "چرا؟", start);
  constexpr float number_room = 34.0F;
  int index = 0;
  for (const core::ExplanationStep& step : explanation) {
    ++index;
    const float width = region().width - number_room;
    const std::string source = core::persian_digits(core::to_string(step.source));
    const float title_h = std::ceil(measure(step.step, body, width).y);
    const float value_h =
        step.value.empty() ? 0.0F : std::ceil(measure(step.value, strong, width).y);
    const float source_h = std::ceil(measure(source, small, width).y);
    const Rect rect = place_block(title_h + value_h + source_h + space::xs);
    const Rect dot{rect.x, rect.y, 24, 24};
    fill(dot, theme().accent_soft, 12.0F);
    draw_text_in(dot, persian_number_text(index), {type::caption, true, false}, theme().accent,
                 Align::center);
    const float x = rect.x + number_room;
    draw_text(x, rect.y, step.step, body, theme().text, width);
    draw_text(x, rect.y + title_h, step.value, strong, theme().text, width);
    draw_text(x, rect.y + title_h + value_h, source, small, theme().text_quiet, width);
    TwinNode& node = report(Role::list_item, path + "/" + std::to_string(index), step.step, rect);
    node.value = step.value;
    node.description = source;
  }
  open_node_data()->rect.h = region().bottom - start.y;
  close_node();
}

void why_toggle(std::string_view id, std::string_view subject,
                const core::Explanation& explanation) {
  const std::string path = path_of(std::string(id) + "/toggle");
  Memory& memory = memory_of(path);
  const std::string_view label = "چرا؟";
  const ButtonOptions options{.kind = ButtonKind::normal, .icon = Icon::question};
  const Rect rect = place(button_width(label, options), control_height());
  if (button_at(path, rect, label, options)) memory.open = !memory.open;
  TwinNode* node = building_node(path);
  // A page may ask why of several things: heard without the eye, each says of what.
  node->name = std::string(label) + " " + std::string(subject);
  node->has_expanded = true;
  node->expanded = memory.open;
  if (!memory.open) return;
  const Card card(id);
  why("why", explanation);
}

void problem_list(std::string_view id, const core::Problems& problems) {
  if (problems.empty()) return;
  const Scope scope(id);
  std::string text;
  for (const core::Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += "• " + problem.message;
    if (problem.source) text += " (" + core::persian_digits(core::to_string(*problem.source)) + ")";
  }
  const std::string title =
      persian_number_text(static_cast<int64_t>(problems.size())) + " مورد باید اصلاح شود";
  message("summary", Tone::danger, title, text);
}

void timeline(std::string_view id, std::span<const TimelineEntry> entries) {
  const Scope scope(id);
  const std::string path = path_of("line");
  const Rect start{region().left, region().y, region().width, 0};
  open_node(Role::list, path, "گردش کار", start);
  constexpr float rail = 24.0F;
  std::size_t index = 0;
  for (const TimelineEntry& entry : entries) {
    const float width = region().width - rail;
    const float when_h = line_height(type::caption);
    const float title_h = std::ceil(measure(entry.title, strong, width).y);
    const float detail_h =
        entry.detail.empty() ? 0.0F : std::ceil(measure(entry.detail, body, width).y);
    const Rect rect = place_block(when_h + title_h + detail_h + space::xs);
    const float x = rect.x + 7;
    const bool last = index + 1 == entries.size();
    if (!last) fill({x - 1, rect.y + 14, 2, rect.h + region().spacing}, theme().line);
    const Rgb ink = entry.tone == Tone::normal ? theme().accent : tone_text(entry.tone);
    fill({x - 5, rect.y + 5, 10, 10}, ink, 5.0F);
    if (entry.tone == Tone::quiet) fill({x - 3, rect.y + 7, 6, 6}, theme().surface, 3.0F);
    draw_text(rect.x + rail, rect.y, entry.when, small, theme().text_quiet, width);
    draw_text(rect.x + rail, rect.y + when_h, entry.title, strong, theme().text, width);
    draw_text(rect.x + rail, rect.y + when_h + title_h, entry.detail, body, theme().text_quiet,
              width);
    TwinNode& node =
        report(Role::list_item, path + "/" + std::to_string(++index), entry.title, rect);
    node.value = entry.when;
    node.description = entry.detail;
  }
  open_node_data()->rect.h = region().bottom - start.y;
  close_node();
}

void notice_preview(std::string_view id, const NoticePreview& notice) {
  const Scope scope(id);
  const float pad = is_phone() ? space::m : space::xl;
  const float width = region().width - 2 * pad;
  const std::string number =
      notice.number.empty() ? "شماره پس از پذیرش سامانه داده می‌شود"
                            : "شماره: " + text::ltr_isolate(notice.number);
  // A notice's number is read from its office on; without the isolate its parts would change
  // places.
  const std::string superseded =
      notice.superseded.empty() ? std::string() : text::ltr_isolate(notice.superseded);
  const TextStyle reading{type::strong, false, false};
  const float head_h = line_height(type::strong);
  const float text_h = std::ceil(measure(notice.text, reading, width).y);
  const float old_h = notice.superseded.empty() ? 0.0F : line_height(type::body) + space::s;
  const Rect rect =
      place_block(pad + head_h + line_height(type::caption) + space::m + text_h + old_h + pad);
  fill(rect, theme().raised, size::radius_small);
  stroke(rect, theme().control_line, size::radius_small);
  fill({rect.x, rect.y, rect.w, 4}, theme().accent_fill, 2.0F);
  float y = rect.y + pad;
  draw_text(rect.x + pad, y, notice.title, {type::strong, true, false}, theme().accent, width);
  y += head_h;
  draw_text_in({rect.x + pad, y, width, line_height(type::caption)}, number, small,
               theme().text_quiet);
  draw_text_in({rect.x + pad, y, width, line_height(type::caption)}, notice.when, small,
               theme().text_quiet, Align::end);
  y += line_height(type::caption) + space::s;
  hairline(rect.x + pad, y - space::xxs, width, theme().line);
  y += space::xs;
  draw_text(rect.x + pad, y, notice.text, reading, theme().text, width);
  y += text_h + space::s;
  if (old_h > 0) draw_badge({rect.x + pad, y, width, 24}, Tone::warning, superseded);
  open_node(Role::group, path_of("preview"), notice.title, rect);
  report(Role::text, path_of("number"), number, {rect.x + pad, rect.y + pad + head_h, width, 20});
  if (!notice.when.empty())
    report(Role::text, path_of("when"), notice.when, {rect.x + pad, rect.y + pad, width, 20});
  report(Role::text, path_of("text"), notice.text,
         {rect.x + pad, y - text_h - space::s, width, text_h});
  if (old_h > 0)
    report(Role::status, path_of("superseded"), notice.superseded, {rect.x + pad, y, width, 24});
  close_node();
}

void print_html(std::string_view html) {
  context().print = html;
  redraw();
}

void download_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  context().downloads.push_back({std::string(name), std::string(mime), std::string(bytes)});
  redraw();
}

void copy_text(std::string_view text) {
  context().copy = text;
  context().has_copy = true;
  redraw();
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void toast(Tone tone, std::string_view text) {
  constexpr double shown_s = 5.0;
  constexpr std::size_t at_most = 3;
  Context& c = context();
  if (c.toasts.size() == at_most) c.toasts.erase(c.toasts.begin());
  c.toasts.push_back({tone, std::string(text), c.input.now_s + shown_s});
  announce(text);
}

}  // namespace kotaj::ui
