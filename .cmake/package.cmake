# A Debian package: cmake --build BUILD --target package, in a build
# configured with -DCMAKE_INSTALL_PREFIX=/usr so that its paths are those of a
# distribution.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME peelstats)
set(CPACK_PACKAGE_VENDOR "The peelstats project")
set(CPACK_PACKAGE_CONTACT "The peelstats project <root@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "compares the police forces of England and Wales, as PDF")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Reads CSV files of published figures, computes distributions, rankings and
 changes, and prints accessible PDF reports: a national one and one for each
 force. A nightly kit mails those that changed.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-liberation2, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "msmtp | s-nail | default-mta")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${CMAKE_CURRENT_LIST_DIR}/debian/conffiles"
  "${CMAKE_CURRENT_LIST_DIR}/debian/postinst"
  "${CMAKE_CURRENT_LIST_DIR}/debian/prerm"
  "${CMAKE_CURRENT_LIST_DIR}/debian/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
include(CPack)
