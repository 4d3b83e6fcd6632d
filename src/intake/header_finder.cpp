#include "intake/header_finder.h"

#include <algorithm>
#include <array>

#include "base/diagnostics.h"
#include "intake/byte_stream.h"
#include "intake/text_values.h"
#include "intake/xlsx_stream.h"
#include "plan_file/nearest.h"

namespace cadre::intake {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<char, 4> kDelimiters = {',', '\t', ';', '|'};
constexpr std::size_t kNamedMissing = 6;

struct Candidate {
  FoundHeader header;
  bool fits = false;
  double score = -1;       ///< share of required columns found, then number of columns
  std::string sheet = {};  ///< of a workbook
};

double score_of(const HeaderMatch& match) {
  std::size_t required = 0;
  for (const LayoutColumn& column : match.layout->columns) required += column.required ? 1 : 0;
  const auto found = static_cast<double>(required - match.missing.size());
  return found / static_cast<double>(std::max<std::size_t>(1, required)) + 1e-4 * static_cast<double>(match.found);
}

bool better(const Candidate& a, const Candidate& b) {
  if (a.fits != b.fits) return a.fits;
  return a.score > b.score;
}

void search(std::string_view padded, std::size_t size, std::size_t begin, bool whole, char delimiter,
            std::span<const Layout> layouts, Candidate& best) {
  RecordSplitter splitter(padded.data() + begin, size - begin, whole, delimiter, {});
  for (std::size_t seen = 0; seen < kHeaderSearchRecords;) {
    const auto outcome = splitter.next();
    if (outcome == RecordSplitter::Outcome::End || outcome == RecordSplitter::Outcome::Unfinished) break;
    ++seen;
    if (outcome == RecordSplitter::Outcome::Bad) continue;
    if (!whole && splitter.end() == size - begin) break;  // cut off in the middle of a record
    std::vector<std::string> headings;
    for (const auto& field : splitter.fields()) headings.push_back(decoded(trimmed(splitter.clean(field))).text);
    if (headings.size() == 1 && headings[0].empty()) {
      --seen;
      continue;
    }
    for (const Layout& layout : layouts) {
      Candidate candidate;
      candidate.header.match = match_header(headings, layout);
      candidate.fits = candidate.header.match.missing.empty() && candidate.header.match.found > 0;
      candidate.score = score_of(candidate.header.match);
      if (!better(candidate, best)) continue;
      candidate.header.delimiter = delimiter;
      candidate.header.headings = headings;
      candidate.header.first_heading = trimmed(splitter.raw(splitter.fields().front()));
      candidate.header.line = splitter.line();
      candidate.header.data_offset = begin + splitter.position();
      candidate.header.data_line = splitter.next_line();
      best = std::move(candidate);
    }
  }
}

Candidate best_candidate(std::string_view head, bool whole, std::span<const Layout> layouts) {
  std::string padded(head);
  padded.append(kReadAhead, '\0');
  const std::size_t begin = head.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Candidate best;
  for (const char delimiter : kDelimiters) search(padded, head.size(), begin, whole, delimiter, layouts, best);
  return best;
}

/// A heading that was probably meant for a column that is missing.
struct TypedOver {
  std::size_t position = 0;  ///< of the heading, from 1; 0 = none
  std::string heading, meant;
};

TypedOver typed_over(const FoundHeader& header) {
  for (const std::string& missing : header.match.missing) {
    const LayoutColumn* column = header.match.layout->find(missing);
    if (column == nullptr) continue;
    for (std::size_t i = 0; i < header.headings.size(); ++i) {
      const auto& used = header.match.positions;
      if (std::find(used.begin(), used.end(), i + 1) != used.end()) continue;
      const std::string meant = nearest_heading(header.headings[i], std::span(column, 1));
      if (!meant.empty()) return {i + 1, header.headings[i], meant};
    }
  }
  return {};
}

[[noreturn]] void refuse(const Candidate& best, std::span<const Layout> layouts, const std::string& name) {
  const HeaderMatch& match = best.header.match;
  if (match.layout == nullptr || match.found == 0) {
    std::string known;
    for (const Layout& layout : layouts) known += (known.empty() ? "" : ", ") + layout.title;
    throw base::InputError({base::Severity::Error,
                            {name},
                            "no row of headings that cadre knows stands in the first " +
                                std::to_string(kHeaderSearchRecords) + " rows (known layouts: " + known + ")",
                            "Export it with its headings, or describe it in a layout of your own"});
  }
  std::string missing;
  for (std::size_t i = 0; i < std::min(match.missing.size(), kNamedMissing); ++i) {
    const LayoutColumn* column = match.layout->find(match.missing[i]);
    missing += (i == 0 ? "" : ", ") + match.missing[i];
    if (column != nullptr && !column->aliases.empty()) missing += " (\"" + column->aliases.front() + "\")";
  }
  if (match.missing.size() > kNamedMissing)
    missing += " and " + std::to_string(match.missing.size() - kNamedMissing) + " more";
  const TypedOver typed = typed_over(best.header);
  throw base::InputError({base::Severity::Error,
                          {name, best.header.line, typed.position, best.sheet},
                          "these headings fit no layout; the nearest is '" + match.layout->title + "' (" +
                              match.layout->id + "), which also needs " + missing,
                          typed.position == 0
                              ? "Add the missing columns to the export, or describe this file in a layout of your own"
                              : "Did you mean '" + typed.meant + "' where '" + typed.heading + "' stands?"});
}

OpenedInput open_stream(std::unique_ptr<ByteStream> stream) {
  OpenedInput input;
  input.head.resize(kHeaderSearchBytes);
  std::size_t got = 0;
  while (got < input.head.size() && !input.whole) {
    const std::size_t part = stream->read(input.head.data() + got, input.head.size() - got);
    input.whole = part == 0;
    got += part;
  }
  input.head.resize(got);
  input.stream = std::move(stream);
  return input;
}

OpenedInput open_workbook(const std::string& path, const std::string& name, std::span<const Layout> layouts) {
  const std::vector<std::string> sheets = sheet_names(path, name);
  Candidate best;
  std::size_t best_sheet = 0;
  std::vector<std::pair<const Layout*, std::size_t>> fitting;
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
    const OpenedInput input = open_stream(open_sheet(path, name, sheet));
    for (const Layout& layout : layouts) {
      if (!layout.sheet.empty() && heading_key(layout.sheet) != heading_key(sheets[sheet])) continue;
      Candidate candidate = best_candidate(input.head, input.whole, std::span(&layout, 1));
      if (candidate.fits) fitting.emplace_back(&layout, sheet);
      if (!better(candidate, best)) continue;
      best = std::move(candidate);
      best.sheet = sheets[sheet];
      best_sheet = sheet;
    }
  }
  if (!best.fits) refuse(best, layouts, name);
  OpenedInput input = open_stream(open_sheet(path, name, best_sheet));
  input.header = std::move(best.header);
  input.sheet = sheets[best_sheet];
  input.sheet_index = best_sheet;
  for (const auto& [layout, sheet] : fitting)
    if (layout == input.header.match.layout && sheet != best_sheet) input.other_sheets.push_back(sheets[sheet]);
  return input;
}

}  // namespace

std::string nearest_heading(std::string_view heading, std::span<const LayoutColumn> columns) {
  const std::string key = heading_key(heading);
  std::vector<std::string> known;
  std::vector<std::string> shown;
  for (const LayoutColumn& column : columns) {
    for (const std::string& alias : column.aliases) {
      known.push_back(heading_key(alias));
      shown.push_back(column.aliases.front());
    }
    known.push_back(heading_key(column.name));
    shown.push_back(column.aliases.empty() ? column.name : column.aliases.front());
  }
  const std::vector<std::string_view> words(known.begin(), known.end());
  const plan_file::Nearest nearest = plan_file::nearest_of(key, words);
  if (!nearest.close) return {};
  return shown[static_cast<std::size_t>(std::find(words.begin(), words.end(), nearest.word) - words.begin())];
}

HeaderMatch match_header(std::span<const std::string> headings, const Layout& layout) {
  HeaderMatch match;
  match.layout = &layout;
  std::vector<std::string> keys;
  keys.reserve(headings.size());
  for (const std::string& heading : headings) keys.push_back(heading_key(heading));
  const auto position_of = [&](std::string_view heading) -> std::uint32_t {
    const std::string key = heading_key(heading);
    if (key.empty()) return 0;
    const auto at = std::find(keys.begin(), keys.end(), key);
    return at == keys.end() ? 0 : static_cast<std::uint32_t>(at - keys.begin()) + 1;
  };
  for (const LayoutColumn& column : layout.columns) {
    std::uint32_t position = 0;
    for (const std::string& alias : column.aliases)
      if (position == 0) position = position_of(alias);
    if (position == 0) position = position_of(column.name);
    match.positions.push_back(position);
    if (position != 0) ++match.found;
    if (position == 0 && column.required) match.missing.push_back(column.name);
  }
  return match;
}

FoundHeader find_header(std::string_view head, bool whole, std::span<const Layout> layouts,
                        const std::string& display_name) {
  Candidate best = best_candidate(head, whole, layouts);
  if (!best.fits) refuse(best, layouts, display_name);
  return std::move(best.header);
}

OpenedInput open_input(const std::string& path, const std::string& display_name, std::span<const Layout> layouts) {
  if (is_zip(path)) return open_workbook(path, display_name, layouts);
  OpenedInput input = open_stream(open_bytes(path, display_name));
  input.header = find_header(input.head, input.whole, layouts, display_name);
  return input;
}

const Layout& detect_layout(const std::string& path, const std::string& display_name, std::span<const Layout> layouts) {
  return *open_input(path, display_name, layouts).header.match.layout;
}

}  // namespace cadre::intake
