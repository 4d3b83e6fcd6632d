#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/source_dir.h"
#include "supply/compile.h"
#include "supply/read_inputs.h"

namespace cadre::supply {

/// For tests: reads rows under headings into the inputs, as a file of the plan called "own.csv".
inline void read(Inputs& into, std::string_view kind, const std::string& text, bool own = true) {
  for (const InputFile& file : input_files())
    if (file.key == kind) file.read(text, own ? "own.csv" : "shipped.csv", own, into);
}

inline Inputs inputs_of(std::string_view kind, const std::string& text) {
  Inputs inputs;
  read(inputs, kind, text);
  return inputs;
}

/// For tests: the tables of reference/supply.
inline Inputs shipped_inputs() {
  Inputs inputs;
  for (const InputFile& file : input_files()) {
    if (!file.shipped) continue;
    std::ifstream in(base::source_dir() + "/reference/supply/" + std::string(file.key) + ".csv", std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    file.read(text.str(), std::string(file.key), false, inputs);
  }
  return inputs;
}

/// For tests: what reading says, all faults in one text; empty when it is read.
template <class Call>
std::string faults_of(Call call) {
  try {
    call();
  } catch (const base::InputError& error) {
    std::string out;
    for (const base::Diagnostic& fault : error.diagnostics()) out += fault.text() + "\n";
    return out;
  }
  return {};
}

inline std::string text_of(const base::Diagnostics& faults) {
  std::string out;
  for (const base::Diagnostic& fault : faults) out += fault.text() + "\n";
  return out;
}

/// For tests: two professions in two places; PT in sheffield of two sectors.
inline OpeningStock small_stock() {
  OpeningStock stock;
  stock.month = base::Month(2025, 3);
  const auto add = [&](const char* profession, const char* area, const char* sector, int level, int age, int people) {
    stock.rows.push_back({profession, area, sector, level, age, people, 0.8 * people});
  };
  add("PT", "sheffield", "nhs_trust", 2, 30, 60);
  add("PT", "sheffield", "nhs_trust", 0, 40, 20);
  add("PT", "sheffield", "independent", 2, 50, 20);
  add("PT", "barnsley", "nhs_trust", 2, 58, 20);
  add("OT", "barnsley", "nhs_trust", 2, 35, 40);
  return stock;
}

}  // namespace cadre::supply
