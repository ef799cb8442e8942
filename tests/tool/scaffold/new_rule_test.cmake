# Does the scaffold make a rule that is whole? Makes one in a copy of this repository, sees that the build and ctest find it with nothing edited, sees
# its fixtures pass, then breaks them and sees them fail. Builds one file, over the libraries that stand already.
#   cmake -DROOT=repository -DBUILD=its build -DWORK=folder -DCONFIGURE=arguments -P new_rule_test.cmake
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
foreach(PART CMakeLists.txt LICENSE README.md CHANGELOG.md matchers tool docs tests)
  file(COPY ${ROOT}/${PART} DESTINATION ${WORK}/copy)
endforeach()

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE CODE OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT WORKING_DIRECTORY ${WORK}/copy)
  set(CODE ${CODE} PARENT_SCOPE)
  set(TEXT "${TEXT}" PARENT_SCOPE)
endfunction()

macro(must WHAT)
  run(${ARGN})
  if(NOT CODE EQUAL 0)
    message(FATAL_ERROR "${WHAT} failed (${CODE}):\n${TEXT}")
  endif()
endmacro()

macro(must_refuse WHAT)
  run(${ARGN})
  if(CODE EQUAL 0)
    message(FATAL_ERROR "the scaffold took ${WHAT}")
  endif()
endmacro()

# 1. The files are made, and not made over.
set(NEW_RULE ${WORK}/copy/tool/scaffold/new-rule.cmake)
must("the scaffold" ${CMAKE_COMMAND} -DID=included-forbidden -DCATEGORY=architecture -P ${NEW_RULE})
set(RULE ${WORK}/copy/matchers/rules/architecture/included-forbidden.cpp)
set(FIXTURES ${WORK}/copy/fixtures/rules/included-forbidden)
foreach(FILE ${RULE} ${FIXTURES}/bad.cpp ${FIXTURES}/good.cpp ${WORK}/copy/docs/rules/included-forbidden.md)
  if(NOT EXISTS ${FILE})
    message(FATAL_ERROR "the scaffold made no '${FILE}'")
  endif()
endforeach()
must_refuse("a rule that exists" ${CMAKE_COMMAND} -DID=included-forbidden -DCATEGORY=architecture -P ${NEW_RULE})
must_refuse("an id in capitals" ${CMAKE_COMMAND} -DID=Bad_Name -DCATEGORY=architecture -P ${NEW_RULE})
must_refuse("an id that says no" ${CMAKE_COMMAND} -DID=no-clock -DCATEGORY=architecture -P ${NEW_RULE})

# 2. The build and ctest find the rule.
must("configuring the copy" ${CMAKE_COMMAND} -S . -B ${WORK}/build ${CONFIGURE})
must("asking for the tests" ${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/build -N -R "^rule.included-forbidden$")
if(NOT TEXT MATCHES "Total Tests: 1")
  message(FATAL_ERROR "ctest does not know the new rule:\n${TEXT}")
endif()

# 3. Its fixtures pass.
must("configuring one rule" ${CMAKE_COMMAND} -S ${ROOT}/tests/tool/scaffold/one_rule -B ${WORK}/one ${CONFIGURE} -DROOT=${ROOT} -DBUILD=${BUILD}
     -DRULE=${RULE} -DFIXTURES=${WORK}/copy)
must("building one rule" ${CMAKE_COMMAND} --build ${WORK}/one)
must("the new rule's fixture test" ${WORK}/one/rule_fixture_test included-forbidden)

# 4. The fixtures can fail: on a finding that does not come, and on one that nobody expects.
file(WRITE ${FIXTURES}/bad.cpp "//--- a.cpp\nint a; // expect: nothing says so\n")
file(WRITE ${FIXTURES}/good.cpp "//--- a.cpp\n#include \"forbidden.h\"\n//--- forbidden.h\n#pragma once\n")
run(${WORK}/one/rule_fixture_test included-forbidden)
if(CODE EQUAL 0 OR NOT TEXT MATCHES "bad.cpp: a.cpp:1: not found: nothing says so" OR
   NOT TEXT MATCHES "good.cpp: a.cpp:1: not expected: 'forbidden.h' is included")
  message(FATAL_ERROR "the fixture test did not see the mistakes (${CODE}):\n${TEXT}")
endif()
file(REMOVE_RECURSE ${WORK})
