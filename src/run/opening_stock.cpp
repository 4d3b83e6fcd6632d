#include "run/opening_stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/diagnostics.h"
#include "capacity/staff_view.h"
#include "intake/input_sheet.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using capacity::Dimension;
using capacity::StaffView;

/// Index of the level that staff of unknown level are taken to have (assumed).
constexpr int kAssumedLevel = static_cast<int>(vocabulary::RoleLevel::Registered) - 1;

const StaffView::MonthRange& range_of(const StaffView& view, base::Month month) {
  const auto at = std::find_if(view.months.rbegin(), view.months.rend(), [&](const StaffView::MonthRange& range) {
    return (!month.known() || range.month == month.ordinal()) && range.begin < range.end;
  });
  if (at != view.months.rend()) return *at;
  throw base::InputError({base::Severity::Error,
                          {"supply"},
                          month.known()
                              ? fmt::format("no staff list is for {}, from which supply would start", month.spoken())
                              : std::string("no staff list holds staff from whom supply could start"),
                          "Add the staff list of that month, or take [supply] out"});
}

using base::ColumnKind;
constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month at whose end the staff were in post."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession of the main job."},
    base::ColumnSpec{"area", ColumnKind::Code, "",
                     "Place of the main job (for England its care system); unknown = not placed."},
    base::ColumnSpec{"sector", ColumnKind::Code, "", "Kind of employer of the main job."},
    base::ColumnSpec{"role_level", ColumnKind::Code, "",
                     "Role level of the main job; registered where it is not known."},
    base::ColumnSpec{"age", ColumnKind::Integer, "years", "Age in whole years; missing where it is not known."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people", "People, each once."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "FTE of all their jobs."},
};
constexpr base::TableSpec kSpec = {"opening_stock", "capacity", true,
                                   "Staff in post from whom supply starts, by single year of age.", kColumns};

class Collector {
 public:
  Collector(const StaffView& view, Dimension area) : view_(view), area_(area) {}

  void add(const StaffView::MonthRange& range) {
    for (std::size_t row = range.begin; row < range.end;) {
      std::size_t end = row + 1;
      if (view_.person[row] != 0)
        while (end < range.end && view_.person[end] == view_.person[row] && view_.linker[end] == view_.linker[row])
          ++end;
      add_person(row, end);
      row = end;
    }
  }

  supply::OpeningStock finish(base::Month month) {
    supply::OpeningStock stock;
    stock.month = month;
    for (auto& [key, row] : rows_) stock.rows.push_back(std::move(row));
    note(stock, roles_, "roles name no person; each counts as one person",
         "Ask for staff lists that tell people apart");
    note(stock, levels_, "people have no known level; they are taken as registered",
         "See the Data quality page for records without a level");
    return stock;
  }

 private:
  static void note(supply::OpeningStock& stock, std::int64_t count, const char* what, const char* remedy) {
    if (count > 0)
      stock.notes.push_back({base::Severity::Note, {}, fmt::format("supply: {} {} (assumed)", count, what), remedy});
  }

  bool counts(std::size_t row) const {
    constexpr unsigned kCounted = capacity::kHeadline | capacity::kInPost;
    return (view_.flags[row] & kCounted) == kCounted;
  }

  /// Records row … end - 1 are those of one person.
  void add_person(std::size_t row, std::size_t end) {
    std::size_t main = end;
    capacity::NanoFte fte = 0;
    for (std::size_t i = row; i < end; ++i) {
      if (!counts(i)) continue;
      fte += view_.fte[i];
      if (main == end || view_.fte[i] > view_.fte[main]) main = i;
    }
    if (main == end) return;
    if (view_.person[main] == 0) ++roles_;
    const auto name = [&](Dimension d) { return view_.names(d)[view_.codes(d)[main]]; };
    const std::uint32_t level = view_.codes(Dimension::RoleLevel)[main];
    const bool known = level + 1 < view_.names(Dimension::RoleLevel).size();
    if (!known) ++levels_;
    supply::OpeningStock::Row person{name(Dimension::Profession),
                                     name(area_),
                                     name(Dimension::Sector),
                                     known ? static_cast<int>(level) : kAssumedLevel,
                                     view_.age[main],
                                     1,
                                     capacity::fte_of(fte)};
    const auto [at, fresh] =
        rows_.try_emplace({person.profession, person.area, person.sector, person.level, person.age}, person);
    if (fresh) return;
    ++at->second.people;
    at->second.fte += person.fte;
  }

  const StaffView& view_;
  Dimension area_;
  std::map<std::tuple<std::string, std::string, std::string, int, int>, supply::OpeningStock::Row> rows_;
  std::int64_t roles_ = 0, levels_ = 0;
};

}  // namespace

const base::TableSpec& opening_stock_spec() { return kSpec; }

base::Table opening_stock_table(const supply::OpeningStock& stock) {
  base::Table out(kSpec);
  for (const supply::OpeningStock::Row& row : stock.rows) {
    out.integer(stock.month.ordinal()).text(row.profession).text(row.area).text(row.sector);
    out.text(intake::level_names()[static_cast<std::size_t>(row.level)]);
    row.age > 0 ? out.integer(row.age) : out.missing();
    out.integer(row.people).decimal(row.fte);
    out.end_row();
  }
  return out;
}

supply::OpeningStock opening_stock(const curation::StaffTable& staff,
                                   const std::vector<vocabulary::Membership>& membership,
                                   const capacity::CapacityOptions& options, base::Month month, SupplyArea area) {
  const StaffView view = capacity::make_staff_view(staff, membership, options);
  const StaffView::MonthRange& range = range_of(view, month);
  Collector collector(view, area == SupplyArea::Ics ? Dimension::Ics : Dimension::Place);
  collector.add(range);
  supply::OpeningStock stock = collector.finish(base::Month::from_ordinal(range.month));
  if (stock.rows.empty())
    throw base::InputError({base::Severity::Error,
                            {"supply"},
                            fmt::format("nobody is in post in {} from whom supply could start", stock.month.spoken()),
                            "Check [plan] month and [area], or take [supply] out"});
  return stock;
}

}  // namespace cadre::run
