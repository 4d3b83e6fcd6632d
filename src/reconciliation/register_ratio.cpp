#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>

#include "curation/code_book.h"
#include "reconciliation/publications.h"

namespace cadre::reconciliation {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using curation::folded;

constexpr std::int32_t kYear = 12;  ///< months that a count may lie from the snapshot

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the register's snapshot."},
    ColumnSpec{"label", ColumnKind::Code, "", "Profession as the register calls it."},
    ColumnSpec{"registrants", ColumnKind::Integer, "people", "People on the register, in the whole United Kingdom."},
    ColumnSpec{"employed_source", ColumnKind::Code, "", "staff_records of this plan, or the id of a publication."},
    ColumnSpec{"employed_label", ColumnKind::Code, "", "Professions or staff group counted there."},
    ColumnSpec{"employed_month", ColumnKind::Month, "", "Month of that count."},
    ColumnSpec{"employed", ColumnKind::Integer, "people", "People employed."},
    ColumnSpec{"per_100", ColumnKind::Decimal, "per 100 registrants", "Employed for each 100 on the register."},
};
constexpr base::TableSpec kSpec = {"register_ratio", "reconciliation", true,
                                   "People on the register beside people employed: a ratio, never a difference.",
                                   kColumns};

/// People by month and profession code, of the rows of capacity_cells that are split by profession alone.
using People = std::map<std::int32_t, std::map<std::string, std::int64_t>>;

People people_of(const base::Table* cells) {
  People people;
  if (cells == nullptr) return people;
  for (std::size_t row = 0; row < cells->rows(); ++row)
    if (cells->text_at(row, "table_id") == "profession")
      people[static_cast<std::int32_t>(cells->integer_at(row, "month"))][cells->text_at(row, "profession")] +=
          cells->integer_at(row, "people");
  return people;
}

/// The month of our records nearest to a snapshot; 0 = none within a year.
std::int32_t nearest(const People& people, std::int32_t month) {
  std::int32_t best = 0;
  for (const auto& entry : people)
    if (std::abs(entry.first - month) <= kYear && (best == 0 || std::abs(entry.first - month) < std::abs(best - month)))
      best = entry.first;
  return best;
}

}  // namespace

const base::TableSpec& register_ratio_spec() { return kSpec; }

base::Table register_ratio(const base::Table& published, const base::Table* cells,
                           const ReconciliationReference& reference) {
  const People people = people_of(cells);
  struct Snapshot {
    const RegisterLabel* label;
    double registrants;
  };
  std::map<std::tuple<std::int32_t, std::string>, Snapshot> snapshots;
  std::map<std::tuple<std::string, std::string, std::int32_t>, double> series;  // folded staff group, source, month
  for (std::size_t row = 0; row < published.rows(); ++row) {
    const auto month = static_cast<std::int32_t>(published.integer_at(row, "month"));
    const double value = published.decimal_at(row, "value");
    if (std::isnan(value)) continue;
    if (published.text_at(row, "measure") == "registrants" && published.text_at(row, "breakdown") == "all")
      for (const RegisterLabel& label : reference.registers)
        if (folded(label.label) == folded(published.text_at(row, "profession_label")))
          snapshots.insert_or_assign({month, label.label}, Snapshot{&label, value});
    if (published.text_at(row, "measure") == "headcount" && published.text_at(row, "geography_type") == "country" &&
        published.text_at(row, "breakdown").empty() && !published.flag_at(row, "total"))
      series.insert_or_assign(
          {folded(published.text_at(row, "staff_group")), published.text_at(row, "source_id"), month}, value);
  }
  base::Table out(kSpec);
  for (const auto& entry : snapshots) {
    const Snapshot& snapshot = entry.second;
    const std::int32_t month = std::get<0>(entry.first);
    const auto add = [&](const std::string& source, const std::string& label, std::int32_t at, double employed) {
      out.integer(month)
          .text(snapshot.label->label)
          .integer(std::llround(snapshot.registrants))
          .text(source)
          .text(label);
      out.integer(at).integer(std::llround(employed));
      out.decimal(snapshot.registrants > 0 ? 100 * employed / snapshot.registrants : std::nan("")).end_row();
    };
    if (const std::int32_t at = nearest(people, month); at != 0) {
      std::int64_t employed = 0;
      std::string codes;
      for (const auto& [code, count] : people.at(at)) {
        if (!snapshot.label->professions.has(vocabulary::profession_of(code))) continue;
        employed += count;
        codes += (codes.empty() ? "" : "|") + code;
      }
      if (employed > 0) add("staff_records", codes, at, static_cast<double>(employed));
    }
    for (const auto& [at, value] : series)
      if (!snapshot.label->staff_group.empty() && std::get<0>(at) == folded(snapshot.label->staff_group) &&
          std::get<2>(at) == month)
        add(std::get<1>(at), snapshot.label->staff_group, month, value);
  }
  return out;
}

}  // namespace cadre::reconciliation
