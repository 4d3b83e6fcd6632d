#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "capability/inputs.h"
#include "intake/input_sheet.h"

namespace cadre::capability {

// Readers of single tables, as InputFile::read.
void read_settings(std::string text, const std::string& name, bool own, Inputs& into);
void read_functions(std::string text, const std::string& name, bool own, Inputs& into);
void read_competencies(std::string text, const std::string& name, bool own, Inputs& into);
void read_matrix(std::string text, const std::string& name, bool own, Inputs& into);
void read_law(std::string text, const std::string& name, bool own, Inputs& into);
void read_barriers(std::string text, const std::string& name, bool own, Inputs& into);
void read_colleagues(std::string text, const std::string& name, bool own, Inputs& into);
void read_trained(std::string text, const std::string& name, bool own, Inputs& into);
void read_benefits(std::string text, const std::string& name, bool own, Inputs& into);
void read_system_support(std::string text, const std::string& name, bool own, Inputs& into);
void read_readiness_questions(std::string text, const std::string& name, bool own, Inputs& into);

/// Takes a row over: in place of one of reference with the same key, else behind all. One of the same file is a fault
/// at `column`.
template <class Row, class Same>
void take(intake::InputSheet& sheet, std::string_view column, std::vector<Row>& rows, Row row, const Same& same) {
  if (!sheet.sound()) return;
  const auto known = std::find_if(rows.begin(), rows.end(), [&](const Row& other) { return same(other, row); });
  if (known == rows.end()) {
    rows.push_back(std::move(row));
  } else if (known->given.where.file == row.given.where.file) {
    sheet.fault(column, "this row has the same key as line " + std::to_string(known->given.where.line),
                "Keep one of the two");
  } else {
    *known = std::move(row);
  }
}

/// A code: letters, digits, _ and -; a fault otherwise.
std::string code_of(intake::InputSheet& sheet, std::string_view column);

}  // namespace cadre::capability
