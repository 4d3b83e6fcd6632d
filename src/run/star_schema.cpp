#include "run/star_schema.h"

#include <array>
#include <filesystem>
#include <set>

#include "base/month.h"
#include "store/parquet_writer.h"
#include "store/table_exchange.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kFact = {
    ColumnSpec{"month", ColumnKind::Month, "", "Key of dim_month."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Key of dim_profession."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Key of dim_role_level."},
    ColumnSpec{"band", ColumnKind::Code, "", "Key of dim_band."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Key of dim_setting."},
    ColumnSpec{"sector", ColumnKind::Code, "", "Key of dim_sector."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Key of dim_employer."},
    ColumnSpec{"place", ColumnKind::Code, "", "Key of dim_place."},
    ColumnSpec{"ics", ColumnKind::Code, "", "Key of dim_ics."},
    ColumnSpec{"region", ColumnKind::Code, "", "Key of dim_region."},
    ColumnSpec{"age_group", ColumnKind::Code, "", "Key of dim_age_group."},
    ColumnSpec{"staffing", ColumnKind::Code, "", "Key of dim_staffing."},
    ColumnSpec{"presence", ColumnKind::Code, "", "Key of dim_presence."},
    ColumnSpec{"status", ColumnKind::Code, "", "Key of dim_status: accepted, or review."},
    ColumnSpec{"manager", ColumnKind::Flag, "", "True for management posts."},
    ColumnSpec{"in_figure", ColumnKind::Flag, "",
               "True for what the headline counts, area aside: staff in post of a decided profession."},
    ColumnSpec{"people", ColumnKind::Integer, "people",
               "People whose main record of the month is among these; they add up."},
    ColumnSpec{"roles", ColumnKind::Integer, "roles", "Records."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Contracted full-time equivalents."},
};
constexpr base::TableSpec kFactSpec = {
    "fact_staff", "run", true, "Allied health staff as counts, one row for each kind of post in each month.", kFact};

constexpr std::array kMonth = {
    ColumnSpec{"month", ColumnKind::Month, "", "First day of the month."},
    ColumnSpec{"name", ColumnKind::Text, "", "As read: 2025-03."},
    ColumnSpec{"position", ColumnKind::Integer, "", "Order; months follow each other without gaps in it."},
    ColumnSpec{"year", ColumnKind::Integer, "", "Calendar year."},
    ColumnSpec{"financial_year", ColumnKind::Text, "", "April to March: 2024/25."},
};
constexpr base::TableSpec kMonthSpec = {"dim_month", "run", true, "Months of fact_staff.", kMonth};

/// Keys that are codes. Labels knows some by another name, and some not at all: those are spelled out.
struct CodeDimension {
  std::string_view key, table, labels, meaning;
};
constexpr std::array kCodes = {
    CodeDimension{"profession", "dim_profession", "profession", "Professions of fact_staff."},
    CodeDimension{"role_level", "dim_role_level", "role_level", "Role levels of fact_staff."},
    CodeDimension{"band", "dim_band", "band", "Bands of fact_staff."},
    CodeDimension{"setting", "dim_setting", "setting", "Settings of fact_staff."},
    CodeDimension{"sector", "dim_sector", "sector", "Kinds of employer of fact_staff."},
    CodeDimension{"employer", "dim_employer", "employer", "Employers of fact_staff."},
    CodeDimension{"place", "dim_place", "place", "Places of fact_staff."},
    CodeDimension{"ics", "dim_ics", "ics", "Integrated care systems of fact_staff."},
    CodeDimension{"region", "dim_region", "region", "NHS regions of fact_staff."},
    CodeDimension{"age_group", "dim_age_group", "age_band", "Age groups of fact_staff."},
    CodeDimension{"staffing", "dim_staffing", "staffing", "Footings of fact_staff."},
    CodeDimension{"presence", "dim_presence", "presence", "Whether staff of fact_staff are at work."},
    CodeDimension{"status", "dim_status", "status", "Statuses of the records of fact_staff."},
};

using CodeColumns = std::array<ColumnSpec, 3>;
constexpr CodeColumns code_columns(std::string_view key) {
  return {ColumnSpec{key, ColumnKind::Code, "", "Key; unknown where the records do not say."},
          ColumnSpec{"name", ColumnKind::Text, "", "As readers see it."},
          ColumnSpec{"position", ColumnKind::Integer, "", "Order, from 1."}};
}

const std::vector<base::TableSpec>& code_specs() {
  static const std::vector<CodeColumns> columns = [] {
    std::vector<CodeColumns> all;
    all.reserve(kCodes.size());
    for (const CodeDimension& d : kCodes) all.push_back(code_columns(d.key));
    return all;
  }();
  static const std::vector<base::TableSpec> specs = [] {
    std::vector<base::TableSpec> all;
    for (std::size_t i = 0; i < kCodes.size(); ++i)
      all.push_back({kCodes[i].table, "run", true, kCodes[i].meaning, columns[i]});
    return all;
  }();
  return specs;
}

constexpr std::string_view kUnknown = "unknown";

/// The key as facts and dimensions hold it: never empty, so that every fact has its row in every dimension.
std::string key_at(const base::Table& pack, std::size_t row, std::string_view column) {
  const std::string& code = pack.text_at(row, column);
  return code.empty() ? std::string(kUnknown) : code;
}

base::Table dimension(const base::Table& pack, const CodeDimension& of, const base::TableSpec& spec,
                      const publishing::Labels& labels) {
  std::set<std::string> codes;
  for (std::size_t row = 0; row < pack.rows(); ++row) codes.insert(key_at(pack, row, of.key));
  base::Table out(spec);
  std::int64_t position = 0;
  for (const publishing::Term& term : labels.terms(of.labels, {codes.begin(), codes.end()})) {
    const std::string name = term.label == term.code ? publishing::spoken_code(term.code) : term.label;
    out.text(term.code).text(name).integer(++position).end_row();
  }
  return out;
}

base::Table month_dimension(const base::Table& pack) {
  std::set<std::int64_t> months;
  for (std::size_t row = 0; row < pack.rows(); ++row) months.insert(pack.integer_at(row, "month"));
  base::Table out(kMonthSpec);
  for (const std::int64_t ordinal : months) {
    const base::Month month = base::Month::from_ordinal(static_cast<std::int32_t>(ordinal));
    const int first = month.month() >= 4 ? month.year() : month.year() - 1;
    const std::string second = std::to_string(first + 1).substr(2);
    out.integer(ordinal).text(month.iso()).integer(ordinal).integer(month.year());
    out.text(std::to_string(first) + "/" + second).end_row();
  }
  return out;
}

}  // namespace

const base::TableSpec& fact_staff_spec() { return kFactSpec; }

const std::vector<const base::TableSpec*>& dimension_specs() {
  static const std::vector<const base::TableSpec*> specs = [] {
    std::vector<const base::TableSpec*> all = {&kMonthSpec};
    for (const base::TableSpec& spec : code_specs()) all.push_back(&spec);
    return all;
  }();
  return specs;
}

StarSchema star_schema(const base::Table& pack, const capacity::CapacityOptions& options,
                       const publishing::Labels& labels) {
  StarSchema star{base::Table(kFactSpec), {}};
  for (std::size_t row = 0; row < pack.rows(); ++row) {
    star.fact.integer(pack.integer_at(row, "month"));
    for (const CodeDimension& of : kCodes) star.fact.text(key_at(pack, row, of.key));
    const auto profession = vocabulary::profession_of(pack.text_at(row, "profession"));
    const bool decided = profession != vocabulary::Profession::None && profession != vocabulary::Profession::Unclear;
    star.fact.flag(pack.text_at(row, "manager") == "yes");
    star.fact.flag(decided && options.in_post.has(vocabulary::staffing_of(pack.text_at(row, "staffing"))));
    star.fact.integer(pack.integer_at(row, "people")).integer(pack.integer_at(row, "roles"));
    star.fact.decimal(pack.decimal_at(row, "fte")).end_row();
  }
  star.about.push_back(month_dimension(pack));
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    star.about.push_back(dimension(pack, kCodes[i], code_specs()[i], labels));
  return star;
}

std::vector<const base::Table*> StarSchema::all() const {
  std::vector<const base::Table*> tables = {&fact};
  for (const base::Table& table : about) tables.push_back(&table);
  return tables;
}

void write_star(const StarSchema& star, const std::string& folder) {
  std::filesystem::create_directories(folder);
  for (const base::Table* table : star.all())
    if (table->rows() > 0)
      store::write_parquet(folder + "/" + std::string(table->spec().name) + ".parquet", store::views_of(*table));
}

}  // namespace cadre::run
