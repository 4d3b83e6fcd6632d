#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "curation/context.h"
#include "curation/row_facts.h"
#include "intake/raw_table.h"

namespace cadre::curation {

/// Employer and place of every row of a file, asked of the geography once per distinct combination.
class Placements {
 public:
  struct Answer {
    vocabulary::Placement placement;
    OrganisationFact organisation = OrganisationFact::Blank;
    std::string employer;  ///< organisation code as of the month, upper case
    vocabulary::Sector sector = vocabulary::Sector::Unknown;
    bool ambulance = false;  ///< an ambulance trust
    bool location_known = false;
    bool cost_centre_known = false;
  };

  Placements(const intake::RawTable& raw, const CurationContext& context, int threads);
  const Answer& of(std::size_t row) const { return answers_[answer_of_row_[row]]; }
  std::uint32_t index_of(std::size_t row) const { return answer_of_row_[row]; }
  const std::vector<Answer>& answers() const { return answers_; }  ///< in an order that does not depend on threads

 private:
  std::vector<Answer> answers_;
  std::vector<std::uint32_t> answer_of_row_;
};

}  // namespace cadre::curation
