# Compilers and flags, for every target of ours alike.
set(KOTAJ_SANITIZE "" CACHE STRING "Sanitizers of our own targets: address,undefined or thread")
option(KOTAJ_WERROR "Warnings are errors" ON)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

find_program(KOTAJ_CCACHE ccache)
if(KOTAJ_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${KOTAJ_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${KOTAJ_CCACHE}")
endif()

# A build tells nothing of the folder it was made in, and its objects are found again from another clone.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=" "-ffile-prefix-map=${CMAKE_BINARY_DIR}/=build/")
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-fdiagnostics-color)
else()
  add_compile_options(-fdiagnostics-color=always)
endif()

if(EMSCRIPTEN)
  # The download is what the officer waits for: small everywhere, fast where the benchmarks look (desk.cmake).
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
  set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
  # Every browser that has what the page needs has these instructions, too; each says in one what else takes several.
  add_compile_options(-mbulk-memory -mnontrapping-fptoint -msign-ext)
  # To Emscripten -Oz means that the compiler inlines nothing, and what is called instead cannot be simplified: iterators, optionals and
  # literals' lengths stay calls. It still inlines only what makes the code smaller: two thirds of the desk remain.
  add_compile_options(-finline-functions)
  # What no screen reaches is seen only where all of it is linked: a twentieth of the download.
  add_compile_options(-flto)
  add_link_options(-flto)
  # One thread, and nobody asks an object for its type: only what throws needs names of types (desk.cmake).
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fno-rtti;-fno-threadsafe-statics>")
  # Emscripten's optimizer needs acorn, which Debian keeps outside node's own search path.
  set(CMAKE_C_LINKER_LAUNCHER env NODE_PATH=/usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER env NODE_PATH=/usr/share/nodejs)
else()
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
  set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1")
  set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer")
  set(CMAKE_C_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer")
endif()

add_library(kotaj_warnings INTERFACE)
# clang's -Wconversion brings sign conversions, which g++'s does not in C++; both are to say the same.
target_compile_options(kotaj_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       $<$<BOOL:${KOTAJ_WERROR}>:-Werror>)

# g++ 12 sees overlapping copies in `"text" + std::string` at -O3, where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(kotaj_warnings INTERFACE -Wno-restrict)
endif()

add_library(kotaj_sanitizers INTERFACE)
if(KOTAJ_SANITIZE)
  target_compile_options(kotaj_sanitizers INTERFACE -fsanitize=${KOTAJ_SANITIZE}
                         -fno-sanitize-recover=all)
  target_link_options(kotaj_sanitizers INTERFACE -fsanitize=${KOTAJ_SANITIZE})
endif()
