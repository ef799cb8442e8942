# Does the scaffold make a rule that is whole? Copies this repository, makes a rule in the copy, builds its fixture test and sees it pass; then
# breaks the fixture and sees it fail.  cmake -DROOT=… -DWORK=… -DGENERATOR_ARGUMENTS=… -P new_rule_test.cmake
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

function(must WHAT)
  run(${ARGN})
  if(NOT CODE EQUAL 0)
    message(FATAL_ERROR "${WHAT} failed (${CODE}):\n${TEXT}")
  endif()
endfunction()

# 1. The files are made, and not made over.
set(SCAFFOLD ${CMAKE_COMMAND} -DID=included-forbidden -DCATEGORY=architecture -P ${WORK}/copy/tool/scaffold/new-rule.cmake)
must("the scaffold" ${SCAFFOLD})
foreach(FILE matchers/rules/architecture/included-forbidden.cpp fixtures/rules/included-forbidden/bad.cpp
             fixtures/rules/included-forbidden/good.cpp docs/rules/included-forbidden.md)
  if(NOT EXISTS ${WORK}/copy/${FILE})
    message(FATAL_ERROR "the scaffold made no '${FILE}'")
  endif()
endforeach()
run(${SCAFFOLD})
if(CODE EQUAL 0)
  message(FATAL_ERROR "the scaffold overwrote a rule")
endif()
run(${CMAKE_COMMAND} -DID=Bad_Name -DCATEGORY=architecture -P ${WORK}/copy/tool/scaffold/new-rule.cmake)
if(CODE EQUAL 0)
  message(FATAL_ERROR "the scaffold took 'Bad_Name' for an id")
endif()

# 2. It builds and its fixtures pass, with nothing edited.
must("configuring" ${CMAKE_COMMAND} -S . -B ${WORK}/build ${CONFIGURE})
must("building" ${CMAKE_COMMAND} --build ${WORK}/build --target rule_fixture_test)
must("the new rule's fixture test" ${WORK}/build/tests/rule_fixture_test included-forbidden)

# 3. The fixture test can fail: on a finding that does not come, and on one that nobody expects.
file(WRITE ${WORK}/copy/fixtures/rules/included-forbidden/bad.cpp "//--- a.cpp\nint a; // expect: nothing says so\n")
file(WRITE ${WORK}/copy/fixtures/rules/included-forbidden/good.cpp "//--- a.cpp\n#include \"forbidden.h\"\n//--- forbidden.h\n#pragma once\n")
run(${WORK}/build/tests/rule_fixture_test included-forbidden)
if(CODE EQUAL 0 OR NOT TEXT MATCHES "bad.cpp: a.cpp:1: not found: nothing says so" OR
   NOT TEXT MATCHES "good.cpp: a.cpp:1: not expected: 'forbidden.h' is included")
  message(FATAL_ERROR "the fixture test did not see the mistakes (${CODE}):\n${TEXT}")
endif()
file(REMOVE_RECURSE ${WORK})
