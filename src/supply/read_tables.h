#pragma once

#include <string>

#include "supply/inputs.h"

namespace cadre::supply {

// Readers of single tables (docs/formats/supply.md), as InputFile::read.
void read_rates(std::string text, const std::string& name, bool own, Inputs& into);
void read_participation(std::string text, const std::string& name, bool own, Inputs& into);
void read_entry_ages(std::string text, const std::string& name, bool own, Inputs& into);
void read_moves(std::string text, const std::string& name, bool own, Inputs& into);
void read_inflows(std::string text, const std::string& name, bool own, Inputs& into);
void read_establishment(std::string text, const std::string& name, bool own, Inputs& into);
void read_limits(std::string text, const std::string& name, bool own, Inputs& into);
void read_stages(std::string text, const std::string& name, bool own, Inputs& into);
void read_routes(std::string text, const std::string& name, bool own, Inputs& into);
void read_learners(std::string text, const std::string& name, bool own, Inputs& into);
void read_levers(std::string text, const std::string& name, bool own, Inputs& into);
void read_scenarios(std::string text, const std::string& name, bool own, Inputs& into);

/// What a lever's `what` names: leave_rate, retire_return, participation, establishment, inflow:SOURCE, starts:ROUTE,
/// limit:LIMIT; false when it is none of these.
bool parse_lever_target(const std::string& what, LeverTarget& target);

/// The word that an amount is written with.
inline constexpr std::string_view kAmounts[] = {"people", "per_100_staff"};

}  // namespace cadre::supply
