#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "base/diagnostics.h"
#include "curation/title_classifier.h"
#include "intake/byte_stream.h"

namespace cadre::curation {

/// Which columns of the file to read, by heading; case and surrounding spaces do not matter.
struct ClassifyOptions {
  std::string column = "title";
  std::string pay_column;  ///< empty = no pay text
};

/// What `cadre classify` says in the end. rows = allied_health + either + none + unread.
struct ClassifyCounts {
  std::uint64_t rows = 0;           ///< data rows met; blank lines are not rows
  std::uint64_t allied_health = 0;  ///< one or several professions, or "AHP"
  std::uint64_t either = 0;         ///< an allied health professional or somebody else ("ODP|NONE")
  std::uint64_t none = 0;           ///< not an allied health professional
  std::uint64_t unread = 0;         ///< no title: the row cannot be read, ends too early, or the field is empty
  base::Diagnostics notes;          ///< one for each row that cannot be read, at most kMostNotes
};
inline constexpr std::size_t kMostNotes = 100;

/// Reads a CSV file (comma, semicolon, tab or bar; RFC 4180 quotes with line breaks; UTF-8 or Windows-1252) and writes
/// `row,profession,tier,band,confidence,evidence`, one line per data row in the same order. `row` counts data rows from
/// 1. profession: codes of reference/professions.csv, RAD, AHP, NONE, alternatives joined with "|", likelier first;
/// tier: support, registered or empty; band: "5", "8a" or empty; confidence: measured share, empty = unmeasured;
/// evidence: id of the rule row. A row without a title has all of these empty. Memory does not grow with the file.
/// Throws InputError when there is no row of headings or it lacks a column, naming the nearest heading.
ClassifyCounts classify_titles(intake::ByteStream& in, const std::string& display_name, const ClassifyOptions& options,
                               const TitleClassifier& classifier, std::ostream& out);

}  // namespace cadre::curation
