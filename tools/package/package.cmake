# The Debian package: `tools/package/build`, or `cpack -G DEB` in a build folder whose prefix is /usr.

# Debian wants the manual, and changelogs, compressed without names and times inside.
set(zipped ${CMAKE_CURRENT_BINARY_DIR}/zipped)
set(debian_changelog ${zipped}/changelog.Debian)
file(MAKE_DIRECTORY ${zipped})
file(WRITE ${debian_changelog}
  "kehraus (${PROJECT_VERSION}-1) unstable; urgency=medium\n\n"
  "  * See changelog.gz for what changes.\n\n"
  " -- the kehraus developers <kehraus@localhost>  Sun, 29 Nov 2026 12:00:00 +0000\n")
add_custom_target(package_files ALL
  COMMAND gzip -9nc ${debian_changelog} > ${zipped}/changelog.Debian.gz
  COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${zipped}/changelog.gz
  COMMAND gzip -9nc ${PROJECT_BINARY_DIR}/src/kehraus.1 > ${zipped}/kehraus.1.gz
  VERBATIM)
add_dependencies(package_files manual)

set(here ${PROJECT_SOURCE_DIR}/tools/package)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/kehraus)
set(units lib/systemd/system)
install(FILES ${zipped}/kehraus.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_BINARY_DIR}/src/completions/_kehraus DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${zipped}/changelog.gz ${zipped}/changelog.Debian.gz ${here}/copyright DESTINATION ${documents}
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${here}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME kehraus
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/doc/nightly.md DESTINATION ${documents} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${here}/crontab.example ${here}/logrotate.example ${here}/example.conf
  DESTINATION ${documents}/examples COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${here}/kehraus@.service ${here}/kehraus@.timer ${here}/kehraus-failed@.service DESTINATION ${units}
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${here}/kehraus.sysusers DESTINATION lib/sysusers.d RENAME kehraus.conf COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_PACKAGE_NAME kehraus)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the kehraus developers <kehraus@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "clean the text and the metadata of news documents")
set(CPACK_PACKAGE_DESCRIPTION
"Takes news documents as they were scraped, HTML pages or plain text, and gives
back the article: a clean body, filed metadata, and for every byte that it
took away the rule that took it.
.
For pipes, for nightly cleaning of big archives, and for comparing raw with
cleaned documents.")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS systemd)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${here}/postinst ${here}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
