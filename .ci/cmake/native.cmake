# The server, the command line, and the tests that run natively.
# The demonstration's abandoned goods: real rows, compiled in as "generated/abandoned_sample.inc".
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS assets/abandoned-sample.csv)
file(READ assets/abandoned-sample.csv abandoned_sample)
file(CONFIGURE OUTPUT "${generated}/generated/abandoned_sample.inc" @ONLY
     CONTENT "R\"csv(@abandoned_sample@)csv\"\n")
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
  target_link_libraries(kotaj_client_tests PRIVATE boost_bodies PkgConfig::PNG)
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

# The simulated world: the server's core and the desk itself (client/app, which draws nothing) on one thread.
file(GLOB simulation_sources CONFIGURE_DEPENDS tests/simulation/*.cpp client/app/*.cpp)
list(FILTER simulation_sources EXCLUDE REGEX "_main\\.cpp$")
add_library(kotaj_simulation STATIC EXCLUDE_FROM_ALL ${simulation_sources})
target_link_libraries(kotaj_simulation PUBLIC kotaj_server PRIVATE kotaj_warnings)

# Programs that suites and benchmarks drive: tests/<suite>/<name>_main.cpp becomes kotaj_<name>.
add_custom_target(suite_tools)
add_custom_target(bench_tools)
file(GLOB tool_mains CONFIGURE_DEPENDS tests/*/*_main.cpp)
foreach(tool_main IN LISTS tool_mains)
  get_filename_component(tool "${tool_main}" NAME_WE)
  string(REGEX REPLACE "_main$" "" tool "${tool}")
  add_executable(kotaj_${tool} EXCLUDE_FROM_ALL "${tool_main}")
  target_link_libraries(kotaj_${tool} PRIVATE kotaj_server kotaj_warnings)
  if(tool_main MATCHES "/tests/(simulation/|bench/bench_abandoned)")
    target_link_libraries(kotaj_${tool} PRIVATE kotaj_simulation)
  endif()
  if(tool_main MATCHES "/tests/(bench|isolation)/")
    add_dependencies(bench_tools kotaj_${tool})
  endif()
  if(NOT tool_main MATCHES "/tests/bench/")
    add_dependencies(suite_tools kotaj_${tool})
  endif()
endforeach()

# libFuzzer's entries, tests/fuzz/fuzz_<name>.cpp, in the sanitized build: what they drive tells them which branches an input took.
# (Not the whole server: a file of Beast takes minutes so.)
if(KOTAJ_SANITIZE MATCHES "address" AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_custom_target(fuzz_tools)
  file(GLOB watched CONFIGURE_DEPENDS server/cli/evaluate*.cpp server/cli/json_*.cpp server/http/json_body.cpp
       server/http/message.cpp server/http/request_head.cpp)
  set_source_files_properties(${watched} PROPERTIES COMPILE_OPTIONS -fsanitize=fuzzer-no-link)
  target_compile_options(kotaj_shared PRIVATE -fsanitize=fuzzer-no-link)
  file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/fuzz_*.cpp)
  foreach(fuzzer_source IN LISTS fuzzers)
    get_filename_component(fuzzer "${fuzzer_source}" NAME_WE)
    add_executable(kotaj_${fuzzer} EXCLUDE_FROM_ALL "${fuzzer_source}")
    target_link_libraries(kotaj_${fuzzer} PRIVATE kotaj_server kotaj_warnings)
    target_compile_options(kotaj_${fuzzer} PRIVATE -fsanitize=fuzzer)
    target_link_options(kotaj_${fuzzer} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_tools kotaj_${fuzzer})
  endforeach()
endif()
