#include "waits/read_waits.h"

#include <fmt/format.h>

#include "intake/text_values.h"
#include "waits/wait_sheet.h"

namespace cadre::waits {
namespace {

/// Specialties of the Scottish files on musculoskeletal services.
bool is_scottish(const WaitSheet& sheet) {
  for (const std::string& heading : sheet.header.cells) {
    const std::string key = intake::heading_key(heading);
    if (key == "hbt" || key == "healthboard" || key == "nhsboard") return true;
  }
  return false;
}

void note_identifiers(const WaitSheet& sheet, WaitFile& out) {
  for (std::size_t c = 0; c < sheet.roles.size(); ++c)
    if (sheet.roles[c] == Role::Identifier)
      out.remarks.push_back({base::Severity::Warning,
                             {sheet.name, sheet.header.line, c + 1},
                             fmt::format("the column '{}' tells of single patients; it is not read",
                                         intake::shown_value(sheet.header.cells[c], true)),
                             "Take the column out of the file before it is passed on"});
}

}  // namespace

WaitFile read_waits(std::string text, const std::string& name, LabelBook& labels) {
  const WaitSheet sheet = wait_sheet(std::move(text), name);
  const bool dates = sheet.column(Role::Referral).has_value();
  WaitFile out = dates ? read_dates(sheet) : read_counts(sheet, labels);
  const ListKind kind = dates ? ListKind::Dates : is_scottish(sheet) ? ListKind::Scotland : ListKind::Bands;
  for (WaitPoint& point : out.points) {
    point.kind = kind;
    point.file = name;
  }
  base::Diagnostics first = sheet.faults;
  first.insert(first.end(), out.remarks.begin(), out.remarks.end());
  out.remarks = std::move(first);
  note_identifiers(sheet, out);
  if (out.points.empty()) {
    out.remarks.push_back({base::Severity::Error,
                           {name},
                           "no row of this waiting list can be used",
                           "Mend the rows named above, or name another file"});
    throw base::InputError(std::move(out.remarks));
  }
  return out;
}

}  // namespace cadre::waits
