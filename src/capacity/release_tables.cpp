#include "capacity/release_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/diagnostics.h"

namespace cadre::capacity {
namespace {

constexpr std::size_t kMostDimensions = 3;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

bool ReleaseTable::has(Dimension d) const { return std::find(dims.begin(), dims.end(), d) != dims.end(); }

std::vector<ReleaseTable> parse_release_tables(const base::SmallCsv& csv) {
  std::vector<ReleaseTable> out;
  std::set<std::string> ids;
  std::set<std::set<Dimension>> groupings;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto& row = csv.rows[i];
    auto refuse = [&](std::string message, std::string remedy) {
      throw base::InputError(
          {base::Severity::Error, {csv.file, csv.lines[i], 0}, std::move(message), std::move(remedy)});
    };
    const std::string& released = row[csv.column("released")];
    if (released != "yes" && released != "no") refuse(fmt::format("released is '{}'", released), "Write yes or no");
    ReleaseTable table{
        row[csv.column("id")], {}, row[csv.column("title")], row[csv.column("caption")], released == "yes"};
    for (const std::string& word : split(row[csv.column("dims")], ';')) {
      const auto dimension = dimension_of(word);
      if (!dimension) {
        refuse(fmt::format("'{}' is not a dimension", word), "Use one of those in src/capacity/dimension.cpp");
        continue;
      }
      if (table.has(*dimension)) refuse(fmt::format("dimension '{}' is named twice", word), "Name it once");
      table.dims.push_back(*dimension);
    }
    if (table.dims.size() > kMostDimensions) refuse("more than three dimensions", "Split the table");
    if (!ids.insert(table.id).second) refuse(fmt::format("id '{}' is used twice", table.id), "Give another id");
    if (!groupings.insert({table.dims.begin(), table.dims.end()}).second)
      refuse("another table has the same dimensions", "Remove one of the two");
    out.push_back(std::move(table));
  }
  return out;
}

std::vector<ReleaseTable> load_release_tables(const std::string& reference_dir) {
  return parse_release_tables(base::read_small_csv(reference_dir + "/release_tables.csv"));
}

std::vector<ReleaseTable> released_only(const std::vector<ReleaseTable>& tables) {
  std::vector<ReleaseTable> out;
  std::copy_if(tables.begin(), tables.end(), std::back_inserter(out), [](const ReleaseTable& t) { return t.released; });
  return out;
}

}  // namespace cadre::capacity
