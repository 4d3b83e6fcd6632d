#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/month.h"
#include "base/table.h"
#include "publishing/answers.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// Parts of the sentences on supply.

AnswerPart plain_part(std::string text);
base::Month month_at(const base::Table& table, std::size_t row, const char* column = "month");

/// The first row of a month (0 = of any) whose texts are these; an empty text asks for a missing one.
std::optional<std::size_t> find_row(const base::Table& table, std::int64_t month,
                                    std::initializer_list<std::pair<const char*, std::string_view>> texts);

/// A number of a row that opens; `keys` are the columns that name the row beside the month.
AnswerPart number_part(const base::Table& table, std::size_t row, const char* measure, std::string text,
                       std::initializer_list<const char*> keys);

/// "18 to 24" of two columns.
std::string range_text(const base::Table& table, std::size_t row, const char* low, const char* high, int digits = 0);

/// "Podiatrist", "Podiatrist in Sheffield".
std::string group_words(const base::Table& table, std::size_t row, const Labels& labels);
/// "placement_weeks, POD" -> "Placement weeks, Podiatrist".
std::string limit_words(std::string_view limit, const Labels& labels);
std::string area_words(std::string_view area, const Labels& labels);

}  // namespace cadre::publishing
