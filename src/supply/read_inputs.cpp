#include "supply/read_inputs.h"

#include <algorithm>
#include <array>

#include "supply/read_tables.h"

namespace cadre::supply {
namespace {

template <auto Member>
std::size_t rows_of(const Inputs& inputs) {
  return (inputs.*Member).size();
}

constexpr std::array kFiles = {
    InputFile{"rates", true, "supply_rates", read_rates, rows_of<&Inputs::rates>},
    InputFile{"participation", true, "supply_participation", read_participation, rows_of<&Inputs::participation>},
    InputFile{"entry_ages", true, "supply_entry_ages", read_entry_ages, rows_of<&Inputs::entry_ages>},
    InputFile{"moves", true, "supply_moves", read_moves, rows_of<&Inputs::moves>},
    InputFile{"inflows", true, "supply_inflows", read_inflows, rows_of<&Inputs::inflows>},
    InputFile{"establishment", false, "supply_establishment", read_establishment, rows_of<&Inputs::establishment>},
    InputFile{"limits", true, "supply_limits", read_limits, rows_of<&Inputs::limits>},
    InputFile{"stages", true, "supply_stages", read_stages, rows_of<&Inputs::stages>},
    InputFile{"routes", true, "supply_routes", read_routes, rows_of<&Inputs::routes>},
    InputFile{"learners", false, "supply_learners", read_learners, rows_of<&Inputs::learners>},
    InputFile{"levers", false, "supply_levers", read_levers, rows_of<&Inputs::levers>},
    InputFile{"scenarios", false, "supply_scenarios", read_scenarios, rows_of<&Inputs::scenarios>},
};

}  // namespace

std::span<const InputFile> input_files() { return kFiles; }

}  // namespace cadre::supply
