#include "capacity/staff_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <tuple>

#include "intake/raw_table.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using curation::StaffTable;
using intake::IdentifierScope;
using vocabulary::Membership;
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::Staffing;

bool counts(const StaffTable& staff, std::size_t row) {
  const auto status = static_cast<RecordStatus>(staff.status[row]);
  return status == RecordStatus::Accepted || status == RecordStatus::Review;
}

/// Labels of an enum dimension, "" (unknown) moved to the end; code of value v is v - 1, of 0 the last.
std::vector<std::string> enum_labels(std::span<const std::string_view> codes) {
  std::vector<std::string> out(codes.begin() + 1, codes.end());
  out.emplace_back(kUnknown);
  return out;
}

std::vector<std::uint32_t> enum_codes(const std::vector<std::uint8_t>& column, const std::vector<std::size_t>& rows,
                                      std::size_t values) {
  std::vector<std::uint32_t> out;
  out.reserve(rows.size());
  for (const std::size_t row : rows)
    out.push_back(column[row] == 0 ? static_cast<std::uint32_t>(values - 1) : std::uint32_t{column[row]} - 1U);
  return out;
}

/// Dictionary code → index into the sorted labels, which may hold further values already.
std::vector<std::uint32_t> sorted_ranks(const base::CodedColumn& column, std::vector<std::string>& labels) {
  labels.insert(labels.end(), column.values.begin(), column.values.end());
  labels.erase(std::remove(labels.begin(), labels.end(), std::string()), labels.end());
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  std::vector<std::uint32_t> ranks(column.values.size(), static_cast<std::uint32_t>(labels.size()));
  for (std::size_t i = 0; i < column.values.size(); ++i)
    if (!column.values[i].empty())
      ranks[i] =
          static_cast<std::uint32_t>(std::lower_bound(labels.begin(), labels.end(), column.values[i]) - labels.begin());
  labels.emplace_back(kUnknown);
  return ranks;
}

void set_enum_dimensions(const StaffTable& staff, const std::vector<std::size_t>& rows, const AgeBands& bands,
                         StaffView& view) {
  auto set = [&](Dimension d, const std::vector<std::uint8_t>& column, std::span<const std::string_view> codes) {
    const auto i = static_cast<std::size_t>(d);
    view.labels[i] = enum_labels(codes);
    view.code[i] = enum_codes(column, rows, codes.size());
  };
  set(Dimension::Profession, staff.profession, vocabulary::profession_codes());
  view.labels[static_cast<std::size_t>(Dimension::Profession)].pop_back();  // every record here has one, or "AHP"
  set(Dimension::RoleLevel, staff.role_level, vocabulary::role_level_codes());
  set(Dimension::Band, staff.band, vocabulary::band_codes());
  set(Dimension::Setting, staff.setting, vocabulary::setting_codes());
  set(Dimension::Sector, staff.sector, vocabulary::sector_codes());
  set(Dimension::Staffing, staff.staffing, vocabulary::staffing_codes());

  const auto age = static_cast<std::size_t>(Dimension::AgeBand);
  view.labels[age] = bands.codes();
  view.labels[age].emplace_back(kUnknown);
  view.code[age].reserve(rows.size());
  for (const std::size_t row : rows)
    view.code[age].push_back(static_cast<std::uint32_t>(bands.band_of(staff.age[row])));
}

/// Month → one mark per employer label.
enum class Mark : std::uint8_t { None, Reports, Unresolved };
using Seen = std::map<std::int32_t, std::vector<Mark>>;

Seen seen_in_staff(const StaffTable& staff, const std::vector<Membership>& membership,
                   const std::vector<std::uint32_t>& employer_rank, std::size_t employers) {
  Seen seen;
  std::int32_t last_month = 0;
  std::vector<Mark>* of_month = nullptr;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    if (membership[row] != Membership::Inside || !counts(staff, row)) continue;
    if (of_month == nullptr || staff.month[row] != last_month) {
      last_month = staff.month[row];
      of_month = &seen[last_month];
      of_month->resize(employers, Mark::None);
    }
    (*of_month)[employer_rank[staff.employer.codes[row]]] = Mark::Reports;
  }
  return seen;
}

void set_reporting(Seen seen, const std::vector<ReportingEmployer>& reporting, StaffView& view) {
  const auto& labels = view.names(Dimension::Employer);
  for (const ReportingEmployer& r : reporting) {
    auto& marks = seen[r.month];
    marks.resize(labels.size(), Mark::None);
    if (r.employer.empty()) continue;
    const auto label = std::lower_bound(labels.begin(), labels.end() - 1, r.employer);
    marks[static_cast<std::size_t>(label - labels.begin())] = r.resolved ? Mark::Reports : Mark::Unresolved;
  }
  for (const auto& [month, marks] : seen) {
    view.months.push_back({month, 0, 0});
    auto& reports = view.reporting.emplace_back();
    auto& unresolved = view.unresolved.emplace_back();
    for (std::size_t e = 0; e + 1 < labels.size(); ++e) {  // the last label is "unknown": nobody's file
      if (marks[e] == Mark::Reports) reports.push_back(static_cast<std::uint32_t>(e));
      if (marks[e] == Mark::Unresolved) unresolved.push_back(static_cast<std::uint32_t>(e));
    }
  }
}

void set_month_ranges(const std::vector<std::int32_t>& month_of_row, StaffView& view) {
  for (StaffView::MonthRange& range : view.months) {
    const auto [begin, end] = std::equal_range(month_of_row.begin(), month_of_row.end(), range.month);
    range.begin = static_cast<std::size_t>(begin - month_of_row.begin());
    range.end = static_cast<std::size_t>(end - month_of_row.begin());
  }
}

}  // namespace

std::int64_t heads_of(const StaffTable& staff, std::size_t row, NanoFte fte) {
  if (staff.headcount.empty()) return 1;
  return staff.headcount[row] == 0 && fte != 0 ? 1 : std::int64_t{staff.headcount[row]};
}

NanoFte share_of(NanoFte fte, std::int64_t head, std::int64_t heads) {
  return fte * (head + 1) / heads - fte * head / heads;
}

std::uint8_t staff_flags(const StaffTable& staff, std::size_t row, const CapacityOptions& options) {
  unsigned flags = 0;
  const bool accepted = static_cast<RecordStatus>(staff.status[row]) == RecordStatus::Accepted;
  const bool decided = static_cast<Profession>(staff.profession[row]) != Profession::Unclear;
  if (accepted && decided) flags |= kCertain;
  if (decided) flags |= kHeadline;
  if (!accepted) flags |= kReview;
  if (!options.away.has(static_cast<Presence>(staff.presence[row]))) flags |= kAvailable;
  if (options.in_post.has(static_cast<Staffing>(staff.staffing[row]))) flags |= kInPost;
  const auto scope = static_cast<IdentifierScope>(staff.person_scope[row]);
  if (staff.person_key[row] != 0 && (scope == IdentifierScope::National || scope == IdentifierScope::Employer))
    flags |= kAcrossMonths;
  return static_cast<std::uint8_t>(flags);
}

std::uint32_t linker_of(const StaffTable& staff, std::size_t row, std::uint32_t employer_label) {
  constexpr std::uint32_t kFileBase = 1U << 31U;
  switch (static_cast<IdentifierScope>(staff.person_scope[row])) {
    case IdentifierScope::National:
      return 0;
    case IdentifierScope::Employer:
      return 1U + employer_label;
    case IdentifierScope::File:
    case IdentifierScope::None:
      break;
  }
  return kFileBase + staff.file_id[row];
}

std::vector<Membership> area_membership(const StaffTable& staff, const vocabulary::Geography* geography,
                                        const std::optional<vocabulary::Area>& area) {
  std::vector<Membership> out(staff.rows(), Membership::Inside);
  if (geography == nullptr || !area) return out;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>, Membership> known;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const std::tuple key{staff.employer.codes[row], staff.sub_icb.codes[row], staff.ics.codes[row],
                         staff.region.codes[row]};
    auto found = known.find(key);
    if (found == known.end()) {
      vocabulary::Placement at;
      at.sub_icb = staff.sub_icb.text(row);
      at.ics = staff.ics.text(row);
      at.region = staff.region.text(row);
      found = known.emplace(key, geography->in_area(*area, staff.employer.text(row), at)).first;
    }
    out[row] = found->second;
  }
  return out;
}

std::vector<ReportingEmployer> reporting_in_area(const std::vector<ReportingEmployer>& reporting,
                                                 const vocabulary::Geography* geography,
                                                 const std::optional<vocabulary::Area>& area) {
  if (geography == nullptr) return reporting;
  std::vector<ReportingEmployer> out;
  for (ReportingEmployer r : reporting) {
    vocabulary::Placement at;
    at.sub_icb = r.sub_icb;
    at.ics = r.ics;
    at.region = r.region;
    if (area && geography->in_area(*area, r.employer, at) != Membership::Inside) continue;
    const auto organisation = geography->organisation(r.employer, base::Month::from_ordinal(r.month));
    r.resolved = organisation.state == vocabulary::OrganisationState::Valid;
    out.push_back(std::move(r));
  }
  return out;
}

StaffView make_staff_view(const StaffTable& staff, const std::vector<Membership>& membership,
                          const CapacityOptions& options, const std::vector<ReportingEmployer>& reporting) {
  StaffView view;
  for (const ReportingEmployer& r : reporting)
    view.labels[static_cast<std::size_t>(Dimension::Employer)].push_back(r.employer);
  std::array<std::vector<std::uint32_t>, kDimensionCount> ranks;
  const std::array text_columns = {std::pair{Dimension::Employer, &staff.employer},
                                   std::pair{Dimension::Place, &staff.place}, std::pair{Dimension::Ics, &staff.ics},
                                   std::pair{Dimension::Region, &staff.region}};
  for (const auto& [dimension, column] : text_columns) {
    const auto d = static_cast<std::size_t>(dimension);
    ranks[d] = sorted_ranks(*column, view.labels[d]);
  }
  const auto& employer_rank = ranks[static_cast<std::size_t>(Dimension::Employer)];
  set_reporting(seen_in_staff(staff, membership, employer_rank, view.names(Dimension::Employer).size()), reporting,
                view);

  struct SortKey {
    std::int32_t month;
    std::uint32_t linker;
    std::uint64_t person;
    std::size_t row;
    bool operator<(const SortKey& o) const {
      return std::tie(month, linker, person, row) < std::tie(o.month, o.linker, o.person, o.row);
    }
  };
  std::vector<SortKey> keys;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    if (membership[row] != Membership::Inside || !counts(staff, row)) continue;
    if (static_cast<Profession>(staff.profession[row]) == Profession::None) continue;
    keys.push_back({staff.month[row], linker_of(staff, row, employer_rank[staff.employer.codes[row]]),
                    staff.person_key[row], row});
  }
  std::sort(keys.begin(), keys.end());

  std::vector<std::size_t> rows;
  std::vector<std::int32_t> month_of_row;
  rows.reserve(keys.size());
  month_of_row.reserve(keys.size());
  for (const SortKey& key : keys) {
    const double recorded = staff.fte[key.row];
    const NanoFte fte = std::isfinite(recorded) ? std::llround(recorded * kNanoPerFte) : 0;
    const std::int64_t heads = heads_of(staff, key.row, fte);
    for (std::int64_t head = 0; head < heads; ++head) {
      rows.push_back(key.row);
      month_of_row.push_back(key.month);
      view.linker.push_back(key.linker);
      view.person.push_back(key.person == 0 ? 0 : key.person + static_cast<std::uint64_t>(head));
      view.fte.push_back(share_of(fte, head, heads));
      view.age.push_back(staff.age[key.row]);
      view.source.push_back(static_cast<std::uint32_t>(key.row));
      view.flags.push_back(staff_flags(staff, key.row, options));
      const bool unclear = static_cast<Profession>(staff.profession[key.row]) == Profession::Unclear;
      view.alternatives.push_back(unclear ? staff.alternatives[key.row] : 0);
    }
  }
  set_month_ranges(month_of_row, view);
  set_enum_dimensions(staff, rows, AgeBands(options.age_bands), view);
  for (const auto& [dimension, column] : text_columns) {
    const auto d = static_cast<std::size_t>(dimension);
    view.code[d].reserve(rows.size());
    for (const std::size_t row : rows) view.code[d].push_back(ranks[d][column->codes[row]]);
  }
  return view;
}

}  // namespace cadre::capacity
