# How does Seam get onto a machine? `cmake --install build --prefix DIR`, or `cpack --config build/CPackConfig.cmake` for a Debian package.
include(GNUInstallDirs)
install(TARGETS seam RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Completions and the manual, by the program itself.
set(made ${CMAKE_BINARY_DIR}/generated/install)
file(MAKE_DIRECTORY ${made})
add_custom_command(TARGET seam POST_BUILD COMMENT "" VERBATIM
                   COMMAND seam completion bash > ${made}/seam COMMAND seam completion zsh > ${made}/_seam
                   COMMAND seam completion fish > ${made}/seam.fish COMMAND seam manual > ${made}/seam.1)
install(FILES ${made}/seam DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_seam DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made}/seam.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${made}/seam.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/SeamConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES tool/cmake/SeamConfig.cmake ${CMAKE_BINARY_DIR}/SeamConfigVersion.cmake DESTINATION lib/cmake/Seam) # Not below an architecture: SeamConfig.cmake finds bin/ from there.
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(EXISTS ${CMAKE_SOURCE_DIR}/docs/schema)
  install(DIRECTORY docs/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/seam)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME seam)
set(CPACK_PACKAGE_VENDOR "The Seam authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Seam authors <seam@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
# The shared libraries (libclang-cpp22, libllvm22, libfmt9, libstdc++6) are found by dpkg-shlibdeps; clang's own headers are no library.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-${LLVM_VERSION_MAJOR}-dev")
include(CPack)
