#include "client/ui/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "client/ui/context.h"
#include "client/ui/mirror.h"
#include "client/ui/ui.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr float axis_room = 52.0F;   ///< For the figures of the vertical axis.
constexpr float times_room = 26.0F;  ///< For the labels under the plot.
constexpr int wanted_steps = 4;
const TextStyle small{type::caption, false, false};

/// A round step (1, 2 or 5 times a power of ten) that gives about `wanted_steps` lines.
double round_step(double highest) {
  if (highest <= 0) return 1;
  const double raw = highest / wanted_steps;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (raw <= factor * power) return factor * power;
  }
  return 10 * power;
}

std::string axis_text(double value, double step) {
  std::array<char, 32> text{};
  const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step)));
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return core::persian_number(text.data());
}

/// A plot in the coordinates of the screen: x grows to the right.
struct Plot {
  Rect rect;
  double top = 1;
  double step = 1;
  std::size_t count = 0;
  [[nodiscard]] float slot() const {
    return rect.w / static_cast<float>(std::max<std::size_t>(1, count));
  }
  [[nodiscard]] float x(std::size_t at) const { return rect.x + slot() * static_cast<float>(at); }
  [[nodiscard]] float y(double height) const {
    return rect.bottom() - rect.h * static_cast<float>(std::max(0.0, height) / top);
  }
};

Plot make_plot(const Rect& whole, std::span<const std::string> times,
               std::span<const ChartSeries> series) {
  Plot plot;
  plot.count = times.size();
  double highest = 0;
  for (const ChartSeries& one : series) {
    for (const ChartValue& value : one.values) highest = std::max(highest, value.height);
  }
  plot.step = round_step(highest);
  plot.top = plot.step * std::max(1.0, std::ceil(highest / plot.step));
  plot.rect = {whole.x + axis_room, whole.y + space::s, whole.w - axis_room,
               whole.h - times_room - space::s};
  return plot;
}

void draw_axes(const Plot& plot, std::span<const std::string> times) {
  for (double at = 0; at <= plot.top + plot.step / 2; at += plot.step) {
    const float y = plot.y(at);
    const Decorative scale;  // The table tells the figures themselves.
    hairline(plot.rect.x, y, plot.rect.w, at == 0 ? theme().control_line : theme().line);
    draw_text_in({plot.rect.x - axis_room, y - 10, axis_room - space::s, 20},
                 axis_text(at, plot.step), small, theme().text_quiet, Align::end);
  }
  // Where labels would touch, every second, third… is written; the newest always is.
  float widest = 1;
  for (const std::string& time : times)
    widest = std::max(widest, measure(time, small).x + space::s);
  const auto every = static_cast<std::size_t>(std::ceil(widest / plot.slot()));
  for (std::size_t i = 0; i < times.size(); ++i) {
    if ((times.size() - 1 - i) % std::max<std::size_t>(1, every) != 0) continue;
    const float middle = plot.x(i) + plot.slot() / 2;
    const float w = measure(times[i], small).x + 1;
    draw_text_in({middle - w / 2, plot.rect.bottom() + space::xxs, w, times_room - space::xs},
                 times[i], small, theme().text_quiet, Align::center);
  }
}

void draw_bars(const Plot& plot, std::span<const ChartSeries> series) {
  const float inner = plot.slot() * 0.72F;
  const float w = inner / static_cast<float>(std::max<std::size_t>(1, series.size()));
  for (std::size_t s = 0; s < series.size(); ++s) {
    for (std::size_t i = 0; i < std::min(plot.count, series[s].values.size()); ++i) {
      const ChartValue& value = series[s].values[i];
      if (value.shown.empty()) continue;
      const float x = plot.x(i) + (plot.slot() - inner) / 2 + w * static_cast<float>(s);
      const float y = std::min(plot.y(value.height), plot.rect.bottom() - 1);
      const Rect bar{x + 1, y, std::max(1.0F, w - 2), plot.rect.bottom() - y};
      fill(bar, tone_text(series[s].tone), 2.0F);
      // The second series is hollow: colour is not the only sign.
      if (s % 2 == 1) fill(bar.inset(2.0F), theme().surface, 1.0F);
    }
  }
}

void dashed(ImVec2 from, ImVec2 to, Rgb rgb, std::size_t pattern) {
  constexpr float dash = 6.0F;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float on =
      pattern == 0 ? length : dash * static_cast<float>(3 - std::min<std::size_t>(2, pattern));
  for (float at = 0; at < length; at += pattern == 0 ? length + 1 : on + dash) {
    const float a = at / length;
    const float b = std::min(1.0F, (at + on) / length);
    list->AddLine({from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a},
                  {from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}, color(rgb), 2.0F);
  }
}

void draw_lines(const Plot& plot, std::span<const ChartSeries> series) {
  for (std::size_t s = 0; s < series.size(); ++s) {
    const Rgb ink = tone_text(series[s].tone);
    const auto& values = series[s].values;
    const auto point = [&](std::size_t i) {
      return ImVec2{plot.x(i) + plot.slot() / 2, plot.y(values[i].height)};
    };
    for (std::size_t i = 0; i < std::min(plot.count, values.size()); ++i) {
      if (values[i].shown.empty()) continue;
      if (i > 0 && !values[i - 1].shown.empty()) dashed(point(i - 1), point(i), ink, s);
      fill({point(i).x - 3, point(i).y - 3, 6, 6}, ink, 3.0F);
    }
  }
}

/// The names of the series, in a row that reads as everything else does.
void draw_legend(std::span<const ChartSeries> series, ChartKind kind) {
  Row row(space::l);
  for (std::size_t s = 0; s < series.size(); ++s) {
    const Rect rect = place(30 + std::ceil(measure(series[s].label, small).x), 22);
    const Rgb ink = tone_text(series[s].tone);
    if (kind == ChartKind::lines) {
      dashed({rect.x, rect.y + 11}, {rect.x + 22, rect.y + 11}, ink, s);
    } else {
      const Rect sign{rect.x + 5, rect.y + 4, 13, 13};
      fill(sign, ink, 2.0F);
      if (s % 2 == 1) fill(sign.inset(2.0F), theme().surface, 1.0F);
    }
    draw_text_in({rect.x + 28, rect.y, rect.w - 28, rect.h}, series[s].label, small, theme().text);
  }
}

std::string said(std::span<const ChartSeries> series, std::size_t at, const std::string& time) {
  std::string out = time;
  for (const ChartSeries& one : series) {
    if (at < one.values.size() && !one.values[at].shown.empty())
      out += "\n" + std::string(one.label) + ": " + one.values[at].shown;
  }
  return out;
}

/// The same figures as a table over the plot: a row a moment.
void report_table(const Rect& whole, const Plot& plot, std::span<const std::string> times,
                  std::span<const ChartSeries> series, const ChartOptions& options) {
  const std::string path = path_of("figures");
  open_node(Role::table, path, options.label, whole);
  open_node_data()->row_count = static_cast<int>(times.size() + 1);
  open_node_data()->column_count = static_cast<int>(series.size() + 1);
  open_node(Role::row, path + "/head", {}, {whole.x, whole.y, whole.w, 1});
  report(Role::column_header, path + "/head/time", options.time_label, {whole.x, whole.y, 1, 1});
  for (std::size_t s = 0; s < series.size(); ++s) {
    report(Role::column_header, path + "/head/" + std::to_string(s), series[s].label,
           {whole.x, whole.y, 1, 1});
  }
  close_node();
  for (std::size_t i = 0; i < times.size(); ++i) {
    // Turned over, as the picture is not.
    const Rect strip{whole.x + whole.right() - plot.x(i) - plot.slot(), plot.rect.y, plot.slot(),
                     plot.rect.h};
    const std::string row = path + "/" + std::to_string(i);
    open_node(Role::row, row, {}, strip);
    open_node_data()->row_index = static_cast<int>(i + 2);
    report(Role::cell, row + "/time", times[i], strip);
    for (std::size_t s = 0; s < series.size(); ++s) {
      const bool known = i < series[s].values.size();
      report(Role::cell, row + "/" + std::to_string(s), known ? series[s].values[i].shown : "",
             strip);
    }
    close_node();
    if (hovering(strip)) tooltip(row, strip, said(series, i, times[i]));
  }
  close_node();
}

}  // namespace

void chart(std::string_view id, std::span<const std::string> times,
           std::span<const ChartSeries> series, const ChartOptions& options) {
  const Scope scope(id);
  heading(3, options.unit.empty()
                 ? std::string(options.label)
                 : std::string(options.label) + " (" + std::string(options.unit) + ")");
  draw_legend(series, options.kind);
  const Rect whole = place_block(options.height + times_room);
  if (times.empty()) {
    draw_text_in(whole, "هنوز رقمی نیست", {}, theme().text_quiet, Align::center);
    report(Role::text, path_of("none"), "هنوز رقمی نیست", whole);
    return;
  }
  const Plot plot = make_plot(whole, times, series);
  mirror::unmirrored(ImGui::GetWindowDrawList(), whole.min(), whole.max(), [&] {
    draw_axes(plot, times);
    if (options.kind == ChartKind::bars) {
      draw_bars(plot, series);
    } else {
      draw_lines(plot, series);
    }
  });
  report_table(whole, plot, times, series, options);
}

}  // namespace kotaj::ui
