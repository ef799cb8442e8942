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
# Whoever builds just "programs", as the Dockerfile does, has all that is installed.
run(code inputs ninja -C ${BUILD} -t query programs)
file(GLOB installed ${WORK}/prefix/bin/* ${WORK}/prefix/lib*/seam/*)
foreach(program ${installed})
  get_filename_component(name ${program} NAME)
  if(NOT inputs MATCHES " ${name}\n")
    message(FATAL_ERROR "${name} is installed, and the target 'programs' does not build it")
  endif()
endforeach()
file(COPY ${ROOT}/fixtures/projects/with_cmake DESTINATION ${WORK})
set(configure ${CMAKE_COMMAND} -S ${WORK}/with_cmake -B ${WORK}/build -DCMAKE_PREFIX_PATH=${WORK}/prefix ${CONFIGURE})
expect(0 "" ${configure})

# app is clean, and looked at after it was linked; core is not asked about.
expect(0 "checked [23] units, 3 headers" ${CMAKE_COMMAND} --build ${WORK}/build)
expect(1 "core/clock.cpp:2:10: error: 'core' must not depend on 'app'" ${CMAKE_COMMAND} --build ${WORK}/build --target seam_check_core)
expect(1 "layer-violation" ${CMAKE_COMMAND} --build ${WORK}/build --target seam_check)

# The double is there, and is made again when its interface changes …
expect(0 "" ${CMAKE_COMMAND} -E chdir ${WORK}/build ./alarm_test)
file(READ ${WORK}/with_cmake/core/alarm.h header)
string(REPLACE "int ring(int times)" "long ring(int times)" changed "${header}")
file(WRITE ${WORK}/with_cmake/core/alarm.h "${changed}")
expect(0 "Building CXX object CMakeFiles/alarm_test.dir" ${CMAKE_COMMAND} --build ${WORK}/build --target alarm_test)
file(READ ${WORK}/build/core_doubles/spy_alarm.h double)
if(NOT double MATCHES "long ring\\(int times\\) override")
  message(FATAL_ERROR "the double was not made again:\n${double}")
endif()
# … and not otherwise; nobody looks if no header of it changed.
file(WRITE ${WORK}/with_cmake/core/alarm.h "// A comment.\n${changed}")
expect(0 "Seam writes spy_alarm.h" ${CMAKE_COMMAND} --build ${WORK}/build --target alarm_test)
file(READ ${WORK}/build/core_doubles/spy_alarm.h after)
if(NOT double STREQUAL after)
  message(FATAL_ERROR "the double was written for a comment")
endif()
run(code text ${CMAKE_COMMAND} --build ${WORK}/build --target alarm_test)
if(NOT code EQUAL 0 OR text MATCHES "Seam writes")
  message(FATAL_ERROR "the double was looked at though nothing changed:\n${text}")
endif()

# A unit is checked when it is compiled, and what it breaks fails the build.
expect(0 "" ${configure} -DCHECK_WHILE_COMPILING=ON)
expect(1 "core/clock.cpp:2:10: error: 'core' must not depend on 'app'.*seam-layer-violation" ${CMAKE_COMMAND} --build ${WORK}/build --target core)
expect(0 "" ${configure} -DCHECK_WHILE_COMPILING=OFF)

# Mistakes are said when the build is configured.
file(READ ${WORK}/with_cmake/CMakeLists.txt text)
file(WRITE ${WORK}/with_cmake/CMakeLists.txt "${text}seam_check(TARGET nobody)\n")
expect(1 "seam_check: there is no target 'nobody'" ${configure})
file(WRITE ${WORK}/with_cmake/CMakeLists.txt "${text}set(CMAKE_EXPORT_COMPILE_COMMANDS OFF)\nseam_check(TARGET app)\n")
expect(1 "CMAKE_EXPORT_COMPILE_COMMANDS ON" ${configure})
file(REMOVE_RECURSE ${WORK})
