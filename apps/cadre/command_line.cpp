#include "cadre/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <new>
#include <ostream>
#include <system_error>

#include "cadre/commands.h"
#include "cadre/exit_codes.h"
#include "cadre/match_command.h"
#include "cadre/planning_commands.h"
#include "cadre/series_commands.h"
#include "cadre/shared_files.h"
#include "cadre/shell_pages.h"
#include "cadre/supply_command.h"
#include "cadre/waits_command.h"
#include "plan_file/nearest.h"

namespace cadre::app {
namespace {

/// Every command, its options and where their values go. The chosen command is left in `action`.
class CommandLine {
 public:
  explicit CommandLine(Console& console) : console_(console) {
    app_.set_version_flag("--version", "cadre " + version());
    app_.add_flag("--quiet", console_.quiet, "No progress, also on a terminal");
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.footer(
        "A first plan of one's own:\n"
        "  cadre new my-plan\n"
        "  cadre key ~/cadre.key\n"
        "  CADRE_KEY_FILE=~/cadre.key cadre check my-plan\n\n" +
        exit_code_help() + "\n'cadre COMMAND --help' explains a command.");
    add_new();
    add_check();
    add_run();
    add_explain();
    add_fix_list();
    add_return();
    add_freeze();
    add_pack();
    add_classify();
    add_series_commands(app_, console_, action_);
    add_supply_command(app_, console_, action_);
    add_match_command(app_, console_, action_);
    add_waits_command(app_, console_, action_);
    add_planning_commands(app_, console_, action_);
    add_sample();
    add_key();
    add_docs();
  }

  int run(std::vector<std::string> arguments) {
    refuse_unknown_command(arguments);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::Success& answer) {  // --help, --version
      return app_.exit(answer, console_.out, console_.err);
    } catch (const CLI::ParseError& error) {
      const std::vector<CLI::App*> chosen = app_.get_subcommands();
      const std::string command = chosen.empty() ? "" : chosen.front()->get_name() + " ";
      throw base::UsageError(std::string(error.what()) + ". See: cadre " + command + "--help.");
    }
    return static_cast<int>(action_());
  }

 private:
  CLI::App* add(const char* name, const char* meaning, const char* examples) {
    CLI::App* command = app_.add_subcommand(name, meaning);
    command->footer(std::string("Examples:\n") + examples);
    return command;
  }

  void add_new() {
    CLI::App* command =
        add("new", "Write a commented starter plan, or a workbook for others to fill in",
            "  cadre new my-plan        makes my-plan/plan.toml and my-plan/data\n"
            "  cadre new my-plan --workbook   the same as a workbook, my-plan/plan.xlsx\n"
            "  cadre new --partner-template return.xlsx    for employers outside ESR\n"
            "  cadre new --capability-template survey.xlsx    who can do what, to send to teams\n"
            "  cadre new --readiness-template ready.xlsx    how ready teams are, and what they will do");
    CLI::Option* dir = command->add_option("DIR", dir_, "Folder of the plan; made when it is not there");
    CLI::Option* partner =
        command->add_option("--partner-template", file_, "Write the workbook of a partner's return, and no plan");
    CLI::Option* survey = command->add_option("--capability-template", survey_,
                                              "Write the workbook of the capability survey, and no plan");
    CLI::Option* ready = command->add_option("--readiness-template", readiness_,
                                             "Write the workbook of the state of readiness, and no plan");
    CLI::Option* workbook = command->add_flag("--workbook", workbook_, "Write plan.xlsx instead of plan.toml");
    const std::array templates = {partner, survey, ready};
    for (CLI::Option* one : templates) {
      one->excludes(dir)->excludes(workbook);
      for (CLI::Option* other : templates)
        if (other != one) one->excludes(other);
    }
    command->callback([this, dir, templates] {
      const bool none = std::all_of(templates.begin(), templates.end(), [](const auto* one) { return one->empty(); });
      if (dir->empty() && none) throw CLI::RequiredError("DIR, or --partner-template FILE.xlsx,");
      action_ = [this] { return new_file(); };
    });
  }

  base::ExitCode new_file() {
    if (!survey_.empty()) return new_capability_template(console_, survey_);
    if (!readiness_.empty()) return new_readiness_template(console_, readiness_);
    return file_.empty() ? new_plan(console_, dir_, workbook_) : new_partner_template(console_, file_);
  }

  void add_check() {
    CLI::App* command = add("check", "Read a plan and everything it names, and report without computing",
                            "  cadre check my-plan\n"
                            "  CADRE_KEY_FILE=~/cadre.key cadre check my-plan");
    command->add_option("DIR", dir_, "Folder of the plan")->required();
    command->callback([this] { action_ = [this] { return check_plan(console_, dir_); }; });
  }

  void add_run() {
    CLI::App* command = add("run", "Read, curate, count and publish a plan",
                            "  cadre run my-plan\n"
                            "  cadre run my-plan --out /secure/march --threads 2\n"
                            "  cadre run my-plan --packs employer");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("--out", run_.out, "Folder of the outputs; DIR/out when not given")->type_name("DIR");
    command->add_option("--threads", run_.threads, "Threads to use; all cores when not given. Never changes a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command
        ->add_option("--seed", run_.seed,
                     "Start of every random draw instead of the plan's: forecasts that are made to add up")
        ->type_name("N");
    command
        ->add_option("--packs", run_.packs,
                     "employer: also a workbook for each employer, with its own rows and benchmarks only")
        ->type_name("KIND")
        ->check(CLI::IsMember({"employer"}));
    command->callback([this] { action_ = [this] { return run_plan(console_, run_); }; });
  }

  void add_explain() {
    CLI::App* command = add(
        "explain", "Show the chain behind a figure: files, formula, assumptions",
        "  cadre explain my-plan capacity_cells.fte                                  all staff, the plan's month\n"
        "  cadre explain my-plan 'capacity_cells.people?month=2025-03&profession=PT'\n"
        "  cadre explain my-plan quality.review --out /secure/march\n"
        "A figure is named table.measure?key=value&...; the report shows the name of each. A wrong one is answered\n"
        "with the nearest.");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("FIGURE", figure_, "Name of the figure, in quotes")->required();
    command->add_option("--out", run_.out, "Folder of the outputs; DIR/out when not given")->type_name("DIR");
    command->callback([this] { action_ = [this] { return explain_figure(console_, run_.dir, run_.out, figure_); }; });
  }

  void add_fix_list() {
    CLI::App* command = add(
        "fix-list", "Print what one employer is to mend, worst first",
        "  cadre fix-list my-plan RXX                                   by file and line, nobody named\n"
        "  cadre fix-list my-plan RXX --out ~/rxx.csv\n"
        "  cadre fix-list my-plan RXX --with-source ~/esr_rxx.csv --out ~/rxx-named.csv\n"
        "With --with-source the employer's own columns stand beside each fault. FILE must be the very file that was\n"
        "read; the result names people, so it is written for its owner only and never into the outputs of a plan.\n"
        "What was decided about a finding goes into exceptions.csv of the plan (docs/formats/exceptions.md).");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("EMPLOYER", fix_list_.employer, "Code of the employer; 'unknown' for rows without one")
        ->required();
    CLI::Option* out = command->add_option("--out", fix_list_.out_file, "File to write, which must not be there yet");
    command->add_option("--with-source", fix_list_.source, "The employer's extract, as it was read")->needs(out);
    command->add_option("--from", run_.out, "Folder of the outputs; DIR/out when not given");
    command->callback([this] {
      action_ = [this] {
        fix_list_.dir = run_.dir;
        fix_list_.outputs = run_.out;
        return print_fix_list(console_, fix_list_);
      };
    });
  }

  void add_return() {
    CLI::App* command = add(
        "return", "Fill the rows of a workforce return, ready to paste",
        "  cadre return my-plan --map operational_plan --out ~/return.xlsx\n"
        "  cadre return my-plan --map my-plan/returns/provider-2025.toml --out ~/return.csv --month 2025-03\n"
        "  cadre return my-plan --map provider_workforce            prints it\n"
        "A template is data (docs/formats/returns.md): its rows, in its own order. The examples that come with cadre "
        "are\n"
        "no official templates. The blocks are followed by an account from the ledger over staff in post and the last\n"
        "seal to the rows; exit code 1 when a difference in it has no name. Small numbers stand in a return, so it is\n"
        "written for its owner only and never into the outputs of a plan.");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("--map", return_.map, "Template: a .toml file, or the name of one of reference/returns")
        ->required();
    command->add_option("--out", return_.out_file, "File to write, .csv or .xlsx, which must not be there yet");
    command->add_option_function<std::string>(
        "--month",
        [this](const std::string& text) {
          const std::optional<base::Month> month = base::parse_month(text);
          if (!month) throw CLI::ValidationError("--month", "'" + text + "' is not a month; write e.g. 2025-03");
          return_.month = *month;
        },
        "A month of the template's year; the plan's when not given");
    command->add_option("--from", run_.out, "Folder of the outputs; DIR/out when not given");
    command->callback([this] {
      action_ = [this] {
        return_.dir = run_.dir;
        return_.outputs = run_.out;
        return write_return(console_, return_);
      };
    });
  }

  void add_freeze() {
    CLI::App* command =
        add("freeze", "Seal the last output under a name, to see later what became different",
            "  cadre freeze my-plan return-2025-03        keeps the tables in my-plan/sealed/return-2025-03\n"
            "  cadre freeze my-plan board-may --out /secure/march\n"
            "A seal is never written again (exit code 3); every later run compares its figures with each seal.");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("NAME", seal_, "Name of the seal: letters, digits, '-', '_', '.'")->required();
    command->add_option("--out", run_.out, "Folder of the outputs; DIR/out when not given");
    command->callback([this] { action_ = [this] { return freeze_output(console_, run_.dir, run_.out, seal_); }; });
  }

  void add_pack() {
    CLI::App* command =
        add("pack", "Count the last output into a folder that can be sent: no person in it",
            "  cadre pack my-plan /secure/RHQ-2025-03      pack.csv, ledger, rules, contents sheet, checksums\n"
            "  cadre pack my-plan /secure/march --out /secure/out\n"
            "A system's plan reads packs beside staff lists: [[input]] path = \"data/packs/*/*.csv\".\n"
            "Small numbers stand in a pack: agree contents.html with the receiver first.");
    command->add_option("DIR", run_.dir, "Folder of the plan")->required();
    command->add_option("TO", pack_, "Folder to make; it must not exist")->required();
    command->add_option("--out", run_.out, "Folder of the outputs; DIR/out when not given");
    command->callback([this] { action_ = [this] { return write_pack(console_, run_.dir, run_.out, pack_); }; });
  }

  void add_classify() {
    CLI::App* command = add("classify", "Tell which titles of a CSV file are of which allied health profession",
                            "  cadre classify vacancies.csv --column title > professions.csv\n"
                            "  cadre classify vacancies.csv.gz --column job_title --pay-column salary_text");
    command->add_option("FILE", file_, "CSV file, plain or .gz, with a row of headings")->required();
    command->add_option("--column", classify_.column, "Heading of the titles")
        ->type_name("HEADING")
        ->capture_default_str();
    command->add_option("--pay-column", classify_.pay_column, "Heading of the pay text, which may tell the band")
        ->type_name("HEADING");
    command->callback([this] { action_ = [this] { return classify_file(console_, file_, classify_); }; });
  }

  void add_sample() {
    CLI::App* command = add("sample", "Invent staff lists with planted faults, to try cadre on",
                            "  cadre sample --out lists --people 3000 --months 2\n"
                            "  cadre sample --out lists --people 50000 --last-month 2026-03 --seed 7 --no-faults");
    command->add_option("--out", sample_.out_dir, "Folder to write into; made when it is not there")
        ->type_name("DIR")
        ->required();
    command->add_option("--people", sample_.people, "Posts filled at any time")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(1, 14'000'000));
    command->add_option("--months", sample_.months, "Months, ending with the last one")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(1, 60));
    command
        ->add_option_function<std::string>(
            "--last-month",
            [this](const std::string& text) {
              const std::optional<base::Month> month = base::parse_month(text);
              if (!month)
                throw CLI::ValidationError("--last-month", "'" + text + "' is not a month; write e.g. 2026-03");
              sample_.last_month = *month;
            },
            "Month of the last lists, e.g. 2025-03")
        ->type_name("MONTH");
    command->add_option("--seed", sample_.seed, "The same seed gives the same bytes")
        ->type_name("N")
        ->capture_default_str();
    command->add_flag("!--no-faults", sample_.faults, "Plant no faults and no near misses");
    command->add_flag("--allied-only", sample_.allied_only, "Leave out nurses, doctors, administration");
    command->add_flag("--single-file", sample_.single_file, "One file instead of one for each employer and month");
    command
        ->add_option("--truth", sample_.truth_dir,
                     "Folder for what is true of the lists; the same folder when not given")
        ->type_name("DIR");
    command
        ->add_option("--month-files", sample_.month_dir,
                     "Folder for the other files of these months, from establishment to job plans; none when not "
                     "given")
        ->type_name("DIR");
    command->callback([this] { action_ = [this] { return make_sample(console_, sample_); }; });
  }

  void add_key() {
    CLI::App* command = add("key", "Make a key file, which turns identifiers into hashes",
                            "  cadre key ~/cadre.key    32 random bytes that only you may read");
    command->add_option("FILE", file_, "The key file to make, outside every plan")->required();
    command->callback([this] { action_ = [this] { return make_key(console_, file_); }; });
  }

  void add_docs() {
    CLI::App* command = add("docs", "Write the pages that come from the sources",
                            "  cadre docs --write docs/formats    the pages of docs/formats\n"
                            "  cadre docs --shell build           the manual page and completion for bash");
    command->group("");  // for those who develop cadre; not shown
    CLI::Option_group* what = command->add_option_group("");
    what->add_option("--write", dir_, "Folder of the pages of docs/formats");
    what->add_option("--shell", shell_dir_, "Folder of cadre.1 and cadre.bash");
    what->require_option(1);
    command->callback([this] {
      action_ = [this] {
        return shell_dir_.empty() ? write_docs(console_, dir_)
                                  : write_shell_pages(console_, shell_dir_, command_help(), version());
      };
    });
  }

  /// What `--help` says, for other pages that say it. Commands for developers are left out.
  std::vector<CommandHelp> command_help() const {
    std::vector<CommandHelp> all;
    for (const CLI::App* command : app_.get_subcommands([](const CLI::App* c) { return !c->get_group().empty(); })) {
      CommandHelp help{command->get_name(), command->get_description(), command->get_footer(), {}};
      for (const CLI::Option* option : command->get_options()) {
        if (option == command->get_help_ptr()) continue;
        const bool operand = option->get_positional();
        const bool flag = option->get_items_expected_max() == 0;
        const std::string type = option->get_type_name();
        std::string meaning = option->get_description();
        if (!option->get_default_str().empty() && !flag)
          meaning += "; " + option->get_default_str() + " when not given";
        help.options.push_back({operand ? option->get_name(true) : "--" + option->get_lnames().front(),
                                operand || flag ? "" : type.substr(0, type.find(':')), std::move(meaning), operand});
      }
      all.push_back(std::move(help));
    }
    return all;
  }

  void refuse_unknown_command(const std::vector<std::string>& arguments) const {
    const auto word =
        std::find_if(arguments.begin(), arguments.end(), [](const auto& a) { return !a.starts_with("-"); });
    if (word == arguments.end()) {
      if (arguments.empty()) throw base::UsageError("No command was given. See: cadre --help.");
      return;
    }
    std::vector<std::string_view> known;
    std::vector<std::string> names;
    for (const CLI::App* command : app_.get_subcommands({})) names.push_back(command->get_name());
    if (std::find(names.begin(), names.end(), *word) != names.end()) return;
    known.assign(names.begin(), names.end());
    const plan_file::Nearest nearest = plan_file::nearest_of(*word, known);
    throw base::UsageError(
        "There is no command '" + *word + "'. " +
        (nearest.close ? "Did you mean '" + std::string(nearest.word) + "'?" : "See: cadre --help."));
  }

  Console& console_;
  CLI::App app_{"From staff records to an allied health workforce plan.", "cadre"};
  std::function<base::ExitCode()> action_;
  std::string dir_, shell_dir_;
  RunRequest run_;
  FixListWish fix_list_;
  ReturnWish return_;
  curation::ClassifyOptions classify_;
  sample::SampleOptions sample_;
  std::string file_, survey_, readiness_;
  bool workbook_ = false;
  std::string figure_;
  std::string seal_;
  std::string pack_;
};

/// Libraries put stack traces into their messages; nobody at a terminal wants them.
std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

int fail(Console& console, base::ExitCode code, const std::string& message) {
  console.err << "cadre: " << message << '\n';
  return static_cast<int>(code);
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, Console console) {
  try {
    const int code = CommandLine(console).run(arguments);
    console.out.flush();
    if (!console.out)
      return fail(console, base::ExitCode::InputUnusable, "standard output cannot be written; is the disk full?");
    return code;
  } catch (const base::UsageError& error) {
    return fail(console, base::ExitCode::Usage, error.what());
  } catch (const base::InputError& error) {
    print(console, error.diagnostics());
    return static_cast<int>(base::ExitCode::InputUnusable);
  } catch (const std::bad_alloc&) {
    return fail(console, base::ExitCode::OurFault, "there is not enough memory for this.");
  } catch (const std::system_error& error) {
    return fail(console, base::ExitCode::InputUnusable, error.what());
  } catch (const std::exception& error) {
    const std::string reason = first_line(error.what());
    if (reason.find(std::strerror(ENOSPC)) != std::string::npos ||
        reason.find(std::strerror(EDQUOT)) != std::string::npos)
      return fail(console, base::ExitCode::InputUnusable,
                  "the disk is full. Make room and run again; the last output is as it was.");
    if (reason.find(std::strerror(EFBIG)) != std::string::npos)
      return fail(console, base::ExitCode::InputUnusable,
                  "File too large: this system lets no file grow to the size that is needed. Raise the limit (ulimit "
                  "-f) or write to another disk, and run again; the last output is as it was.");
    return fail(console, base::ExitCode::OurFault, "this is a fault of cadre, please report it: " + reason);
  }
}

}  // namespace cadre::app
