#include "supply/draw_batch.h"

namespace cadre::supply {

void DrawBatch::grow() {
  const std::size_t room = (size_ + 1) * 2 + kPadding;
  for (auto* column : {&n, &x}) column->resize(room);
  for (auto* column : {&future, &cell}) column->resize(room);
  p.resize(room);
  top.resize(room);
  first.resize(room);
  second.resize(room);
}

}  // namespace cadre::supply
