# Do the doubles of fixtures/doubles compile without a warning, and do what a test asks of them? Compiles each fixture's use.h in one
# program and runs it.
#   cmake -DROOT=… -DCOMPILER=g++ -DLEVEL=-O2 -DWORK=… -P double_use_test.cmake
file(GLOB uses RELATIVE ${ROOT}/fixtures/doubles ${ROOT}/fixtures/doubles/*/use.h)
set(text "#include \"support.h\"\n")
foreach(use IN LISTS uses)
  string(APPEND text "#include \"${use}\"\n")
endforeach()
file(MAKE_DIRECTORY ${WORK})
file(WRITE ${WORK}/uses.cpp "${text}")
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Werror ${LEVEL} -I${ROOT}/fixtures/doubles ${WORK}/uses.cpp -o ${WORK}/uses
                        -lgmock -lgmock_main -lgtest -lpthread
                RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${COMPILER} ${LEVEL}:\n${output}")
endif()
execute_process(COMMAND ${WORK}/uses --gtest_brief=1 RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
message(STATUS "${output}")
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the uses failed")
endif()
