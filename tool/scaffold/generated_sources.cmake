# Which sources does the build write? The version (of every build), the rules' pages, the library model and the HTML report's page (when one changed).

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

# Writes html_page_text.cpp from tool/report/html, bundled with d3: docs/decisions/0010-report.md.
set(SEAM_NODE_MODULES /usr/share/nodejs CACHE PATH "The folder that holds d3-zoom and d3-quadtree, as Debian or npm installs them")
find_program(SEAM_ESBUILD esbuild HINTS ${SEAM_NODE_MODULES}/.bin)
function(seam_generate_html_page RESULT)
  set(out ${CMAKE_BINARY_DIR}/generated/html_page_text.cpp)
  set(source ${CMAKE_SOURCE_DIR}/tool/report/html)
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${source}/*.js ${source}/*.css ${source}/*.html)
  set(script ${CMAKE_SOURCE_DIR}/tool/scaffold/embed_html_page.cmake)
  set(bundler ${SEAM_ESBUILD})
  if(NOT bundler OR NOT EXISTS ${SEAM_NODE_MODULES}/d3-zoom OR NOT EXISTS ${SEAM_NODE_MODULES}/d3-quadtree)
    message(WARNING "this seam will have no HTML report: esbuild, or d3-zoom and d3-quadtree in '${SEAM_NODE_MODULES}', are missing; docs/report.md tells how to get them")
    set(bundler "")
  endif()
  add_custom_command(OUTPUT ${out} DEPENDS ${inputs} ${script} VERBATIM COMMENT "Bundling the HTML report"
                     COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} "-DESBUILD=${bundler}" -DNODE_MODULES=${SEAM_NODE_MODULES}
                             -DWORK=${CMAKE_BINARY_DIR}/generated -DOUT=${out} -P ${script})
  set(${RESULT} ${out} PARENT_SCOPE)
endfunction()
