# The rooms that both targets build. Rooms may be empty while the tree grows; a library never is.
set(generated "${CMAKE_BINARY_DIR}/include")
file(MAKE_DIRECTORY "${generated}/generated")
set(empty_source "${generated}/generated/empty.cpp")
if(NOT EXISTS "${empty_source}")
  file(WRITE "${empty_source}" "// A room without sources yet.\n")
endif()

# Reference tables made from ISO 4217, ISO 3166-1 and CLDR; included as "generated/currency_table.inc" and the like.
add_custom_command(
  OUTPUT "${generated}/generated/currency_table.inc"
  COMMAND "${CMAKE_SOURCE_DIR}/assets/build/currencies.py" "${KOTAJ_NODE_MODULES}"
          "${generated}/generated/currency_table.inc"
  DEPENDS assets/build/currencies.py assets/package-lock.json
  VERBATIM)
add_custom_command(
  OUTPUT "${generated}/generated/country_table.inc"
  COMMAND "${CMAKE_SOURCE_DIR}/assets/build/countries.py" "${KOTAJ_NODE_MODULES}"
          "${generated}/generated/country_table.inc"
  DEPENDS assets/build/countries.py assets/package-lock.json
  VERBATIM)
add_custom_target(reference_tables DEPENDS "${generated}/generated/currency_table.inc"
                                           "${generated}/generated/country_table.inc")

# The screen that client/ui/README.md writes out is compiled as it stands there: "generated/recipe_screen.inc".
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS client/ui/README.md)
file(READ client/ui/README.md recipe)
string(REGEX REPLACE ".*```cpp\n(.*)```.*" "\\1" recipe "${recipe}")
file(CONFIGURE OUTPUT "${generated}/generated/recipe_screen.inc" @ONLY CONTENT "${recipe}")

# The styles of printed forms, for the files that `kotaj form` and `kotaj report` write: "generated/forms_css.inc".
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS web/forms.css)
file(READ web/forms.css forms_css)
file(CONFIGURE OUTPUT "${generated}/generated/forms_css.inc" @ONLY
     CONTENT "inline constexpr char forms_css[] = R\"css(${forms_css})css\";\n")

# Headings are set in the real bold face, but only in the characters they use: 28 KB instead of 59 to load. The regular
# face keeps every character and layout feature; glyphs' names and hints, which nobody reads here, are left out.
# Atlas and page share the one file of each weight.
set(KOTAJ_FONT_REGULAR "${CMAKE_BINARY_DIR}/fonts/Vazirmatn-Regular.ttf")
set(KOTAJ_FONT_BOLD "${CMAKE_BINARY_DIR}/fonts/Vazirmatn-Bold.ttf")
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/fonts")
set(font_source "${KOTAJ_NODE_MODULES}/vazirmatn/fonts/ttf")
add_custom_command(
  OUTPUT "${KOTAJ_FONT_REGULAR}" "${KOTAJ_FONT_BOLD}"
  COMMAND hb-subset "--font-file=${font_source}/Vazirmatn-Regular.ttf" "--unicodes=*" "--layout-features+=tnum"
          --no-hinting "--output-file=${KOTAJ_FONT_REGULAR}"
  COMMAND hb-subset "--font-file=${font_source}/Vazirmatn-Bold.ttf"
          "--unicodes-file=${CMAKE_SOURCE_DIR}/assets/build/bold_characters.txt" "--layout-features+=tnum"
          --no-hinting "--output-file=${KOTAJ_FONT_BOLD}"
  DEPENDS assets/build/bold_characters.txt assets/package-lock.json
  VERBATIM)
add_custom_target(fonts DEPENDS "${KOTAJ_FONT_REGULAR}" "${KOTAJ_FONT_BOLD}")

# room(NAME SOURCES... ): a static library of ours.
function(room name)
  set(sources ${ARGN})
  if(NOT sources)
    set(sources "${empty_source}")
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}" "${generated}")
  target_link_libraries(${name} PRIVATE kotaj_warnings PUBLIC kotaj_sanitizers)
endfunction()

file(GLOB_RECURSE shared_sources CONFIGURE_DEPENDS shared/*.cpp)
room(kotaj_shared ${shared_sources})
add_dependencies(kotaj_shared reference_tables)
target_link_libraries(kotaj_shared PUBLIC header_only)

# The browser's corner: SDL, emscripten.h and the entry point. All else of the client also builds natively,
# without a window, so that text, widgets and screens are tested there.
file(GLOB_RECURSE client_sources CONFIGURE_DEPENDS client/*.cpp)
set(browser_sources ${client_sources})
list(FILTER browser_sources INCLUDE REGEX "/client/(platform/|main\\.cpp$)|_browser\\.cpp$")
list(FILTER client_sources EXCLUDE REGEX "/client/(platform/|main\\.cpp$)|_browser\\.cpp$")
room(kotaj_client ${client_sources})
target_link_libraries(kotaj_client PUBLIC kotaj_shared imgui harfbuzz fribidi unibreak qrcodegen)

# Tests by the room they prove: their file names begin with it.
file(GLOB test_sources CONFIGURE_DEPENDS tests/unit/*.cpp)
set(domain_test_pattern "/test_(core|law|access|short_landing|abandoned_goods|export_exit|border_market|export_valuation|sync)_[^/]*\\.cpp$|/test_(core|law|access|sync)\\.cpp$")
set(client_test_pattern "/test_(client|app|text|ui|screens|vault|twin|theme|fonts|mirror)(_[^/]*)?\\.cpp$")
set(domain_tests ${test_sources})
list(FILTER domain_tests INCLUDE REGEX "${domain_test_pattern}")
set(client_tests ${test_sources})
list(FILTER client_tests INCLUDE REGEX "${client_test_pattern}")
set(server_tests ${test_sources})
list(FILTER server_tests EXCLUDE REGEX "${domain_test_pattern}|${client_test_pattern}")

# test_program(NAME LIBRARY SOURCES...): a Catch2 executable; nothing where there are no tests yet.
function(test_program name library)
  if(NOT ARGN)
    return()
  endif()
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  target_link_libraries(${name} PRIVATE ${library} catch_main kotaj_warnings)
  # What is tested keeps its optimisation; a test's own checks run once, and optimising them under sanitizers takes a compiler three
  # times as long.
  if(KOTAJ_SANITIZE)
    target_compile_options(${name} PRIVATE -O0)
  endif()
  target_compile_definitions(${name} PRIVATE "KOTAJ_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\""
                             "KOTAJ_VECTORS_DIR=\"${CMAKE_SOURCE_DIR}/tests/vectors\"")
  set_property(GLOBAL APPEND PROPERTY KOTAJ_TEST_PROGRAMS ${name})
endfunction()

test_program(kotaj_domain_tests kotaj_shared ${domain_tests})
