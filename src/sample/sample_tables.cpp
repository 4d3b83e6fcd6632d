#include "sample/sample_tables.h"

#include <charconv>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::sample {
namespace {

using base::SmallCsv;

[[noreturn]] void refuse(const SmallCsv& csv, std::size_t row, const std::string& message) {
  throw base::InputError(base::Diagnostic{base::Severity::Error,
                                          {csv.file, csv.lines[row], 0},
                                          message,
                                          "Correct the row; reference/sample/README.md describes the tables."});
}

double number(const SmallCsv& csv, std::size_t row, std::string_view column) {
  const std::string& text = csv.rows[row][csv.column(column)];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0))
    refuse(csv, row, "column '" + std::string(column) + "' is not a number from 0 on.");
  return value;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto bar = text.find('|');
    parts.emplace_back(text.substr(0, bar));
    if (bar == std::string_view::npos) break;
    text.remove_prefix(bar + 1);
  }
  return parts;
}

template <class Enum, std::size_t N>
Enum choice(const SmallCsv& csv, std::size_t row, std::string_view column,
            const std::array<std::string_view, N>& names) {
  const std::string& text = csv.rows[row][csv.column(column)];
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == text) return static_cast<Enum>(i);
  refuse(csv, row, "column '" + std::string(column) + "' holds an unknown word.");
}

constexpr std::array<std::string_view, kEmployerSectors> kSectorNames = {"acute", "children", "mental", "ambulance"};
constexpr std::array<std::string_view, 3> kPayStyleNames = {"plain", "range", "xr"};
constexpr std::array<std::string_view, 3> kDateStyleNames = {"iso", "day_first", "day_month_name"};
constexpr std::array<std::string_view, 3> kGroupNames = {"ahp", "support", "other"};

/// One table; `each` is called with a function that gives a column's text, and the row's number.
template <class Each>
void for_rows(const std::string& path, Each each) {
  const SmallCsv csv = base::read_small_csv(path);
  for (std::size_t row = 0; row < csv.rows.size(); ++row)
    each(csv, row, [&](std::string_view column) -> const std::string& { return csv.rows[row][csv.column(column)]; });
}

void load_posts(SampleTables& tables, const std::string& dir, bool allied_only) {
  for_rows(dir + "posts.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    Post post;
    post.id = text("id");
    post.profession = text("profession");
    post.level = text("level");
    post.group = choice<PostGroup>(csv, row, "group", kGroupNames);
    post.codes = split(text("codes"));
    post.roles = split(text("roles"));
    post.staff_groups = split(text("staff_groups"));
    std::vector<double> weights;
    for (const std::string& part : split(text("bands"))) {
      const auto colon = part.find(':');
      if (colon == std::string::npos) refuse(csv, row, "column 'bands' wants band:weight joined with |.");
      post.bands.push_back(part.substr(0, colon));
      weights.push_back(std::stod(part.substr(colon + 1)));
    }
    post.band = Chooser(weights);
    post.register_prefix = text("register");
    post.area_pool = text("areas");
    post.title_pool = text("titles");
    post.manager = text("manager") == "yes";
    post.learner = text("learner") == "yes";
    post.female = number(csv, row, "female");
    for (std::size_t s = 0; s < kEmployerSectors; ++s)
      post.weight[s] = allied_only && post.group == PostGroup::Other ? 0.0 : number(csv, row, kSectorNames[s]);
    if (!post.band.possible() || post.codes.empty() || post.roles.empty())
      refuse(csv, row, "a post needs codes, roles and bands.");
    tables.posts.push_back(std::move(post));
  });
}

void load_employers(SampleTables& tables, const std::string& dir) {
  for_rows(dir + "employers.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    Employer employer;
    employer.code = text("code");
    employer.sector = choice<EmployerSector>(csv, row, "sector", kSectorNames);
    employer.weight = number(csv, row, "weight");
    employer.pay_style = choice<PayStyle>(csv, row, "pay_style", kPayStyleNames);
    employer.date_style = choice<DateStyle>(csv, row, "date_style", kDateStyleNames);
    employer.fte_decimals = static_cast<int>(number(csv, row, "fte_decimals"));
    tables.employers.push_back(std::move(employer));
  });
  for_rows(dir + "sites.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    for (Employer& employer : tables.employers) {
      if (employer.code != text("employer")) continue;
      employer.sites.push_back(Site{text("location"), text("place"), number(csv, row, "weight"),
                                    static_cast<int>(number(csv, row, "cost_centre"))});
      return;
    }
    refuse(csv, row, "the employer is not in employers.csv.");
  });
  std::vector<double> weights;
  for (Employer& employer : tables.employers) {
    std::vector<double> site_weights;
    for (const Site& site : employer.sites) site_weights.push_back(site.weight);
    employer.site = Chooser(site_weights);
    weights.push_back(employer.weight);
  }
  tables.employer = Chooser(weights);
  const std::vector<Chooser> posts = tables.post_choosers([](const Post&) { return true; });
  for (std::size_t e = 0; e < posts.size(); ++e) tables.employers[e].post = posts[e];
}

void load_words(SampleTables& tables, const std::string& dir) {
  std::map<std::string, std::vector<double>> pool_weights;
  for_rows(dir + "area_pools.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    if (!tables.areas.contains(text("area"))) refuse(csv, row, "the area is not in areas_of_work.csv.");
    tables.area_pools[text("pool")].areas.push_back(text("area"));
    pool_weights[text("pool")].push_back(number(csv, row, "weight"));
  });
  for (auto& [name, weights] : pool_weights) tables.area_pools[name].area = Chooser(weights);
  for_rows(dir + "titles.csv",
           [&](const SmallCsv&, std::size_t, auto text) { tables.titles[text("pool")].push_back(text("template")); });
  for_rows(dir + "title_words.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    TitleWords& words = tables.title_words[text("profession")];
    const std::string& kind = text("kind");
    if (kind != "noun" && kind != "adj" && kind != "spec") refuse(csv, row, "kind is noun, adj or spec.");
    (kind == "noun" ? words.nouns : kind == "adj" ? words.adjectives : words.specialities).push_back(text("word"));
  });
  for_rows(dir + "teams.csv",
           [&](const SmallCsv&, std::size_t, auto text) { tables.teams[text("kind")].push_back(text("template")); });
  std::vector<double> weights;
  for_rows(dir + "hours.csv", [&](const SmallCsv& csv, std::size_t row, auto) {
    tables.part_time_hours.push_back(number(csv, row, "weekly_hours"));
    weights.push_back(number(csv, row, "weight"));
  });
  tables.part_time = Chooser(weights);
  weights.clear();
  std::vector<double> upper_weights;
  for_rows(dir + "ethnic_categories.csv", [&](const SmallCsv& csv, std::size_t row, auto text) {
    tables.ethnic_categories.push_back(text("label"));
    weights.push_back(number(csv, row, "weight"));
    upper_weights.push_back(number(csv, row, "weight_8a"));
  });
  tables.ethnic = Chooser(weights);
  tables.ethnic_from_8a = Chooser(upper_weights);
}

void check_pools(const SampleTables& tables, const std::string& dir) {
  for (const Post& post : tables.posts) {
    const bool words = post.group == PostGroup::Other || tables.title_words.contains(post.profession);
    if (tables.area_pools.contains(post.area_pool) && tables.titles.contains(post.title_pool) && words) continue;
    throw base::InputError(
        base::Diagnostic{base::Severity::Error,
                         {dir + "posts.csv", 0, 0},
                         "post '" + post.id + "' names an area pool, titles or words that are not there.",
                         "Add them to area_pools.csv, titles.csv or title_words.csv."});
  }
}

}  // namespace

SampleTables SampleTables::load(const std::string& reference_dir, bool allied_only) {
  SampleTables tables;
  const std::string facts = reference_dir + "/";
  const std::string dir = facts + "sample/";
  for_rows(facts + "areas_of_work.csv", [&](const SmallCsv&, std::size_t, auto text) {
    tables.areas[text("label")] = AreaFact{text("setting"), text("mental_health") == "yes", text("generic") == "yes",
                                           !text("professions").empty()};
  });
  for_rows(facts + "spine_points.csv", [&](const SmallCsv&, std::size_t, auto text) {
    tables.spine_points[text("band")].push_back(text("point"));
  });
  load_posts(tables, dir, allied_only);
  load_words(tables, dir);
  load_employers(tables, dir);
  check_pools(tables, dir);
  return tables;
}

}  // namespace cadre::sample
