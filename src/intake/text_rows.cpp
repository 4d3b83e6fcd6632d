#include "intake/text_rows.h"

#include "intake/record_splitter.h"
#include "intake/text_values.h"

namespace cadre::intake {

TextRows text_rows(std::string text, char delimiter, std::uint64_t first_line) {
  const std::size_t size = text.size();
  text.append(kReadAhead, '\0');
  RecordSplitter splitter(text.data(), size, true, delimiter, {size + 1, size + 1}, first_line);
  TextRows out;
  for (auto outcome = splitter.next(); outcome != RecordSplitter::Outcome::End; outcome = splitter.next()) {
    if (outcome == RecordSplitter::Outcome::Bad) {
      ReadFault fault;
      fault.kind = splitter.fault();
      fault.line = splitter.line();
      out.faults.push_back(std::move(fault));
      continue;
    }
    TextRow row{splitter.line(), {}};
    for (const auto& field : splitter.fields()) row.cells.push_back(decoded(trimmed(splitter.clean(field))).text);
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace cadre::intake
