#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capacity/release_tables.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {

/// Population of an area, registered or weighted by need (reference/denominators.csv).
struct Denominator {
  std::string level;    ///< place, ics, england
  std::string code;     ///< "sheffield", "QF7", "ENG"
  std::string measure;  ///< community_services, registered_population …
  double people = 0;
  std::string year;  ///< "2025/26"
  std::string mark;
  std::string source;
};

/// reference/professions.csv
struct ProfessionFact {
  vocabulary::Profession profession = vocabulary::Profession::None;
  bool small_and_vulnerable = false;  ///< named so by the profession bodies and HEE
  std::string regulator;
};

/// Published counts of assistant practitioners (reference/ap_counts.csv); geographies nest.
struct AssistantCount {
  std::string geography;
  std::string contains;  ///< the geography of the row that lies inside this one; empty = none listed
  std::int64_t total = 0, mental_health = 0;
  std::string source;
};

/// One published figure that another source may contradict (reference/published_figures.csv, or series of the plan).
struct PublishedFigure {
  std::string topic, profession, geography, period;
  std::string measure;  ///< headcount, wte …
  double value = 0;
  std::string source, note;
};

struct CapacityReference {
  std::vector<ReleaseTable> release_tables;
  std::vector<Denominator> denominators;
  std::vector<ProfessionFact> professions;
  std::vector<AssistantCount> assistant_counts;
  std::vector<PublishedFigure> published_figures;

  /// Throws base::InputError with file and line when a table cannot be read.
  static CapacityReference load(const std::string& reference_dir);
};

}  // namespace cadre::capacity
