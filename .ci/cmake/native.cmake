# The server, the command line, and the tests that run natively.
file(GLOB_RECURSE server_sources CONFIGURE_DEPENDS server/*.cpp)
list(FILTER server_sources EXCLUDE REGEX "/server/cli/main\\.cpp$")
room(kotaj_server ${server_sources})
target_link_libraries(kotaj_server PUBLIC kotaj_shared boost_bodies PkgConfig::SQLITE PkgConfig::SODIUM)

if(EXISTS "${CMAKE_SOURCE_DIR}/server/cli/main.cpp")
  add_executable(kotaj server/cli/main.cpp)
  target_link_libraries(kotaj PRIVATE kotaj_server kotaj_warnings)
endif()

# Client tests draw into memory (tests/unit/support): a headless ImGui, a rasteriser, golden images.
file(GLOB client_test_support CONFIGURE_DEPENDS tests/unit/support/*.cpp)
if(client_tests)
  test_program(kotaj_client_tests kotaj_client ${client_tests} ${client_test_support})
  target_link_libraries(kotaj_client_tests PRIVATE PkgConfig::PNG)
  target_compile_definitions(kotaj_client_tests PRIVATE
    "KOTAJ_FONT_TTF=\"${KOTAJ_FONT_REGULAR}\"" "KOTAJ_FONT_BOLD_TTF=\"${KOTAJ_FONT_BOLD}\"")
  add_dependencies(kotaj_client_tests fonts)
endif()
test_program(kotaj_server_tests kotaj_server ${server_tests})
if(TARGET kotaj_server_tests)
  target_link_libraries(kotaj_server_tests PRIVATE PkgConfig::ICU)
endif()

get_property(test_programs GLOBAL PROPERTY KOTAJ_TEST_PROGRAMS)
add_custom_target(kotaj_unit_tests DEPENDS ${test_programs})

# Programs that suites and benchmarks drive: tests/<suite>/<name>_main.cpp becomes kotaj_<name>.
add_custom_target(suite_tools)
add_custom_target(bench_tools)
file(GLOB tool_mains CONFIGURE_DEPENDS tests/*/*_main.cpp)
foreach(tool_main IN LISTS tool_mains)
  get_filename_component(tool "${tool_main}" NAME_WE)
  string(REGEX REPLACE "_main$" "" tool "${tool}")
  add_executable(kotaj_${tool} EXCLUDE_FROM_ALL "${tool_main}")
  target_link_libraries(kotaj_${tool} PRIVATE kotaj_server kotaj_warnings)
  if(tool_main MATCHES "/tests/bench/")
    add_dependencies(bench_tools kotaj_${tool})
  else()
    add_dependencies(suite_tools kotaj_${tool})
  endif()
endforeach()
