#include "curation/placements.h"

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <unordered_map>

#include "base/parallel.h"

namespace cadre::curation {
namespace {

/// Codes of the columns that decide, in one row. The codes are those of sorted dictionaries: the same in every run.
struct Combination {
  std::array<std::uint32_t, 4> codes{};  // employer, location, cost centre, sub-ICB
  std::int32_t month = 0;
  auto operator<=>(const Combination&) const = default;
};

struct CombinationHash {
  std::size_t operator()(const Combination& c) const {
    std::uint64_t h = static_cast<std::uint32_t>(c.month);
    for (const std::uint32_t code : c.codes) h = (h ^ code) * 0x9e3779b97f4a7c15ULL, h ^= h >> 29;
    return h;
  }
};

struct Columns {
  std::array<const base::CodedColumn*, 4> column{};

  explicit Columns(const intake::RawTable& raw) {
    const std::array<const char*, 4> names = {"employer_code", "location", "cost_centre", "sub_icb_code"};
    for (std::size_t i = 0; i < names.size(); ++i)
      if (const intake::RawColumn* found = raw.find(names[i])) column[i] = &found->text;
  }
  Combination at(std::size_t row, std::int32_t month) const {
    Combination c;
    c.month = month;
    for (std::size_t i = 0; i < column.size(); ++i) c.codes[i] = column[i] ? column[i]->codes[row] : 0;
    return c;
  }
  std::string_view text(const Combination& c, std::size_t i) const {
    return column[i] ? std::string_view(column[i]->values[c.codes[i]]) : std::string_view();
  }
};

std::string upper(std::string_view text) {
  std::string out = folded(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

Placements::Answer ask(const vocabulary::Geography& geography, const Columns& columns, const Combination& c,
                       bool of_return) {
  using vocabulary::PlaceEvidence;
  Placements::Answer answer;
  const base::Month month = base::Month::from_ordinal(c.month);
  answer.employer = upper(columns.text(c, 0));
  const vocabulary::PlaceQuestion question{answer.employer, columns.text(c, 1), columns.text(c, 2), columns.text(c, 3),
                                           month,           of_return};
  answer.placement = geography.place(question);
  answer.location_known = !question.location.empty() &&
                          geography.place({question.employer, question.location, {}, {}, month, of_return}).evidence ==
                              PlaceEvidence::WorkLocation;
  answer.cost_centre_known =
      !question.cost_centre.empty() &&
      geography.place({question.employer, {}, question.cost_centre, {}, month}).evidence == PlaceEvidence::CostCentre;
  if (answer.employer.empty()) return answer;
  const vocabulary::OrganisationAnswer organisation = geography.organisation(answer.employer, month);
  switch (organisation.state) {
    case vocabulary::OrganisationState::Unknown:
      answer.organisation = OrganisationFact::Unknown;
      break;
    case vocabulary::OrganisationState::Valid:
      answer.organisation = OrganisationFact::Valid;
      break;
    case vocabulary::OrganisationState::NotYetOpen:
    case vocabulary::OrganisationState::Closed:
      answer.organisation = OrganisationFact::Closed;
      break;
  }
  if (organisation.organisation != nullptr) {
    answer.sector = organisation.organisation->sector;
    answer.ambulance = answer.sector == vocabulary::Sector::AmbulanceTrust;
  }
  return answer;
}

}  // namespace

Placements::Placements(const intake::RawTable& raw, const CurationContext& context, int threads)
    : answer_of_row_(raw.rows()) {
  const Columns columns(raw);
  const bool of_return = raw.find("headcount") != nullptr;
  // Each slice lists its own combinations; the slices' lists are then merged in sorted order.
  constexpr std::size_t kSliceRows = 1U << 18;
  const std::size_t slices = (raw.rows() + kSliceRows - 1) / kSliceRows;
  std::vector<std::vector<Combination>> found(slices);
  base::parallel_for(slices, threads, [&](std::size_t slice) {
    std::unordered_map<Combination, std::uint32_t, CombinationHash> seen;
    const std::size_t end = std::min(raw.rows(), (slice + 1) * kSliceRows);
    Combination last;
    std::uint32_t last_index = UINT32_MAX;
    for (std::size_t row = slice * kSliceRows; row < end; ++row) {
      const Combination c = columns.at(row, raw.month[row]);
      if (last_index == UINT32_MAX || c != last) {
        const auto [entry, fresh] = seen.try_emplace(c, static_cast<std::uint32_t>(found[slice].size()));
        if (fresh) found[slice].push_back(c);
        last = c;
        last_index = entry->second;
      }
      answer_of_row_[row] = last_index;
    }
  });
  std::map<Combination, std::uint32_t> all;
  for (const auto& slice : found)
    for (const Combination& c : slice) all.emplace(c, 0);
  std::vector<Combination> order;
  for (auto& [combination, index] : all) {
    index = static_cast<std::uint32_t>(order.size());
    order.push_back(combination);
  }
  answers_.resize(order.size());
  constexpr std::size_t kAsksPerItem = 256;
  base::parallel_for((order.size() + kAsksPerItem - 1) / kAsksPerItem, threads, [&](std::size_t item) {
    const std::size_t end = std::min(order.size(), (item + 1) * kAsksPerItem);
    for (std::size_t i = item * kAsksPerItem; i < end; ++i)
      answers_[i] = ask(context.geography, columns, order[i], of_return);
  });
  base::parallel_for(slices, threads, [&](std::size_t slice) {
    std::vector<std::uint32_t> renamed;
    renamed.reserve(found[slice].size());
    for (const Combination& c : found[slice]) renamed.push_back(all.at(c));
    const std::size_t end = std::min(raw.rows(), (slice + 1) * kSliceRows);
    for (std::size_t row = slice * kSliceRows; row < end; ++row) answer_of_row_[row] = renamed[answer_of_row_[row]];
  });
}

}  // namespace cadre::curation
