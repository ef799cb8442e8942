# Does an installed Seam start and find clang's headers?  cmake -DBUILD=… -DWORK=… -DVERSION=… -P install_test.cmake
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix RESULT_VARIABLE CODE OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT)
if(NOT CODE EQUAL 0)
  message(FATAL_ERROR "cmake --install failed (${CODE}):\n${TEXT}")
endif()

execute_process(COMMAND ${WORK}/prefix/bin/seam --version RESULT_VARIABLE CODE OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT)
if(NOT CODE EQUAL 0 OR NOT TEXT MATCHES "seam ${VERSION}")
  message(FATAL_ERROR "seam --version said (${CODE}):\n${TEXT}")
endif()

# A unit that needs clang's own stddef.h.
file(WRITE ${WORK}/project/a.cpp "#include <stddef.h>\nsize_t size = 0;\n")
file(WRITE ${WORK}/project/compile_commands.json
     "[{\"directory\": \"${WORK}/project\", \"file\": \"a.cpp\", \"arguments\": [\"clang++\", \"-c\", \"a.cpp\"]}]\n")
execute_process(COMMAND ${WORK}/prefix/bin/seam check --config none --build . WORKING_DIRECTORY ${WORK}/project
                RESULT_VARIABLE CODE OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT)
if(NOT CODE EQUAL 0 OR NOT TEXT MATCHES "checked 1 unit")
  message(FATAL_ERROR "seam check said (${CODE}):\n${TEXT}")
endif()
file(REMOVE_RECURSE ${WORK})
