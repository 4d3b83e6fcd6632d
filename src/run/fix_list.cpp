#include "run/fix_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "base/table.h"
#include "corrections/tables.h"
#include "intake/byte_stream.h"
#include "plan_file/nearest.h"
#include "run/last_output.h"
#include "run/prepared_plan.h"
#include "run/source_rows.h"
#include "store/table_exchange.h"

namespace cadre::run {
namespace {

base::Table load_list(store::Database& database, const std::string& employer) {
  const auto known =
      database.query("SELECT DISTINCT coalesce(employer::VARCHAR, 'unknown') AS employer FROM fix_progress ORDER BY 1");
  std::vector<std::string_view> codes;
  for (std::size_t row = 0; row < known.rows(); ++row) codes.push_back(known.text(row, 0));
  if (std::find(codes.begin(), codes.end(), employer) == codes.end()) {
    const plan_file::Nearest nearest = plan_file::nearest_of(employer, codes);
    throw base::UsageError(fmt::format("the last output has no list of employer '{}'. {}", employer,
                                       nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                                                     : fmt::format("It has {}.", fmt::join(codes, ", "))));
  }
  const std::vector<store::Value> parameters = {employer};
  return store::read_table(database,
                           "SELECT * FROM fix_list WHERE coalesce(employer::VARCHAR, 'unknown') = ? ORDER BY rank",
                           corrections::fix_list_spec(), parameters);
}

/// A spreadsheet must not take a text for a formula.
void append_cell(std::string& out, const std::string& cell) {
  const bool formula = !cell.empty() && (cell[0] == '=' || cell[0] == '@' || cell[0] == '+');
  base::append_csv_field(out, formula ? "'" + cell : cell);
}

struct Read {
  std::string file, layout;
};

/// Which file of the output this one is, by its hash.
Read identify(store::Database& database, const base::Table& list, const std::string& source) {
  const std::string hash = intake::sha256_of_file(source, source);
  const std::vector<store::Value> parameters = {hash};
  const auto found =
      database.query("SELECT file, layout::VARCHAR FROM ledger WHERE sha256 = ? ORDER BY file_id LIMIT 1", parameters);
  std::set<std::string> wanted;
  for (std::size_t row = 0; row < list.rows(); ++row) wanted.insert(list.text_at(row, "file"));
  if (found.rows() == 0)
    throw base::InputError(
        {base::Severity::Error,
         {source, 0, 0},
         fmt::format("this is not a file that was read: its SHA-256 begins with {}, and lines would not fit",
                     hash.substr(0, 12)),
         fmt::format("Give the file as it was read ({}), or run again", fmt::join(wanted, ", "))});
  Read read{found.text(0, 0), found.text(0, 1)};
  if (!wanted.contains(read.file))
    throw base::InputError({base::Severity::Error,
                            {source, 0, 0},
                            fmt::format("this was read as {}, in which no fault of the list stands", read.file),
                            wanted.empty() ? std::string("Nothing is to be mended; no file is needed")
                                           : fmt::format("Give {}", fmt::join(wanted, ", "))});
  return read;
}

std::string joined(const base::Table& list, const Read& read, const SourceRows& source) {
  static constexpr const char* kShown[] = {"rank", "finding", "state", "rule",       "meaning",    "remedy",
                                           "line", "field",   "gain",  "first_seen", "times_seen", "judged"};
  std::string out;
  for (const char* name : kShown) out += std::string(out.empty() ? "" : ",") + name;
  for (const std::string& heading : source.headings) {
    const bool taken = std::find(std::begin(kShown), std::end(kShown), heading) != std::end(kShown);
    out += ',';
    append_cell(out, taken ? heading + " (source)" : heading);
  }
  out += '\n';
  for (std::size_t row = 0; row < list.rows(); ++row) {
    if (list.text_at(row, "file") != read.file) continue;
    const auto own = source.rows.find(static_cast<std::uint64_t>(list.integer_at(row, "line")));
    if (own == source.rows.end()) throw std::logic_error("a line of the fix-list is not in the file that was read");
    std::string line;
    for (const char* name : kShown) {
      if (!line.empty()) line += ',';
      append_cell(line, list.csv_cell(row, list.index_of(name)));
    }
    for (const std::string& cell : own->second) {
      line += ',';
      append_cell(line, cell);
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace

std::string fix_list_of(const plan_file::Plan& plan, const FixListRequest& request) {
  store::Database database = open_output(plan, request.out_dir);
  return base::to_csv(load_list(database, request.employer));
}

std::string fix_list_with_source(const plan_file::Plan& plan, const FixListRequest& request,
                                 const std::string& source) {
  store::Database database = open_output(plan, request.out_dir);
  const base::Table list = load_list(database, request.employer);
  const Read read = identify(database, list, source);
  const auto layouts = plan_layouts(plan, request.reference_dir);
  const auto layout = std::find_if(layouts.begin(), layouts.end(), [&](const auto& l) { return l.id == read.layout; });
  if (layout == layouts.end())
    throw base::InputError(
        {base::Severity::Error, {source, 0, 0}, fmt::format("layout '{}' is gone", read.layout), "Run the plan again"});
  std::vector<std::uint64_t> lines;
  for (std::size_t row = 0; row < list.rows(); ++row)
    if (list.text_at(row, "file") == read.file)
      lines.push_back(static_cast<std::uint64_t>(list.integer_at(row, "line")));
  return joined(list, read, read_source_rows(source, source, *layout, lines));
}

}  // namespace cadre::run
