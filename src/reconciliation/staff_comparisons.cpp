#include "reconciliation/staff_comparisons.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace cadre::reconciliation {
namespace {

/// What a publication says of one group of one organisation in one month.
struct Figure {
  Amount parts = 0, totals = 0;  ///< rows that are sums of others count only where there is nothing else
  bool any_part = false, any_total = false, suppressed = false;

  Amount amount() const { return any_part ? parts : totals; }
};

struct Series {
  const PublishedGroup* group;
  std::string staff_group, label;  ///< as published
  Measure measure;
  bool operator<(const Series& o) const {
    return std::tie(group->source_id, staff_group, label, measure) <
           std::tie(o.group->source_id, o.staff_group, o.label, o.measure);
  }
};

/// Published figures by series, organisation and month.
class Published {
 public:
  Published(const base::Table& table, const ReconciliationReference& reference) {
    for (std::size_t row = 0; row < table.rows(); ++row) add(table, row, reference);
  }
  const std::map<Series, std::map<std::string, std::map<std::int32_t, Figure>>>& series() const { return series_; }
  /// Months of an organisation in a source and measure, whatever the group.
  const std::set<std::int32_t>& months(const Series& series, const std::string& employer) const {
    static const std::set<std::int32_t> kNone;
    const auto found = months_.find({series.group->source_id, series.measure, employer});
    return found == months_.end() ? kNone : found->second;
  }

 private:
  void add(const base::Table& table, std::size_t row, const ReconciliationReference& reference) {
    const auto text = [&](const char* column) -> const std::string& { return table.text_at(row, column); };
    if (text("geography_type") != "organisation" || text("geography_code").empty()) return;
    const bool fte = text("measure") == "fte";
    if (!fte && text("measure") != "headcount") return;
    const std::tuple key{text("source_id"), text("staff_group_main"), text("staff_group"), text("profession_label")};
    const auto [known, fresh] = groups_.try_emplace(key, nullptr);
    if (fresh)
      known->second = reference.group_of(std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key));
    const PublishedGroup* group = known->second;
    if (group == nullptr) return;
    const bool any_label = group->label == "*";
    const Series series{group, text("staff_group"), any_label ? std::string() : text("profession_label"),
                        fte ? Measure::Fte : Measure::Headcount};
    const auto month = static_cast<std::int32_t>(table.integer_at(row, "month"));
    Figure& figure = series_[series][text("geography_code")][month];
    months_[{group->source_id, series.measure, text("geography_code")}].insert(month);
    const double value = table.decimal_at(row, "value");
    if (std::isnan(value)) {
      figure.suppressed = true;
      return;
    }
    const bool total = table.flag_at(row, "total");
    (total ? figure.totals : figure.parts) += std::llround(value * capacity::kNanoPerFte);
    (total ? figure.any_total : figure.any_part) = true;
  }

  std::map<Series, std::map<std::string, std::map<std::int32_t, Figure>>> series_;
  std::map<std::tuple<std::string, Measure, std::string>, std::set<std::int32_t>> months_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, const PublishedGroup*> groups_;
};

class Builder {
 public:
  Builder(const StaffSplit& staff, const Limits& limits, std::int32_t shown)
      : staff_(staff), limits_(limits), shown_(shown) {}

  void add(const Published& published, const Series& series,
           const std::map<std::string, std::map<std::int32_t, Figure>>& employers) {
    for (const std::string& employer : staff_.employers()) {
      const std::set<std::int32_t>& theirs = published.months(series, employer);
      const std::vector<std::int32_t>& ours = staff_.months_of(employer);
      const auto figures = employers.find(employer);
      for (const std::int32_t month : ours) {
        if (theirs.contains(month))
          compare(series, employer, month, month, figure_of(employers, figures, month));
        else if (month != shown_)
          absent(series, employer, month);
      }
      if (std::find(ours.begin(), ours.end(), shown_) == ours.end() || theirs.contains(shown_)) continue;
      if (theirs.empty()) {
        absent(series, employer, shown_);
        continue;
      }
      auto near = theirs.lower_bound(shown_);
      if (near != theirs.begin()) --near;
      compare(series, employer, shown_, *near, figure_of(employers, figures, *near));
    }
  }

  void add_up() {
    for (auto& entry : totals_) {
      Total& total = entry.second;
      if (total.employers == 0) continue;  // nothing published: nothing to compare with
      total.sum.close(limits_.fte);
      for (const auto& [step, counted] : total.steps)
        out.evidence.push_back({out.rows.size(), std::get<0>(step), std::get<1>(step), std::get<2>(step),
                                counted.records, counted.amount});
      out.rows.push_back(total.sum);
    }
  }

  Comparisons out;

 private:
  struct Total {
    Comparison sum;
    std::int64_t employers = 0;
    struct Counted {
      std::int64_t records = 0;
      Amount amount = 0;
    };
    std::map<std::tuple<Part, std::string, std::string>, Counted> steps;

    void add(Part part, const std::string& step, const std::string& detail, std::int64_t records, Amount amount) {
      Counted& counted = steps[{part, step, detail}];
      counted.records += records;
      counted.amount += amount;
    }
  };
  using Figures = std::map<std::string, std::map<std::int32_t, Figure>>;

  static Figure figure_of(const Figures& all, Figures::const_iterator found, std::int32_t month) {
    if (found == all.end()) return {};
    const auto figure = found->second.find(month);
    return figure == found->second.end() ? Figure{} : figure->second;
  }

  /// The two sums that a comparison belongs to: its label's, and that of all labels of the source.
  std::vector<Total*> totals_of(const Series& series, std::int32_t our_month) {
    std::vector<Total*> found;
    for (const bool all : {false, true}) {
      Total& total = totals_[{series.group->source_id, our_month, all ? std::string() : series.staff_group,
                              all ? std::string("all") : series.label}];
      total.sum.source = series.group->source_id;
      total.sum.beside = "staff_records";
      total.sum.month = total.sum.our_month = our_month;
      total.sum.staff_group = all ? std::string() : series.staff_group;
      total.sum.label = all ? std::string("all") : series.label;
      found.push_back(&total);
    }
    return found;
  }

  void compare(const Series& series, const std::string& employer, std::int32_t our_month, std::int32_t month,
               const Figure& figure) {
    if (figure.suppressed) {
      ++out.suppressed;
      absent(series, employer, our_month);
      return;
    }
    Comparison c;
    c.source = series.group->source_id;
    c.beside = "staff_records";
    c.month = month;
    c.our_month = our_month;
    c.employer = employer;
    c.staff_group = series.staff_group;
    c.label = series.label;
    c.measure = series.measure;
    c.published = figure.amount();
    const std::vector<std::int32_t>& ours = staff_.months_of(employer);
    if (std::find(ours.begin(), ours.end(), month) == ours.end()) c.verdict = Verdict::OtherMonth;
    const std::size_t evidence = out.evidence.size();
    staff_.split(*series.group, limits_, out.rows.size(), c, out.evidence);
    if (c.ours == 0 && c.published == 0 && out.evidence.size() == evidence) return;  // nobody anywhere
    if (c.measure == Measure::Fte)
      for (Total* total : totals_of(series, our_month)) {
        total->sum.published += c.published;
        total->sum.ours += c.ours;
        for (std::size_t p = 0; p < kParts; ++p) total->sum.parts[p] += c.parts[p];
        if (c.verdict == Verdict::OtherMonth) total->sum.verdict = Verdict::OtherMonth;
        ++total->employers;
        for (std::size_t i = evidence; i < out.evidence.size(); ++i) {
          const Evidence& e = out.evidence[i];
          total->add(e.part, e.step, e.detail, e.records, e.amount);
        }
      }
    out.rows.push_back(std::move(c));
  }

  void absent(const Series& series, const std::string& employer, std::int32_t our_month) {
    if (series.measure != Measure::Fte) return;
    const Amount ours = staff_.ours(*series.group, employer, our_month, series.measure);
    if (ours == 0) return;
    for (Total* total : totals_of(series, our_month)) {
      total->sum.ours += ours;
      total->sum.part(Part::Scope) += ours;
      total->add(Part::Scope, "absent", "", 1, ours);
    }
  }

  const StaffSplit& staff_;
  const Limits& limits_;
  std::int32_t shown_;
  std::map<std::tuple<std::string, std::int32_t, std::string, std::string>, Total> totals_;
};

}  // namespace

Comparisons compare_staff(const base::Table& published, const StaffSplit& staff,
                          const ReconciliationReference& reference, const Limits& limits, base::Month shown) {
  const Published figures(published, reference);
  Builder builder(staff, limits, shown.ordinal());
  for (const auto& [series, employers] : figures.series()) builder.add(figures, series, employers);
  builder.add_up();
  return std::move(builder.out);
}

}  // namespace cadre::reconciliation
