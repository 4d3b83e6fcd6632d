#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "supply/compile.h"

namespace cadre::supply {

/// A model while it is made, with what all of its parts look up. Private to the compiler.
struct Compiling {
  const Inputs& inputs;
  Model& model;
  Levers& levers;
  base::Diagnostics& notes;
  std::vector<std::int32_t> staff;             ///< opening people by column × level
  std::map<std::string, std::size_t> factors;  ///< index in Model::factors by name

  std::size_t levels() const { return model.axes.levels.size(); }
  const std::string& profession(const Column& c) const {
    return model.axes.professions[static_cast<std::size_t>(c.profession)];
  }
  const std::string& area(const Column& c) const { return model.axes.areas[static_cast<std::size_t>(c.area)]; }
  const std::string& sector(const Column& c) const { return model.axes.sectors[static_cast<std::size_t>(c.sector)]; }
  /// Profession, area and sector of the column, with a level.
  Scope scope_of(const Column& c, int level = -1) const { return {profession(c), area(c), sector(c), level}; }
  /// Opening people of a column at these levels, both ends included.
  std::int64_t people(std::size_t column, int level_from, int level_to) const;

  /// First step from which a row counts; the number of months when it is after the run.
  int step_of(base::Month from) const;
  /// The factor of this name, widened to hold the range; 0 for a certain value.
  int factor(const std::string& name, const Range& range);
  /// "leave, all professions", "leave, PT".
  static std::string group_name(std::string_view what, const std::string& profession);

  /// Says that a row fits no staff, when the plan wrote it; a row of reference/supply may.
  void fits_nobody(const Given& given, const std::string& what);
};

/// A path as short as it can be.
Path path_of(std::vector<double> values);

/// Whether a row for these staff is for this column (and level, where it has one).
bool covers(const Scope& row, const Scope& of);

// The parts, in the order in which they are made.
void compile_rates(Compiling& c, const OpeningStock& stock);  ///< rates, participation
void compile_moves(Compiling& c);
void compile_inflows(Compiling& c);
void compile_establishment(Compiling& c);
void compile_routes(Compiling& c);  ///< limits, routes, learners

/// Index in Model::entry_ages of the curve of an inflow of a profession. Throws base::InputError when no row gives one.
int entry_ages_of(Compiling& c, Source inflow, const std::string& profession);

}  // namespace cadre::supply
