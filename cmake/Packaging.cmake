# The Debian package: cpack -G DEB in a release build. Everything in it comes from install(); see docs/decisions/0004.
set(CADRE_MAINTAINER "cadre maintainers <maintainers@example.org>" CACHE STRING
    "Who answers for a package that is handed on: name and mail address")

# Manual page and completion are written by the program itself, so they cannot differ from what it does.
set(shell_pages ${CMAKE_BINARY_DIR}/shell)
set(doc_dir ${CMAKE_INSTALL_DATADIR}/doc/cadre)
string(TIMESTAMP CADRE_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH where that is set
configure_file(${CMAKE_SOURCE_DIR}/cmake/debian/changelog.in ${CMAKE_BINARY_DIR}/debian/changelog @ONLY)
add_custom_command(
  OUTPUT ${shell_pages}/cadre.1.gz ${shell_pages}/cadre.bash ${shell_pages}/changelog.gz ${shell_pages}/changelog.Debian.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${shell_pages}
  COMMAND cadre docs --shell ${shell_pages}
  COMMAND gzip -9nf ${shell_pages}/cadre.1
  COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/CHANGELOG.md > ${shell_pages}/changelog.gz
  COMMAND gzip -9nc ${CMAKE_BINARY_DIR}/debian/changelog > ${shell_pages}/changelog.Debian.gz
  DEPENDS cadre ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${CMAKE_BINARY_DIR}/debian/changelog
  COMMENT "Manual page and shell completion" VERBATIM)
add_custom_target(shell_pages ALL DEPENDS ${shell_pages}/cadre.1.gz)

install(FILES ${shell_pages}/cadre.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${shell_pages}/cadre.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME cadre)
install(FILES ${CMAKE_SOURCE_DIR}/cmake/debian/copyright ${shell_pages}/changelog.gz ${shell_pages}/changelog.Debian.gz
        DESTINATION ${doc_dir})

set(CPACK_PACKAGE_NAME cadre)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${CADRE_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "allied health workforce picture from NHS staff records")
set(CPACK_PACKAGE_DESCRIPTION
"Reads NHS staff lists, each coded differently, and published workforce
statistics, and says how many allied health professionals work where, at which
band and for how many hours, and how far the answer can be trusted.
.
The result is a report, a workbook, tables and a database, in one edition for
the team and one with disclosure control. Identifiers of people are hashed as
they are read. Nothing is sent anywhere.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS bash-completion)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# What it depends on is read from what it links to; the DuckDB library is its own and no dependency.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
get_filename_component(duckdb_dir ${DUCKDB_LIBRARY} DIRECTORY)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${duckdb_dir})
include(CPack)
