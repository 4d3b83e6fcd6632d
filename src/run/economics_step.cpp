#include "run/economics_step.h"

#include <array>
#include <filesystem>
#include <memory>

#include "economics/economics_tables.h"
#include "intake/byte_stream.h"
#include "publishing/economics_page.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

std::string text_of(const std::string& path, const std::string& name) {
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(path, name);
  std::string text;
  std::array<char, 1U << 14U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) text.append(block.data(), read);
  return text;
}

/// A file of the plan, or the name of a model that comes with cadre.
std::string model_path(const plan_file::Plan& plan, const std::string& reference_dir, const std::string& model) {
  const std::string shipped = reference_dir + "/economics/" + model + ".toml";
  std::error_code ignored;
  return model.find_first_of("/.") == std::string::npos && fs::exists(shipped, ignored) ? shipped : plan.resolve(model);
}

}  // namespace

void add_economics(const plan_file::Plan& plan, const std::string& reference_dir, const publishing::Labels& /*labels*/,
                   FurtherResults& further) {
  if (plan.economics.models.empty()) return;
  std::vector<economics::Studied> studies;
  publishing::EconomicsPage page;
  for (const std::string& model : plan.economics.models) {
    const std::string path = model_path(plan, reference_dir, model);
    economics::Studied study{fs::path(path).stem().string(), economics::read_model(text_of(path, model), model), {}};
    study.analysis = economics::analyse(study.model, static_cast<std::size_t>(plan.economics.draws), plan.plan.seed);
    const std::vector<std::string> sentences = economics::economics_sentences(study);
    if (!sentences.empty()) page.sentences.push_back(study.model.head.title + ": " + sentences.front());
    if (!study.model.head.note.empty()) page.notes.push_back(study.model.head.title + ": " + study.model.head.note);
    studies.push_back(std::move(study));
  }
  for (base::Table& table : economics::economics_tables(studies)) page.tables.push_back(further.keep(std::move(table)));
  further.pages.push_back(publishing::economics_page(page));
}

}  // namespace cadre::run
