#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <limits>
#include <set>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "base/month.h"
#include "publishing/release_tables.h"
#include "store/column_view.h"
#include "store/durable_file.h"
#include "store/parquet_writer.h"

namespace cadre::publishing {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr ColumnSpec kMonth{"month", ColumnKind::Month, "", "Month the figures stand for."};
constexpr std::array kFigures = {
    ColumnSpec{"people", ColumnKind::Integer, "people", "People as published; missing where people_mark is not empty."},
    ColumnSpec{"people_mark", ColumnKind::Code, "", "* fewer than 5 people; c withheld to protect another figure."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents; missing where fte_mark is not empty."},
    ColumnSpec{"fte_mark", ColumnKind::Code, "", "* fewer than 5 people; c withheld to protect another figure."},
};
constexpr const char* kNotesFile = "notes.csv";

void add_cell(base::Table& out, const PublishedCell& cell) {
  cell.people_mark == Mark::Shown ? out.integer(cell.people) : out.missing();
  out.text(text_of(cell.people_mark));
  cell.fte_mark == Mark::Shown ? out.decimal(cell.fte) : out.missing();
  out.text(text_of(cell.fte_mark));
}

void write_table(const ReleasedTable& table, const std::string& dir) {
  std::vector<ColumnSpec> columns{kMonth};
  for (const std::string& name : table.dimensions) columns.push_back({name, ColumnKind::Code, "", ""});
  columns.insert(columns.end(), kFigures.begin(), kFigures.end());
  const base::TableSpec spec{table.id, "publishing", false, table.caption, columns};
  base::Table out(spec);
  for (const ReleasedTable::Row& row : table.rows) {
    out.integer(row.month);
    for (const std::string& value : row.values) out.text(value);
    add_cell(out, row.cell);
    out.end_row();
  }
  store::write_durable_file(fmt::format("{}/{}.csv", dir, table.id), base::to_csv(out));
  store::write_parquet(fmt::format("{}/{}.parquet", dir, table.id), store::views_of(out));
}

[[noreturn]] void refuse(const base::SmallCsv& csv, std::size_t row, const std::string& what) {
  throw base::InputError({base::Severity::Error,
                          {csv.file, csv.lines[row], 0},
                          fmt::format("{} is not what cadre wrote", what),
                          "Restore the published tables, or remove the folder to publish without them."});
}

Mark mark_of(const base::SmallCsv& csv, std::size_t row, const std::string& text) {
  for (const Mark mark : {Mark::Shown, Mark::Small, Mark::Withheld}) {
    if (text_of(mark) == text) return mark;
  }
  refuse(csv, row, "a mark");
}

template <class Number>
Number number_of(const base::SmallCsv& csv, std::size_t row, const std::string& text, Mark mark) {
  Number value{};
  if (mark != Mark::Shown) return value;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !(value >= 0)) refuse(csv, row, "a figure");
  return value;
}

ReleasedTable read_table(const std::string& path, ReleasedTable table, std::set<std::int32_t>& months) {
  const base::SmallCsv csv = base::read_small_csv(path);
  const std::size_t month = csv.column("month"), people = csv.column("people"), fte = csv.column("fte"),
                    people_mark = csv.column("people_mark"), fte_mark = csv.column("fte_mark");
  std::vector<std::size_t> at;
  for (const std::string& name : table.dimensions) at.push_back(csv.column(name));
  for (std::size_t r = 0; r < csv.rows.size(); ++r) {
    const auto& fields = csv.rows[r];
    const auto when = base::parse_month(fields[month]);
    if (!when) refuse(csv, r, "a month");
    ReleasedTable::Row row{when->ordinal(), {}, {}};
    for (const std::size_t column : at) row.values.push_back(fields[column]);
    row.cell.people_mark = mark_of(csv, r, fields[people_mark]);
    row.cell.fte_mark = mark_of(csv, r, fields[fte_mark]);
    row.cell.rate_mark = Mark::Withheld;
    row.cell.people = number_of<std::int64_t>(csv, r, fields[people], row.cell.people_mark);
    row.cell.fte = number_of<double>(csv, r, fields[fte], row.cell.fte_mark);
    months.insert(row.month);
    table.rows.push_back(std::move(row));
  }
  return table;
}

DisclosureOptions read_options(const std::string& path) {
  const base::SmallCsv csv = base::read_small_csv(path);
  DisclosureOptions options;
  for (std::size_t r = 0; r < csv.rows.size(); ++r) {
    const std::string& value = csv.rows[r].at(1);
    if (csv.rows[r][0] == "mode") {
      const auto mode = disclosure_mode_of(value);
      if (!mode) refuse(csv, r, "the mode");
      options.mode = *mode;
    }
    if (csv.rows[r][0] == "show_zero") options.show_zero = value == "true";
  }
  return options;
}

}  // namespace

void write_release_tables(const Released<ReleaseSet>& release, const std::string& dir) {
  for (const ReleasedTable& table : release->tables) write_table(table, dir);
  std::string notes =
      fmt::format("note,text\nmode,{}\nshow_zero,{}\n", code_of(release->options.mode), release->options.show_zero);
  for (const auto& [id, text] : release_notes(release.get())) {
    notes += id + ",";
    base::append_csv_field(notes, text);
    notes += "\n";
  }
  store::write_durable_file(fmt::format("{}/{}", dir, kNotesFile), notes);
}

ReleaseSet read_release_tables(const std::string& dir, const std::vector<capacity::ReleaseTable>& list) {
  ReleaseSet set;
  if (!std::filesystem::exists(dir + "/" + kNotesFile)) return set;
  set.options = read_options(dir + "/" + kNotesFile);
  std::set<std::int32_t> months;
  for (const capacity::ReleaseTable& table : list) {
    const std::string path = fmt::format("{}/{}.csv", dir, table.id);
    if (!std::filesystem::exists(path)) continue;
    ReleasedTable empty{table.id, table.caption, {}, {}};
    for (const capacity::Dimension d : table.dims) empty.dimensions.emplace_back(code_of(d));
    set.tables.push_back(read_table(path, std::move(empty), months));
  }
  set.months.assign(months.begin(), months.end());
  return set;
}

}  // namespace cadre::publishing
