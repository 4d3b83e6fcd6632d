#pragma once

#include <optional>
#include <vector>

#include "supply/model.h"

namespace cadre::supply {

/// Which professions may fare differently under `after` than under `before`, by index: those whose parameters differ,
/// and all that hang together with them by a route that serves several or by a limit that routes share. Movers keep
/// their profession, so nothing else joins them. Nothing when the models are not alike enough to be compared part by
/// part.
std::optional<std::vector<bool>> reached_professions(const Model& before, const Model& after);

/// Professions by what ties them together, a shared limit: each of the parts can be drawn without the others.
std::vector<std::vector<bool>> independent_professions(const Model& model);

}  // namespace cadre::supply
