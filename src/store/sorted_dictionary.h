#pragma once

#include "base/coded_column.h"

namespace cadre::store {

/// Puts the dictionary in order of bytes and renumbers the codes; code 0 stays the empty text.
void sort_dictionary(base::CodedColumn& column);

}  // namespace cadre::store
