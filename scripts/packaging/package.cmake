# What is installed besides the programs, and the Debian package that CPack makes of it all:
# `cmake --install DIR --prefix PREFIX`, or scripts/packaging/deb. Included by CMakeLists.txt.

set(packaging ${CMAKE_SOURCE_DIR}/scripts/packaging)
set(made ${CMAKE_BINARY_DIR}/made/package)
file(MAKE_DIRECTORY ${made})

# The manual page and the completions are the program's own words: written whenever it is linked.
set(write_words)
foreach(words "man:bifolium.1" "completions bash:bifolium.bash" "completions zsh:_bifolium"
              "completions fish:bifolium.fish")
  string(REGEX MATCH "^([^:]*):(.*)$" words "${words}")
  set(file ${made}/${CMAKE_MATCH_2})
  separate_arguments(command UNIX_COMMAND "${CMAKE_MATCH_1}")
  list(JOIN command " " command)
  list(APPEND write_words COMMAND sh -c "\"$1\" ${command} >\"$2\"" sh $<TARGET_FILE:bifolium> ${file})
endforeach()
add_custom_command(TARGET bifolium POST_BUILD ${write_words}
  COMMAND gzip -9nf ${made}/bifolium.1 VERBATIM)
# The other program is told of on the same page.
if(TARGET bifolium-serve)
  file(CREATE_LINK bifolium.1.gz ${made}/bifolium-serve.1.gz SYMBOLIC)
endif()

set(copyright ${made}/copyright)
file(GLOB licences CONFIGURE_DEPENDS fonts/*-LICENSE.txt hyphenation/*)
add_custom_command(OUTPUT ${copyright} ${made}/changelog.gz
  COMMAND Python3::Interpreter -B ${packaging}/copyright.py ${CMAKE_SOURCE_DIR} ${copyright}
  COMMAND sh -c "gzip -9nc \"$1\" >\"$2\"" sh ${packaging}/changelog ${made}/changelog.gz
  DEPENDS ${packaging}/copyright.py ${packaging}/changelog ${licences} fonts/manifest VERBATIM)
add_custom_target(bifolium_package_files DEPENDS ${copyright} ${made}/changelog.gz)
add_dependencies(bifolium bifolium_package_files)

# Licences are told whole in the copyright file.
install(DIRECTORY fonts hyphenation styles DESTINATION ${CMAKE_INSTALL_DATADIR}/bifolium
  PATTERN "*LICENSE.txt" EXCLUDE PATTERN LPPL.txt EXCLUDE)
install(FILES ${copyright} ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/bifolium)
install(FILES ${made}/bifolium.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(TARGET bifolium-serve)
  install(FILES ${made}/bifolium-serve.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
install(FILES ${made}/bifolium.bash RENAME bifolium
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_bifolium DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made}/bifolium.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${packaging}/lintian-overrides RENAME bifolium
  DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # packs what is built, and does not build the tests
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
execute_process(COMMAND date -u -d ${BIFOLIUM_RELEASED} +%s OUTPUT_VARIABLE CPACK_BIFOLIUM_EPOCH
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_PROJECT_CONFIG_FILE ${packaging}/reproducible.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Bifolium authors <bifolium@debian.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "librsvg2-bin")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "epubcheck, fonts-noto-cjk, fonts-noto-core, git, pandoc")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "accessible PDF and EPUB editions of Markdown manuscripts")
set(CPACK_PACKAGE_DESCRIPTION
"One manuscript and one style sheet make a tagged PDF for print and screen
readers, and an e-book of the same structure, in every language. Every
finding has a place and a cure, and exit status 0 means that nothing that a
machine can check stands against the editions.
.
It is made for patient brochures and other small publications that must be
right. It needs no network, and the same manuscript makes the same bytes on
every machine.")
include(CPack)
