#include "bench_supply_plain.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "base/parallel.h"
#include "supply/prepared.h"

namespace cadre::bench {
namespace {

using namespace supply;  // a file of one program

class PlainFuture {
 public:
  PlainFuture(const Prepared& prepared, std::uint64_t seed)
      : prepared_(prepared),
        model_(*prepared.model),
        random_(seed),
        ages_(static_cast<std::size_t>(model_.axes.ages())),
        cells_(static_cast<std::size_t>(model_.axes.cells_per_column())),
        stock_(model_.people) {}

  const std::vector<std::int32_t>& run() {
    for (int step = 0; step < model_.months; ++step) {
      arrivals_.assign(stock_.size(), 0);
      for (std::size_t c = 0; c < model_.columns.size(); ++c) leave(c, step);
      for (std::size_t i = 0; i < stock_.size(); ++i) stock_[i] += arrivals_[i];
      for (const Inflow& inflow : model_.inflows) recruit(inflow, step);
      if (step % 12 == 11) birthdays();
    }
    return stock_;
  }

 private:
  std::int32_t binomial(std::int32_t n, double p) {
    if (n == 0 || p <= 0) return 0;
    return p >= 1 ? n : std::binomial_distribution<std::int32_t>(n, p)(random_);
  }

  void leave(std::size_t column, int step) {
    const MonthlyRates::Step& rates = prepared_.rates[static_cast<std::size_t>(model_.columns[column].rates)].at(step);
    for (std::size_t k = 0; k < cells_; ++k) {
      const std::int32_t before = stock_[column * cells_ + k];
      std::int32_t stay = before;
      double rest = 1;
      for (std::size_t r = 0; r < kRisks; ++r) {
        const double p = rates.chance[k][r];
        if (p <= 0) continue;
        const std::int32_t gone = binomial(stay, p / rest);
        rest -= p;
        stay -= gone;
        if (static_cast<Risk>(r) == Risk::Promote) arrivals_[column * cells_ + k + ages_] += gone;
        if (static_cast<Risk>(r) == Risk::Move) send(column, k, gone);
      }
      stock_[column * cells_ + k] = stay;
    }
  }

  void send(std::size_t column, std::size_t k, std::int32_t people) {
    double rest = 1;
    for (const Destination& to : model_.moves[column]) {
      const std::int32_t here = binomial(people, std::min(1.0, to.weight / rest));
      arrivals_[static_cast<std::size_t>(to.column) * cells_ + k] += here;
      people -= here;
      rest -= to.weight;
    }
    arrivals_[column * cells_ + k] += people;
  }

  std::int32_t open_posts(std::size_t row, int step) const {
    if (model_.establishment.empty() || !model_.establishment[row].stated()) return 1'000'000'000;
    const auto weights = prepared_.rates[0].weight();  // the benchmark's do not differ by age
    const std::size_t levels = model_.axes.levels.size();
    std::int64_t people = 0, weighted = 0;
    for (std::size_t a = 0; a < ages_; ++a) {
      people += stock_[row * ages_ + a];
      weighted += static_cast<std::int64_t>(stock_[row * ages_ + a]) * weights[row % levels * ages_ + a];
    }
    const double each = people > 0 ? static_cast<double>(weighted) / static_cast<double>(people) : 1000;
    return static_cast<std::int32_t>(
        std::max(0.0, model_.establishment[row].at(step) * 1000 - static_cast<double>(weighted)) / each);
  }

  void recruit(const Inflow& inflow, int step) {
    const std::size_t row =
        static_cast<std::size_t>(inflow.column) * model_.axes.levels.size() + static_cast<std::size_t>(inflow.level);
    std::int32_t people = std::poisson_distribution<std::int32_t>(inflow.per_year.at(step) / 12)(random_);
    people = std::min(people, open_posts(row, step));
    const auto& weight =
        prepared_.entry_ages[static_cast<std::size_t>(inflow.entry_ages)].weight[static_cast<std::size_t>(step) % 12];
    if (people < 2 * static_cast<std::int32_t>(ages_)) {
      std::discrete_distribution<std::size_t> age(weight.begin(), weight.end());
      for (std::int32_t i = 0; i < people; ++i) ++stock_[row * ages_ + age(random_)];
      return;
    }
    double rest = 1;
    for (std::size_t a = 0; a < ages_; ++a) {
      const std::int32_t here = a + 1 == ages_ ? people : binomial(people, std::min(1.0, weight[a] / rest));
      stock_[row * ages_ + a] += here;
      people -= here;
      rest -= weight[a];
    }
  }

  void birthdays() {
    for (std::size_t row = 0; row < stock_.size() / ages_; ++row) {
      auto cells = stock_.begin() + static_cast<std::ptrdiff_t>(row * ages_);
      cells[static_cast<std::ptrdiff_t>(ages_) - 1] += cells[static_cast<std::ptrdiff_t>(ages_) - 2];
      std::copy_backward(cells, cells + static_cast<std::ptrdiff_t>(ages_) - 2,
                         cells + static_cast<std::ptrdiff_t>(ages_) - 1);
      cells[0] = 0;
    }
  }

  const Prepared& prepared_;
  const Model& model_;
  std::mt19937_64 random_;
  std::size_t ages_, cells_;
  std::vector<std::int32_t> stock_, arrivals_;
};

}  // namespace

std::vector<std::int32_t> run_plainly(const Model& model, std::size_t futures, int threads) {
  const Prepared prepared(model);
  std::vector<std::int32_t> out(model.cells() * futures);
  base::parallel_for(futures, threads, [&](std::size_t f) {
    PlainFuture future(prepared, 1000 + f);
    const std::vector<std::int32_t>& last = future.run();
    for (std::size_t i = 0; i < last.size(); ++i) out[i * futures + f] = last[i];
  });
  return out;
}

}  // namespace cadre::bench
