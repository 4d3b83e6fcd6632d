#include "curation/curator.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/month.h"
#include "curation/post_key.h"
#include "curation/repeated_rows.h"

namespace cadre::curation {
namespace {

using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::Sector;
using vocabulary::Setting;
using vocabulary::Staffing;

Evidence evidence_of(vocabulary::PlaceEvidence evidence) {
  using vocabulary::PlaceEvidence;
  switch (evidence) {
    case PlaceEvidence::WorkLocation:
      return Evidence::WorkLocation;
    case PlaceEvidence::SubIcbColumn:
      return Evidence::SubIcb;
    case PlaceEvidence::CostCentre:
      return Evidence::CostCentre;
    case PlaceEvidence::Apportionment:
      return Evidence::Apportionment;
    case PlaceEvidence::OrganisationSinglePlace:
      return Evidence::OnePlaceEmployer;
    case PlaceEvidence::OrganisationIcs:
      return Evidence::Organisation;
    case PlaceEvidence::None:
      break;
  }
  return Evidence::None;
}

RecordStatus status_of(RuleSeverity gravest) {
  switch (gravest) {
    case RuleSeverity::Reject:
      return RecordStatus::Rejected;
    case RuleSeverity::Merge:
      return RecordStatus::Merged;
    case RuleSeverity::Review:
      return RecordStatus::Review;
    case RuleSeverity::Info:
      break;
  }
  return RecordStatus::Accepted;
}

std::uint8_t byte_of(auto value) { return static_cast<std::uint8_t>(value); }

/// Month of a day; 0 when the record says none.
std::int32_t month_of_day(std::int32_t day) {
  if (day == kNoDay) return 0;
  const base::CivilDate date = base::civil_from_days(day);
  return base::Month(date.year, date.month).ordinal();
}

void reserve(StaffTable& staff, std::size_t rows) {
  for (auto* column : {&staff.occupation_code, &staff.job_role, &staff.employer, &staff.place, &staff.sub_icb,
                       &staff.ics, &staff.region})
    column->codes.reserve(rows);
  for (auto* column : {&staff.person_key, &staff.assignment_key, &staff.post_key}) column->reserve(rows);
  for (auto* column : {&staff.person_scope,
                       &staff.sector,
                       &staff.setting,
                       &staff.profession,
                       &staff.role_level,
                       &staff.manager,
                       &staff.band,
                       &staff.staffing,
                       &staff.presence,
                       &staff.age,
                       &staff.sex,
                       &staff.ethnic_group,
                       &staff.disability,
                       &staff.status,
                       &staff.profession_evidence,
                       &staff.level_evidence,
                       &staff.band_evidence,
                       &staff.setting_evidence,
                       &staff.sector_evidence,
                       &staff.organisation_evidence,
                       &staff.place_evidence})
    column->reserve(rows);
  staff.month.reserve(rows);
  staff.alternatives.reserve(rows);
  staff.fte.reserve(rows);
  staff.headcount.reserve(rows);
  staff.vacancy_fte.reserve(rows);
  staff.contract_end.reserve(rows);
  staff.file_id.reserve(rows);
  staff.line.reserve(rows);
}

/// The texts of a column that may be quoted; only "" otherwise.
std::vector<std::string> quotable(const intake::RawColumn* column) {
  return column != nullptr && column->safe ? column->text.values : std::vector<std::string>{std::string()};
}

/// A sorted list of the distinct texts of one column of the answers, "" first.
std::vector<std::string> distinct(const std::vector<Placements::Answer>& answers, auto&& text_of) {
  std::vector<std::string> values{std::string()};
  for (const auto& answer : answers) values.push_back(text_of(answer));
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::uint32_t position(const std::vector<std::string>& values, const std::string& text) {
  return static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), text) - values.begin());
}

}  // namespace

CurationCounts::CurationCounts() : by_rule(rules().size(), 0) {}

void CurationCounts::add(const CurationCounts& other) {
  accepted += other.accepted;
  review += other.review;
  rejected += other.rejected;
  merged += other.merged;
  allied += other.allied;
  allied_fte += other.allied_fte;
  for (std::size_t i = 0; i < by_rule.size(); ++i) by_rule[i] += other.by_rule[i];
}

FileCurator::FileCurator(const intake::RawTable& raw, const CurationContext& context, std::uint16_t file_id,
                         int threads)
    : file_id_(file_id),
      facts_(raw, context, threads),
      repeats_(repeat_flags(facts_, threads)),
      lists_(list_codes(facts_.placements())),
      duplicates_(context.duplicates) {
  lists_.hosted_by = facts_.column(Field::HostedBy);
  lists_.funded_by = facts_.column(Field::FundedBy);
  for (std::size_t i = 0; i < rules().size(); ++i) {
    const bool off = i < context.switched_off.size() && context.switched_off[i];
    if (!off && (rules()[i].needs & ~facts_.fields()) == 0) active_rules_.push_back(static_cast<std::uint16_t>(i));
  }
  lists_.occupation_code = quotable(facts_.column(Field::Code));
  lists_.job_role = quotable(facts_.column(Field::Role));
  if (const intake::RawColumn* title = facts_.column(Field::Title); title != nullptr)
    for (const std::string& text : title->text.values) title_keys_.push_back(title_key(text));
  if (const auto found = context.publications.find(raw.layout); found != context.publications.end())
    publication_ = found->second;
}

FileCurator::CodeLists FileCurator::list_codes(const Placements& placements) {
  CodeLists lists;
  const auto& answers = placements.answers();
  lists.employer = distinct(answers, [](const auto& a) { return a.employer; });
  lists.place = distinct(answers, [](const auto& a) { return a.placement.place; });
  lists.sub_icb = distinct(answers, [](const auto& a) { return a.placement.sub_icb; });
  lists.ics = distinct(answers, [](const auto& a) { return a.placement.ics; });
  lists.region = distinct(answers, [](const auto& a) { return a.placement.region; });
  for (const auto& a : answers)
    lists.of_answer.push_back({position(lists.employer, a.employer), position(lists.place, a.placement.place),
                               position(lists.sub_icb, a.placement.sub_icb), position(lists.ics, a.placement.ics),
                               position(lists.region, a.placement.region), evidence_of(a.placement.evidence)});
  return lists;
}

CuratedSlice FileCurator::curate(std::size_t first, std::size_t rows) const {
  CuratedSlice slice;
  StaffTable& staff = slice.staff;
  reserve(staff, rows);
  staff.occupation_code.values = lists_.occupation_code;
  staff.job_role.values = lists_.job_role;
  staff.employer.values = lists_.employer;
  staff.place.values = lists_.place;
  staff.sub_icb.values = lists_.sub_icb;
  staff.ics.values = lists_.ics;
  staff.region.values = lists_.region;
  if (lists_.hosted_by != nullptr) staff.hosted_by.values = lists_.hosted_by->text.values;
  if (lists_.funded_by != nullptr) staff.funded_by.values = lists_.funded_by->text.values;
  const intake::RawTable& raw = facts_.raw();
  const intake::RawColumn* assignment = facts_.column(Field::Assignment);
  const std::size_t exact_copy = rule_index("DUP-EXACT");
  const bool merging = std::find(active_rules_.begin(), active_rules_.end(), exact_copy) != active_rules_.end();

  for (std::size_t row = first; row < first + rows; ++row) {
    RowFacts facts = facts_.row(row);
    facts.repeats = repeats_[row];
    const Decision decision = decide(facts);
    facts.profession_unclear = decision.profession == Profession::Unclear;
    RuleSeverity gravest = RuleSeverity::Info;
    auto severity_of = [&](std::size_t rule) {
      const RuleSeverity severity = rules()[rule].severity;
      if (severity != RuleSeverity::Merge || duplicates_ == Duplicates::Merge) return severity;
      return duplicates_ == Duplicates::Review ? RuleSeverity::Review : RuleSeverity::Info;
    };
    auto report = [&](std::size_t rule) {
      gravest = std::max(gravest, severity_of(rule));
      slice.findings.push_back(
          {static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(rule), decision.profession});
      ++slice.counts.by_rule[rule];
    };
    // A copy of an earlier row has nothing of its own to say.
    if (merging && (facts.repeats & kExactCopy) != 0) {
      report(exact_copy);
    } else {
      for (const std::uint16_t rule : active_rules_)
        if (rules()[rule].broken(facts)) report(rule);
    }
    const RecordStatus status = status_of(gravest);
    switch (status) {
      case RecordStatus::Accepted:
        ++slice.counts.accepted;
        break;
      case RecordStatus::Review:
        ++slice.counts.review;
        break;
      case RecordStatus::Merged:
        ++slice.counts.merged;
        break;
      case RecordStatus::Rejected:
        ++slice.counts.rejected;
        continue;
    }
    const bool decided = decision.profession != Profession::None && decision.profession != Profession::Unclear;
    if (decided && status != RecordStatus::Merged) {
      ++slice.counts.allied;
      if (!std::isnan(facts.fte)) slice.counts.allied_fte += facts.fte;
    }
    append(staff, row, facts, decision, status, assignment);
    staff.line.push_back(raw.line[row]);
  }
  return slice;
}

std::uint64_t FileCurator::post_key_of(std::size_t row, std::int32_t start) const {
  const intake::RawColumn* position = facts_.column(Field::Position);
  std::uint64_t post = position == nullptr ? 0 : position->keys[row];
  if (post == 0 && !title_keys_.empty()) post = title_keys_[facts_.text_code(Field::Title, row)];
  return post_key(post, start == kNoDay ? std::nullopt : std::optional(start));
}

void FileCurator::append(StaffTable& staff, std::size_t row, const RowFacts& facts, const Decision& decision,
                         RecordStatus status, const intake::RawColumn* assignment) const {
  const Placements::Answer& placed = facts_.placements().of(row);
  const CodeLists::Codes& codes = lists_.of_answer[facts_.placements().index_of(row)];
  staff.month.push_back(facts_.raw().month[row]);
  staff.person_key.push_back(facts_.person_key(row));
  staff.assignment_key.push_back(assignment == nullptr ? 0 : assignment->keys[row]);
  staff.post_key.push_back(post_key_of(row, facts.start));
  staff.occupation_code.codes.push_back(lists_.occupation_code.size() > 1 ? facts_.text_code(Field::Code, row) : 0);
  staff.job_role.codes.push_back(lists_.job_role.size() > 1 ? facts_.text_code(Field::Role, row) : 0);
  staff.person_scope.push_back(byte_of(facts_.person_scope(row)));
  staff.employer.codes.push_back(codes.employer);
  staff.place.codes.push_back(codes.place);
  staff.sub_icb.codes.push_back(codes.sub_icb);
  staff.ics.codes.push_back(codes.ics);
  staff.region.codes.push_back(codes.region);
  staff.place_evidence.push_back(byte_of(codes.evidence));
  staff.organisation_evidence.push_back(byte_of(placed.employer.empty() ? Evidence::None : Evidence::StatedColumn));

  Sector sector = publication_.sector;
  Evidence sector_evidence = Evidence::Layout;
  if (sector == Sector::Unknown && facts.stated.kind != Sector::Unknown) {
    sector = facts.stated.kind;
    sector_evidence = Evidence::StatedColumn;
  } else if (sector == Sector::Unknown) {
    sector = placed.sector;
    sector_evidence = sector == Sector::Unknown ? Evidence::None : Evidence::Organisation;
  }
  staff.sector.push_back(byte_of(sector));
  staff.sector_evidence.push_back(byte_of(sector_evidence));

  Setting setting = publication_.setting;
  Evidence setting_evidence = Evidence::Layout;
  if (setting == Setting::Unknown && facts.stated.setting != Setting::Unknown) {
    setting = facts.stated.setting;
    setting_evidence = Evidence::StatedColumn;
  } else if (setting == Setting::Unknown && facts.area->setting != Setting::Unknown) {
    setting = facts.area->setting;
    setting_evidence = Evidence::AreaOfWork;
  } else if (setting == Setting::Unknown && facts.mental_health_team) {
    setting = Setting::MentalHealth;  // the area is generic or blank; AREA-GENERIC reports it
    setting_evidence = Evidence::Team;
  } else if (setting == Setting::Unknown && placed.ambulance) {
    setting = Setting::Ambulance;
    setting_evidence = Evidence::Organisation;
  } else if (setting == Setting::Unknown) {
    setting_evidence = Evidence::None;
  }
  staff.setting.push_back(byte_of(setting));
  staff.setting_evidence.push_back(byte_of(setting_evidence));

  staff.profession.push_back(byte_of(decision.profession));
  staff.alternatives.push_back(decision.alternatives.bits());
  staff.profession_evidence.push_back(byte_of(decision.profession_evidence));
  staff.role_level.push_back(byte_of(decision.level));
  staff.level_evidence.push_back(byte_of(decision.level_evidence));
  staff.manager.push_back(decision.manager ? 1 : 0);
  staff.band.push_back(byte_of(decision.band));
  staff.band_evidence.push_back(byte_of(decision.band_evidence));
  staff.staffing.push_back(byte_of(decision.learner ? Staffing::Learner : facts.category));
  staff.presence.push_back(byte_of(facts.status));
  staff.age.push_back(facts.age >= 1 && facts.age <= 120 ? byte_of(facts.age) : std::uint8_t{0});
  staff.sex.push_back(byte_of(facts_.sex(row)));
  staff.ethnic_group.push_back(byte_of(facts_.ethnic_group(row)));
  staff.disability.push_back(byte_of(facts_.disability(row)));
  staff.fte.push_back(facts.fte);
  staff.headcount.push_back(static_cast<std::uint16_t>(facts.heads));
  staff.vacancy_fte.push_back(facts.reported ? facts.vacancy : std::numeric_limits<double>::quiet_NaN());
  staff.hosted_by.codes.push_back(facts_.text_code(Field::HostedBy, row));
  staff.funded_by.codes.push_back(facts_.text_code(Field::FundedBy, row));
  staff.contract_end.push_back(month_of_day(facts.fixed_end));
  staff.status.push_back(byte_of(status));
  staff.file_id.push_back(file_id_);
}

}  // namespace cadre::curation
