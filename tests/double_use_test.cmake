# Do the doubles of fixtures/doubles compile without a warning, and do what a test asks of them? Compiles the use.h of every PARTS-th
# fixture, from PART on, in one program and runs it: all in one take minutes.
#   cmake -DROOT=… -DCOMPILER=g++ -DLEVEL=-O2 -DUSE=use.h -DPART=0 -DPARTS=8 -DWORK=… -P double_use_test.cmake
file(GLOB uses RELATIVE ${ROOT}/fixtures/doubles ${ROOT}/fixtures/doubles/*/${USE})
set(text "#include \"support.h\"\n")
set(number 0)
foreach(use IN LISTS uses)
  math(EXPR part "${number} % ${PARTS}")
  if(part EQUAL PART)
    string(APPEND text "#include \"${use}\"\n")
  endif()
  math(EXPR number "${number} + 1")
endforeach()
# Doubles that have a source, too.
set(sources)
foreach(use IN LISTS uses)
  get_filename_component(folder ${use} DIRECTORY)
  file(GLOB more ${ROOT}/fixtures/doubles/${folder}/*.cpp)
  list(APPEND sources ${more})
endforeach()
file(MAKE_DIRECTORY ${WORK})
file(WRITE ${WORK}/uses.cpp "${text}")
# What the doubles share was taken out of each: their sources need it, too.
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Werror ${LEVEL} -I${ROOT}/fixtures/doubles -include support.h
                        ${WORK}/uses.cpp ${sources} -o ${WORK}/uses -lgmock_main -lgmock -lgtest -lpthread
                RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${COMPILER} ${LEVEL}:\n${output}")
endif()
execute_process(COMMAND ${WORK}/uses --gtest_brief=1 RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
message(STATUS "${output}")
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the uses failed")
endif()
