# Does Seam find nothing in its own source? Configures it anew without tests and precompiled header, writes what the build generates, and checks it against .seam.yaml.
#   cmake -DROOT=… -DSEAM=… -DWORK=… -DCONFIGURE=… -P own_source_test.cmake
function(must WHAT)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${ROOT} RESULT_VARIABLE CODE OUTPUT_VARIABLE TEXT ERROR_VARIABLE TEXT)
  if(NOT CODE EQUAL 0)
    message(FATAL_ERROR "${WHAT}: exit code ${CODE}\n${TEXT}")
  endif()
  message(STATUS "${WHAT}:\n${TEXT}")
endfunction()

must("configuring" ${CMAKE_COMMAND} -S . -B ${WORK} -DBUILD_TESTING=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON ${CONFIGURE})
must("generating" ${CMAKE_COMMAND} --build ${WORK} --target seam_generated)
must("seam check" ${SEAM} check --build ${WORK})
