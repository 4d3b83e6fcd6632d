#pragma once

#include <span>
#include <string>

#include "capability/inputs.h"
#include "capability/survey.h"

namespace cadre::publishing {

/// Writes the workbook of the capability survey (docs/formats/capability.md): sheets Instructions, Survey (people or
/// teams x competencies, levels 0 to 4), Details (in use, in training, evidence) and Codes. No macros; the same bytes
/// each time. Throws base::InputError when it cannot be written.
void write_capability_template(const std::string& path, const capability::Inputs& inputs,
                               std::span<const capability::PlaceName> places);

/// Writes the workbook of the state of readiness: sheets Instructions, Readiness (a score of 0 to 4 for each question
/// of each domain), Actions and Codes. Throws base::InputError when it cannot be written.
void write_readiness_template(const std::string& path, const capability::Inputs& inputs);

}  // namespace cadre::publishing
