# Third party: Debian's binary packages, and the pinned tarballs that ./dev setup unpacked in the user's cache.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(KOTAJ_CACHE "$ENV{XDG_CACHE_HOME}/kotaj")
else()
  set(KOTAJ_CACHE "$ENV{HOME}/.cache/kotaj")
endif()

# Sets <name>_SOURCE for every pin, and stops where one is missing.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS assets/sources.lock)
file(STRINGS assets/sources.lock pins REGEX "^[a-z]")
foreach(pin IN LISTS pins)
  string(REGEX MATCH "^[^ ]+" name "${pin}")
  string(REGEX MATCH "[0-9a-f]+$" sha256 "${pin}")
  string(SUBSTRING "${sha256}" 0 16 key)
  set(${name}_SOURCE "${KOTAJ_CACHE}/sources/${name}-${key}")
  if(NOT IS_DIRECTORY "${${name}_SOURCE}")
    message(FATAL_ERROR "${name} is not unpacked yet: run ./dev setup")
  endif()
endforeach()
set(KOTAJ_NODE_MODULES "${CMAKE_SOURCE_DIR}/assets/node_modules")
if(NOT IS_DIRECTORY "${KOTAJ_NODE_MODULES}/cldr-numbers-full")
  message(FATAL_ERROR "assets/node_modules is not there yet: run ./dev setup")
endif()

# Dear ImGui, from a copy with the project's patches (the text seam) applied.
set(imgui_dir "${CMAKE_BINARY_DIR}/third_party/imgui")
file(GLOB_RECURSE imgui_patches CONFIGURE_DEPENDS client/*.patch)
set(imgui_key "${imgui_SOURCE}")
foreach(patch IN LISTS imgui_patches)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${patch}")
  file(SHA256 "${patch}" patch_hash)
  string(APPEND imgui_key " ${patch_hash}")
endforeach()
set(imgui_stamp "")
if(EXISTS "${imgui_dir}/.stamp")
  file(READ "${imgui_dir}/.stamp" imgui_stamp)
endif()
if(NOT imgui_stamp STREQUAL imgui_key)
  file(REMOVE_RECURSE "${imgui_dir}")
  file(COPY "${imgui_SOURCE}/" DESTINATION "${imgui_dir}"
       PATTERN "examples" EXCLUDE PATTERN "docs" EXCLUDE PATTERN "misc" EXCLUDE)
  foreach(patch IN LISTS imgui_patches)
    execute_process(COMMAND patch --strip=1 --forward --fuzz=0 --input=${patch}
                    WORKING_DIRECTORY "${imgui_dir}" RESULT_VARIABLE failed OUTPUT_VARIABLE said)
    if(failed)
      message(FATAL_ERROR "${patch} does not apply to Dear ImGui:\n${said}")
    endif()
  endforeach()
  file(WRITE "${imgui_dir}/.stamp" "${imgui_key}")
endif()

# A patch may include headers of client/text; the text seam's own library brings what they call.
add_library(imgui STATIC EXCLUDE_FROM_ALL "${imgui_dir}/imgui.cpp" "${imgui_dir}/imgui_draw.cpp"
            "${imgui_dir}/imgui_tables.cpp" "${imgui_dir}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_dir}" "${imgui_dir}/backends")
target_include_directories(imgui PRIVATE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS
                           IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FONT_BUILDER
                           $<$<BOOL:${EMSCRIPTEN}>:IMGUI_DISABLE_FILE_FUNCTIONS>)
if(NOT EMSCRIPTEN)
  # Natively every drawn item is reported, so that a test can hold the DOM twin against it.
  target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()

# HarfBuzz without the shapers of scripts that Vazirmatn cannot draw: those clusters fall back to the canvas anyway.
set(harfbuzz_trimmed "${CMAKE_BINARY_DIR}/third_party/harfbuzz/harfbuzz.cc")
set(harfbuzz_absent hangul hebrew indic khmer myanmar thai use)
file(READ "${harfbuzz_SOURCE}/src/harfbuzz.cc" harfbuzz_parts)
foreach(part IN LISTS harfbuzz_absent ITEMS indic-table syllabic vowel-constraints)
  string(REPLACE "#include \"hb-ot-shaper-${part}.cc\"\n" "" harfbuzz_parts "${harfbuzz_parts}")
endforeach()
foreach(part IN LISTS harfbuzz_absent)
  string(APPEND harfbuzz_parts "const hb_ot_shaper_t _hb_ot_shaper_${part} = _hb_ot_shaper_default;\n")
endforeach()
# Every return of a checked table names its function for a trace that is switched off: 64 KB of names in the desk.
string(PREPEND harfbuzz_parts "#include \"hb.hh\"\n#undef HB_FUNC\n#define HB_FUNC \"\"\n")
file(CONFIGURE OUTPUT "${harfbuzz_trimmed}" @ONLY CONTENT "${harfbuzz_parts}")
# Normalisation is done by the tables of shared/core, which client/text gives it.
file(READ "${harfbuzz_SOURCE}/src/hb-ucd.cc" harfbuzz_unicode)
foreach(part combining_class compose decompose)
  string(REPLACE "hb_unicode_funcs_set_${part}_func (funcs, hb_ucd_${part}, nullptr, nullptr);" "" harfbuzz_unicode
                 "${harfbuzz_unicode}")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/third_party/harfbuzz/hb-ucd.cc" @ONLY CONTENT "${harfbuzz_unicode}")
add_library(harfbuzz STATIC EXCLUDE_FROM_ALL "${harfbuzz_trimmed}")
# All text is shaped as Persian: of the names of languages the two-letter ones are enough.
target_compile_definitions(harfbuzz PUBLIC HB_TINY HB_NO_MT HB_NO_LANGUAGE_LONG HB_NO_LANGUAGE_PRIVATE_SUBTAG)
# The tiny profile leaves out opening of files, but not all who call it: unused functions must go.
target_compile_options(harfbuzz PRIVATE -w -ffunction-sections)
target_link_options(harfbuzz INTERFACE $<$<NOT:$<BOOL:${EMSCRIPTEN}>>:-Wl,--gc-sections>)
target_include_directories(harfbuzz SYSTEM PUBLIC "${harfbuzz_SOURCE}/src")

set(fribidi_config "${CMAKE_BINARY_DIR}/third_party/fribidi")
file(CONFIGURE OUTPUT "${fribidi_config}/fribidi-config.h" @ONLY CONTENT [[#pragma once
#define FRIBIDI "fribidi"
#define FRIBIDI_NAME "GNU FriBidi"
#define FRIBIDI_VERSION "1.0.8"
#define FRIBIDI_MAJOR_VERSION 1
#define FRIBIDI_MINOR_VERSION 0
#define FRIBIDI_MICRO_VERSION 8
#define FRIBIDI_INTERFACE_VERSION 4
#define FRIBIDI_INTERFACE_VERSION_STRING "4"
#define FRIBIDI_SIZEOF_INT 4
]])
file(GLOB fribidi_sources "${fribidi_SOURCE}/lib/*.c")
add_library(fribidi STATIC EXCLUDE_FROM_ALL ${fribidi_sources})
target_compile_definitions(fribidi PUBLIC FRIBIDI_LIB_STATIC
                           PRIVATE HAVE_STDLIB_H HAVE_STRING_H HAVE_MEMSET HAVE_MEMMOVE HAVE_STRDUP
                           HAVE_STRINGIZE)
target_compile_options(fribidi PRIVATE -w)
target_include_directories(fribidi SYSTEM PUBLIC "${fribidi_SOURCE}/lib" "${fribidi_config}")

set(unibreak "${libunibreak_SOURCE}/src")
file(GLOB unibreak_sources "${unibreak}/*.c")
list(FILTER unibreak_sources EXCLUDE REGEX "/tests\\.c$")
add_library(unibreak STATIC EXCLUDE_FROM_ALL ${unibreak_sources})
target_compile_options(unibreak PRIVATE -w)
target_include_directories(unibreak SYSTEM PUBLIC "${unibreak}")

add_library(qrcodegen STATIC EXCLUDE_FROM_ALL "${qr-code-generator_SOURCE}/cpp/qrcodegen.cpp")
target_compile_options(qrcodegen PRIVATE -w)
target_include_directories(qrcodegen SYSTEM PUBLIC "${qr-code-generator_SOURCE}/cpp")

# cereal and Catch2 are headers only. The wasm build must not see the rest of the system's include folder,
# so it gets a folder with links to just these two.
set(header_only "${CMAKE_BINARY_DIR}/third_party/header_only")
file(MAKE_DIRECTORY "${header_only}")
foreach(headers cereal catch2)
  file(CREATE_LINK "/usr/include/${headers}" "${header_only}/${headers}" SYMBOLIC)
endforeach()
add_library(header_only INTERFACE)
target_include_directories(header_only SYSTEM INTERFACE "${header_only}")

# Catch2's own main is not ours to sanitize, and ten times slower to compile when it is.
add_library(catch_main STATIC EXCLUDE_FROM_ALL .ci/cmake/catch_main.cpp)
target_link_libraries(catch_main PUBLIC header_only)
if(EMSCRIPTEN)
  target_compile_options(catch_main PRIVATE -fexceptions -frtti)
endif()

if(NOT EMSCRIPTEN)
  set(THREADS_PREFER_PTHREAD_FLAG ON)
  find_package(Threads REQUIRED)
  find_package(OpenSSL REQUIRED)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
  pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
  pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
  pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)

  # Asio, Beast and JSON in one object: their bodies cost more than all of the server's own code.
  add_library(boost_bodies STATIC EXCLUDE_FROM_ALL .ci/cmake/boost_bodies.cpp)
  target_compile_definitions(boost_bodies PUBLIC BOOST_ASIO_SEPARATE_COMPILATION
                             BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_ALL_NO_LIB
                             BOOST_JSON_NO_LIB BOOST_ERROR_CODE_HEADER_ONLY)
  # Beast 1.81 asserts five bytes of a last chunk of which three may have come (parse_chunk_header): with its asserts a stranger
  # would end the program by two writes. Without them it asks for more, as it should.
  target_compile_definitions(boost_bodies PRIVATE BOOST_DISABLE_ASSERTS)
  target_compile_options(boost_bodies PRIVATE -w)
  target_link_libraries(boost_bodies PUBLIC Threads::Threads OpenSSL::SSL OpenSSL::Crypto
                        PRIVATE kotaj_sanitizers)
endif()
