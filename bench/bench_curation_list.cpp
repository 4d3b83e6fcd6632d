#include "bench_curation_list.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "base/source_dir.h"
#include "intake/header_finder.h"
#include "intake/layout.h"
#include "sample/sample.h"

namespace cadre::bench {
namespace {

const std::string kReference = base::source_dir() + "/reference";

std::string sql_type_of(intake::ColumnType type) {
  switch (type) {
    case intake::ColumnType::Decimal:
      return "DOUBLE";
    case intake::ColumnType::Date:
    case intake::ColumnType::BirthDate:
    case intake::ColumnType::Month:
      return "DATE";
    default:
      return "VARCHAR";
  }
}

std::vector<std::string> split_heading(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> headings(1);
  for (const char c : line) {
    if (c == ',')
      headings.emplace_back();
    else
      headings.back() += c;
  }
  return headings;
}

/// Position in the file just after so many line ends that stand outside quotes.
std::uint64_t end_of_lines(const std::string& path, std::uint64_t lines) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> buffer(std::size_t{1} << 20U);
  std::uint64_t position = 0;
  bool quoted = false;
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    for (std::streamsize i = 0; i < in.gcount(); ++i, ++position) {
      const char c = buffer[static_cast<std::size_t>(i)];
      if (c == '"') quoted = !quoted;
      if (c == '\n' && !quoted && --lines == 0) return position + 1;
    }
  }
  throw std::runtime_error(fmt::format("{} is {} lines short", path, lines));
}

}  // namespace

std::vector<ListColumn> list_columns(const std::string& list) {
  std::ifstream in(list, std::ios::binary);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error(fmt::format("{}: no heading line", list));
  const std::vector<std::string> headings = split_heading(line);
  const intake::Layout layout = [] {
    for (intake::Layout& known : intake::load_layouts(kReference))
      if (known.id == "esr_staff_in_post") return known;
    throw std::runtime_error("reference/layouts has no esr_staff_in_post");
  }();
  std::vector<ListColumn> columns;
  columns.reserve(headings.size());
  for (const std::string& heading : headings) columns.push_back({heading, "VARCHAR"});
  const intake::HeaderMatch match = intake::match_header(headings, layout);
  for (std::size_t i = 0; i < layout.columns.size(); ++i)
    if (match.positions[i] > 0) columns[match.positions[i] - 1].sql_type = sql_type_of(layout.columns[i].type);
  return columns;
}

void write_list(const std::string& path, const std::string& folder, std::int64_t rows, std::uint64_t seed,
                int threads) {
  sample::SampleOptions options;
  options.out_dir = folder;
  options.reference_dir = kReference;
  options.people = rows;  // a few hold two assignments, so that there are rows enough
  options.seed = seed;
  options.single_file = true;
  options.truth = false;
  options.threads = threads;
  const sample::SampleSummary summary = sample::write_sample(options);
  const std::string written = folder + "/" + summary.files.at(0);
  std::filesystem::resize_file(written, end_of_lines(written, static_cast<std::uint64_t>(rows) + 1));
  std::filesystem::rename(written, path);
}

}  // namespace cadre::bench
