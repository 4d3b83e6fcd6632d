#include "planning/careers.h"

#include "intake/input_sheet.h"

namespace cadre::planning {
namespace {

using base::ColumnKind;

constexpr double kEnough = 10;  // people below a rung, for a ratio that means something

constexpr base::ColumnSpec kCareers[] = {
    {"profession", ColumnKind::Code, "", "Code of the profession."},
    {"level", ColumnKind::Code, "", "Rung of the ladder."},
    {"people", ColumnKind::Decimal, "people", "How many stand on it."},
    {"per_hundred_below", ColumnKind::Decimal, "people", "For each 100 on the rung below; missing at the bottom."},
    {"up_a_year", ColumnKind::Decimal, "people", "Who move up in a year; missing = not seen."},
    {"years_to_next", ColumnKind::Decimal, "years", "Mean wait at that speed; missing without movement."},
    {"bottleneck", ColumnKind::Flag, "", "The narrowest step of the profession."},
};
constexpr base::TableSpec kCareersSpec = {"careers", "planning", true, "Career ladders and where they are narrow.",
                                          kCareers};

constexpr base::ColumnSpec kLeadership[] = {
    {"post", ColumnKind::Code, "", "Post, not person."},
    {"board", ColumnKind::Code, "", "Board or pathway group."},
    {"level", ColumnKind::Code, "", "system, place, provider or pathway."},
    {"state", ColumnKind::Code, "", "held or vacant."},
    {"ready_now", ColumnKind::Integer, "people", "Successors who could take it today."},
    {"ready_soon", ColumnKind::Integer, "people", "Successors who could within two years."},
    {"cover", ColumnKind::Code, "", "covered, building or none."},
};
constexpr base::TableSpec kLeadershipSpec = {"leadership", "planning", true,
                                             "Leadership posts and who could follow, as numbers.", kLeadership};

void put(base::Table& table, const std::optional<double>& value) {
  if (value)
    table.decimal(*value);
  else
    table.missing();
}

}  // namespace

std::vector<RungFound> ladder_of(const std::vector<Rung>& rungs) {
  std::vector<RungFound> out;
  for (std::size_t first = 0; first < rungs.size();) {
    std::size_t end = first, narrow = rungs.size();
    for (; end < rungs.size() && rungs[end].profession == rungs[first].profession; ++end) {
      RungFound row{rungs[end], {}, {}, false};
      if (end > first && rungs[end - 1].people > 0)
        row.per_hundred_below = 100 * rungs[end].people / rungs[end - 1].people;
      if (rungs[end].up && *rungs[end].up > 0) row.years_to_next = rungs[end].people / *rungs[end].up;
      const bool counts = row.per_hundred_below && rungs[end - 1].people >= kEnough;
      if (counts && (narrow == rungs.size() || *row.per_hundred_below < *out[narrow].per_hundred_below)) narrow = end;
      out.push_back(std::move(row));
    }
    if (narrow < out.size()) out[narrow].bottleneck = true;
    first = end;
  }
  return out;
}

const base::TableSpec& careers_spec() { return kCareersSpec; }

base::Table careers_table(const std::vector<RungFound>& ladder) {
  base::Table table(kCareersSpec);
  for (const RungFound& row : ladder) {
    table.text(row.rung.profession).text(row.rung.level).decimal(row.rung.people);
    put(table, row.per_hundred_below);
    put(table, row.rung.up);
    put(table, row.years_to_next);
    table.flag(row.bottleneck).end_row();
  }
  return table;
}

std::vector<LeaderPost> read_leader_posts(std::string text, const std::string& name) {
  static constexpr intake::InputColumn kInput[] = {{"post"}, {"board"},     {"level", false},
                                                   {"held"}, {"ready_now"}, {"ready_soon"}};
  static constexpr std::string_view kHeld[] = {"yes", "no"};
  constexpr int kMost = 1000;
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<LeaderPost> out;
  while (sheet.next())
    out.push_back({sheet.name("post"), sheet.name("board"), sheet.text("level"), sheet.choice("held", kHeld) == 0,
                   sheet.whole("ready_now", 0, kMost, 0), sheet.whole("ready_soon", 0, kMost, 0)});
  sheet.finish();
  return out;
}

const base::TableSpec& leadership_spec() { return kLeadershipSpec; }

base::Table leadership_table(const std::vector<LeaderPost>& posts) {
  base::Table table(kLeadershipSpec);
  for (const LeaderPost& post : posts) {
    table.text(post.post).text(post.board).text(post.level).text(post.held ? "held" : "vacant").integer(post.ready_now);
    table.integer(post.ready_soon)
        .text(post.ready_now > 0    ? "covered"
              : post.ready_soon > 0 ? "building"
                                    : "none")
        .end_row();
  }
  return table;
}

}  // namespace cadre::planning
