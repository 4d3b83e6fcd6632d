#include "curation/file_facts.h"

#include <cmath>
#include <functional>
#include <limits>

#include "base/parallel.h"
#include "curation/return_keys.h"
#include "curation/title_facts.h"

namespace cadre::curation {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Looks every distinct text of a column up once. A missing column gives one blank entry, which code 0 reads.
template <class Entry>
std::vector<Entry> looked_up(const intake::RawColumn* column, int threads,
                             const std::function<Entry(std::string_view)>& look) {
  if (column == nullptr) return {look({})};
  const auto& values = column->text.values;
  std::vector<Entry> entries(values.size());
  constexpr std::size_t kPerItem = 512;
  base::parallel_for((values.size() + kPerItem - 1) / kPerItem, threads, [&](std::size_t item) {
    for (std::size_t i = item * kPerItem; i < std::min(values.size(), (item + 1) * kPerItem); ++i)
      entries[i] = look(values[i]);
  });
  return entries;
}

/// The band on whose scale a spine point ("6 Year 2") stands; Unknown when it is on none.
vocabulary::Band band_of_spine(const CodeBook& codes, std::string_view text) {
  for (std::size_t b = 1; b < vocabulary::kBandCount; ++b)
    if (codes.spine_point_fits(static_cast<vocabulary::Band>(b), text)) return static_cast<vocabulary::Band>(b);
  return vocabulary::Band::Unknown;
}

constexpr double kMostPeople = 9'999;    // of one row of a return
constexpr double kFullTimeHours = 37.5;  // a week, Agenda for Change

/// A profession in the words of reference/return_terms.csv, else as a job title says it ("physio", "OT assistant").
vocabulary::ProfessionSet stated_profession(const CurationContext& context, std::string_view text) {
  const ReturnTerm term = context.codes.return_term("profession", text);
  if (term.known && !term.value.empty()) return {vocabulary::profession_of(term.value)};
  if (term.known || text.empty()) return {};
  return title_facts(context.titles, text).professions;
}

}  // namespace

FileFacts::FileFacts(const intake::RawTable& raw, const CurationContext& context, int threads)
    : raw_(raw), placements_(raw, context, threads) {
  for (std::size_t i = 1; i < kFieldCount; ++i) {
    columns_[i] = raw.find(name_of(static_cast<Field>(i)));
    if (columns_[i] != nullptr) fields_ |= mask_of(static_cast<Field>(i));
  }
  // A return with two role columns states the finer one beside the coarser: the finer one is the job role.
  if (const intake::RawColumn* detail = raw.find("job_role_detail")) {
    columns_[static_cast<std::size_t>(Field::Role)] = detail;
    fields_ |= mask_of(Field::Role);
  }
  // Lists without birth dates may give the age itself.
  if (const intake::RawColumn* age = raw.find("age_years"); age != nullptr && column(Field::BirthDate) == nullptr) {
    columns_[static_cast<std::size_t>(Field::BirthDate)] = age;
    fields_ |= mask_of(Field::BirthDate);
  }
  if (column(Field::PersonNational) != nullptr) fields_ |= mask_of(Field::Person);
  if (!context.location_map) fields_ &= ~mask_of(Field::Location);

  if (raw.rows() > 0) usual_month_ = days_of(raw.month.front());
  const CodeBook& book = context.codes;
  auto look = [&]<class Entry>(Field field, std::vector<Entry>& into,
                               const std::function<Entry(std::string_view)>& with) {
    into = looked_up<Entry>(column(field), threads, with);
  };
  look.operator()<OccupationEntry>(Field::Code, codes_, [&](std::string_view t) { return book.occupation(t); });
  look.operator()<JobRoleEntry>(Field::Role, roles_, [&](std::string_view t) { return book.job_role(t); });
  look.operator()<AreaEntry>(Field::Area, areas_, [&](std::string_view t) { return book.area(t); });
  look.operator()<TitleFacts>(Field::Title, titles_,
                              [&](std::string_view t) { return title_facts(context.titles, t); });
  look.operator()<RegisterEntry>(Field::RegNumber, registers_,
                                 [&](std::string_view t) { return book.registration(t); });
  look.operator()<BodyEntry>(Field::RegBody, bodies_, [&](std::string_view t) { return book.body(t); });
  look.operator()<CareSettingEntry>(Field::Care, cares_, [&](std::string_view t) { return book.care_setting(t); });
  look.operator()<std::uint8_t>(Field::Group, groups_, [&](std::string_view t) { return book.staff_group(t); });
  look.operator()<std::uint8_t>(Field::Team, teams_, [&](std::string_view t) {
    return static_cast<std::uint8_t>(book.names_mental_health(t) ? 1 : 0);
  });
  look.operator()<vocabulary::Band>(Field::Band, bands_, [&](std::string_view t) {
    const ReturnTerm term = book.return_term("band", t);
    return term.known ? vocabulary::band_of(term.value) : vocabulary::band_of(t);
  });
  look.operator()<vocabulary::ProfessionSet>(Field::Profession, stated_professions_,
                                             [&](std::string_view t) { return stated_profession(context, t); });
  look.operator()<vocabulary::RoleLevel>(Field::Level, stated_levels_, [&](std::string_view t) {
    return vocabulary::role_level_of(book.return_term("role_level", t).value);
  });
  look.operator()<vocabulary::Setting>(Field::Setting, stated_settings_, [&](std::string_view t) {
    return vocabulary::setting_of(book.return_term("setting", t).value);
  });
  look.operator()<vocabulary::Sector>(Field::Kind, stated_kinds_, [&](std::string_view t) {
    return vocabulary::sector_of(book.return_term("organisation_kind", t).value);
  });
  if (column(Field::Headcount) != nullptr) return_key_ = return_file_key(raw.sha256);
  look.operator()<vocabulary::Band>(Field::Spine, spines_, [&](std::string_view t) { return band_of_spine(book, t); });
  look.operator()<vocabulary::Presence>(Field::Status, statuses_, [&](std::string_view t) { return book.status(t); });
  look_up_characteristics(book, threads);
  // A return without assignment categories may say in its data source that a row is a contracted service.
  const intake::RawColumn* category =
      column(Field::Category) != nullptr ? column(Field::Category) : raw.find("data_source");
  columns_[static_cast<std::size_t>(Field::Category)] = category;
  categories_ =
      looked_up<vocabulary::Staffing>(category, threads, [&](std::string_view t) { return book.category(t); });
}

/// A file without the column leaves the characteristic unknown; a blank cell says that nobody stated it.
void FileFacts::look_up_characteristics(const CodeBook& book, int threads) {
  const auto look = [&]<class Enum>(Field field, std::vector<Enum>& into, Enum (*of)(std::string_view)) {
    if (column(field) == nullptr)
      into.assign(1, static_cast<Enum>(0));
    else
      into = looked_up<Enum>(column(field), threads,
                             [&](std::string_view t) { return of(book.characteristic(name_of(field), t)); });
  };
  look(Field::Sex, sexes_, vocabulary::sex_of);
  look(Field::EthnicCategory, ethnic_, vocabulary::ethnic_group_of);
  look(Field::Disability, disabilities_, vocabulary::disability_of);
}

FileFacts::MonthDays FileFacts::days_of(std::int32_t month) {
  const base::Month m = base::Month::from_ordinal(month);
  return {month, base::days_from_civil(m.year(), m.month(), 1), m.last_day()};
}

std::uint32_t FileFacts::text_code(Field field, std::size_t row) const {
  const intake::RawColumn* found = column(field);
  return found == nullptr ? 0 : found->text.codes[row];
}

double FileFacts::number(Field field, std::size_t row) const {
  const intake::RawColumn* found = column(field);
  return found == nullptr ? kMissing : found->numbers[row];
}

std::uint64_t FileFacts::person_key(std::size_t row) const {
  if (const auto* national = column(Field::PersonNational); national != nullptr && national->keys[row] != 0)
    return national->keys[row];
  if (const auto* counted = column(Field::Headcount); counted != nullptr) {
    const double heads = counted->numbers[row];
    return heads >= 1 && heads <= kMostPeople && heads == std::floor(heads)
               ? return_row_key(return_key_, raw_.line[row])
               : 0;
  }
  const auto* own = column(Field::Person);
  return own == nullptr ? 0 : own->keys[row];
}

intake::IdentifierScope FileFacts::person_scope(std::size_t row) const {
  if (const auto* national = column(Field::PersonNational); national != nullptr && national->keys[row] != 0)
    return national->scope;
  if (column(Field::Headcount) != nullptr)
    return person_key(row) == 0 ? intake::IdentifierScope::None : intake::IdentifierScope::File;
  const auto* own = column(Field::Person);
  return own == nullptr || own->keys[row] == 0 ? intake::IdentifierScope::None : own->scope;
}

RowFacts FileFacts::row(std::size_t index) const {
  RowFacts facts{};
  facts.code = &codes_[text_code(Field::Code, index)];
  facts.role = &roles_[text_code(Field::Role, index)];
  facts.area = &areas_[text_code(Field::Area, index)];
  facts.title = &titles_[text_code(Field::Title, index)];
  facts.registration = &registers_[text_code(Field::RegNumber, index)];
  facts.body = &bodies_[text_code(Field::RegBody, index)];
  facts.care = &cares_[text_code(Field::Care, index)];
  const auto narrowed = facts.code->professions & facts.role->professions;
  facts.row_professions = narrowed.empty() ? facts.code->professions : narrowed;
  facts.staff_group = groups_[text_code(Field::Group, index)];
  facts.staff_group_present = text_code(Field::Group, index) != 0;
  facts.band = bands_[text_code(Field::Band, index)];
  facts.spine_present = text_code(Field::Spine, index) != 0;
  facts.spine_band = spines_[text_code(Field::Spine, index)];
  facts.category = categories_[text_code(Field::Category, index)];
  facts.status = statuses_[text_code(Field::Status, index)];
  facts.mental_health_team = teams_[text_code(Field::Team, index)] != 0;
  const Placements::Answer& placed = placements_.of(index);
  facts.organisation = placed.organisation;
  facts.location_present = text_code(Field::Location, index) != 0;
  facts.location_known = placed.location_known;
  facts.cost_centre_known = placed.cost_centre_known;
  facts.person_known = person_key(index) != 0;
  facts.fte = number(Field::Fte, index);
  facts.hours = number(Field::Hours, index);
  facts.age = number(Field::BirthDate, index);
  auto date = [&](Field field) {
    const intake::RawColumn* found = column(field);
    if (found == nullptr || found->dates[index] == intake::kUnreadableDate) return kNoDay;
    return found->dates[index];
  };
  facts.start = date(Field::Start);
  facts.fixed_end = date(Field::FixedEnd);
  facts.registered = date(Field::RegDate);
  const MonthDays days = raw_.month[index] == usual_month_.month ? usual_month_ : days_of(raw_.month[index]);
  facts.month_start = days.start;
  facts.month_end = days.end;
  if (column(Field::Headcount) != nullptr) set_reported(facts, index);
  return facts;
}

void FileFacts::set_reported(RowFacts& facts, std::size_t index) const {
  facts.reported = true;
  StatedFacts& stated = facts.stated;
  stated.professions = stated_professions_[text_code(Field::Profession, index)];
  stated.profession_known = !stated.professions.empty();
  stated.level = stated_levels_[text_code(Field::Level, index)];
  stated.setting = stated_settings_[text_code(Field::Setting, index)];
  stated.kind = stated_kinds_[text_code(Field::Kind, index)];
  const double heads = number(Field::Headcount, index);
  facts.headcount_whole = heads >= 0 && heads <= kMostPeople && heads == std::floor(heads);
  facts.heads = facts.headcount_whole ? static_cast<std::uint32_t>(heads) : 1;
  facts.vacancy = number(Field::Vacancy, index);
  if (std::isnan(facts.fte) && facts.hours >= 0) {
    facts.fte = facts.hours / kFullTimeHours;
    facts.hours_to_fte = true;
  }
  const std::uint32_t host = text_code(Field::HostedBy, index);
  if (host == 0) return;
  const std::string name = folded(column(Field::HostedBy)->text.values[host]);
  const intake::RawColumn* own_name = raw_.find("employer_name");
  const bool own = name == folded(placements_.of(index).employer) ||
                   (own_name != nullptr && name == folded(own_name->text.text(index)));
  facts.hosted_elsewhere = !own;
}

}  // namespace cadre::curation
