#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sample/chooser.h"

namespace cadre::sample {

enum class EmployerSector : std::uint8_t { Acute, Children, Mental, Ambulance };
inline constexpr std::size_t kEmployerSectors = 4;

enum class PayStyle : std::uint8_t { Plain, Range, Xr };              ///< "Band 8a", "Band 8 - Range A", "XR08a"
enum class DateStyle : std::uint8_t { Iso, DayFirst, DayMonthName };  ///< 2025-03-31, 31/03/2025, 31-MAR-2025

/// Where an employer's staff work (reference/sample/sites.csv). A site's cost centres are `cost_centre` to + 4.
struct Site {
  std::string location, place;
  double weight = 0;
  int cost_centre = 0;
};

struct Employer {
  std::string code;
  EmployerSector sector = EmployerSector::Acute;
  double weight = 0;
  PayStyle pay_style = PayStyle::Plain;
  DateStyle date_style = DateStyle::Iso;
  int fte_decimals = 5;
  std::vector<Site> sites;
  Chooser site;
  Chooser post;  ///< among SampleTables::posts
};

enum class PostGroup : std::uint8_t { Allied, Support, Other };

/// One kind of post: codes, job roles, bands and titles that belong together (reference/sample/posts.csv).
struct Post {
  std::string id, profession, level;  ///< profession and level as vocabulary codes; "NONE" = other staff
  PostGroup group = PostGroup::Other;
  std::vector<std::string> codes, roles, staff_groups, bands;
  Chooser band;
  std::string register_prefix;
  std::string area_pool, title_pool;
  bool manager = false, learner = false;
  double female = 0.5;  ///< share of women
  std::array<double, kEmployerSectors> weight{};
};

struct AreaPool {
  std::vector<std::string> areas;
  Chooser area;
};

/// What the code book says of an area of work (reference/areas_of_work.csv).
struct AreaFact {
  std::string setting;
  bool mental_health = false, generic = false, names_profession = false;
};

/// The words titles of a profession are made of (reference/sample/title_words.csv).
struct TitleWords {
  std::vector<std::string> nouns, adjectives, specialities;
};

/// The joint distributions that sample lists are drawn from.
struct SampleTables {
  std::vector<Employer> employers;
  Chooser employer;
  std::vector<Post> posts;
  std::map<std::string, AreaPool, std::less<>> area_pools;
  std::map<std::string, AreaFact, std::less<>> areas;
  std::map<std::string, std::vector<std::string>, std::less<>> titles;
  std::map<std::string, TitleWords, std::less<>> title_words;
  std::map<std::string, std::vector<std::string>, std::less<>> teams;         ///< by kind: mental, generic, other
  std::map<std::string, std::vector<std::string>, std::less<>> spine_points;  ///< by band
  std::vector<double> part_time_hours;
  Chooser part_time;
  std::vector<std::string> ethnic_categories;
  Chooser ethnic;
  Chooser ethnic_from_8a;  ///< likewise, at bands 8a and above: what representation is there to find

  /// Throws base::InputError when a table is missing, torn or does not fit the others.
  static SampleTables load(const std::string& reference_dir, bool allied_only);

  /// Employers' choosers limited to posts that satisfy `wanted`, by employer; some may not be possible().
  template <class Wanted>
  std::vector<Chooser> post_choosers(Wanted wanted) const {
    std::vector<Chooser> choosers;
    for (const Employer& e : employers) {
      std::vector<double> weights;
      for (const Post& p : posts) weights.push_back(wanted(p) ? p.weight[static_cast<std::size_t>(e.sector)] : 0.0);
      choosers.emplace_back(weights);
    }
    return choosers;
  }
};

}  // namespace cadre::sample
