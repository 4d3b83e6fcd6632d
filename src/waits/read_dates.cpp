// Lists by dates: a row for each referral.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "intake/number_values.h"
#include "waits/wait_sheet.h"

namespace cadre::waits {
namespace {

constexpr double kDaysOfWeek = 7;

struct Referral {
  std::int32_t referred = 0;
  std::optional<std::int32_t> removed;
  std::uint64_t line = 0;
};

/// Standard deviation / mean of the days between dates in order; unknown for fewer than three.
double variation(std::vector<std::int32_t> dates) {
  if (dates.size() < 3) return kUnknown;
  std::sort(dates.begin(), dates.end());
  const auto count = static_cast<double>(dates.size() - 1);
  const double mean = (dates.back() - dates.front()) / count;
  if (mean <= 0) return kUnknown;
  double squares = 0;
  for (std::size_t i = 1; i < dates.size(); ++i) squares += std::pow(dates[i] - dates[i - 1] - mean, 2);
  return std::sqrt(squares / (count - 1)) / mean;
}

/// Days of the period on which nobody waited, from evening to evening: capacity without anybody to use it.
std::int32_t idle_days(const std::vector<Referral>& referrals, std::int32_t first, std::int32_t last) {
  std::map<std::int32_t, std::pair<int, int>> changes;  // day -> came, went
  for (const Referral& r : referrals) {
    ++changes[r.referred].first;
    if (r.removed) ++changes[*r.removed].second;
  }
  std::int32_t idle = 0, before = first;
  std::int64_t queue = 0;
  for (const auto& [day, change] : changes) {
    if (queue == 0 && day > before) idle += day - before;
    queue += change.first - change.second;
    before = day;
  }
  if (queue == 0 && last > before) idle += last - before;
  return idle;
}

WaitPoint point_of(const std::string& service, const std::vector<Referral>& referrals, std::int32_t last) {
  WaitPoint point;
  point.service = service;
  point.date = last;
  std::vector<std::int32_t> came, went;
  for (const Referral& r : referrals) {
    came.push_back(r.referred);
    if (r.removed)
      went.push_back(*r.removed);
    else
      point.waiting.push_back({(last - r.referred) / kDaysOfWeek, r.line});
  }
  const std::int32_t first = *std::min_element(came.begin(), came.end());
  std::stable_sort(point.waiting.begin(), point.waiting.end(),
                   [](const WaitingLine& a, const WaitingLine& b) { return a.weeks > b.weeks; });
  point.queue = static_cast<double>(point.waiting.size());
  point.opening = 0;
  point.added = static_cast<double>(came.size());
  point.removed = static_cast<double>(went.size());
  point.weeks = (last - first) / kDaysOfWeek;
  if (point.weeks > 0) {
    point.demand = point.added / point.weeks;
    const double busy = (last - first - idle_days(referrals, first, last)) / kDaysOfWeek;
    point.capacity = busy > 0 ? point.removed / busy : point.removed / point.weeks;
  }
  point.cv_demand = variation(came);
  point.cv_capacity = variation(went);
  double waits = 0;
  for (const WaitingLine& w : point.waiting) waits += w.weeks;
  point.mean_wait = point.waiting.empty() ? 0 : waits / point.queue;
  point.basis =
      "referrals and removals by date, from the first referral on; days on which nobody waited are no capacity";
  return point;
}

}  // namespace

WaitFile read_dates(const WaitSheet& sheet) {
  WaitFile out;
  out.rows = sheet.rows.size();
  const auto referral = sheet.column(Role::Referral), removal = sheet.column(Role::Removal),
             service = sheet.column(Role::Service), source = sheet.column(Role::SourceLine);
  const auto leave_out = [&](const intake::TextRow& row, std::optional<std::size_t> column, const char* what,
                             const char* remedy) {
    out.remarks.push_back({base::Severity::Warning, {sheet.name, row.line, column ? *column + 1 : 0}, what, remedy});
  };
  std::map<std::string, std::vector<Referral>> services;
  std::vector<std::string> order;
  std::optional<std::int32_t> last;
  for (const intake::TextRow& row : sheet.rows) {
    Referral r;
    const auto referred = parse_day_or_month(sheet.cell(row, referral));
    if (!referred) {
      leave_out(row, referral, "the date of referral cannot be read; the row is left out", "Write it like 2024-03-31");
      continue;
    }
    r.referred = *referred;
    if (!says_nothing(sheet.cell(row, removal))) {
      r.removed = parse_day_or_month(sheet.cell(row, removal));
      if (!r.removed) {
        leave_out(row, removal, "the date of removal cannot be read; the row is left out",
                  "Write it like 2024-03-31, or leave it empty for those who wait");
        continue;
      }
      if (*r.removed < r.referred) {
        leave_out(row, removal, "the removal lies before the referral; the row is left out",
                  "Correct one of the dates");
        continue;
      }
    }
    const auto line = intake::parse_decimal(sheet.cell(row, source));
    r.line = line && *line >= 1 ? static_cast<std::uint64_t>(*line) : row.line;
    const std::string& named = sheet.cell(row, service);
    const std::string name = named.empty() ? "all" : named;
    if (!services.contains(name)) order.push_back(name);
    services[name].push_back(r);
    last = std::max({last.value_or(r.referred), r.referred, r.removed.value_or(r.referred)});
    ++out.used;
  }
  for (const std::string& name : order) out.points.push_back(point_of(name, services[name], *last));
  return out;
}

}  // namespace cadre::waits
