#include "reconciliation/publications.h"

#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

namespace cadre::reconciliation {
namespace {

/// A staff group in a month: as published, added up.
struct Sum {
  std::string written;
  Amount amount = 0;
  std::set<std::string> organisations;
  std::int64_t suppressed = 0;
};
using Sums = std::map<std::tuple<std::int32_t, std::string>, Sum>;  ///< month, name of the staff group

Sums sums_of(const base::Table& published, const ReconciliationReference& reference, const std::string& source,
             const std::string& measure, const std::string& geography) {
  Sums sums;
  for (std::size_t row = 0; row < published.rows(); ++row) {
    if (published.text_at(row, "source_id") != source || published.text_at(row, "measure") != measure ||
        published.text_at(row, "geography_type") != geography || published.flag_at(row, "total"))
      continue;
    const std::string& group = published.text_at(row, "staff_group");
    Sum& sum = sums[{static_cast<std::int32_t>(published.integer_at(row, "month")), reference.name_of(group)}];
    if (sum.written.empty()) sum.written = group;
    sum.organisations.insert(published.text_at(row, "geography_code"));
    const double value = published.decimal_at(row, "value");
    if (std::isnan(value))
      ++sum.suppressed;
    else
      sum.amount += std::llround(value * capacity::kNanoPerFte);
  }
  return sums;
}

/// Organisations of a month, whatever the staff group.
std::map<std::int32_t, std::set<std::string>> organisations_of(const Sums& sums) {
  std::map<std::int32_t, std::set<std::string>> out;
  for (const auto& [key, sum] : sums) out[std::get<0>(key)].insert(sum.organisations.begin(), sum.organisations.end());
  return out;
}

}  // namespace

Comparisons compare_publications(const base::Table& published, const ReconciliationReference& reference,
                                 const Limits& limits) {
  Comparisons out;
  for (const PublishedPair& pair : reference.pairs) {
    const Sums detailed = sums_of(published, reference, pair.detailed, pair.measure, "organisation");
    const Sums whole = sums_of(published, reference, pair.whole, pair.measure, "country");
    const auto organisations = organisations_of(detailed);
    for (const auto& [key, sum] : whole) {
      const auto found = detailed.find(key);
      const std::int32_t month = std::get<0>(key);
      if (found == detailed.end() || static_cast<std::int64_t>(organisations.at(month).size()) < pair.organisations)
        continue;
      if (sum.suppressed > 0) {
        ++out.suppressed;
        continue;
      }
      Comparison c;
      c.source = pair.whole;
      c.beside = pair.detailed;
      c.month = c.our_month = month;
      c.staff_group = sum.written;
      c.published = sum.amount;
      c.ours = found->second.amount;
      c.close(limits.of(c.measure));
      if (!c.adds_up()) throw std::logic_error("the parts of a reconciliation do not add up");
      if (found->second.suppressed > 0)
        out.evidence.push_back({out.rows.size(), Part::Scope, "suppressed", "", found->second.suppressed, 0});
      out.rows.push_back(std::move(c));
    }
  }
  return out;
}

}  // namespace cadre::reconciliation
