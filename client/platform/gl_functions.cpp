// The few GL functions that SDL asks for by name. The library's own answer knows all of GL ES by
// name, and so brings every one of them into the download, several hundred functions of script
// included.
#include <GLES3/gl3.h>

#include <cstring>

extern "C" void* eglGetProcAddress(const char* name) {
  const auto is = [name](const char* wanted) { return std::strcmp(name, wanted) == 0; };
  if (is("glGetString")) return reinterpret_cast<void*>(&glGetString);
  if (is("glGetStringi")) return reinterpret_cast<void*>(&glGetStringi);
  if (is("glGetIntegerv")) return reinterpret_cast<void*>(&glGetIntegerv);
  if (is("glGetError")) return reinterpret_cast<void*>(&glGetError);
  return nullptr;
}
