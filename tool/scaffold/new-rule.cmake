# Makes the four files of a new rule, which find nothing yet:
#   cmake -DID=hidden-clock -DCATEGORY=architecture -P tool/scaffold/new-rule.cmake
# -DROOT=folder makes them elsewhere. See docs/NEW-RULE.md.
if(NOT ID MATCHES "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" OR NOT CATEGORY MATCHES "^[a-z]+$")
  message(FATAL_ERROR "usage: cmake -DID=kebab-name -DCATEGORY=folder -P tool/scaffold/new-rule.cmake")
endif()
if(ID MATCHES "^(no|avoid|check|prefer)-")
  message(FATAL_ERROR "a rule's id names what is found, so that 'seam:allow(${ID})' reads well: leave '${CMAKE_MATCH_1}-' out")
endif()
if(NOT ROOT)
  get_filename_component(ROOT "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
endif()

# hidden-clock -> HiddenClock
string(REPLACE "-" ";" WORDS "${ID}")
foreach(WORD IN LISTS WORDS)
  string(SUBSTRING ${WORD} 0 1 HEAD)
  string(SUBSTRING ${WORD} 1 -1 TAIL)
  string(TOUPPER ${HEAD} HEAD)
  string(APPEND CLASS "${HEAD}${TAIL}")
endforeach()

# The version that will bring the rule: major.minor of the project.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../../CMakeLists.txt" SINCE REGEX "project\\(seam VERSION")
string(REGEX REPLACE ".*VERSION ([0-9]+\\.[0-9]+).*" "\\1" SINCE "${SINCE}")

set(TARGETS "matchers/rules/${CATEGORY}/${ID}.cpp" "fixtures/rules/${ID}/bad.cpp" "fixtures/rules/${ID}/good.cpp" "docs/rules/${ID}.md")
set(TEMPLATES rule.cpp bad.cpp good.cpp page.md)
foreach(TARGET IN LISTS TARGETS)
  if(EXISTS "${ROOT}/${TARGET}")
    message(FATAL_ERROR "'${TARGET}' exists already")
  endif()
endforeach()
foreach(TARGET TEMPLATE IN ZIP_LISTS TARGETS TEMPLATES)
  configure_file("${CMAKE_CURRENT_LIST_DIR}/rule/${TEMPLATE}.in" "${ROOT}/${TARGET}" @ONLY)
  message(STATUS "made ${TARGET}")
endforeach()
message(STATUS "next: fill fixtures/rules/${ID}/bad.cpp, then `./dev test -R rule.${ID}` until it passes")
