#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "supply/philox.h"

namespace cadre::supply {

/// Futures that are worked on together, side by side in memory.
inline constexpr std::size_t kLanes = 16;
inline constexpr std::uint32_t kLanes32 = 16;
/// Cells whose first bits come out of one Philox block: a byte each.
inline constexpr std::size_t kFilterCells = 16;

/// Many binomial draws of one step and stream. Rows are independent; results equal `draw_binomial` row by row.
class DrawBatch {
 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  void add(std::int32_t count, double probability, std::uint32_t of_future, std::uint32_t of_cell,
           std::uint8_t first_bits = 0) {
    if (size_ + kPadding >= n.size()) grow(1);
    n[size_] = count;
    p[size_] = probability;
    future[size_] = of_future;
    cell[size_] = of_cell;
    top[size_++] = first_bits;
  }

  /// kLanes rows of neighbouring futures, whose n, p and top are to be filled; returns the first.
  std::size_t add_lanes(std::uint32_t first_future, std::uint32_t of_cell);
  /// So many rows, to be filled.
  void set_size(std::size_t rows) {
    if (rows + kPadding > n.size()) grow(rows);
    size_ = rows;
  }
  /// `rows` rows that differ in n alone, which counts from 0: for draw_bits.
  void add_numbered(std::size_t rows, std::uint32_t of_future, std::uint32_t of_cell) {
    if (size_ + rows + kPadding > n.size()) grow(rows);
    for (std::size_t i = 0; i < rows; ++i, ++size_) {
      n[size_] = static_cast<std::int32_t>(i);
      future[size_] = of_future;
      cell[size_] = of_cell;
    }
  }

  std::vector<std::int32_t> n;  ///< 0..2^31
  std::vector<double> p;        ///< 0..1; of Poisson draws the mean
  std::vector<std::uint32_t> future, cell;
  std::vector<std::uint8_t> top;             ///< first eight bits, where they are drawn already
  std::vector<std::int32_t> x;               ///< result
  std::vector<std::uint64_t> first, second;  ///< random bits of the row's name, 64 each

 private:
  static constexpr std::size_t kPadding = 32;  // pairs of vectors of eight read and write past the last row
  void grow(std::size_t rows);
  std::size_t size_ = 0;
};

/// A way through the draws, by what the processor has. All give the same values.
enum class VectorPath : std::uint8_t { Scalar, Sse4, Avx2, Avx512 };
inline constexpr std::array<std::string_view, 4> kVectorPathNames = {"scalar", "sse4", "avx2", "avx512"};

std::vector<VectorPath> vector_paths();   ///< those of this machine, slowest first
VectorPath vector_path();                 ///< the one in use: the fastest unless forced
void force_vector_path(VectorPath path);  ///< for tests and benchmarks; not while draws are made
void release_vector_path();               ///< back to the fastest

/// x and `second` of every row; `name` gives seed, step and stream. `with_top`: the first eight bits are in `top`.
void draw_binomials(DrawBatch& batch, const DrawName& name, bool with_top);
/// `first` and `second` of every row, whose stream is name.stream | n.
void draw_bits(DrawBatch& batch, const DrawName& name);
/// x of every row, with mean p.
void draw_poissons(DrawBatch& batch, const DrawName& name);

/// Which cells of a column may lose anybody. A cell of n people at probability p loses somebody only when its uniform
/// is below 1 - (1 - p)^n, which is at most n p; the first eight bits settle most cells. `stock`: cells × kLanes;
/// `threshold[c]` >= kFilterUnits × p, 0 or 2 … kFilterUnits; `first_block`: number of the column's first sixteen
/// cells; lane l is future name.future + l. Writes place (cell × kLanes + lane) × 256 + first bits of those left, in
/// order of cells and lanes; returns how many. `found` must hold (cells + 1) × kLanes.
inline constexpr std::int32_t kFilterUnits = 65536;
std::size_t filter_cells(const std::int32_t* stock, const std::int32_t* threshold, std::size_t cells,
                         const DrawName& name, std::uint32_t first_block, std::uint32_t* found);

/// The first bits of all cells, cell × kLanes; `tops` must hold cells rounded up to whole kFilterCells.
void first_bits(std::size_t cells, const DrawName& name, std::uint32_t first_block, std::uint8_t* tops);

/// Where sums of cells by lane go, kLanes each.
struct CellSums {
  std::int32_t* people;
  std::int32_t* weighted;
  std::int32_t* weighted_next;
};
/// People of `cells` cells and people × each of two weights. Sums must stay below 2^31.
void sum_cells(const std::int32_t* stock, const std::int16_t* weight, const std::int16_t* weight_next,
               std::size_t cells, const CellSums& to);

}  // namespace cadre::supply
