# The desk: all of client/ in one WebAssembly module, with our own page around it.
execute_process(COMMAND "${CMAKE_SOURCE_DIR}/.ci/build_sdl2" --print OUTPUT_VARIABLE sdl2_dir
                OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT EXISTS "${sdl2_dir}/lib/libSDL2.a")
  message(FATAL_ERROR "SDL2 for WebAssembly is not built yet: run ./dev setup")
endif()
add_library(sdl2 INTERFACE)
target_include_directories(sdl2 SYSTEM INTERFACE "${sdl2_dir}/include/SDL2" "${sdl2_dir}/include")
target_link_libraries(sdl2 INTERFACE "${sdl2_dir}/lib/libSDL2.a")

add_library(imgui_backends STATIC EXCLUDE_FROM_ALL "${imgui_dir}/backends/imgui_impl_sdl2.cpp"
            "${imgui_dir}/backends/imgui_impl_opengl3.cpp")
target_compile_definitions(imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_link_libraries(imgui_backends PUBLIC imgui sdl2)

# cereal throws; its one file of ours may, too, and nothing else in wasm.
file(GLOB codec_sources CONFIGURE_DEPENDS shared/sync/codec*.cpp)
set_source_files_properties(${codec_sources} PROPERTIES COMPILE_OPTIONS "-fexceptions;-frtti")
target_compile_options(harfbuzz PRIVATE -fno-exceptions)
target_compile_options(imgui PRIVATE -fno-exceptions)

# Judging a case is what a benchmark compares with the native build; descriptions and screens are only large.
file(GLOB hot_sources CONFIGURE_DEPENDS shared/core/date*.cpp shared/core/quantity.cpp shared/core/currency.cpp
     shared/core/text.cpp shared/core/sha256.cpp shared/*/figures.cpp shared/*/judgement.cpp shared/*/rules.cpp shared/*/notices.cpp)
set_source_files_properties(${hot_sources} PROPERTIES COMPILE_OPTIONS -O2)

if(browser_sources)
  add_executable(kotaj_desk ${browser_sources})
  set_target_properties(kotaj_desk PROPERTIES OUTPUT_NAME desk SUFFIX .js)
  target_link_libraries(kotaj_desk PRIVATE kotaj_client imgui_backends kotaj_warnings)
  target_include_directories(kotaj_desk PRIVATE "${CMAKE_SOURCE_DIR}")
  set(desk_link_options -Oz -fexceptions -sMAX_WEBGL_VERSION=2 -sMIN_WEBGL_VERSION=2
      -sALLOW_MEMORY_GROWTH=1 -sFILESYSTEM=0 -sENVIRONMENT=web -sDYNAMIC_EXECUTION=0
      -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 # None is needed, and asking for them takes 50 ms.
      "-sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString,stringToUTF8,lengthBytesUTF8"
      "-sEXPORTED_FUNCTIONS=_main,_malloc,_free")
  # What no worklist needs comes behind its first picture: a fifth of the download, of a further module nearly half.
  target_link_options(kotaj_desk PRIVATE ${desk_link_options} --profiling-funcs --emit-symbol-map)
  set(split_desk "${CMAKE_SOURCE_DIR}/assets/build/split.py")
  file(GLOB module_parts CONFIGURE_DEPENDS client/screens/*/desk_parts.txt)
  list(TRANSFORM module_parts PREPEND "--parts=" OUTPUT_VARIABLE parts)
  set(desk_parts "${CMAKE_SOURCE_DIR}/assets/build/desk_parts.txt")
  set_property(TARGET kotaj_desk APPEND PROPERTY LINK_DEPENDS "${split_desk}" "${desk_parts}" ${module_parts})
  add_custom_command(TARGET kotaj_desk POST_BUILD VERBATIM
                     COMMAND "${split_desk}" "--parts=${desk_parts}" ${parts} --symbols "$<TARGET_FILE:kotaj_desk>.symbols"
                     --rest "$<TARGET_FILE_DIR:kotaj_desk>/desk-rest.wasm" "$<TARGET_FILE_DIR:kotaj_desk>/desk.wasm")
endif()

# argon2id for the vault: one function, no files, no clock.
set(argon2_dir "${argon2_SOURCE}/src")
add_executable(kotaj_argon2 assets/argon2/argon2_bridge.c "${argon2_dir}/argon2.c" "${argon2_dir}/core.c"
               "${argon2_dir}/ref.c" "${argon2_dir}/encoding.c" "${argon2_dir}/blake2/blake2b.c")
set_target_properties(kotaj_argon2 PROPERTIES OUTPUT_NAME argon2 SUFFIX .js)
target_compile_definitions(kotaj_argon2 PRIVATE ARGON2_NO_THREADS)
target_compile_options(kotaj_argon2 PRIVATE -w -O3)
target_include_directories(kotaj_argon2 SYSTEM PRIVATE "${argon2_SOURCE}/include")
target_link_options(kotaj_argon2 PRIVATE -O3 -sMODULARIZE=1 -sEXPORT_NAME=createArgon2 -sFILESYSTEM=0
                    -sENVIRONMENT=web,node -sDYNAMIC_EXECUTION=0 -sALLOW_MEMORY_GROWTH=1 --no-entry
                    "-sEXPORTED_FUNCTIONS=_kotaj_argon2id,_malloc,_free")

# QR codes of printed forms, loaded when one is printed.
add_executable(kotaj_qr assets/qr/qr_bridge.cpp)
set_target_properties(kotaj_qr PROPERTIES OUTPUT_NAME qr-core SUFFIX .js)
target_link_libraries(kotaj_qr PRIVATE qrcodegen kotaj_warnings)
target_link_options(kotaj_qr PRIVATE -Oz -sMODULARIZE=1 -sEXPORT_NAME=createQr -sFILESYSTEM=0 -sENVIRONMENT=web
                    -sDYNAMIC_EXECUTION=0 --no-entry "-sEXPORTED_FUNCTIONS=_kotaj_qr,_malloc,_free")

# The static site: web/ and all that it refers to.
set(KOTAJ_SITE_DIR "${CMAKE_BINARY_DIR}/../web" CACHE PATH "Where the static site is assembled")
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS web/*)
set(site_files "argon2.js=$<TARGET_FILE:kotaj_argon2>"
    "argon2.wasm=$<TARGET_FILE_DIR:kotaj_argon2>/argon2.wasm"
    "vazirmatn-regular.ttf=${KOTAJ_FONT_REGULAR}" "vazirmatn-bold.ttf=${KOTAJ_FONT_BOLD}")
list(APPEND site_files "qr-core.js=$<TARGET_FILE:kotaj_qr>"
     "qr-core.wasm=$<TARGET_FILE_DIR:kotaj_qr>/qr-core.wasm")
set(site_targets kotaj_argon2 kotaj_qr fonts)
if(TARGET kotaj_desk)
  list(APPEND site_files "desk.js=$<TARGET_FILE:kotaj_desk>"
       "desk.wasm=$<TARGET_FILE_DIR:kotaj_desk>/desk.wasm" "desk-rest.wasm=$<TARGET_FILE_DIR:kotaj_desk>/desk-rest.wasm")
  list(APPEND site_targets kotaj_desk)
endif()
add_custom_command(
  OUTPUT "${KOTAJ_SITE_DIR}/asset-manifest.json"
  COMMAND "${CMAKE_SOURCE_DIR}/assets/build/site.py" --web "${CMAKE_SOURCE_DIR}/web" --out "${KOTAJ_SITE_DIR}"
          --on-demand xlsx.js --on-demand qr.js --on-demand qr-core.js --on-demand qr-core.wasm --on-demand vault.js
          --behind desk-rest.wasm ${site_files}
  DEPENDS assets/build/site.py assets/build/scripts.mjs assets/package-lock.json ${web_sources} ${site_targets} "${KOTAJ_FONT_REGULAR}" "${KOTAJ_FONT_BOLD}"
  VERBATIM)
add_custom_target(site DEPENDS "${KOTAJ_SITE_DIR}/asset-manifest.json")

# The kit on a page of its own, for journeys and benchmarks of the kit.
if(browser_sources)
  set(kit_sources ${browser_sources})
  list(FILTER kit_sources INCLUDE REGEX "/client/platform/")
  file(GLOB kit_page_sources CONFIGURE_DEPENDS tests/browser/kit_page/*.cpp)
  add_executable(kotaj_kit EXCLUDE_FROM_ALL ${kit_sources} ${kit_page_sources})
  set_target_properties(kotaj_kit PROPERTIES OUTPUT_NAME kit SUFFIX .js)
  target_link_libraries(kotaj_kit PRIVATE kotaj_client imgui_backends kotaj_warnings)
  target_include_directories(kotaj_kit PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_options(kotaj_kit PRIVATE ${desk_link_options})
  file(GLOB kit_page_files CONFIGURE_DEPENDS tests/browser/kit_page/*.js tests/browser/kit_page/*.html)
  set(kit_site_files "kit.js=$<TARGET_FILE:kotaj_kit>" "kit.wasm=$<TARGET_FILE_DIR:kotaj_kit>/kit.wasm"
      "vazirmatn-regular.ttf=${KOTAJ_FONT_REGULAR}" "vazirmatn-bold.ttf=${KOTAJ_FONT_BOLD}")
  list(APPEND kit_site_files "qr-core.js=$<TARGET_FILE:kotaj_qr>" "qr-core.wasm=$<TARGET_FILE_DIR:kotaj_qr>/qr-core.wasm")
  foreach(name twin.js twin_roles.js twin_styles.js pointer.js files.js xlsx.js qr.js script.js page.css desk.css forms.css icons/eye.svg)
    list(APPEND kit_site_files "${name}=${CMAKE_SOURCE_DIR}/web/${name}")
  endforeach()
  add_custom_command(
    OUTPUT "${CMAKE_BINARY_DIR}/kit_page/asset-manifest.json"
    COMMAND "${CMAKE_SOURCE_DIR}/assets/build/site.py" --web "${CMAKE_SOURCE_DIR}/tests/browser/kit_page"
            --out "${CMAKE_BINARY_DIR}/kit_page" --on-demand xlsx.js ${kit_site_files}
    DEPENDS assets/build/site.py assets/build/scripts.mjs assets/package-lock.json ${web_sources} ${kit_page_files} kotaj_kit kotaj_qr fonts "${KOTAJ_FONT_REGULAR}"
            "${KOTAJ_FONT_BOLD}"
    VERBATIM)
  add_custom_target(kit_page DEPENDS "${CMAKE_BINARY_DIR}/kit_page/asset-manifest.json")
endif()

# The domain's tests once more, where the officer's decisions are really made.
if(TARGET kotaj_domain_tests)
  target_compile_options(kotaj_domain_tests PRIVATE -fexceptions -frtti)
  target_link_options(kotaj_domain_tests PRIVATE -fexceptions -sWASM_ASYNC_COMPILATION=0 -sENVIRONMENT=node
                      -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sNODERAWFS=1)
endif()

# Benchmarks of the domain alone, tests/bench/domain_*_main.cpp, run under node as well as natively.
add_custom_target(bench_tools)
file(GLOB domain_benches CONFIGURE_DEPENDS tests/bench/domain_*_main.cpp)
foreach(bench_main IN LISTS domain_benches)
  get_filename_component(bench "${bench_main}" NAME_WE)
  string(REGEX REPLACE "_main$" "" bench "${bench}")
  add_executable(kotaj_${bench} EXCLUDE_FROM_ALL "${bench_main}")
  target_link_libraries(kotaj_${bench} PRIVATE kotaj_shared kotaj_warnings)
  target_compile_options(kotaj_${bench} PRIVATE -O2)
  target_link_options(kotaj_${bench} PRIVATE -O2 -fexceptions -sWASM_ASYNC_COMPILATION=0 -sENVIRONMENT=node
                      -sALLOW_MEMORY_GROWTH=1)
  add_dependencies(bench_tools kotaj_${bench})
endforeach()
