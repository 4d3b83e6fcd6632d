#include "sample/person_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/month.h"

namespace cadre::sample {
namespace {

using base::RandomStream;

constexpr double kYear = 365.25;

/// Mean age by band: newly qualified at 5, the most senior oldest. Assumed; only the shape matters.
double mean_age(std::string_view band) {
  struct Row {
    std::string_view band;
    double age;
  };
  static constexpr std::array<Row, 7> kMeans = {
      {{"2", 41}, {"3", 40}, {"4", 40}, {"5", 31}, {"6", 38}, {"7", 43}, {"N", 42}}};
  for (const Row& row : kMeans)
    if (row.band == band) return row.age;
  return 48;
}

const std::string& any_of(const std::vector<std::string>& words, RandomStream& stream) {
  static const std::string kNothing;
  return words.empty() ? kNothing : words[stream.below(words.size())];
}

/// One to one within the modulus, so that numbers of different people never collide.
std::uint64_t scattered(std::uint64_t number, std::uint64_t modulus) { return number * 387420489U % modulus; }

std::string employee_number(PersonSlot who, bool second_employer) {
  const std::uint64_t scatter = scattered(who.number(), 899999963U);
  return second_employer ? fmt::format("2{:09}", scatter) : fmt::format("{}", 100000000U + scatter);
}

std::string pay_grade(const Employer& employer, const std::string& band) {
  if (band == "N") return "Non AfC - Medical";
  const bool ranged = band.size() == 2;
  switch (employer.pay_style) {
    case PayStyle::Plain:
      return "Band " + band;
    case PayStyle::Xr:
      return "XR0" + band;
    case PayStyle::Range:
      return ranged ? fmt::format("Band 8 - Range {}", static_cast<char>(band[1] - 'a' + 'A')) : "Band " + band;
  }
  return {};
}

void clear(StaffRow& row) {
  for (std::string& text : row.text) text.clear();
  row.hours = row.fte = kBlank;
  row.start = row.end = row.birth = row.registered = kNoDay;
  row.duplicate = false;
  row.marks.clear();
}

std::int32_t days(double years) { return static_cast<std::int32_t>(years * kYear); }

}  // namespace

double PersonMaker::rounded_fte(const Employer& employer, double hours) {
  const double scale = std::pow(10.0, employer.fte_decimals);
  return std::round(hours / 37.5 * scale) / scale;
}

std::string PersonMaker::title(const Post& post, const std::string& pool, const std::string& band,
                               const std::string& site, RandomStream& stream) const {
  std::string out;
  const std::string& form = any_of(tables_.titles.find(pool)->second, stream);
  const auto words = tables_.title_words.find(post.profession);
  for (std::size_t at = 0; at < form.size();) {
    const auto open = form.find('{', at);
    out.append(form, at, open == std::string::npos ? std::string::npos : open - at);
    if (open == std::string::npos) break;
    const auto close = form.find('}', open);
    const std::string_view slot(form.data() + open + 1, close - open - 1);
    if (slot == "band") out += band;
    if (slot == "site") out += site;
    if (words != tables_.title_words.end()) {
      if (slot == "noun") out += any_of(words->second.nouns, stream);
      if (slot == "adj") out += any_of(words->second.adjectives, stream);
      if (slot == "spec") out += any_of(words->second.specialities, stream);
    }
    at = close + 1;
  }
  return out;
}

std::string PersonMaker::team(const StaffRow& row, RandomStream& stream) const {
  static const std::vector<std::string> kCompass = {"North", "South", "East", "West", "Central"};
  const AreaFact& fact = tables_.areas.find(row[Field::Area])->second;
  const auto forms = tables_.teams.find(fact.generic ? "generic" : fact.mental_health ? "mental" : "other");
  std::string out = any_of(forms->second, stream);
  const auto fill = [&](std::string_view slot, const std::string& with) {
    if (const auto found = out.find(slot); found != std::string::npos) out.replace(found, slot.size(), with);
  };
  fill("{area}", row[Field::Area]);
  fill("{compass}", any_of(kCompass, stream));
  fill("{site}", row.site->location);
  fill("{number}", std::to_string(1 + stream.below(40)));
  return out;
}

void PersonMaker::set_band(StaffRow& row, const std::string& band, RandomStream& stream) const {
  row[Field::PayGrade] = pay_grade(*row.employer, band);
  const auto points = tables_.spine_points.find(band);
  row[Field::SpinePoint].clear();
  if (points != tables_.spine_points.end())
    row[Field::SpinePoint] = band + " " + points->second[stream.below(points->second.size())];
}

void PersonMaker::place(StaffRow& row, RandomStream& stream) const {
  row.site = &row.employer->sites[row.employer->site.pick(stream)];
  row[Field::Location] = row.site->location;
  row[Field::CostCentre] = std::to_string(row.site->cost_centre + static_cast<int>(stream.below(5)));
  if (stream.chance(0.05)) row[Field::Location].clear();  // the cost centre tells where
  place_area(row, stream);
}

void PersonMaker::place_area(StaffRow& row, RandomStream& stream) const {
  const Post& post = *row.post;
  std::string pool = post.area_pool;
  if (post.group != PostGroup::Other && row.employer->sector == EmployerSector::Mental) pool = "mental";
  const AreaPool& areas = tables_.area_pools.find(pool)->second;
  row[Field::Area] = areas.areas[areas.area.pick(stream)];
  row.true_setting = tables_.areas.find(row[Field::Area])->second.setting;
  row[Field::Team] = team(row, stream);
}

void PersonMaker::life(StaffRow& row, PersonSlot who, MonthSpan first, RandomStream& stream) const {
  const Post& post = *row.post;
  const bool qualified = post.group == PostGroup::Allied;
  const double youngest = qualified ? (row.band == "5" ? 22.0 : 24.0) : row.band == "N" ? 25.0 : 18.5;
  const double age = std::clamp(mean_age(row.band) + 9.5 * stream.normal(), youngest + stream.uniform(), 68.0);
  row.birth = first.last_day - days(age);
  const double longest = age - (qualified ? 21.5 : 18.0);
  double tenure = -6.5 * std::log(1.0 - stream.uniform());
  if (tenure > longest) tenure = longest * stream.uniform();
  row.start = who.generation == 0
                  ? first.last_day - days(tenure) - static_cast<std::int32_t>(stream.below(28))
                  : first.first_day + static_cast<std::int32_t>(stream.below(
                                          static_cast<std::uint64_t>(first.last_day - first.first_day) + 1));
  const bool woman = stream.chance(post.female);
  row[Field::Gender] = woman ? "Female" : "Male";
  const bool upper = row.band.starts_with('8') || row.band == "9";
  row[Field::Ethnic] = tables_.ethnic_categories[(upper ? tables_.ethnic_from_8a : tables_.ethnic).pick(stream)];
  row[Field::Disability] = stream.chance(0.05) ? "Yes" : stream.chance(0.065) ? "Not Declared" : "No";
  if (!post.register_prefix.empty()) {
    row[Field::RegBody] = stream.chance(0.7) ? "Health and Care Professions Council" : "HCPC";
    row[Field::RegNumber] = fmt::format("{}{:06}", post.register_prefix, scattered(who.number(), 899981U));
    row.registered = std::min(row.birth + days(21.2 + 2.0 * stream.uniform()), first.last_day - 20);
  } else if (post.profession == "OSTEO") {
    row[Field::RegBody] = "General Osteopathic Council";
    row[Field::RegNumber] = fmt::format("{}/{}", 1 + stream.below(9), 1000 + scattered(who.number(), 8999U));
  }
}

void PersonMaker::contract(StaffRow& row, RandomStream& stream) const {
  const Post& post = *row.post;
  const double drawn = stream.uniform();
  const bool woman = row[Field::Gender] == "Female";
  row[Field::Status] = stream.chance(0.6) ? "Active Assignment" : "Active";
  if (drawn < 0.05 && !post.learner) {
    row[Field::Category] = "Bank";
    row.hours = stream.chance(0.5) ? 0.0 : kBlank;
    row.fte = stream.chance(0.7) ? 0.0 : kBlank;
    return;
  }
  if (drawn < 0.06 && !post.learner) {
    row[Field::Category] = "Honorary";
    row.hours = row.fte = 0.0;
    return;
  }
  if (post.learner || drawn < 0.13) {
    row[Field::Category] = stream.chance(0.5) ? "Fixed Term Temp" : "Fixed Term";
    row.end = std::max(row.start, last_.last_day) + 30 + static_cast<std::int32_t>(stream.below(600));
  } else {
    row[Field::Category] = "Permanent";
  }
  if (row.band == "N") {
    row.hours = 40.0;
    row.fte = 1.0;
  } else {
    const bool full = post.learner || stream.chance(woman ? 0.55 : 0.86);
    row.hours = full ? 37.5 : tables_.part_time_hours[tables_.part_time.pick(stream)];
    row.fte = rounded_fte(*row.employer, row.hours);
  }
  const double away = stream.uniform();
  if (woman && away < 0.03 && row.birth > last_.last_day - days(46)) row[Field::Status] = "Maternity & Adoption";
  if (away > 0.992) row[Field::Status] = "Career Break";
  if (away > 0.984 && away <= 0.992) row[Field::Status] = "Out on External Secondment - Paid";
  if (away > 0.982 && away <= 0.984) row[Field::Status] = "Suspended";
}

bool PersonMaker::draw(PersonSlot who, MonthSpan first, const std::vector<Chooser>* posts, RandomStream& stream,
                       Person& out) const {
  out.count = 0;
  StaffRow& row = out.add();
  clear(row);
  std::size_t e = tables_.employer.pick(stream);
  if (posts != nullptr) {
    const auto possible = [](const Chooser& c) { return c.possible(); };
    if (std::none_of(posts->begin(), posts->end(), possible)) return false;
    while (!(*posts)[e].possible()) e = tables_.employer.pick(stream);
  }
  row.employer = &tables_.employers[e];
  row.post = &tables_.posts[(posts != nullptr ? (*posts)[e] : row.employer->post).pick(stream)];
  const Post& post = *row.post;
  row.band = post.bands[post.band.pick(stream)];
  row.true_level = post.level;
  row[Field::OrgCode] = row.employer->code;
  row[Field::EmployeeNumber] = employee_number(who, false);
  const std::uint64_t national = 1000000000U + scattered(who.number(), 8999999957U);
  if (!stream.chance(0.06)) row[Field::NationalId] = std::to_string(national);
  row[Field::AssignmentNumber] = row[Field::EmployeeNumber];
  row[Field::StaffGroup] = any_of(post.staff_groups, stream);
  row[Field::JobRole] = any_of(post.roles, stream);
  row[Field::OccCode] = any_of(post.codes, stream);
  row[Field::Position] = fmt::format("{}", 1000000U + scattered(who.number(), 8999993U));
  set_band(row, row.band, stream);
  place(row, stream);
  row[Field::Title] = title(post, post.title_pool, row.band, row.site->location, stream);
  life(row, who, first, stream);
  contract(row, stream);

  const bool part_time = row[Field::Category] == "Permanent" && row.hours <= 24.0;
  if (part_time && stream.chance(0.12)) {
    const bool same = row[Field::NationalId].empty() || stream.chance(0.6);
    add_assignment(who, same, stream.chance(0.5) ? 7.5 : 11.25, stream, out);
  } else if (row[Field::Category] == "Permanent" && stream.chance(0.04)) {
    StaffRow& second = add_assignment(who, true, 0.0, stream, out);
    second[Field::Category] = stream.chance(0.85) ? "Bank" : "Honorary";
    second.fte = 0.0;
  }
  return true;
}

StaffRow& PersonMaker::add_assignment(PersonSlot who, bool same_employer, double hours, RandomStream& stream,
                                      Person& person) const {
  StaffRow& second = person.copy(0);
  if (!same_employer) {
    for (const Employer& other : tables_.employers)
      if (&other != second.employer && second.post->weight[static_cast<std::size_t>(other.sector)] > 0) {
        second.employer = &other;
        break;
      }
  }
  const bool moved = second.employer != person.rows[0].employer;
  second[Field::OrgCode] = second.employer->code;
  second[Field::EmployeeNumber] = employee_number(who, moved);
  second[Field::AssignmentNumber] = second[Field::EmployeeNumber] + (moved ? "" : "-2");
  second[Field::Position] = fmt::format("9{:07}", scattered(who.number(), 8999993U));
  set_band(second, second.band, stream);
  place(second, stream);
  second.hours = hours;
  second.fte = rounded_fte(*second.employer, hours);
  second[Field::Category] = "Permanent";
  second[Field::Status] = "Active Assignment";
  second.end = kNoDay;
  return second;
}

void PersonMaker::pass_to(PersonSlot who, const Employer& employer, std::int32_t start, StaffRow& row) const {
  row.employer = &employer;
  row[Field::OrgCode] = employer.code;
  // "3..." to "8..." after one to six changes of employer; the first and second numbers never begin so
  const char before = row[Field::EmployeeNumber].size() == 10 ? row[Field::EmployeeNumber][0] : '2';
  const char next = before < '3' ? '3' : static_cast<char>(std::min(before + 1, static_cast<int>('8')));
  const bool further = row[Field::AssignmentNumber].ends_with("-2");
  row[Field::EmployeeNumber] = fmt::format("{}{:09}", next, scattered(who.number(), 899999963U));
  row[Field::AssignmentNumber] = row[Field::EmployeeNumber] + (further ? "-2" : "");
  row[Field::PayGrade] = pay_grade(employer, row.band);
  row.start = start;
  if (row.band != "N" && row.hours > 0) row.fte = rounded_fte(employer, row.hours);
}

void PersonMaker::number_post(PersonSlot who, StaffRow& row) const {
  // Eight digits that begin with 2 to 8; the first positions have seven digits and second posts begin with 9.
  const std::string& old = row[Field::Position];
  const char next = old.size() == 8 && old[0] < '8' ? static_cast<char>(old[0] + 1) : '2';
  row[Field::Position] = fmt::format("{}{:07}", next, scattered(who.number(), 8999993U));
}

void PersonMaker::code_as(const Post& post, RandomStream& stream, StaffRow& row) const {
  const std::string& old = row.post->register_prefix;
  std::string& number = row[Field::RegNumber];
  if (!old.empty() && !post.register_prefix.empty() && number.starts_with(old))
    number = post.register_prefix + number.substr(old.size());
  row.post = &post;
  row.true_level = post.level;
  row[Field::StaffGroup] = any_of(post.staff_groups, stream);
  row[Field::JobRole] = any_of(post.roles, stream);
  row[Field::OccCode] = any_of(post.codes, stream);
  row[Field::Title] = title(post, post.title_pool, row.band, row.site->location, stream);
  place_area(row, stream);
}

void PersonMaker::new_post(PersonSlot who, const Post& post, RandomStream& stream, StaffRow& row) const {
  code_as(post, stream, row);
  set_band(row, row.band, stream);
  number_post(who, row);
}

}  // namespace cadre::sample
