#include "cadre/console.h"

#include <ostream>

namespace cadre::app {

void print(Console& console, const base::Diagnostics& diagnostics) {
  for (const base::Diagnostic& diagnostic : diagnostics) console.err << diagnostic.text() << '\n';
}

}  // namespace cadre::app
