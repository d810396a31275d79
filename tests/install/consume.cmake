# Run by CTest: builds the example beside this file in one of two ways, runs it and reads what it prints.
# Wants: way, source, build, work, generator, compiler, sanitize.
cmake_minimum_required(VERSION 3.21)

file(REMOVE_RECURSE "${work}")
set(options -G "${generator}" "-DCMAKE_CXX_COMPILER=${compiler}" -DCMAKE_BUILD_TYPE=Release)
if(way STREQUAL "find_package")
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${build}" --prefix "${work}/prefix" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  list(APPEND options "-DCMAKE_PREFIX_PATH=${work}/prefix")
  if(sanitize)
    # The library that was installed calls the sanitizers' runtime.
    list(APPEND options "-DCMAKE_CXX_FLAGS=-fsanitize=address,undefined")
  endif()
else()
  # Several sources as one: what is tested is that the project can be found, not how fast it compiles.
  list(APPEND options -DUSE_SOURCES=ON -DCMAKE_UNITY_BUILD=ON -DFETCHCONTENT_FULLY_DISCONNECTED=ON "-DFETCHCONTENT_SOURCE_DIR_CLOSECODE=${source}")
endif()

execute_process(COMMAND "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${work}/build" ${options} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${work}/build" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${work}/build/example" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)

foreach(expected "1006 Abnormal Closure" "open event fired" "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure")
  string(FIND "${output}" "${expected}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "The example did not print \"${expected}\" but:\n${output}")
  endif()
endforeach()
