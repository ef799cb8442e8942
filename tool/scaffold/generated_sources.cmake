# Which sources does the build write? The version (of every build), the rules' pages and the library model (when one changed).

set(SEAM_RESOURCE_FOLDER ${SEAM_LLVM_ROOT}/lib/clang/${LLVM_VERSION_MAJOR})
if(NOT EXISTS ${SEAM_RESOURCE_FOLDER}/include/stddef.h)
  message(FATAL_ERROR "no clang headers in '${SEAM_RESOURCE_FOLDER}'; install libclang-common-${LLVM_VERSION_MAJOR}-dev")
endif()

# Writes version.cpp: at each build, because the commit may have changed; the file is touched only when it has.
function(seam_generate_version RESULT)
  set(out ${CMAKE_BINARY_DIR}/generated/version.cpp)
  add_custom_target(seam_version BYPRODUCTS ${out} COMMENT "" COMMAND
    ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUT=${out} -DVERSION=${PROJECT_VERSION} -DLLVM_VERSION=${LLVM_PACKAGE_VERSION}
    -DRESOURCE_FOLDER=${SEAM_RESOURCE_FOLDER} -P ${CMAKE_SOURCE_DIR}/tool/scaffold/write_version.cmake)
  set(${RESULT} ${out} PARENT_SCOPE)
endfunction()

# Writes rule_pages.cpp from docs/rules/*.md.
function(seam_generate_pages RESULT)
  set(out ${CMAKE_BINARY_DIR}/generated/rule_pages.cpp)
  file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/rules/*.md)
  list(FILTER pages EXCLUDE REGEX "/README\\.md$")
  set(script ${CMAKE_SOURCE_DIR}/tool/scaffold/embed_pages.cmake)
  add_custom_command(OUTPUT ${out} DEPENDS ${pages} ${script} VERBATIM COMMENT "Embedding the rules' pages"
                     COMMAND ${CMAKE_COMMAND} "-DPAGES=${pages}" -DOUT=${out} -P ${script})
  set(${RESULT} ${out} PARENT_SCOPE)
endfunction()

# Writes library_model_text.cpp from matchers/program/library_model.txt.
function(seam_generate_model RESULT)
  set(out ${CMAKE_BINARY_DIR}/generated/library_model_text.cpp)
  set(model ${CMAKE_SOURCE_DIR}/matchers/program/library_model.txt)
  set(script ${CMAKE_SOURCE_DIR}/tool/scaffold/embed_model.cmake)
  add_custom_command(OUTPUT ${out} DEPENDS ${model} ${script} VERBATIM COMMENT "Embedding the library model"
                     COMMAND ${CMAKE_COMMAND} -DMODEL=${model} -DOUT=${out} -P ${script})
  set(${RESULT} ${out} PARENT_SCOPE)
endfunction()
