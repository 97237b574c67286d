#include "client/ui/mirror.h"

#include <imgui_internal.h>

#include "client/text/text.h"

namespace kotaj::ui::mirror {
namespace {

/// Turns a clip rectangle (left, top, right, bottom) over: left and right change places.
ImVec4 turned(const ImVec4& clip, float sum_x_px) {
  return {sum_x_px - clip.z, clip.y, sum_x_px - clip.x, clip.w};
}

/// ImGui's marks for draw commands that are no clip rectangle of their own keep their meaning.
bool draws(const ImDrawCmd& command) { return command.UserCallback == nullptr; }

}  // namespace

void begin_frame(float width_px) { text::set_screen_x({true, width_px}); }

void mirror_draw_data(ImDrawData* draw_data, float width_px) {
  if (draw_data == nullptr) return;
  for (ImDrawList* list : draw_data->CmdLists) {
    for (ImDrawVert& vertex : list->VtxBuffer) vertex.pos.x = width_px - vertex.pos.x;
    for (ImDrawCmd& command : list->CmdBuffer)
      if (draws(command)) command.ClipRect = turned(command.ClipRect, width_px);
  }
}

ImGuiMouseCursor cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_ResizeNESW:
      return ImGuiMouseCursor_ResizeNWSE;
    case ImGuiMouseCursor_ResizeNWSE:
      return ImGuiMouseCursor_ResizeNESW;
    default:
      return cursor;
  }
}

Unmirrored::Unmirrored(ImDrawList* draw_list, ImVec2 min, ImVec2 max)
    : draw_list_(draw_list),
      sum_x_px_(min.x + max.x),
      first_vertex_(draw_list->VtxBuffer.Size),
      first_command_(0),
      was_mirrored_(text::screen_x().mirrored),
      was_offset_px_(text::screen_x().offset_px) {
  // What is drawn here is turned over twice: by the destructor within the area, and with the
  // whole frame. The clip rectangle in force takes the same way.
  const ImVec4 clip = turned(draw_list->_CmdHeader.ClipRect, sum_x_px_);
  draw_list->PushClipRect({clip.x, clip.y}, {clip.z, clip.w}, false);
  // ImGui may have gone back to an older command with just this clip rectangle; ours must be
  // our own, because the destructor turns it.
  if (draw_list->CmdBuffer.back().ElemCount > 0) draw_list->AddDrawCmd();
  first_command_ = draw_list->CmdBuffer.Size - 1;
  const float turned_offset_px =
      was_mirrored_ ? was_offset_px_ - sum_x_px_ : was_offset_px_ + sum_x_px_;
  text::set_screen_x({!was_mirrored_, turned_offset_px});
}

Unmirrored::~Unmirrored() {
  text::set_screen_x({was_mirrored_, was_offset_px_});
  for (int i = first_vertex_; i < draw_list_->VtxBuffer.Size; ++i)
    draw_list_->VtxBuffer[i].pos.x = turn(draw_list_->VtxBuffer[i].pos.x);
  for (int i = first_command_; i < draw_list_->CmdBuffer.Size; ++i)
    if (draws(draw_list_->CmdBuffer[i]))
      draw_list_->CmdBuffer[i].ClipRect = turned(draw_list_->CmdBuffer[i].ClipRect, sum_x_px_);
  draw_list_->PopClipRect();
}

ImVec2 Unmirrored::mouse() const {
  const ImVec2 position = ImGui::GetIO().MousePos;
  return {turn(position.x), position.y};
}

}  // namespace kotaj::ui::mirror
