#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "curation/title_classifier.h"
#include "intake/byte_stream.h"

namespace cadre::app {

base::ExitCode classify_file(Console& console, const std::string& file, const curation::ClassifyOptions& options) {
  const curation::TitleClassifier classifier = curation::TitleClassifier::load(reference_dir());
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(file, file);
  const curation::ClassifyCounts counts = curation::classify_titles(*bytes, file, options, classifier, console.out);
  print(console, counts.notes);
  fmt::print(console.err, "{} rows: {} allied health, {} either, {} neither, {} without a title.\n", counts.rows,
             counts.allied_health, counts.either, counts.none, counts.unread);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
