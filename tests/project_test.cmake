# What does Seam say of a whole project? Configures fixtures/projects/<NAME>, checks it, and compares the report with expected.txt beside its policy.
#   cmake -DROOT=… -DNAME=shop -DCODE=1 -DSEAM=build/seam -DWORK=… -DCONFIGURE=… -P project_test.cmake
# UPDATE_GOLDEN=1 writes expected.txt anew.
set(PROJECT ${ROOT}/fixtures/projects/${NAME})
execute_process(COMMAND ${CMAKE_COMMAND} -S ${PROJECT} -B ${WORK}/${NAME} ${CONFIGURE} RESULT_VARIABLE RESULT OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT)
if(NOT RESULT EQUAL 0)
  message(FATAL_ERROR "configuring ${NAME} failed:\n${TEXT}")
endif()

execute_process(COMMAND ${SEAM} check --config ${PROJECT}/.seam.yaml --build ${WORK}/${NAME} --no-cache WORKING_DIRECTORY ${ROOT}
                RESULT_VARIABLE RESULT OUTPUT_VARIABLE TEXT ERROR_VARIABLE ERRORS)
string(REGEX REPLACE " in [0-9.]+ m?s" " in N s" TEXT "${TEXT}")
if(DEFINED ENV{UPDATE_GOLDEN})
  file(WRITE ${PROJECT}/expected.txt "${TEXT}")
endif()
file(READ ${PROJECT}/expected.txt EXPECTED)
if(NOT RESULT EQUAL CODE OR NOT TEXT STREQUAL EXPECTED)
  message(FATAL_ERROR "exit code ${RESULT}, expected ${CODE}; the report is not ${PROJECT}/expected.txt:\n${TEXT}${ERRORS}")
endif()
