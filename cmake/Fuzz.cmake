# cadre_fuzz(NAME SOURCE cadre_intake …)
# A fuzz target: SOURCE defines LLVMFuzzerTestOneInput and checks a property, not only survival. With CADRE_FUZZ (preset
# fuzz) it is a libFuzzer program fuzz_NAME; in every other build the same program reads fuzz/corpus/NAME and
# fuzz/crashes/NAME again, as the test fuzz.NAME. A crash that is found goes into fuzz/crashes/NAME and stays there.
function(cadre_fuzz name source)
  add_executable(fuzz_${name} ${source})
  target_link_libraries(fuzz_${name} PRIVATE ${ARGN})
  set(folders ${CMAKE_SOURCE_DIR}/fuzz/corpus/${name} ${CMAKE_SOURCE_DIR}/fuzz/crashes/${name})
  if(CADRE_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} -runs=0 ${CMAKE_SOURCE_DIR}/fuzz/corpus/${name})
  else()
    target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/fuzz/replay_main.cpp)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${folders})
  endif()
  set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 600)
endfunction()
