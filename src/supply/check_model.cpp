#include "supply/check_model.h"
namespace cadre::supply {
base::Diagnostics check(const Model&) { return {}; }
}  // namespace cadre::supply
