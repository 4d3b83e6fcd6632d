#include "vocabulary/geography.h"

#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "vocabulary/geography_tables.h"

namespace cadre::vocabulary {
namespace {

using Tables = Geography::Tables;

struct EvidenceText {
  std::string_view code, meaning;
};
constexpr std::array<EvidenceText, kPlaceEvidenceCount> kEvidenceTexts = {{
    {"none", "Not placed: nothing in the record says where the work is done."},
    {"work_location", "The postcode, site code or site label of the work location."},
    {"sub_icb_column", "The file names the sub-ICB location."},
    {"cost_centre", "The plan's map of cost centres."},
    {"apportionment",
     "The employer spans areas; a named rule of the plan splits these records, none is placed singly."},
    {"organisation_single_place", "The employer works in one place only."},
    {"organisation_ics", "The ICS under which the employer is published; it is not known to work in another."},
}};

/// ICS and region filled in above a sub-ICB location or an ICS.
void fill_upwards(const Tables& tables, base::Month month, Placement& out) {
  if (!out.sub_icb.empty())
    if (const AreaLink* link = tables.link("sub_icb", out.sub_icb, month)) out.ics = link->parent;
  if (!out.ics.empty())
    if (const AreaLink* link = tables.link("ics", out.ics, month)) out.region = link->parent;
}

/// The placement that a place code (named place or sub-ICB location) and an ICS code stand for.
Placement placement_in(const Tables& tables, std::string_view place, std::string_view ics, base::Month month) {
  Placement out;
  if (const NamedPlace* named = tables.place_named(place, month)) {
    out.place = named->place;
    out.sub_icb = named->sub_icb;
  } else if (const AreaLink* link = tables.link("sub_icb", place, month)) {
    const NamedPlace* known_as = tables.place_of_sub_icb(link->code, month);
    out.place = known_as != nullptr ? known_as->place : link->code;
    out.sub_icb = link->code;
  }
  out.ics = ics;
  fill_upwards(tables, month, out);
  return out;
}

/// A postcode as "S10 2TH": upper case, one space before the last three characters; empty when it cannot be one.
std::string tidy_postcode(std::string_view text) {
  std::string tight;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) != 0) tight += static_cast<char>(std::toupper(u));
    if (std::isalnum(u) == 0 && c != ' ') return {};
  }
  if (tight.size() < 5 || tight.size() > 7) return {};
  const std::size_t cut = tight.size() - 3;
  auto letter = [&](std::size_t i) { return std::isalpha(static_cast<unsigned char>(tight[i])) != 0; };
  const bool shaped = letter(0) && !letter(cut) && letter(cut + 1) && letter(cut + 2);
  return shaped ? tight.substr(0, cut) + " " + tight.substr(cut) : std::string();
}

std::string upper_of(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

std::optional<Placement> from_map(const Tables& tables, const Tables::Index<PlaceMapRow>& map,
                                  std::string_view employer, std::string_view key, base::Month month) {
  if (map.empty() || key.empty()) return std::nullopt;
  for (const std::string_view owner : {employer, std::string_view()}) {
    const auto found = map.find(map_key(owner, key));
    if (found == map.end()) continue;
    Placement out = placement_in(tables, found->second.place, found->second.ics, month);
    out.rule = found->second.key;
    return out;
  }
  return std::nullopt;
}

bool is_within(const Organisation& o, base::Month month) {
  return (!o.valid_from.known() || !month.known() || o.valid_from <= month) &&
         (!o.valid_to.known() || !month.known() || month <= o.valid_to);
}

}  // namespace

Geography::Geography(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Geography::Geography(Geography&&) noexcept = default;
Geography& Geography::operator=(Geography&&) noexcept = default;
Geography::~Geography() = default;

std::string_view code_of(PlaceEvidence evidence) { return kEvidenceTexts[static_cast<std::size_t>(evidence)].code; }
std::string_view meaning_of(PlaceEvidence evidence) {
  return kEvidenceTexts[static_cast<std::size_t>(evidence)].meaning;
}

OrganisationAnswer Geography::organisation(std::string_view code, base::Month month) const {
  const auto found = tables_->by_organisation.find(code);
  if (found == tables_->by_organisation.end()) {
    for (const OrganisationPattern& p : tables_->patterns)
      if (matches_pattern(p.pattern, code)) return {OrganisationState::Valid, &p.organisation, {}};
    return {};
  }
  for (const std::size_t i : found->second)
    if (is_within(tables_->organisations[i], month)) return {OrganisationState::Valid, &tables_->organisations[i], {}};

  const Organisation& first = tables_->organisations[found->second.front()];
  const Organisation& last = tables_->organisations[found->second.back()];
  if (first.valid_from.known() && month < first.valid_from) return {OrganisationState::NotYetOpen, &first, {}};
  OrganisationAnswer answer{OrganisationState::Closed, &last, last.successor};
  std::set<std::string, std::less<>> seen{std::string(code)};
  while (!answer.successor.empty() && seen.insert(answer.successor).second) {
    const auto next = tables_->by_organisation.find(answer.successor);
    if (next == tables_->by_organisation.end()) break;
    const Organisation& o = tables_->organisations[next->second.back()];
    if (!o.valid_to.known() || !month.known() || month <= o.valid_to || o.successor.empty()) break;
    answer.successor = o.successor;
  }
  return answer;
}

std::optional<Placement> Geography::sub_icb(std::string_view code, base::Month month) const {
  if (tables_->link("sub_icb", code, month) == nullptr) return std::nullopt;
  Placement out = placement_in(*tables_, code, {}, month);
  out.evidence = PlaceEvidence::SubIcbColumn;
  out.rule = code;
  return out;
}

std::optional<Placement> Geography::postcode(std::string_view text) const {
  const std::string tidy = tidy_postcode(text);
  if (tidy.empty()) return std::nullopt;
  const std::size_t space = tidy.find(' ');
  for (const std::size_t length : {space + 2, space}) {
    const auto found = tables_->postcodes.find(std::string_view(tidy).substr(0, length));
    if (found == tables_->postcodes.end()) continue;
    Placement out = placement_in(*tables_, found->second.place, found->second.ics, {});
    out.evidence = PlaceEvidence::WorkLocation;
    out.rule = found->first;
    return out;
  }
  return std::nullopt;
}

Placement Geography::place(const PlaceQuestion& q) const {
  auto marked = [](Placement out, PlaceEvidence evidence) {
    out.evidence = evidence;
    return out;
  };
  if (auto at = from_map(*tables_, tables_->locations, q.employer, q.location, q.month))
    return marked(*at, PlaceEvidence::WorkLocation);
  if (q.town_or_district) {
    for (const NamedPlace& named : tables_->places)
      if (map_key({}, named.name) == map_key({}, q.location) || named.place == q.location)
        return marked(placement_in(*tables_, named.place, {}, q.month), PlaceEvidence::WorkLocation);
    // Of the places of a district the postcodes of all practices say the same, or it is not in the table.
    if (auto at = postcode(std::string(q.location) + " 1AA"); at && at->rule == upper_of(q.location)) return *at;
  }
  std::optional<Placement> coarse;  // a postcode may give the ICS alone: a finer column may then say more
  if (auto at = postcode(q.location)) {
    if (!at->place.empty()) return *at;
    coarse = at;
  }
  if (auto at = sub_icb(q.sub_icb, q.month); at && (!coarse || coarse->ics == at->ics)) return *at;
  if (coarse) return *coarse;
  if (auto at = from_map(*tables_, tables_->cost_centres, q.employer, q.cost_centre, q.month))
    return marked(*at, PlaceEvidence::CostCentre);
  if (const auto& shares = apportionments(q.employer); !shares.empty()) {
    Placement out;
    out.evidence = PlaceEvidence::Apportionment;
    out.rule = shares.front().rule;
    return out;
  }
  const OrganisationAnswer answer = organisation(q.employer, q.month);
  if (answer.organisation == nullptr) return {};
  const Organisation& o = *answer.organisation;
  if (o.sector == Sector::AmbulanceTrust || !o.spans.empty()) return {};
  if (!o.place.empty())
    return marked(placement_in(*tables_, o.place, {}, q.month), PlaceEvidence::OrganisationSinglePlace);
  if (!o.ics.empty()) return marked(placement_in(*tables_, {}, o.ics, q.month), PlaceEvidence::OrganisationIcs);
  return {};
}

Placement Geography::placement_of(std::string_view place, std::string_view ics) const {
  return placement_in(*tables_, place, ics, {});
}

const std::vector<Apportionment>& Geography::apportionments(std::string_view employer) const {
  static const std::vector<Apportionment> kNone;
  const auto found = tables_->apportionments.find(employer);
  return found == tables_->apportionments.end() ? kNone : found->second;
}

std::string Geography::name_of(std::string_view code) const {
  for (const NamedPlace& p : tables_->places)
    if (p.place == code) return p.name;
  if (const auto named = tables_->named_areas.find(code); named != tables_->named_areas.end()) return named->second;
  for (const std::string_view level : {"sub_icb", "ics", "region"})
    if (const AreaLink* link = tables_->link(level, code, {})) return link->name;
  if (const auto found = tables_->by_organisation.find(code); found != tables_->by_organisation.end())
    return tables_->organisations[found->second.back()].name;
  return std::string(code);
}

const std::vector<NamedPlace>& Geography::named_places() const { return tables_->places; }
const std::vector<Organisation>& Geography::organisations() const { return tables_->organisations; }
const std::vector<AreaLink>& Geography::links() const { return tables_->links; }

}  // namespace cadre::vocabulary
