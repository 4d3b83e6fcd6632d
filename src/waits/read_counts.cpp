// Lists by counts: a column or a row for each wait band.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "intake/number_values.h"
#include "intake/text_values.h"
#include "waits/wait_bands.h"
#include "waits/wait_sheet.h"

namespace cadre::waits {
namespace {

/// A cell as a count; unknown for one that says nothing. A value that is no number is told.
double count_of(const WaitSheet& sheet, const intake::TextRow& row, std::optional<std::size_t> column, WaitFile& out) {
  const std::string& cell = sheet.cell(row, column);
  if (!column || says_nothing(cell)) return kUnknown;
  const std::optional<double> value = intake::parse_decimal(cell);
  if (value && std::isfinite(*value) && *value >= 0) return *value;
  out.remarks.push_back({base::Severity::Warning,
                         {sheet.name, row.line, *column + 1},
                         "the count cannot be read and is taken as not told",
                         "Write a number that is not below 0, or leave the cell empty"});
  return kUnknown;
}

void fill_mean(WaitPoint& point) {
  double people = 0, weeks = 0;
  for (const WaitBand& band : point.bands) {
    people += band.people;
    weeks += band.people * middle_of(band.from, band.to);
  }
  if (people > 0) point.mean_wait = weeks / people;
}

void note_odd(const WaitSheet& sheet, std::uint64_t line, const std::vector<std::string>& labels,
              const BandCover& cover, WaitFile& out) {
  for (const std::size_t odd : cover.odd)
    for (const CoveredBand& band : cover.bands)
      if (band.label == odd)
        out.remarks.push_back(
            {base::Severity::Warning,
             {sheet.name, line, 0},
             fmt::format("the wait band '{}' does not follow on from the one before it; it is read as "
                         "{} to {} weeks",
                         labels[odd], band.from, band.to),
             "Correct its label"});
}

/// Percentages are no counts, but their labels should be those of the counts.
void note_percent_labels(const WaitSheet& sheet, const std::vector<std::string>& labels, WaitFile& out) {
  std::vector<std::pair<std::size_t, BandLabel>> counts, shares;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (const auto band = parse_band(labels[i])) (band->percent ? shares : counts).emplace_back(i, *band);
  const auto same = [](const BandLabel& a, const BandLabel& b) { return a.from == b.from && a.to == b.to; };
  for (const auto& [i, share] : shares) {
    const bool found = std::any_of(counts.begin(), counts.end(), [&](const auto& c) { return same(c.second, share); });
    if (!found && !counts.empty())
      out.remarks.push_back({base::Severity::Note,
                             {sheet.name, sheet.header.line, 0},
                             fmt::format("the label '{}' has no count that is called the same", labels[i]),
                             "Correct one of the two labels"});
  }
}

using Key = std::tuple<std::string, std::string, std::string, std::int32_t>;

class CountReader {
 public:
  CountReader(const WaitSheet& sheet, LabelBook& labels) : sheet_(sheet), labels_(labels) {}

  WaitFile read() {
    out_.rows = sheet_.rows.size();
    if (sheet_.column(Role::Indicator) && sheet_.column(Role::Value))
      read_long();
    else
      read_wide();
    for (WaitPoint& point : out_.points) finish(point);
    return std::move(out_);
  }

 private:
  /// The point of a row's service, area, group and date; null when the date cannot be read.
  WaitPoint* point_of(const intake::TextRow& row) {
    const auto date_column = sheet_.column(Role::Date);
    const auto date = parse_day_or_month(sheet_.cell(row, date_column));
    if (!date) {
      out_.remarks.push_back({base::Severity::Warning,
                              {sheet_.name, row.line, *date_column + 1},
                              "the date cannot be read; the row is left out",
                              "Write it like 2024-03-31, 2024-03 or 2024Q1"});
      return nullptr;
    }
    const std::string& service = sheet_.cell(row, sheet_.column(Role::Service));
    const std::string& area = area_of(row);
    // Counts of a month stand for its end, whichever day the file writes.
    const base::CivilDate civil = base::civil_from_days(*date);
    const std::int32_t end = base::Month(civil.year, civil.month).last_day();
    Key key{service, area, sheet_.cell(row, sheet_.column(Role::Group)), end};
    const auto [at, fresh] = places_.emplace(key, out_.points.size());
    if (fresh) {
      WaitPoint point;
      point.service = service.empty() ? "all" : labels_.service(service, sheet_.name);
      point.area = area.empty() ? "" : labels_.board(area, sheet_.name);
      point.group = std::get<2>(key);
      point.date = end;
      point.line = row.line;
      out_.points.push_back(std::move(point));
    }
    return &out_.points[at->second];
  }

  /// The last of several: region, system and provider stand in this order.
  const std::string& area_of(const intake::TextRow& row) const {
    std::optional<std::size_t> last;
    for (std::size_t c = 0; c < sheet_.roles.size(); ++c)
      if (sheet_.roles[c] == Role::Area) last = c;
    return sheet_.cell(row, last);
  }

  void read_wide() {
    std::vector<std::string> labels;
    for (std::size_t c = 0; c < sheet_.roles.size(); ++c)
      labels.push_back(sheet_.roles[c] == Role::Band ? sheet_.header.cells[c] : std::string());
    const BandCover cover = cover_of(labels);
    note_odd(sheet_, sheet_.header.line, labels, cover, out_);
    note_percent_labels(sheet_, labels, out_);
    const bool quarters = by_quarter();
    for (const intake::TextRow& row : sheet_.rows) {
      const std::size_t before = out_.points.size();
      WaitPoint* point = point_of(row);
      if (point == nullptr) continue;
      if (out_.points.size() == before) {
        out_.remarks.push_back(
            {base::Severity::Warning,
             {sheet_.name, row.line, 0},
             fmt::format("service, area and month stand in line {} already; the row is left out", point->line),
             "Take one of the rows out, or add a column that tells them apart"});
        continue;
      }
      ++out_.used;
      const auto number = [&](Role role) { return count_of(sheet_, row, sheet_.column(role), out_); };
      point->queue = number(Role::Queue);
      if (std::isnan(point->queue)) point->queue = number(Role::Closing);
      point->opening = number(Role::Opening);
      point->added = number(Role::Added);
      point->removed = number(Role::Seen);
      if (!std::isnan(point->removed) || !std::isnan(point->added))
        point->weeks = (quarters ? 3.0 : 1.0) * kWeeksOfMonth;
      for (const CoveredBand& band : cover.bands)
        add_band(*point, band.from, band.to, count_of(sheet_, row, band.label, out_));
    }
  }

  bool by_quarter() const {
    const auto date = sheet_.column(Role::Date);
    return !sheet_.rows.empty() && sheet_.cell(sheet_.rows.front(), date).find_first_of("Qq") != std::string::npos;
  }

  static void add_band(WaitPoint& point, double from, double to, double people) {
    if (!std::isnan(people)) point.bands.push_back({from, to, people});
  }

  void read_long() {
    std::vector<std::string> labels;  // in order of appearance, over the whole file
    std::map<std::string, std::size_t> index;
    const auto indicator = sheet_.column(Role::Indicator), value = sheet_.column(Role::Value);
    for (const intake::TextRow& row : sheet_.rows) {
      const std::string& label = sheet_.cell(row, indicator);
      if (index.emplace(label, labels.size()).second) labels.push_back(label);
    }
    const BandCover cover = cover_of(labels);
    note_odd(sheet_, sheet_.header.line, labels, cover, out_);
    note_percent_labels(sheet_, labels, out_);
    std::map<std::size_t, const CoveredBand*> by_label;
    for (const CoveredBand& band : cover.bands) by_label[band.label] = &band;
    for (const intake::TextRow& row : sheet_.rows) {
      const std::string& label = sheet_.cell(row, indicator);
      WaitPoint* point = point_of(row);
      if (point == nullptr) continue;
      ++out_.used;
      const auto band = by_label.find(index[label]);
      if (band != by_label.end())
        add_band(*point, band->second->from, band->second->to, count_of(sheet_, row, value, out_));
      else if (role_of(label) == Role::Queue)
        point->queue = count_of(sheet_, row, value, out_);
      else if (role_of(label) == Role::Seen)
        set_flow(point->removed, *point, row, value);
      else if (role_of(label) == Role::Added)
        set_flow(point->added, *point, row, value);
    }
  }

  void set_flow(double& flow, WaitPoint& point, const intake::TextRow& row, std::optional<std::size_t> value) {
    flow = count_of(sheet_, row, value, out_);
    point.weeks = kWeeksOfMonth;
  }

  /// "Number who waited 0 to 4 weeks": bands of people who wait no longer.
  bool bands_of_seen() const {
    for (std::size_t c = 0; c < sheet_.roles.size(); ++c) {
      if (sheet_.roles[c] != Role::Band) continue;
      const std::string key = intake::heading_key(sheet_.header.cells[c]);
      if (key.find("waited") != std::string::npos || key.find("seen") != std::string::npos) return true;
    }
    return false;
  }

  void finish(WaitPoint& point) const {
    double sum = 0;
    for (const WaitBand& band : point.bands) sum += band.people;
    // Bands of those seen say nothing of those who wait.
    if (std::isnan(point.queue) && !point.bands.empty() && !bands_of_seen()) point.queue = sum;
    fill_mean(point);
    if (std::isnan(point.queue)) point.bands.clear();
  }

  static constexpr double kWeeksOfMonth = 365.25 / 12 / 7;

  const WaitSheet& sheet_;
  LabelBook& labels_;
  WaitFile out_;
  std::map<Key, std::size_t> places_;
};

}  // namespace

WaitFile read_counts(const WaitSheet& sheet, LabelBook& labels) { return CountReader(sheet, labels).read(); }

}  // namespace cadre::waits
