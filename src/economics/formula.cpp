#include "economics/formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "plan_file/nearest.h"

namespace cadre::economics {
namespace {

constexpr int kDeepest = 60;  // brackets within brackets

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

/// Recursive descent: sum = product (+|- product)*, product = factor (*|/ factor)*.
class FormulaReader {
 public:
  FormulaReader(std::string_view text, std::span<const std::string> names) : text_(text), names_(names) {}

  Formula read() {
    sum();
    skip();
    if (at_ < text_.size()) refuse(fmt::format("'{}' is not expected", text_.substr(at_, 10)));
    return std::move(out_);
  }

 private:
  using Op = Formula::Op;

  [[noreturn]] void refuse(const std::string& what) const {
    throw std::invalid_argument(fmt::format("{} at character {}", what, at_ + 1));
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) refuse(fmt::format("'{}' is missing", c));
  }
  void add(Op op) { out_.steps_.push_back({op}); }

  void sum() {
    if (++depth_ > kDeepest) refuse("too many brackets");
    product();
    for (;;) {
      if (take('+')) {
        product();
        add(Op::Add);
      } else if (take('-')) {
        product();
        add(Op::Subtract);
      } else {
        break;
      }
    }
    --depth_;
  }
  void product() {
    factor();
    for (;;) {
      if (take('*')) {
        factor();
        add(Op::Multiply);
      } else if (take('/')) {
        factor();
        add(Op::Divide);
      } else {
        return;
      }
    }
  }
  void factor() {
    int minus = 0;
    while (take('-')) ++minus;
    if (take('(')) {
      sum();
      expect(')');
    } else if (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) {
      number();
    } else if (at_ < text_.size() && is_letter(text_[at_])) {
      word();
    } else {
      refuse("a number or a name is missing");
    }
    if (minus % 2 == 1) add(Op::Negate);
  }
  void number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc() || value > 1e15) refuse("this is no number");
    at_ = static_cast<std::size_t>(end - text_.data());
    out_.steps_.push_back({Op::Number, value});
  }
  void word() {
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    if (name == "min" || name == "max") {
      at_ = end;
      expect('(');
      sum();
      expect(',');
      sum();
      expect(')');
      add(name == "min" ? Op::Min : Op::Max);
      return;
    }
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      const std::vector<std::string_view> known(names_.begin(), names_.end());
      const plan_file::Nearest nearest = plan_file::nearest_of(name, known);
      refuse(fmt::format("nothing is called '{}'{}", name.substr(0, 40),
                         nearest.close ? fmt::format(" (did you mean '{}'?)", nearest.word) : ""));
    }
    at_ = end;
    out_.steps_.push_back({Op::Name, 0, static_cast<std::size_t>(found - names_.begin())});
  }

  std::string_view text_;
  std::span<const std::string> names_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Formula out_;
};

Formula Formula::parse(std::string_view text, std::span<const std::string> names) {
  return FormulaReader(text, names).read();
}

Formula Formula::constant(double value) {
  Formula out;
  out.steps_.push_back({Op::Number, value});
  return out;
}

double Formula::apply(Op op, double a, double b) {
  switch (op) {
    case Op::Add:
      return a + b;
    case Op::Subtract:
      return a - b;
    case Op::Multiply:
      return a * b;
    case Op::Divide:
      return b == 0 ? 0 : a / b;
    case Op::Min:
      return std::min(a, b);
    case Op::Max:
      return std::max(a, b);
    default:
      return a;
  }
}

double Formula::at(std::span<const double> values) const {
  std::vector<double> stack;
  for (const Step& step : steps_) {
    if (step.op == Op::Number || step.op == Op::Name) {
      stack.push_back(step.op == Op::Number ? step.number : values[step.name]);
    } else if (step.op == Op::Negate) {
      stack.back() = -stack.back();
    } else {
      const double b = stack.back();
      stack.pop_back();
      stack.back() = apply(step.op, stack.back(), b);
    }
  }
  return stack.back();
}

void Formula::compute(std::span<const std::vector<double>> columns, std::size_t draws, std::vector<double>& out) const {
  std::vector<std::vector<double>> stack;
  for (const Step& step : steps_) {
    if (step.op == Op::Number) {
      stack.emplace_back(draws, step.number);
    } else if (step.op == Op::Name) {
      stack.push_back(columns[step.name]);
    } else if (step.op == Op::Negate) {
      for (double& v : stack.back()) v = -v;
    } else {
      const std::vector<double> b = std::move(stack.back());
      stack.pop_back();
      for (std::size_t i = 0; i < draws; ++i) stack.back()[i] = apply(step.op, stack.back()[i], b[i]);
    }
  }
  out = std::move(stack.back());
}

std::vector<std::size_t> Formula::names() const {
  std::vector<std::size_t> out;
  for (const Step& step : steps_)
    if (step.op == Op::Name) out.push_back(step.name);
  return out;
}

}  // namespace cadre::economics
