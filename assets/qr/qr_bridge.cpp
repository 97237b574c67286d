// The one function that web/qr.js calls: a text becomes a square of modules, 1 dark, 0 light, row
// by row. The side is returned; 0 where the text is longer than a code of middling correction
// holds.
#include <cstdint>
#include <qrcodegen.hpp>
#include <string>

extern "C" int kotaj_qr(const char* text, int size_bytes, uint8_t* modules, int room_bytes) {
  constexpr int longest_bytes = 600;  // Far below what version 40 holds at this correction.
  if (size_bytes <= 0 || size_bytes > longest_bytes) return 0;
  const std::string bytes(text, static_cast<std::size_t>(size_bytes));
  const qrcodegen::QrCode code =
      qrcodegen::QrCode::encodeText(bytes.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const int side = code.getSize();
  if (side * side > room_bytes) return 0;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) modules[y * side + x] = code.getModule(x, y) ? 1 : 0;
  return side;
}
