# Read by CPack before it packs: time stamps are those of the version, never of the clock.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  set(ENV{SOURCE_DATE_EPOCH} ${CPACK_BIFOLIUM_EPOCH})
endif()
