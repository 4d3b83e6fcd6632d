#include "supply/draw_batch.h"

#include <algorithm>
#include <numeric>

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

void DrawBatch::add_numbered(std::size_t rows, std::uint32_t of_future, std::uint32_t of_cell) {
  if (size_ + rows + kPadding > n.size()) grow(rows);
  const auto at = static_cast<std::ptrdiff_t>(size_);
  std::iota(n.begin() + at, n.begin() + at + static_cast<std::ptrdiff_t>(rows), 0);
  std::fill_n(future.begin() + at, rows, of_future);
  std::fill_n(cell.begin() + at, rows, of_cell);
  size_ += rows;
}

}  // namespace cadre::supply
