# Flags that every target of the project is built with.
option(PEELSTATS_WERROR "Treat warnings as errors" OFF)

add_library(peelstats_flags INTERFACE)
target_compile_features(peelstats_flags INTERFACE c_std_11)
target_compile_definitions(peelstats_flags INTERFACE _XOPEN_SOURCE=700)
target_include_directories(peelstats_flags INTERFACE
  "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
target_compile_options(peelstats_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
  -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
  -Wdouble-promotion -Wfloat-equal -Wformat=2 -Wundef -Wvla -Wwrite-strings
  -Wcast-qual -Wcast-align -Wpointer-arith -Wnull-dereference -Wswitch-enum
  -Wimplicit-fallthrough -Wredundant-decls
  $<$<C_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op
  -Wjump-misses-init -Warith-conversion -Wformat-signedness>
  $<$<C_COMPILER_ID:Clang>:-Wcomma -Wassign-enum -Wconditional-uninitialized
  -Wunreachable-code>
  -fstack-protector-strong -ffp-contract=off)
if(PEELSTATS_WERROR)
  target_compile_options(peelstats_flags INTERFACE -Werror)
endif()
if(PEELSTATS_FUZZ)
  target_compile_options(peelstats_flags INTERFACE
    -fsanitize=fuzzer-no-link)
endif()
if(PEELSTATS_SANITIZE OR PEELSTATS_FUZZ)
  target_compile_definitions(peelstats_flags INTERFACE PEELSTATS_SANITIZED)
  target_compile_options(peelstats_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(peelstats_flags INTERFACE -fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(peelstats_flags INTERFACE -U_FORTIFY_SOURCE
    -D_FORTIFY_SOURCE=2)
  target_link_options(peelstats_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_FLAGS_RELEASE "-O2")
