#include "supply/draw_batch.h"

namespace cadre::supply {

void DrawBatch::grow(std::size_t rows) {
  const std::size_t room = (size_ + rows) * 2 + kPadding;
  for (auto* column : {&n, &x}) column->resize(room);
  for (auto* column : {&future, &cell}) column->resize(room);
  for (auto* column : {&first, &second}) column->resize(room);
  p.resize(room);
  top.resize(room);
}

std::size_t DrawBatch::add_lanes(std::uint32_t first_future, std::uint32_t of_cell) {
  if (size_ + kLanes + kPadding > n.size()) grow(kLanes);
  for (std::uint32_t lane = 0; lane < kLanes32; ++lane) {
    future[size_ + lane] = first_future + lane;
    cell[size_ + lane] = of_cell;
  }
  size_ += kLanes;
  return size_ - kLanes;
}

}  // namespace cadre::supply
