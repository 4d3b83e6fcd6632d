#include "vocabulary/area.h"

#include <algorithm>

#include "vocabulary/geography.h"
#include "vocabulary/geography_tables.h"

namespace cadre::vocabulary {
namespace {

using Tables = Geography::Tables;

Membership truth(bool inside) { return inside ? Membership::Inside : Membership::Outside; }

/// Whether all, some or no sub-ICB locations of an ICS belong to a named area.
Membership ics_in_named(const Tables& tables, std::string_view area, std::string_view ics) {
  std::size_t inside = 0, all = 0;
  for (const AreaLink& link : tables.links) {
    if (link.level != "sub_icb" || link.parent != ics || link.valid_to.known()) continue;
    ++all;
    inside += std::any_of(tables.places.begin(), tables.places.end(),
                          [&](const NamedPlace& p) { return p.area == area && p.sub_icb == link.code; })
                  ? 1
                  : 0;
  }
  if (inside == 0) return Membership::Outside;
  return inside == all ? Membership::Inside : Membership::Unknown;
}

Membership in_system(const Tables& tables, const Area& area, const std::string& ics, const std::string& region) {
  if (area.kind == AreaKind::Region) return region.empty() ? Membership::Unknown : truth(region == area.code);
  if (ics.empty()) return Membership::Unknown;
  if (area.kind == AreaKind::Ics) return truth(ics == area.code);
  return ics_in_named(tables, area.code, ics);
}

}  // namespace

std::optional<Area> Geography::area(std::string_view code) const {
  const std::string key = label_key(code);
  if (key == "england" || key == "eng") return Area{AreaKind::England, "ENG", "England", {}};
  if (const auto named = tables_->named_areas.find(key); named != tables_->named_areas.end())
    return Area{AreaKind::Named, named->first, named->second, {}};
  if (const AreaLink* link = tables_->link("region", code, {}))
    return Area{AreaKind::Region, link->code, link->name, {}};
  if (const AreaLink* link = tables_->link("ics", code, {})) return Area{AreaKind::Ics, link->code, link->name, {}};
  if (const OrganisationAnswer answer = organisation(code, {}); answer.organisation != nullptr)
    return Area{AreaKind::Organisation, std::string(code), answer.organisation->name, {}};
  return std::nullopt;
}

Membership Geography::in_area(const Area& area, std::string_view employer, const Placement& at) const {
  const Membership base = in_base_area(area, employer, at);
  if (base == Membership::Inside) return base;
  Membership result = base;
  for (const std::string& code : area.include) {
    if (code == employer || code == at.sub_icb || code == at.ics) return Membership::Inside;
    const AreaLink* link = tables_->link("sub_icb", code, {});
    const bool may_be_there = link != nullptr && at.sub_icb.empty() && (at.ics.empty() || at.ics == link->parent);
    if (may_be_there && touches(employer, link->parent)) result = Membership::Unknown;
  }
  return result;
}

bool Geography::touches(std::string_view employer, std::string_view ics) const {
  const OrganisationAnswer answer = organisation(employer, {});
  if (answer.organisation == nullptr || answer.organisation->spans.empty()) return true;
  const auto& spans = answer.organisation->spans;
  return std::find(spans.begin(), spans.end(), ics) != spans.end();
}

Membership Geography::in_base_area(const Area& area, std::string_view employer, const Placement& at) const {
  if (area.kind == AreaKind::Organisation) return truth(employer == area.code);
  const OrganisationAnswer answer = organisation(employer, {});
  const bool abroad = answer.organisation != nullptr && answer.organisation->kind == "wales";
  // A list of an organisation that no table knows is still one of England's unless it says otherwise: a first plan
  // shows figures before anybody has described its organisations. The rule ORG-UNKNOWN asks for them.
  if (area.kind == AreaKind::England) return truth(!at.region.empty() || !abroad);
  if (area.kind == AreaKind::Named && !at.sub_icb.empty())
    return truth(std::any_of(tables_->places.begin(), tables_->places.end(),
                             [&](const NamedPlace& p) { return p.area == area.code && p.sub_icb == at.sub_icb; }));
  const Membership by_place = in_system(*tables_, area, at.ics, at.region);
  if (by_place != Membership::Unknown || !at.ics.empty() || answer.organisation == nullptr) return by_place;

  // Not placed: a spanning employer is certainly outside when none of its systems touches the area.
  if (abroad) return Membership::Outside;
  const auto& spans = answer.organisation->spans;
  const bool touches =
      spans.empty() || std::any_of(spans.begin(), spans.end(), [&](const std::string& ics) {
        const AreaLink* link = tables_->link("ics", ics, {});
        return in_system(*tables_, area, ics, link != nullptr ? link->parent : std::string()) != Membership::Outside;
      });
  return touches ? Membership::Unknown : Membership::Outside;
}

}  // namespace cadre::vocabulary
