# Do the doubles of fixtures/doubles compile without a warning, and do what a test asks of them? Compiles the use.h of every PARTS-th
# fixture, from PART on, in one program and runs it: all in one take minutes.
#   cmake -DROOT=… -DCOMPILER=g++ -DLEVEL=-O2 -DPART=0 -DPARTS=8 -DWORK=… -P double_use_test.cmake
file(GLOB uses RELATIVE ${ROOT}/fixtures/doubles ${ROOT}/fixtures/doubles/*/use.h)
set(text "#include \"support.h\"\n")
set(number 0)
foreach(use IN LISTS uses)
  math(EXPR part "${number} % ${PARTS}")
  if(part EQUAL PART)
    string(APPEND text "#include \"${use}\"\n")
  endif()
  math(EXPR number "${number} + 1")
endforeach()
file(MAKE_DIRECTORY ${WORK})
file(WRITE ${WORK}/uses.cpp "${text}")
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Werror ${LEVEL} -I${ROOT}/fixtures/doubles ${WORK}/uses.cpp -o ${WORK}/uses
                        -lgmock_main -lgmock -lgtest -lpthread
                RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${COMPILER} ${LEVEL}:\n${output}")
endif()
execute_process(COMMAND ${WORK}/uses --gtest_brief=1 RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
message(STATUS "${output}")
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the uses failed")
endif()
