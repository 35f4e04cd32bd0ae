# Reads the names out of an X-macro list, "X(name)" a line, so that one list
# serves the build and the C tables. A change of the list configures again.
function(def_list file prefix out)
  file(STRINGS "${file}" lines REGEX "^X\\(")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  set(sources)
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^X\\(([a-z0-9_]+).*$" "\\1" name "${line}")
    string(REPLACE "@" "${name}" source "${prefix}")
    list(APPEND sources "${source}")
  endforeach()
  set(${out} ${sources} PARENT_SCOPE)
endfunction()
