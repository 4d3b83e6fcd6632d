#pragma once

#include <string>

namespace cadre::plan_file {

/// A commented plan.toml made from the option tables: every key with its meaning and default.
std::string starter_plan_text();

/// docs/formats/plan.md, made from the same tables.
std::string plan_markdown();

/// Makes DIR and DIR/data/. Throws base::UsageError when DIR holds a plan.toml or plan.xlsx or cannot be made.
void start_plan_folder(const std::string& dir);

/// Makes DIR, DIR/plan.toml and DIR/data/. Throws base::UsageError when DIR/plan.toml exists or DIR cannot be made;
/// nothing that exists is changed.
void write_starter_plan(const std::string& dir);

}  // namespace cadre::plan_file
