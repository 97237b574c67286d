#pragma once

#include <string>
#include <vector>

#include "client/screens/border_market/file_view.h"

/// Assessors that the device knows of, and what each has on the desk.
namespace kotaj::screens::market {

struct Assessor {
  std::string user;
  std::string name;
  bool held = false;   ///< His own record is on the device: he may be chosen by it.
  int open_files = 0;  ///< Assigned to him, and not assessed yet.
};
/// The office's assessors: those whom the device holds, and those who were seen at work. The least
/// laden first. The texts live as long as the memory of the screen.
const std::vector<Assessor>& assessors(const FileView& view);
/// The workload beside the assignment.
void draw_workload(const FileView& view);

}  // namespace kotaj::screens::market
