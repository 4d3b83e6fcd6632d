#include "run/staff_views.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

namespace cadre::run {
namespace {

constexpr std::array<std::string_view, 4> kScopes = {"", "file", "employer", "national"};

std::vector<std::string_view> evidence_codes() {
  std::vector<std::string_view> codes;
  for (const auto& row : curation::evidence_rows()) codes.push_back(row.id);
  return codes;
}

}  // namespace

std::string text_of(vocabulary::ProfessionSet set) {
  std::string text;
  for (std::size_t p = 0; p < vocabulary::kProfessionCount; ++p) {
    const auto profession = static_cast<vocabulary::Profession>(p);
    if (!set.has(profession)) continue;
    if (!text.empty()) text += '|';
    text += vocabulary::code_of(profession);
  }
  return text;
}

StaffViews::StaffViews(const curation::StaffTable& staff, const curation::EvidenceConfidence& confidence) {
  static const std::vector<std::string_view> kEvidence = evidence_codes();
  views_.push_back({"month", store::Months<std::int32_t>{staff.month}});
  views_.push_back({"person_key", store::Keys{staff.person_key}});
  views_.push_back({"assignment_key", store::Keys{staff.assignment_key}});
  views_.push_back({"post_key", store::Keys{staff.post_key}});
  views_.push_back(store::coded_view("occupation_code", staff.occupation_code));
  views_.push_back(store::coded_view("job_role", staff.job_role));
  views_.push_back(store::coded_view("person_scope", staff.person_scope, kScopes));
  views_.push_back(store::coded_view("employer", staff.employer));
  views_.push_back(store::coded_view("place", staff.place));
  views_.push_back(store::coded_view("sub_icb", staff.sub_icb));
  views_.push_back(store::coded_view("ics", staff.ics));
  views_.push_back(store::coded_view("region", staff.region));
  views_.push_back(store::coded_view("sector", staff.sector, vocabulary::sector_codes()));
  views_.push_back(store::coded_view("setting", staff.setting, vocabulary::setting_codes()));
  add_shifted("profession", staff.profession, vocabulary::profession_codes());
  add_alternatives(staff.alternatives);
  views_.push_back(store::coded_view("role_level", staff.role_level, vocabulary::role_level_codes()));
  views_.push_back({"manager", store::Flags{staff.manager}});
  views_.push_back(store::coded_view("band", staff.band, vocabulary::band_codes()));
  views_.push_back(store::coded_view("staffing", staff.staffing, vocabulary::staffing_codes()));
  views_.push_back(store::coded_view("presence", staff.presence, vocabulary::presence_codes()));
  views_.push_back({"age", store::Integers<std::uint8_t>{staff.age, std::uint8_t{0}}});
  views_.push_back(store::coded_view("sex", staff.sex, vocabulary::sex_codes()));
  views_.push_back(store::coded_view("ethnic_group", staff.ethnic_group, vocabulary::ethnic_group_codes()));
  views_.push_back(store::coded_view("disability", staff.disability, vocabulary::disability_codes()));
  views_.push_back({"fte", store::Decimals{staff.fte}});
  views_.push_back({"headcount", store::Integers<std::uint16_t>{staff.headcount, std::nullopt}});
  views_.push_back({"vacancy_fte", store::Decimals{staff.vacancy_fte}});
  views_.push_back(store::coded_view("hosted_by", staff.hosted_by));
  views_.push_back(store::coded_view("funded_by", staff.funded_by));
  views_.push_back({"contract_end", store::Months<std::int32_t>{staff.contract_end}});
  add_shifted("status", staff.status, vocabulary::record_status_codes());
  confidence_.reserve(staff.rows());
  for (const std::uint8_t evidence : staff.profession_evidence) confidence_.push_back(confidence.profession[evidence]);
  views_.push_back({"confidence", store::Decimals{confidence_}});
  views_.push_back(store::coded_view("profession_evidence", staff.profession_evidence, kEvidence));
  views_.push_back(store::coded_view("level_evidence", staff.level_evidence, kEvidence));
  views_.push_back(store::coded_view("band_evidence", staff.band_evidence, kEvidence));
  views_.push_back(store::coded_view("setting_evidence", staff.setting_evidence, kEvidence));
  views_.push_back(store::coded_view("sector_evidence", staff.sector_evidence, kEvidence));
  views_.push_back(store::coded_view("organisation_evidence", staff.organisation_evidence, kEvidence));
  views_.push_back(store::coded_view("place_evidence", staff.place_evidence, kEvidence));
  views_.push_back({"line", store::Integers<std::uint32_t>{staff.line, std::nullopt}});
}

/// Lists whose first value is a real one ("NONE", "accepted") get an empty text in front, which stands for missing.
void StaffViews::add_shifted(const char* name, const std::vector<std::uint8_t>& codes,
                             std::span<const std::string_view> texts) {
  auto& shifted = *bytes_.emplace_back(std::make_unique<std::vector<std::uint8_t>>());
  shifted.reserve(codes.size());
  for (const std::uint8_t code : codes) shifted.push_back(static_cast<std::uint8_t>(code + 1));
  auto& list = *texts_.emplace_back(std::make_unique<std::vector<std::string_view>>(1));
  list.insert(list.end(), texts.begin(), texts.end());
  views_.push_back(store::coded_view(name, shifted, list));
}

void StaffViews::add_alternatives(const std::vector<std::uint32_t>& sets) {
  std::vector<std::uint32_t> distinct(sets);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() > 250) throw std::logic_error("more sets of alternatives than the stored code can tell apart");
  std::unordered_map<std::uint32_t, std::uint8_t> code_of_set;
  set_texts_.emplace_back();
  for (const std::uint32_t bits : distinct) {
    if (bits == 0) continue;
    code_of_set[bits] = static_cast<std::uint8_t>(set_texts_.size());
    set_texts_.push_back(text_of(vocabulary::ProfessionSet::from_bits(bits)));
  }
  set_codes_.reserve(sets.size());
  for (const std::uint32_t bits : sets) set_codes_.push_back(bits == 0 ? std::uint8_t{0} : code_of_set[bits]);
  views_.push_back({"alternatives", store::Coded<std::uint8_t>{set_codes_, std::span<const std::string>(set_texts_)}});
}

}  // namespace cadre::run
