#include "capacity/representation.h"

#include <array>
#include <map>
#include <string_view>

#include "capacity/characteristic_people.h"
#include "capacity/relative_likelihood.h"
#include "capacity/representation_months.h"
#include "capacity/share_interval.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using vocabulary::Membership;
using People = std::vector<CharacteristicPerson>;

constexpr std::array kShareColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"stage", ColumnKind::Code, "",
               "population, joiners (of the year), staff, or the band cluster: to_5, 6_7, 8a_up, no_band."},
    ColumnSpec{"characteristic", ColumnKind::Code, "", "sex, age_group, ethnic_group or disability."},
    ColumnSpec{"group_code", ColumnKind::Code, "", "Group; not_stated, not_read and not_in_list are none."},
    ColumnSpec{"group_name", ColumnKind::Text, "", "The group in words."},
    ColumnSpec{"people", ColumnKind::Integer, "people",
               "People of the group; missing where only a share is published."},
    ColumnSpec{"of_people", ColumnKind::Integer, "people",
               "People whose group is stated; for those where it is not, everybody of the stage."},
    ColumnSpec{"share", ColumnKind::Decimal, "%", "people of of_people; missing when they are fewer than 10."},
    ColumnSpec{"share_low", ColumnKind::Decimal, "%", "Low end of the 95% interval (Wilson)."},
    ColumnSpec{"share_high", ColumnKind::Decimal, "%", "High end of the 95% interval."},
    ColumnSpec{"mark", ColumnKind::Code, "", "plan = from the lists of the plan; published."},
    ColumnSpec{"source", ColumnKind::Text, "", "Of what is published: geography, ages, time and publication."},
};
constexpr base::TableSpec kSharesSpec = {
    "representation_shares", "capacity", true,
    "Groups of people by profession and band cluster, beside population and joiners.", kShareColumns};

constexpr std::array kLikelihoodColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"from_month", ColumnKind::Code, "", "Of leaving: the month from which it is counted."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all. Of leavers: the one they had."},
    ColumnSpec{
        "outcome", ColumnKind::Code, "",
        "next_6_7 = bands 6 and 7, of those there and below; next_8a_up = bands 8a and above, of those there and in "
        "bands 6 and 7; left."},
    ColumnSpec{"left_what", ColumnKind::Code, "", "Of leaving: all = every employer of these files; employer."},
    ColumnSpec{"characteristic", ColumnKind::Code, "", "sex, age_group, ethnic_group or disability."},
    ColumnSpec{"group_code", ColumnKind::Code, "", "Group; minority = every ethnic group but White."},
    ColumnSpec{"group_name", ColumnKind::Text, "", "The group in words."},
    ColumnSpec{"reference_code", ColumnKind::Code, "", "Group that it is set beside."},
    ColumnSpec{"reference_name", ColumnKind::Text, "", "The reference group in words."},
    ColumnSpec{"with_outcome", ColumnKind::Integer, "people", "People of the group with the outcome."},
    ColumnSpec{"of_people", ColumnKind::Integer, "people", "People of the group who could have it."},
    ColumnSpec{"reference_with_outcome", ColumnKind::Integer, "people", "The same of the reference group."},
    ColumnSpec{"reference_of_people", ColumnKind::Integer, "people", "The same of the reference group."},
    ColumnSpec{"likelihood", ColumnKind::Decimal, "ratio",
               "Share of the group with the outcome / share of the reference group."},
    ColumnSpec{"likelihood_low", ColumnKind::Decimal, "ratio", "Low end of the 95% interval (log method)."},
    ColumnSpec{"likelihood_high", ColumnKind::Decimal, "ratio", "High end of the 95% interval."},
    ColumnSpec{"finding", ColumnKind::Code, "",
               "less_likely or more_likely = the interval leaves 1 out; no_clear_difference; too_few."},
};
constexpr base::TableSpec kLikelihoodSpec = {
    "representation_likelihood", "capacity", true,
    "How likely people of a group are to stand in the next band cluster, or to leave, beside another group.",
    kLikelihoodColumns};

enum class Stage : std::uint8_t { Joiners, Staff, To5, SixAndSeven, From8a, NoBand };
constexpr std::size_t kStages = 6;
constexpr std::array<std::string_view, kStages> kStageCodes = {"joiners", "staff", "to_5", "6_7", "8a_up", "no_band"};

/// People by group, of one stage and characteristic; the three that are no group behind the groups.
struct GroupCounts {
  std::array<std::int64_t, 8> groups{};
  std::int64_t not_stated = 0, not_read = 0, not_in_list = 0;

  void add(std::uint8_t group) {
    if (is_group(group))
      ++groups[group];
    else
      ++(group == kNotStated ? not_stated : group == kNotRead ? not_read : not_in_list);
  }
  std::int64_t stated() const {
    std::int64_t sum = 0;
    for (const std::int64_t people : groups) sum += people;
    return sum;
  }
  std::int64_t all() const { return stated() + not_stated + not_read + not_in_list; }
  std::int64_t of(std::uint32_t bits) const {
    std::int64_t sum = 0;
    for (std::size_t g = 0; g < groups.size(); ++g)
      if ((bits >> g & 1U) != 0) sum += groups[g];
    return sum;
  }
};

using Counts = std::array<GroupCounts, kCharacteristicCount>;
constexpr std::uint32_t kAll = UINT32_MAX;  ///< profession label of everybody

/// Of one profession, or of everybody.
struct ProfessionCounts {
  std::array<Counts, kStages> stages;
  Counts before, left;  ///< people who can be followed from the earlier month, and those of them who left
};
using AllCounts = std::map<std::uint32_t, ProfessionCounts>;

void add(Counts& counts, const Groups& groups) {
  for (std::size_t c = 0; c < kCharacteristicCount; ++c) counts[c].add(groups[c]);
}

AllCounts count(const CharacteristicPeople& people, const RepresentationFlows& flows) {
  AllCounts out;
  const auto add_staff = [](ProfessionCounts& into, const CharacteristicPerson& person) {
    add(into.stages[static_cast<std::size_t>(Stage::Staff)], person.groups);
    add(into.stages[static_cast<std::size_t>(Stage::To5) + static_cast<std::size_t>(person.cluster)], person.groups);
  };
  for (const CharacteristicPerson& person : people.all) add_staff(out[kAll], person);
  for (const CharacteristicPerson& person : people.by_profession) add_staff(out[person.profession], person);
  if (!flows.refusal.empty()) return out;
  const auto add_flow = [&](const People& who, auto into) {
    for (const CharacteristicPerson& person : who)
      for (const std::uint32_t profession : {kAll, person.profession}) add(into(out[profession]), person.groups);
  };
  add_flow(flows.before, [](ProfessionCounts& p) -> Counts& { return p.before; });
  add_flow(flows.leavers, [](ProfessionCounts& p) -> Counts& { return p.left; });
  add_flow(flows.joiners, [](ProfessionCounts& p) -> Counts& { return p.stages[0]; });
  return out;
}

void percent(base::Table& out, std::int64_t people, std::int64_t of, bool interval) {
  const auto share = of >= kFewestPeople ? wilson_interval(people, of) : std::nullopt;
  if (!share) {
    out.missing().missing().missing();
    return;
  }
  out.decimal(100 * share->share);
  if (interval)
    out.decimal(100 * share->low).decimal(100 * share->high);
  else
    out.missing().missing();
}

/// Writes the rows of one stage and characteristic.
class ShareRows {
 public:
  ShareRows(base::Table& out, std::int32_t month, std::string_view profession)
      : out_(out), month_(month), profession_(profession) {}

  void add(std::string_view stage, Characteristic c, const GroupCounts& counts) {
    const std::int64_t stated = counts.stated(), all = counts.all();
    if (all == 0) return;
    for (std::size_t g = 0; g < groups_of(c).size(); ++g)
      row(stage, c, static_cast<std::uint8_t>(g), counts.groups[g], stated, true);
    row(stage, c, kNotStated, counts.not_stated, all, false);
    if (counts.not_read > 0) row(stage, c, kNotRead, counts.not_read, all, false);
    if (counts.not_in_list > 0) row(stage, c, kNotInList, counts.not_in_list, all, false);
  }

 private:
  void row(std::string_view stage, Characteristic c, std::uint8_t group, std::int64_t people, std::int64_t of,
           bool interval) {
    const CharacteristicGroup at = group_at(c, group);
    out_.integer(month_).text(profession_).text(stage).text(code_of(c)).text(at.code).text(at.name);
    out_.integer(people).integer(of);
    percent(out_, people, of, interval);
    out_.text("plan").text("").end_row();
  }

  base::Table& out_;
  std::int32_t month_;
  std::string_view profession_;
};

void add_population(base::Table& out, std::int32_t month, Characteristic c,
                    const std::vector<PopulationShare>& population) {
  for (std::size_t g = 0; g < groups_of(c).size(); ++g)
    for (const PopulationShare& p : population) {
      if (p.characteristic != code_of(c) || p.group != groups_of(c)[g].code) continue;
      out.integer(month).text("").text("population").text(p.characteristic).text(p.group).text(groups_of(c)[g].name);
      if (p.people)
        out.integer(*p.people).missing();
      else
        out.missing().missing();
      out.decimal(p.share).missing().missing().text(p.mark);
      out.text(p.geography + ", " + p.ages + ", " + p.period + ": " + p.source).end_row();
    }
}

struct Outcome {
  std::string_view code;
  OutcomeCount group, reference;
};

std::optional<RelativeLikelihood> likelihood_of(const Outcome& o) {
  if (o.group.of < kFewestPeople || o.reference.of < kFewestPeople) return std::nullopt;
  if (o.group.with + o.reference.with < kFewestOutcomes) return std::nullopt;
  return relative_likelihood(o.group, o.reference);
}

/// Of those in the cluster or the one below, those in it.
Outcome next_cluster(std::string_view code, const ProfessionCounts& p, Stage cluster, const Comparison& c) {
  const auto at = static_cast<std::size_t>(cluster);
  const auto characteristic = static_cast<std::size_t>(c.characteristic);
  const GroupCounts &upper = p.stages[at][characteristic], &lower = p.stages[at - 1][characteristic];
  return {code,
          {upper.of(c.group), upper.of(c.group) + lower.of(c.group)},
          {upper.of(c.reference), upper.of(c.reference) + lower.of(c.reference)}};
}

class LikelihoodRows {
 public:
  LikelihoodRows(base::Table& out, const RepresentationMonths& months, std::string_view left_what)
      : out_(out), months_(months), left_what_(left_what) {}

  void add(std::string_view profession, const ProfessionCounts& p, const Comparison& c, bool flows) {
    row(profession, next_cluster("next_6_7", p, Stage::SixAndSeven, c), c);
    row(profession, next_cluster("next_8a_up", p, Stage::From8a, c), c);
    const auto i = static_cast<std::size_t>(c.characteristic);
    if (flows)
      row(profession,
          {"left",
           {p.left[i].of(c.group), p.before[i].of(c.group)},
           {p.left[i].of(c.reference), p.before[i].of(c.reference)}},
          c);
  }

 private:
  void row(std::string_view profession, const Outcome& o, const Comparison& c) {
    if (o.group.of == 0 && o.reference.of == 0) return;
    const bool left = o.code == "left";
    out_.integer(months_.shown);
    out_.text(left ? base::Month::from_ordinal(*months_.since).iso() : std::string());
    out_.text(profession).text(o.code).text(left ? left_what_ : std::string_view());
    out_.text(code_of(c.characteristic)).text(c.code).text(c.name).text(c.reference_code).text(c.reference_name);
    out_.integer(o.group.with).integer(o.group.of).integer(o.reference.with).integer(o.reference.of);
    const auto found = likelihood_of(o);
    if (found)
      out_.decimal(found->ratio).decimal(found->low).decimal(found->high);
    else
      out_.missing().missing().missing();
    out_.text(finding_of(found)).end_row();
  }

  static std::string_view finding_of(const std::optional<RelativeLikelihood>& found) {
    if (!found) return "too_few";
    if (found->high < 1) return "less_likely";
    return found->low > 1 ? "more_likely" : "no_clear_difference";
  }

  base::Table& out_;
  RepresentationMonths months_;
  std::string_view left_what_;
};

StaffView view_of(const curation::StaffTable& staff, const RepresentationInputs& inputs, const CapacityOptions& options,
                  RepresentationMonths& months) {
  std::vector<Membership> membership = area_membership(staff, inputs.geography, inputs.area);
  months = representation_months(staff, membership, inputs.month);
  const auto wanted = [&](std::int32_t month) { return month == months.shown || month == months.since; };
  for (std::size_t row = 0; row < staff.rows(); ++row)
    if (!wanted(staff.month[row])) membership[row] = Membership::Outside;
  std::vector<ReportingEmployer> reporting = reporting_in_area(inputs.reporting, inputs.geography, inputs.area);
  std::erase_if(reporting, [&](const ReportingEmployer& r) { return !wanted(r.month); });
  return make_staff_view(staff, membership, options, reporting);
}

}  // namespace

const base::TableSpec& representation_shares_spec() { return kSharesSpec; }
const base::TableSpec& representation_likelihood_spec() { return kLikelihoodSpec; }

RepresentationTables compute_representation(const curation::StaffTable& staff, const RepresentationInputs& inputs,
                                            const CapacityOptions& options) {
  RepresentationTables out{base::Table(kSharesSpec), base::Table(kLikelihoodSpec), {}, {}};
  RepresentationMonths months;
  const StaffView view = view_of(staff, inputs, options, months);
  const CharacteristicPeople people =
      view.months.empty() ? CharacteristicPeople{}
                          : people_of_month(view, staff, view.months.size() - 1, [](std::size_t) { return true; });
  const RepresentationFlows flows = representation_flows(view, staff);
  out.no_flows = flows.refusal;
  const AllCounts counts = count(people, flows);
  std::array<bool, kCharacteristicCount> told{};
  if (const auto all = counts.find(kAll); all != counts.end())
    for (std::size_t c = 0; c < kCharacteristicCount; ++c)
      told[c] = all->second.stages[static_cast<std::size_t>(Stage::Staff)][c].stated() > 0;
  // Age alone is told on the Capacity page.
  if (!told[0] && !told[2] && !told[3]) {
    out.no_groups = "No list gives sex, ethnic category or disability.";
    return out;
  }
  LikelihoodRows likelihood(out.likelihood, months, flows.left_what);
  const auto add_profession = [&](std::string_view name, const ProfessionCounts& p) {
    ShareRows rows(out.shares, months.shown, name);
    for (std::size_t c = 0; c < kCharacteristicCount; ++c) {
      if (!told[c]) continue;
      const auto characteristic = static_cast<Characteristic>(c);
      if (name.empty()) add_population(out.shares, months.shown, characteristic, inputs.population);
      for (std::size_t s = 0; s < kStages; ++s) rows.add(kStageCodes[s], characteristic, p.stages[s][c]);
    }
    for (const Comparison& c : comparisons())
      if (told[static_cast<std::size_t>(c.characteristic)]) likelihood.add(name, p, c, flows.refusal.empty());
  };
  add_profession("", counts.at(kAll));
  for (const auto& [profession, p] : counts)
    if (profession != kAll) add_profession(view.names(Dimension::Profession)[profession], p);
  return out;
}

}  // namespace cadre::capacity
