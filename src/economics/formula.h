#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::economics {

/// A formula of a model: numbers, names, + - * /, brackets, min(a, b), max(a, b). Read once, then computed for many
/// draws at a time.
class Formula {
 public:
  /// Reads `text`; names are places in `names`. Throws std::invalid_argument that says what is wrong and where.
  static Formula parse(std::string_view text, std::span<const std::string> names);
  static Formula constant(double value);

  /// out[i] for each draw i; columns[k][i] is the value of name k. Division by zero gives 0, so that a share of nothing
  /// is nothing.
  void compute(std::span<const std::vector<double>> columns, std::size_t draws, std::vector<double>& out) const;
  double at(std::span<const double> values) const;
  /// Places of the names that it uses.
  std::vector<std::size_t> names() const;

 private:
  enum class Op : std::uint8_t { Number, Name, Add, Subtract, Multiply, Divide, Negate, Min, Max };
  struct Step {
    Op op;
    double number = 0;
    std::size_t name = 0;
  };
  friend class FormulaReader;
  static double apply(Op op, double a, double b);
  std::vector<Step> steps_;  ///< in postfix order
};

}  // namespace cadre::economics
