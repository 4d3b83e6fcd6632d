#include "base/source_dir.h"

namespace cadre::base {

std::string source_dir() { return CADRE_SOURCE_DIR; }

}  // namespace cadre::base
