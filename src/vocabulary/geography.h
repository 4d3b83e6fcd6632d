#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "vocabulary/area.h"
#include "vocabulary/organisation.h"

namespace cadre::vocabulary {

/// What placed a record, in order of trust. An employer's headquarters is not among them (METHODS 2, Geography).
enum class PlaceEvidence : std::uint8_t {
  None,                     ///< not placed: shown as such, never guessed
  WorkLocation,             ///< postcode, site code or site label of where the person works
  SubIcbColumn,             ///< the file itself names the sub-ICB location
  CostCentre,               ///< the plan's cost-centre map
  Apportionment,            ///< a rule of the plan will split these records; the single record stays unplaced
  OrganisationSinglePlace,  ///< the employer works in one place only
  OrganisationIcs,  ///< only the ICS is known: the one under which the employer is published, and it spans no other
};
inline constexpr std::size_t kPlaceEvidenceCount = 7;
std::string_view code_of(PlaceEvidence evidence);     ///< "work_location"; "none"
std::string_view meaning_of(PlaceEvidence evidence);  ///< one sentence for the reader

/// Where a record belongs; empty codes = not known at that level.
struct Placement {
  std::string place;    ///< named place ("bassetlaw"), else the sub-ICB location's code
  std::string sub_icb;  ///< "02Q"
  std::string ics;      ///< "QT1"
  std::string region;   ///< "Y60"
  PlaceEvidence evidence = PlaceEvidence::None;
  std::string rule;  ///< of the apportionment, or the prefix or key that matched
  bool operator==(const Placement&) const = default;
};

/// What a staff file says of one record; empty = column absent or blank.
struct PlaceQuestion {
  std::string_view employer, location, cost_centre, sub_icb;
  base::Month month;
  bool town_or_district = false;  ///< the location may be a named place or the first half of a postcode, as in returns
};

/// A row of a plan's own map: a site code, site label or cost centre and where it is.
struct PlaceMapRow {
  std::string employer;  ///< empty = any
  std::string key;       ///< compared without case, and with runs of spaces as one
  std::string place;     ///< a named place or a sub-ICB location; may be empty when `ics` is given
  std::string ics;
};

/// A plan's additions to the reference tables.
struct PlanGeography {
  std::vector<Organisation> organisations;  ///< replace reference records of the same code
  std::vector<PlaceMapRow> locations;
  std::vector<PlaceMapRow> cost_centres;
  std::vector<Apportionment> apportionments;
};

/// Organisations and areas over time. Ask once per distinct combination, not per row. Immutable after loading; safe
/// from many threads.
class Geography {
 public:
  struct Tables;  ///< private to the module: geography_tables.h
  /// Reads {organisations,organisation_patterns,areas,places,named_areas,postcodes}.csv. Throws base::InputError when a
  /// table cannot be read, or names a code that is in none of them, or when the shares of an apportionment exceed 1.
  static Geography load(const std::string& reference_dir, const PlanGeography& plan = {});
  Geography(Geography&&) noexcept;
  Geography& operator=(Geography&&) noexcept;
  ~Geography();

  OrganisationAnswer organisation(std::string_view code, base::Month month) const;

  /// The sub-ICB location (or former CCG) with its place, ICS and region; nothing for an unknown code. A code that was
  /// abolished before the month still says where it was.
  std::optional<Placement> sub_icb(std::string_view code, base::Month month) const;

  /// ICS and region of a postcode, and its place where there are named places: by the ICS of all general practices of
  /// that postcode district (or sector where the district has several). Nothing when unknown or divided.
  std::optional<Placement> postcode(std::string_view text) const;

  /// METHODS 2, Geography: work location, then the file's own sub-ICB column, then the cost-centre map, then a stated
  /// apportionment, then the employer when all its work is in one place or one ICS. An ambulance trust, and any
  /// trust that spans areas, is never placed by the last.
  Placement place(const PlaceQuestion& question) const;

  /// The codes above a place (a named place or a sub-ICB location; may be empty) or else an ICS, as of today.
  Placement placement_of(std::string_view place, std::string_view ics) const;

  /// Shares of an employer's unplaced records; empty when the plan states none.
  const std::vector<Apportionment>& apportionments(std::string_view employer) const;

  /// "england", a region, an ICS, a named area ("syb") or an organisation code; nothing when it is none of these.
  std::optional<Area> area(std::string_view code) const;
  /// Whether a placed record belongs to the area. `employer` decides for an area that is one organisation.
  Membership in_area(const Area& area, std::string_view employer, const Placement& placement) const;

  /// Name of a place, sub-ICB, ICS, region or organisation code; the code itself when unknown.
  std::string name_of(std::string_view code) const;
  const std::vector<NamedPlace>& named_places() const;
  const std::vector<Organisation>& organisations() const;  ///< in order of code and date
  const std::vector<AreaLink>& links() const;

 private:
  Membership in_base_area(const Area& area, std::string_view employer, const Placement& placement) const;
  /// Whether an employer may have staff in an ICS: true unless it is known to span others only.
  bool touches(std::string_view employer, std::string_view ics) const;

  explicit Geography(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace cadre::vocabulary
