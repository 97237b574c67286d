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
set_source_files_properties(${codec_sources} PROPERTIES COMPILE_OPTIONS -fexceptions)
target_compile_options(harfbuzz PRIVATE -Os -fno-exceptions -fno-rtti)
target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti)

set(desk_link_options -O2 -fexceptions -sMAX_WEBGL_VERSION=2 -sMIN_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH=1
    -sFILESYSTEM=0 -sENVIRONMENT=web -sDISABLE_DEPRECATED_FIND_EVENT_TARGET_BEHAVIOR=1
    "-sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8"
    "-sEXPORTED_FUNCTIONS=_main,_malloc,_free" -sINCOMING_MODULE_JS_API=[] --closure 0)
list(REMOVE_ITEM desk_link_options -sINCOMING_MODULE_JS_API=[])

if(browser_sources)
  add_executable(kotaj_desk ${browser_sources})
  set_target_properties(kotaj_desk PROPERTIES OUTPUT_NAME desk SUFFIX .js)
  target_link_libraries(kotaj_desk PRIVATE kotaj_client imgui_backends kotaj_warnings)
  target_include_directories(kotaj_desk PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_options(kotaj_desk PRIVATE ${desk_link_options})
endif()

# argon2id for the vault: one function, no files, no clock.
set(argon2_dir "${argon2_SOURCE}/src")
add_executable(kotaj_argon2 assets/build/argon2_bridge.c "${argon2_dir}/argon2.c" "${argon2_dir}/core.c"
               "${argon2_dir}/ref.c" "${argon2_dir}/encoding.c" "${argon2_dir}/blake2/blake2b.c")
set_target_properties(kotaj_argon2 PROPERTIES OUTPUT_NAME argon2 SUFFIX .js)
target_compile_definitions(kotaj_argon2 PRIVATE ARGON2_NO_THREADS)
target_compile_options(kotaj_argon2 PRIVATE -w -O3)
target_include_directories(kotaj_argon2 SYSTEM PRIVATE "${argon2_SOURCE}/include")
target_link_options(kotaj_argon2 PRIVATE -O3 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sMODULARIZE=1
                    -sEXPORT_NAME=createArgon2 -sENVIRONMENT=web,worker,node --no-entry
                    "-sEXPORTED_FUNCTIONS=_kotaj_argon2id,_malloc,_free" "-sEXPORTED_RUNTIME_METHODS=HEAPU8")

# The domain's tests once more, where the officer's decisions are really made.
if(TARGET kotaj_domain_tests)
  target_compile_options(kotaj_domain_tests PRIVATE -fexceptions)
  target_link_options(kotaj_domain_tests PRIVATE -fexceptions -sWASM_ASYNC_COMPILATION=0 -sENVIRONMENT=node
                      -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1)
endif()
