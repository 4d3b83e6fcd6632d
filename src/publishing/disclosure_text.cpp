#include <fmt/format.h>

#include "publishing/numbers.h"
#include "publishing/release_tables.h"

namespace cadre::publishing {

std::string disclosure_sentence(const DisclosureOptions& options) {
  switch (options.mode) {
    case DisclosureMode::Off:
      return "Small numbers are shown. This edition is for the people who work on the data and must not be shared.";
    case DisclosureMode::Suppress:
      return "Counts of 1 to 4 people are hidden, and with them other figures from which they could be worked out. "
             "FTE is shown where at least 5 people stand behind it.";
    case DisclosureMode::Round5:
      break;
  }
  return "Counts of people are rounded to the nearest 5 and counts of 1 to 4 are hidden, with other figures from which "
         "they could be worked out. FTE is shown where at least 5 people stand behind it.";
}

std::vector<std::pair<std::string, std::string>> release_notes(const ReleaseSet& release) {
  std::vector<std::pair<std::string, std::string>> notes = {
      {"disclosure", disclosure_sentence(release.options)},
      {"star", release.options.show_zero ? "* stands for 1 to 4 people." : "* stands for 0 to 4 people."},
      {"c",
       "c stands for a figure that is withheld because a hidden one could be worked out from it. It may be any "
       "number, large or small."},
      {"sums",
       "A person who works in two groups counts once in each and once in the total, so people do not add up. "
       "Rounded figures do not add up either."},
      {"hidden", fmt::format("Of {} different figures of people {} are below 5 and {} are withheld to protect them; a "
                             "further {} FTE are withheld.",
                             spoken_count(release.cells), spoken_count(release.small), spoken_count(release.withheld),
                             spoken_count(release.fte_withheld))},
  };
  if (release.roles_for_people) {
    notes.push_back({"people", "The files of some months identify no persons; there, records are counted as people."});
  }
  return notes;
}

}  // namespace cadre::publishing
