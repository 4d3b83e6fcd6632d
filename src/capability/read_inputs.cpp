#include "capability/read_inputs.h"

#include <algorithm>
#include <array>

#include "capability/read_tables.h"
#include "plan_file/option.h"

namespace cadre::capability {
namespace {

template <auto Member>
std::size_t rows_of(const Inputs& inputs, bool own) {
  const auto& rows = inputs.*Member;
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.given.own == own; }));
}

constexpr std::array kFiles = {
    InputFile{"settings", true, "capability_settings", read_settings, rows_of<&Inputs::settings>},
    InputFile{"functions", true, "capability_functions", read_functions, rows_of<&Inputs::functions>},
    InputFile{"barriers", true, "capability_barriers", read_barriers, rows_of<&Inputs::barriers>},
    InputFile{"competencies", true, "capability_competencies", read_competencies, rows_of<&Inputs::competencies>},
    InputFile{"colleagues", true, "capability_colleagues", read_colleagues, rows_of<&Inputs::colleagues>},
    InputFile{"matrix", true, "capability_matrix", read_matrix, rows_of<&Inputs::matrix>},
    InputFile{"law", true, "capability_law", read_law, rows_of<&Inputs::law>},
    InputFile{"trained", true, "capability_trained", read_trained, rows_of<&Inputs::trained>},
    InputFile{"benefits", false, "capability_benefits", read_benefits, rows_of<&Inputs::benefits>},
    InputFile{"system_support", false, "capability_system_support", read_system_support, rows_of<&Inputs::support>},
    InputFile{"readiness_questions", false, "capability_readiness_questions", read_readiness_questions,
              rows_of<&Inputs::readiness>},
};

}  // namespace

std::span<const InputFile> input_files() { return kFiles; }

std::optional<base::Month> month_of_date(std::string_view text) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  const std::string whole(text);
  if (text.size() == kYear) return base::parse_month(whole + "-01");
  if (text.size() > kMonth)
    return plan_file::parse_day(whole) ? base::parse_month(whole.substr(0, kMonth)) : std::nullopt;
  return base::parse_month(whole);
}

}  // namespace cadre::capability
