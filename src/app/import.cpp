#include "app/import.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "app/disk_files.h"
#include "app/enclosing_project.h"
#include "app/import_report.h"
#include "app/open_project.h"
#include "app/workers.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100'000;
constexpr std::size_t most_pasted = std::size_t{64} << 20;

struct Job {
    std::string document;
    fs::path path;     ///< Of the document; empty: pasted text.
    fs::path written;  ///< Of the manuscript, below the output folder.
};

bool is_document(const fs::path& path) {
    const std::string name = path.filename().string();
    std::string ending = path.extension().string();
    for (char& c : ending) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return ending == ".docx" && !name.starts_with("~$") && !name.starts_with('.');
}

std::string pasted_text() {
    std::string out;
    std::string block(std::size_t{1} << 16, '\0');
    while (out.size() <= most_pasted) {
        const std::size_t got = std::fread(block.data(), 1, block.size(), stdin);
        if (got == 0) break;
        out.append(block, 0, got);
    }
    return out;
}

/// The documents that the command names, each with its manuscript's place.
class Gathering {
public:
    explicit Gathering(const std::string& file) : file_(file) {}

    bool add(const std::string& input) {
        std::error_code error;
        if (input == "-") {
            jobs_.push_back({"-", {}, file_.empty() ? fs::path("pasted.md") : fs::path(file_)});
            return true;
        }
        const fs::path path(input);
        if (!fs::is_directory(path, error)) {
            if (!fs::exists(path, error)) return false;
            put(input, path, path.filename());
            return true;
        }
        std::vector<fs::path> found;
        fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied,
                                            error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            std::error_code ignored;
            if (it->is_regular_file(ignored) && is_document(it->path()))
                found.push_back(it->path());
            if (found.size() > most_files) break;
        }
        std::sort(found.begin(), found.end());
        for (const fs::path& one : found) {
            put(one.generic_string(), one, one.lexically_relative(path));
        }
        return true;
    }
    std::vector<Job> take() { return std::move(jobs_); }

private:
    /// "a.docx" and "A/a.docx" beside each other, and "a.DOCX": each gets a name of its own.
    void put(const std::string& shown, const fs::path& path, fs::path written) {
        written.replace_extension(".md");
        if (!file_.empty()) written = file_;
        const std::string stem = written.stem().string();
        for (int i = 2; !taken_.insert(written.generic_string()).second; ++i) {
            written.replace_filename(stem + "-" + std::to_string(i) + ".md");
        }
        jobs_.push_back({shown, path, std::move(written)});
    }

    std::string file_;
    std::vector<Job> jobs_;
    std::set<std::string> taken_;
};

class Import {
public:
    Import(const ImportCommand& command, const Machine& machine, const Progress& progress)
        : command_(command), machine_(machine), progress_(progress) {}

    ImportResult run() {
        fs::path folder = command_.output;
        std::string file;
        if (folder.extension() == ".md") {
            file = folder.filename().string();
            folder = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
        }
        Gathering gathering(file);
        for (const std::string& input : command_.inputs) {
            if (!gathering.add(input)) {
                return problem(ExitCode::usage, "there is no '" + input + "'", "check the path");
            }
        }
        std::vector<Job> jobs = gathering.take();
        if (jobs.empty()) {
            return problem(ExitCode::usage, "there is no .docx file in that folder",
                           "name a Word document or a folder that has some");
        }
        if (!file.empty() && jobs.size() > 1) {
            return problem(ExitCode::usage,
                           "'" + command_.output + "' is one file, and there are " +
                               std::to_string(jobs.size()) + " documents",
                           "name a folder: -o manuscripts");
        }
        if (machine_.pandoc.empty() && needs_pandoc(jobs)) {
            return problem(ExitCode::incomplete, "pandoc is needed to read Word documents",
                           "install it: apt install pandoc");
        }
        if (const auto made = output_.mount_output(folder); !made) {
            return problem(ExitCode::world, made.failure().what, "choose a folder with -o");
        }
        result_.folder = shown_folder(folder);
        around_ = enclosing_project(folder);
        result_.files.resize(jobs.size());
        Threads workers(command_.jobs != 0 ? command_.jobs : machine_.processors);
        workers.each(jobs.size(),
                     [&](std::size_t i, std::size_t) { result_.files[i] = import_one(jobs[i]); });
        for (ImportedFile& one : result_.files) {
            rule(one);
            if (stands_against(one.content.diagnostics, fail_on()) ||
                stands_against(one.check, fail_on())) {
                result_.exit_code = graver(result_.exit_code, ExitCode::findings);
            }
        }
        if (jobs.size() > 1) write_report();
        return std::move(result_);
    }

private:
    Severity fail_on() const { return around_ ? around_->project.fail_on : Severity::error; }

    /// What is imported into a project is under its rulings.
    void rule(ImportedFile& one) const {
        if (!around_) return;
        one.content.diagnostics = around_->ruled(one.content.diagnostics, one.content.sources);
        one.check = around_->ruled(one.check, one.check_sources);
        if (!one.manuscript.empty()) one.builds = !stands_against(one.check, fail_on());
    }

    static ImportResult problem(ExitCode code, std::string what, std::string help) {
        ImportResult out;
        out.exit_code = code;
        out.problem = std::move(what);
        out.help = std::move(help);
        return out;
    }

    void write_report() {
        const auto done = output_.write_all({{"import-report.md", import_report(result_)},
                                             {"import-report.json", import_json(result_)}});
        if (done)
            result_.report = result_.folder + "import-report.md";
        else
            result_.exit_code = graver(result_.exit_code, ExitCode::world);
    }

    bool needs_pandoc(const std::vector<Job>& jobs) const {
        return jobs.size() > 1 || !jobs.front().path.empty() ||
               command_.from != ImportCommand::From::text;
    }

    static void refuse(ImportedFile& out, std::string_view code, std::string message,
                       std::string hint) {
        const SourceId source = out.content.sources.add(out.document, std::string());
        out.content.diagnostics.report(
            {Severity::error, code, {source, 0, 0}, std::move(message), std::move(hint)});
    }

    ImportedFile import_one(const Job& job) {
        ImportedFile out;
        out.document = job.document;
        const std::string written = job.written.generic_string();
        if (!command_.replace && output_.read_output(job.written)) {
            refuse(out, "import.exists",
                   "'" + result_.folder + written + "' is there already, and stays as it is",
                   "import it elsewhere with -o, or write over it with --replace");
            return out;
        }
        DiskFiles files;
        Bytes bytes;
        if (job.path.empty()) {
            bytes = Bytes::of(pasted_text());
        } else {
            const fs::path above =
                job.path.has_parent_path() ? job.path.parent_path() : fs::path(".");
            static_cast<void>(files.mount("", above));
            Result<Bytes> read = files.read(job.path.filename());
            if (!read) {
                refuse(out, "import.unreadable", read.failure().what, "check the file");
                return out;
            }
            bytes = *std::move(read);
        }
        const std::string media = command_.media.empty()
                                      ? "images/" + job.written.stem().generic_string()
                                      : command_.media;
        out.content = import_file(bytes.view(), {job.document, result_.folder + written, media},
                                  command_, machine_.pandoc);
        if (!out.content.markdown.empty()) write(job, out);
        return out;
    }

    void write(const Job& job, ImportedFile& out) {
        std::vector<DiskFiles::Named> files;
        for (auto& [path, bytes] : out.content.pictures) {
            files.emplace_back((job.written.parent_path() / path).lexically_normal(), bytes);
        }
        files.emplace_back(job.written, out.content.markdown);
        const auto done = output_.write_all(files);
        if (!done) return refuse(out, "file.world", done.failure().what, "check the folder");
        out.manuscript = result_.folder + job.written.generic_string();
        check(out);
    }

    /// As `bifolium check` would: an import that does not build must say where.
    void check(ImportedFile& out) const {
        BuildCommand command;
        command.write = false;
        command.input = out.manuscript;
        command.jobs = 1;
        Shared shared;
        BuildResult result = build(
            command, machine_, [](const std::string&, std::size_t, std::size_t) {}, shared);
        for (Diagnostic finding : result.diagnostics.all()) {
            // No document has all the facts; and of its language the import itself tells.
            if (finding.code == "frontmatter.missing-fact") continue;
            if (finding.code == "frontmatter.missing-language") continue;
            out.check.report(std::move(finding));
        }
        for (std::size_t i = 0; i < shared.sources.size(); ++i) {
            const SourceId id(static_cast<std::uint32_t>(i));
            const std::string_view path = shared.sources.path(id);
            const bool own = path.starts_with('@') || path.starts_with('/');
            out.check_sources.add((own ? "" : result.folder) + std::string(path),
                                  std::string(shared.sources.text(id)));
        }
        out.builds = result.exit_code == ExitCode::nothing_against;
    }

    const ImportCommand& command_;
    const Machine& machine_;
    const Progress& progress_;
    std::optional<EnclosingProject> around_;
    std::mutex telling_;
    std::size_t done_ = 0;
    DiskFiles output_;
    ImportResult result_;
};

}  // namespace

ImportResult import_documents(const ImportCommand& command, const Machine& machine,
                              const Progress& progress) {
    return Import(command, machine, progress).run();
}

}  // namespace bifolium::app
