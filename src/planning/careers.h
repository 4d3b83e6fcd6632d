#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"

namespace cadre::planning {

/// A rung of a profession's ladder: support, assistant practitioner, registered, enhanced, advanced, consultant.
struct Rung {
  std::string profession, level;
  double people = 0;
  std::optional<double> up;  ///< people a year who move one rung up from here; unknown = not seen
};

/// How long those of a rung wait for the next at the speed that was seen, and whether it is where the ladder is
/// narrowest.
struct RungFound {
  Rung rung;
  std::optional<double> per_hundred_below;  ///< people here for 100 on the rung below; unknown at the bottom
  std::optional<double> years_to_next;      ///< people / up; unknown without movement
  bool bottleneck = false;  ///< the lowest per_hundred_below of the profession, rungs below which 10 or more stand
};

/// Rungs of each profession in the order given, from support upwards.
std::vector<RungFound> ladder_of(const std::vector<Rung>& rungs);

const base::TableSpec& careers_spec();
base::Table careers_table(const std::vector<RungFound>& ladder);

/// A leadership post and who could follow; posts, not people.
struct LeaderPost {
  std::string post, board, level;
  bool held = false;
  int ready_now = 0, ready_soon = 0;
};
/// Reads `post,board,level,held,ready_now,ready_soon`. Throws base::InputError with every fault.
std::vector<LeaderPost> read_leader_posts(std::string text, const std::string& name);
/// leadership: a row for each post with its state: held, vacant; covered when somebody is ready now, building when
/// soon, none.
const base::TableSpec& leadership_spec();
base::Table leadership_table(const std::vector<LeaderPost>& posts);

}  // namespace cadre::planning
