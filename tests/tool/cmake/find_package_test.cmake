# Does a build find an installed Seam, and ask it?  cmake -DROOT=… -DBUILD=… -DWORK=… -DCONFIGURE=… -P find_package_test.cmake
file(REMOVE_RECURSE ${WORK})

function(run RESULT OUTPUT)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  set(${RESULT} ${code} PARENT_SCOPE)
  set(${OUTPUT} "${text}" PARENT_SCOPE)
endfunction()

function(expect CODE PATTERN)
  run(code text ${ARGN})
  if((CODE EQUAL 0 AND NOT code EQUAL 0) OR (NOT CODE EQUAL 0 AND code EQUAL 0) OR NOT text MATCHES "${PATTERN}")
    message(FATAL_ERROR "'${ARGN}' ended with ${code}, expected ${CODE} and '${PATTERN}':\n${text}")
  endif()
endfunction()

expect(0 "" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
file(COPY ${ROOT}/fixtures/projects/with_cmake DESTINATION ${WORK})
set(configure ${CMAKE_COMMAND} -S ${WORK}/with_cmake -B ${WORK}/build -DCMAKE_PREFIX_PATH=${WORK}/prefix ${CONFIGURE})
expect(0 "" ${configure})

# app is clean, and looked at after it was linked; core is not asked about.
expect(0 "checked 2 units, 2 headers" ${CMAKE_COMMAND} --build ${WORK}/build)
expect(1 "core/clock.cpp:2:10: error: 'core' must not depend on 'app'" ${CMAKE_COMMAND} --build ${WORK}/build --target seam_check_core)
expect(1 "layer-violation" ${CMAKE_COMMAND} --build ${WORK}/build --target seam_check)

# Mistakes are said when the build is configured.
file(READ ${WORK}/with_cmake/CMakeLists.txt text)
file(WRITE ${WORK}/with_cmake/CMakeLists.txt "${text}seam_check(TARGET nobody)\n")
expect(1 "seam_check: there is no target 'nobody'" ${configure})
file(WRITE ${WORK}/with_cmake/CMakeLists.txt "${text}set(CMAKE_EXPORT_COMPILE_COMMANDS OFF)\nseam_check(TARGET app)\n")
expect(1 "CMAKE_EXPORT_COMPILE_COMMANDS ON" ${configure})
file(REMOVE_RECURSE ${WORK})
