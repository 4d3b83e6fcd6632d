#include "store/column_view.h"

#include <fmt/format.h>

#include <set>
#include <stdexcept>

namespace cadre::store {
namespace {

template <class View>
auto& span_of(View& view) {
  if constexpr (requires { view.codes; })
    return view.codes;
  else
    return view.values;
}

ColumnData data_of(base::ColumnKind kind, const base::Table::Column& column) {
  switch (kind) {
    case base::ColumnKind::Code: {
      const auto& coded = std::get<base::CodedColumn>(column);
      return Coded<std::uint32_t>{coded.codes, std::span(coded.values)};
    }
    case base::ColumnKind::Text: {
      const auto& coded = std::get<base::CodedColumn>(column);
      return CodedTexts<std::uint32_t>{coded.codes, std::span(coded.values)};
    }
    case base::ColumnKind::Decimal:
      return Decimals{std::get<std::vector<double>>(column)};
    case base::ColumnKind::Flag:
      return Flags{std::get<std::vector<std::uint8_t>>(column)};
    case base::ColumnKind::Month:
      return Months<std::int64_t>{std::get<std::vector<std::int64_t>>(column)};
    case base::ColumnKind::Key: {
      const auto& bits = std::get<std::vector<std::int64_t>>(column);
      return Keys{std::span(reinterpret_cast<const std::uint64_t*>(bits.data()), bits.size())};
    }
    case base::ColumnKind::Integer:
      break;
  }
  return Integers<std::int64_t>{std::get<std::vector<std::int64_t>>(column), base::kNoInteger};
}

}  // namespace

std::size_t dictionary_size(const Dictionary& dictionary) {
  return std::visit([](const auto& values) { return values.size(); }, dictionary);
}

std::string_view dictionary_value(const Dictionary& dictionary, std::size_t code) {
  return std::visit([code](const auto& values) { return std::string_view(values[code]); }, dictionary);
}

std::size_t ColumnView::rows() const {
  return std::visit([](const auto& view) { return span_of(view).size(); }, data);
}

ColumnView ColumnView::slice(std::size_t first, std::size_t count) const {
  ColumnView part = *this;
  std::visit([=](auto& view) { span_of(view) = span_of(view).subspan(first, count); }, part.data);
  return part;
}

ColumnView coded_view(std::string name, const base::CodedColumn& column) {
  return {std::move(name), Coded<std::uint32_t>{column.codes, std::span(column.values)}};
}

ColumnView coded_view(std::string name, std::span<const std::uint8_t> codes, std::span<const std::string_view> texts) {
  return {std::move(name), Coded<std::uint8_t>{codes, texts}};
}

std::vector<ColumnView> views_of(const base::Table& table) {
  std::vector<ColumnView> views;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const base::ColumnSpec& spec = table.spec().columns[i];
    views.push_back({std::string(spec.name), data_of(spec.kind, table.column(i))});
  }
  return views;
}

std::vector<ColumnView> slice(std::span<const ColumnView> views, std::size_t first, std::size_t count) {
  std::vector<ColumnView> parts;
  for (const ColumnView& view : views) parts.push_back(view.slice(first, count));
  return parts;
}

std::size_t common_rows(std::span<const ColumnView> views) {
  if (views.empty()) throw std::logic_error("a stored table needs at least one column");
  std::set<std::string_view> names;
  for (const ColumnView& view : views) {
    if (!names.insert(view.name).second) throw std::logic_error(fmt::format("two columns are named {}", view.name));
    if (view.rows() != views.front().rows())
      throw std::logic_error(fmt::format("column {} has {} rows, column {} has {}", view.name, view.rows(),
                                         views.front().name, views.front().rows()));
  }
  return views.front().rows();
}

}  // namespace cadre::store
