#include "run/source_rows.h"

#include <set>

#include "base/diagnostics.h"
#include "intake/header_finder.h"
#include "intake/record_splitter.h"
#include "intake/text_values.h"

namespace cadre::run {
namespace {

constexpr std::size_t kLargest = std::size_t{2} << 30U;  // offsets of the splitter have 32 bits

std::string whole_text(intake::OpenedInput& input, const std::string& name) {
  std::string text = std::move(input.head);
  std::vector<char> block(std::size_t{1} << 20U);
  if (!input.whole)
    for (std::size_t got = input.stream->read(block.data(), block.size()); got > 0;
         got = input.stream->read(block.data(), block.size())) {
      text.append(block.data(), got);
      if (text.size() > kLargest)
        throw base::InputError({base::Severity::Error,
                                {name, 0, 0},
                                "is too large to be held in memory",
                                "Give the employer's own rows only, as its own file in the plan"});
    }
  return text;
}

}  // namespace

SourceRows read_source_rows(const std::string& path, const std::string& display_name, const intake::Layout& layout,
                            std::span<const std::uint64_t> lines) {
  intake::OpenedInput input = intake::open_input(path, display_name, {&layout, 1});
  std::string text = whole_text(input, display_name);
  const std::size_t size = text.size() - input.header.data_offset;
  text.append(intake::kReadAhead, '\0');
  SourceRows found{input.header.headings, {}};
  const std::set<std::uint64_t> wanted(lines.begin(), lines.end());
  using Outcome = intake::RecordSplitter::Outcome;
  intake::RecordSplitter splitter(text.data() + input.header.data_offset, size, true, input.header.delimiter, {},
                                  input.header.data_line);
  for (Outcome outcome = splitter.next(); outcome != Outcome::End; outcome = splitter.next()) {
    if (outcome != Outcome::Record || !wanted.contains(splitter.line())) continue;
    std::vector<std::string> cells;
    for (const auto& field : splitter.fields())
      cells.push_back(intake::decoded(intake::trimmed(splitter.clean(field))).text);
    cells.resize(found.headings.size());
    found.rows.emplace(splitter.line(), std::move(cells));
  }
  return found;
}

}  // namespace cadre::run
