#include "waits/link.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace cadre::waits {
namespace {

constexpr double kSame = 0.5;  // people
constexpr double kDaysOfWeek = 7;

bool told(double value) { return !std::isnan(value); }

auto list_of(const WaitPoint& p) { return std::tie(p.service, p.area, p.group); }
bool earlier(const WaitPoint& a, const WaitPoint& b) {
  return std::tuple(list_of(a), a.date) < std::tuple(list_of(b), b.date);
}

class Linker {
 public:
  explicit Linker(std::vector<WaitPoint> points) {
    std::stable_sort(points.begin(), points.end(), earlier);
    for (WaitPoint& point : points) {
      check_bands(point);  // before joining: another file may have revised the total
      if (!out_.points.empty() && list_of(out_.points.back()) == list_of(point) &&
          out_.points.back().date == point.date)
        join(out_.points.back(), point);
      else
        out_.points.push_back(std::move(point));
    }
  }

  Linked take() {
    for (std::size_t i = 0; i < out_.points.size(); ++i) {
      WaitPoint& point = out_.points[i];
      if (point.kind == ListKind::Dates) {
        compare("queue balance", point, point.opening + point.added - point.removed, point.queue);
        ++out_.balances;
        continue;
      }
      const std::size_t before = before_of(i);
      balance(point, before < i ? &out_.points[before] : nullptr);
      rates(point, i > 0 && list_of(out_.points[i - 1]) == list_of(point) ? &out_.points[i - 1] : nullptr);
    }
    check_parts();
    return std::move(out_);
  }

 private:
  void compare(const char* kind, const WaitPoint& point, double expected, double found) {
    if (std::abs(expected - found) > kSame)
      out_.differences.push_back(
          {kind, point.file, point.service, point.area, point.group, point.date, expected, found});
  }

  /// What the second file tells beyond the first; the same figure of both is compared, the first stays.
  void join(WaitPoint& into, const WaitPoint& more) {
    if (told(into.queue) && told(more.queue)) {
      ++out_.compared;
      compare("two files", more, into.queue, more.queue);
    }
    const bool of_seen = !told(into.queue) && told(more.queue);
    for (double WaitPoint::*member : {&WaitPoint::queue, &WaitPoint::opening, &WaitPoint::added, &WaitPoint::removed,
                                      &WaitPoint::weeks, &WaitPoint::cv_demand, &WaitPoint::cv_capacity})
      if (!told(into.*member)) into.*member = more.*member;
    if (of_seen || !told(into.mean_wait)) into.mean_wait = more.mean_wait;
    // Of two files the one with the finer bands tells more.
    if (more.bands.size() > into.bands.size()) {
      into.bands = more.bands;
      if (told(more.mean_wait)) into.mean_wait = more.mean_wait;
    }
    if (into.file != more.file) into.file += "; " + more.file;
  }

  void check_bands(const WaitPoint& point) {
    if (point.bands.empty() || !told(point.queue)) return;
    double sum = 0;
    for (const WaitBand& band : point.bands) sum += band.people;
    ++out_.compared;
    compare("bands and total", point, sum, point.queue);
  }

  /// The point of the same list at the beginning of the period of point i; i when there is none.
  std::size_t before_of(std::size_t i) const {
    const WaitPoint& point = out_.points[i];
    if (!told(point.weeks)) return i;
    for (std::size_t j = i; j-- > 0 && list_of(out_.points[j]) == list_of(point);) {
      const double weeks = (point.date - out_.points[j].date) / kDaysOfWeek;
      if (std::abs(weeks - point.weeks) < 1 && told(out_.points[j].queue)) return j;
    }
    return i;
  }

  void balance(WaitPoint& point, const WaitPoint* before) {
    const bool own_opening = told(point.opening);
    if (before != nullptr && own_opening) {
      ++out_.compared;
      compare("queue balance", point, before->queue, point.opening);
    }
    if (before != nullptr && !own_opening) point.opening = before->queue;
    if (!told(point.opening) || !told(point.queue)) return;
    if (told(point.added) && told(point.removed)) {
      ++out_.balances;
      compare("queue balance", point, point.opening + point.added - point.removed, point.queue);
    } else if (told(point.removed)) {
      ++out_.balances;
      point.added = point.queue - point.opening + point.removed;
      point.basis = "people added: closing - opening queue + those seen";
      // Fewer than nobody cannot have come: people also left the list without being seen.
      if (point.added < 0) compare("queue balance", point, 0, point.added);
    } else if (told(point.added)) {
      ++out_.balances;
      point.removed = point.opening + point.added - point.queue;
      point.basis = "people removed: opening queue + added - closing";
      if (point.removed < 0) compare("queue balance", point, 0, point.removed);
    }
  }

  static void rates(WaitPoint& point, const WaitPoint* previous) {
    if (told(point.weeks) && point.weeks > 0) {
      if (told(point.added)) point.demand = std::max(0.0, point.added) / point.weeks;
      if (told(point.removed)) point.capacity = std::max(0.0, point.removed) / point.weeks;
    }
    if (!told(point.demand) && !point.bands.empty() && point.bands.front().from == 0) {
      point.demand = point.bands.front().people / (point.bands.front().to - point.bands.front().from);
      point.basis = "people who have waited least, by the weeks of their band: at least so many came";
    }
    if (!told(point.capacity) && previous != nullptr && told(previous->queue) && told(point.queue) &&
        told(point.demand)) {
      const double weeks = (point.date - previous->date) / kDaysOfWeek;
      point.capacity = std::max(0.0, point.demand - (point.queue - previous->queue) / weeks);
      point.basis += "; capacity: demand less the growth of the queue";
    }
  }

  /// Services of an area add up to the row for all of them, where each of them is told.
  void check_parts() {
    struct Sum {
      const WaitPoint* all = nullptr;
      double parts = 0;
      bool whole = true;
      std::size_t count = 0;
    };
    std::map<std::tuple<std::string, std::string, std::int32_t>, Sum> sums;
    for (const WaitPoint& point : out_.points) {
      if (point.kind != ListKind::Scotland) continue;
      Sum& sum = sums[{point.area, point.group, point.date}];
      if (point.service == "All AHP MSK Specialties")
        sum.all = &point;
      else if (!point.service.starts_with("All ")) {
        sum.parts += told(point.queue) ? point.queue : 0;
        sum.whole = sum.whole && told(point.queue);
        ++sum.count;
      }
    }
    for (const auto& [key, sum] : sums)
      if (sum.all != nullptr && sum.whole && sum.count > 0 && told(sum.all->queue)) {
        ++out_.compared;
        compare("parts and total", *sum.all, sum.parts, sum.all->queue);
      }
  }

  Linked out_;
};

}  // namespace

Linked link(std::vector<WaitPoint> points) { return Linker(std::move(points)).take(); }

}  // namespace cadre::waits
