#pragma once

#include "capacity/representation.h"
#include "run/further_results.h"

namespace cadre::run {

/// Keeps shares and likelihoods by group and says them on the page "Representation".
void add_representation(capacity::RepresentationTables tables, FurtherResults& further);

}  // namespace cadre::run
