#include "store/column_encoder.h"

#include <duckdb.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "base/month.h"
#include "store/enum_coding.h"

namespace cadre::store {
namespace {

duckdb_vector vector_of(void* vector) { return static_cast<duckdb_vector>(vector); }

template <class T>
T* data_of(void* vector) {
  return static_cast<T*>(duckdb_vector_get_data(vector_of(vector)));
}

/// Marks the rows for which missing(i) holds as NULL, 64 at a time. Without any the mask is left unmade.
template <class Missing>
void mark_nulls(void* vector, std::size_t count, const Missing& missing) {
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) any |= missing(i);
  if (!any) return;
  duckdb_vector_ensure_validity_writable(vector_of(vector));
  std::uint64_t* words = duckdb_vector_get_validity(vector_of(vector));
  for (std::size_t start = 0; start < count; start += 64) {
    const std::size_t bits = std::min<std::size_t>(64, count - start);
    std::uint64_t word = ~std::uint64_t{0};
    for (std::size_t b = 0; b < bits; ++b) word ^= std::uint64_t{missing(start + b)} << b;
    words[start / 64] = word;
  }
}

template <class T>
constexpr duckdb_type type_id() {
  if constexpr (std::is_same_v<T, std::uint8_t>) return DUCKDB_TYPE_UTINYINT;
  if constexpr (std::is_same_v<T, std::uint16_t>) return DUCKDB_TYPE_USMALLINT;
  if constexpr (std::is_same_v<T, std::uint32_t>) return DUCKDB_TYPE_UINTEGER;
  if constexpr (std::is_same_v<T, std::uint64_t>) return DUCKDB_TYPE_UBIGINT;
  if constexpr (std::is_same_v<T, std::int32_t>) return DUCKDB_TYPE_INTEGER;
  if constexpr (std::is_same_v<T, std::int64_t>) return DUCKDB_TYPE_BIGINT;
  return DUCKDB_TYPE_DOUBLE;
}

/// Numbers that DuckDB stores as they lie in memory.
template <class T, class Missing>
class PlainEncoder final : public ColumnEncoder {
 public:
  PlainEncoder(std::span<const T> values, Missing missing) : values_(values), missing_(missing) {}
  void* make_type() const override { return duckdb_create_logical_type(type_id<T>()); }
  void fill(void* vector, std::size_t first, std::size_t count) const override {
    const T* in = values_.data() + first;
    std::memcpy(duckdb_vector_get_data(vector_of(vector)), in, count * sizeof(T));
    mark_nulls(vector, count, [&](std::size_t i) { return missing_(in[i]); });
  }

 private:
  std::span<const T> values_;
  Missing missing_;
};

template <class T, class Missing>
std::unique_ptr<ColumnEncoder> plain(std::span<const T> values, Missing missing) {
  return std::make_unique<PlainEncoder<T, Missing>>(values, missing);
}

/// Numbers that are turned into days since 1970-01-01.
template <class T, class Missing, class DayOf>
class DateEncoder final : public ColumnEncoder {
 public:
  DateEncoder(std::span<const T> values, Missing missing, DayOf day_of)
      : values_(values), missing_(missing), day_of_(day_of) {}
  void* make_type() const override { return duckdb_create_logical_type(DUCKDB_TYPE_DATE); }
  void fill(void* vector, std::size_t first, std::size_t count) const override {
    const T* in = values_.data() + first;
    auto* out = data_of<std::int32_t>(vector);
    T last{};
    std::int32_t day = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (in[i] != last) {  // files hold long runs of one month
        last = in[i];
        day = missing_(last) ? 0 : day_of_(last);
      }
      out[i] = day;
    }
    mark_nulls(vector, count, [&](std::size_t i) { return missing_(in[i]); });
  }

 private:
  std::span<const T> values_;
  Missing missing_;
  DayOf day_of_;
};

template <class T>
std::unique_ptr<ColumnEncoder> month_encoder(std::span<const T> values) {
  const auto missing = [](T ordinal) { return ordinal == 0; };
  const auto day_of = [](T ordinal) {
    const auto month = base::Month::from_ordinal(static_cast<std::int32_t>(ordinal));
    return base::days_from_civil(month.year(), month.month(), 1);
  };
  return std::make_unique<DateEncoder<T, decltype(missing), decltype(day_of)>>(values, missing, day_of);
}

class FlagEncoder final : public ColumnEncoder {
 public:
  explicit FlagEncoder(std::span<const std::uint8_t> values) : values_(values) {}
  void* make_type() const override { return duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN); }
  void fill(void* vector, std::size_t first, std::size_t count) const override {
    auto* out = data_of<std::uint8_t>(vector);
    for (std::size_t i = 0; i < count; ++i) out[i] = values_[first + i] != 0 ? 1 : 0;
  }

 private:
  std::span<const std::uint8_t> values_;
};

/// Text stored as VARCHAR; text_of(row) is empty for NULL.
template <class TextOf>
class TextEncoder final : public ColumnEncoder {
 public:
  explicit TextEncoder(TextOf text_of) : text_of_(text_of) {}
  void* make_type() const override { return duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR); }
  void fill(void* vector, std::size_t first, std::size_t count) const override {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view text = text_of_(first + i);
      if (!text.empty()) duckdb_vector_assign_string_element_len(vector_of(vector), i, text.data(), text.size());
    }
    mark_nulls(vector, count, [&](std::size_t i) { return text_of_(first + i).empty(); });
  }

 private:
  TextOf text_of_;
};

template <class TextOf>
std::unique_ptr<ColumnEncoder> text_encoder(TextOf text_of) {
  return std::make_unique<TextEncoder<TextOf>>(text_of);
}

/// Codes turned into members of an ENUM, whose width DuckDB chooses by their number.
template <class Code>
class EnumEncoder final : public ColumnEncoder {
 public:
  EnumEncoder(std::span<const Code> codes, EnumCoding coding) : codes_(codes), coding_(std::move(coding)) {
    duckdb_logical_type type = static_cast<duckdb_logical_type>(make_type());
    width_ = duckdb_enum_internal_type(type);
    duckdb_destroy_logical_type(&type);
  }
  void* make_type() const override {
    std::vector<const char*> names;
    names.reserve(coding_.members.size());
    for (const std::string& member : coding_.members) names.push_back(member.c_str());
    return duckdb_create_enum_type(names.data(), names.size());
  }
  void fill(void* vector, std::size_t first, std::size_t count) const override {
    if (width_ == DUCKDB_TYPE_UTINYINT)
      fill_as(data_of<std::uint8_t>(vector), first, count);
    else if (width_ == DUCKDB_TYPE_USMALLINT)
      fill_as(data_of<std::uint16_t>(vector), first, count);
    else
      fill_as(data_of<std::uint32_t>(vector), first, count);
    const Code* in = codes_.data() + first;
    const std::uint32_t* member_of = coding_.member_of.data();
    mark_nulls(vector, count, [&](std::size_t i) { return member_of[in[i]] == EnumCoding::kNoMember; });
  }

 private:
  template <class Out>
  void fill_as(Out* out, std::size_t first, std::size_t count) const {
    const Code* in = codes_.data() + first;
    const std::uint32_t* member_of = coding_.member_of.data();
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t member = member_of[in[i]];
      out[i] = static_cast<Out>(member == EnumCoding::kNoMember ? 0 : member);
    }
  }

  std::span<const Code> codes_;
  EnumCoding coding_;
  duckdb_type width_;
};

struct MakeEncoder {
  EnumScope scope;

  template <class Code>
  std::unique_ptr<ColumnEncoder> operator()(const Coded<Code>& view) const {
    EnumCoding coding = enum_coding(view.codes, view.dictionary, scope);
    if (coding.as_text) return coded_text(view.codes, view.dictionary);
    return std::make_unique<EnumEncoder<Code>>(view.codes, std::move(coding));
  }
  template <class Code>
  std::unique_ptr<ColumnEncoder> operator()(const CodedTexts<Code>& view) const {
    enum_coding(view.codes, view.dictionary, EnumScope::Used);  // for its check of the codes
    return coded_text(view.codes, view.dictionary);
  }
  std::unique_ptr<ColumnEncoder> operator()(const Keys& view) const {
    return plain(view.values, [](std::uint64_t key) { return key == 0; });
  }
  std::unique_ptr<ColumnEncoder> operator()(const Decimals& view) const {
    return plain(view.values, [](double value) { return std::isnan(value); });
  }
  template <class T>
  std::unique_ptr<ColumnEncoder> operator()(const Integers<T>& view) const {
    if (view.missing) return plain(view.values, [none = *view.missing](T value) { return value == none; });
    return plain(view.values, [](T) { return false; });
  }
  template <class T>
  std::unique_ptr<ColumnEncoder> operator()(const Months<T>& view) const {
    return month_encoder(view.values);
  }
  std::unique_ptr<ColumnEncoder> operator()(const Days& view) const {
    const auto missing = [below = view.missing_below](std::int32_t day) { return day <= below; };
    const auto same = [](std::int32_t day) { return day; };
    return std::make_unique<DateEncoder<std::int32_t, decltype(missing), decltype(same)>>(view.values, missing, same);
  }
  std::unique_ptr<ColumnEncoder> operator()(const Flags& view) const {
    return std::make_unique<FlagEncoder>(view.values);
  }
  std::unique_ptr<ColumnEncoder> operator()(const Texts& view) const {
    return text_encoder([values = view.values](std::size_t row) { return std::string_view(values[row]); });
  }

 private:
  template <class Code>
  static std::unique_ptr<ColumnEncoder> coded_text(std::span<const Code> codes, const Dictionary& dictionary) {
    return text_encoder([=](std::size_t row) {
      return codes[row] == 0 ? std::string_view() : dictionary_value(dictionary, codes[row]);
    });
  }
};

}  // namespace

std::unique_ptr<ColumnEncoder> make_encoder(const ColumnView& view, EnumScope scope) {
  return std::visit(MakeEncoder{scope}, view.data);
}

}  // namespace cadre::store
