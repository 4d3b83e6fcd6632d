// Any bytes are a title, a pay text and a CSV file. Beyond surviving: the answer never depends on letter case, and a
// file gives one line for every row.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>

#include "base/source_dir.h"
#include "curation/classify_titles.h"

namespace {

using namespace cadre;

class Bytes final : public intake::ByteStream {
 public:
  explicit Bytes(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* out, std::size_t room) override {
    const std::size_t n = std::min(room, text_.size() - at_);
    std::memcpy(out, text_.data() + at_, n);
    at_ += n;
    return n;
  }
  std::uint64_t size_on_disk() const override { return text_.size(); }
  std::uint64_t consumed() const override { return at_; }
  std::string sha256() override { return {}; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const curation::TitleClassifier classifier =
      curation::TitleClassifier::load(cadre::base::source_dir() + "/reference");
  const std::string text(bytes, bytes + size);
  const curation::TitleVerdict verdict = classifier.classify(text, text);
  require(!verdict.evidence.empty());
  require(!(verdict.confidence < 0) && !(verdict.confidence > 1));
  require(verdict.professions.empty() == tier_of(verdict).empty());

  // Entities ("&AMP;") are case-sensitive, as in HTML; everything else is not.
  if (text.find('&') == std::string::npos) {
    std::string upper = text;
    for (char& c : upper)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    require(codes_of(classifier.classify(upper, text)) == codes_of(verdict));
  }

  Bytes file("title,pay\n" + text);
  std::ostringstream out;
  const curation::ClassifyCounts counts =
      curation::classify_titles(file, "fuzz.csv", {"title", "pay"}, classifier, out);
  const std::string lines = out.str();
  require(static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')) == counts.rows + 1);
  require(counts.rows == counts.allied_health + counts.either + counts.none + counts.unread);
  return 0;
}
