#include "core/base/platform/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

/// Closes a file descriptor when it goes.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

Error cannotRead(const fs::path& path, int reason) {
    return makeError("file.unreadable", translatable("core", "{path} can't be read: {reason}"),
                     {{"path", path.string()}, {"reason", std::strerror(reason)}},
                     translatable("core", "Check the path and its permissions."));
}

Error cannotWrite(const fs::path& path, int reason) {
    return makeError("file.unwritable", translatable("core", "{path} can't be written: {reason}"),
                     {{"path", path.string()}, {"reason", std::strerror(reason)}},
                     translatable("core", "Choose a folder that exists, is writable and has room."));
}

bool writeAll(int file, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(file) == 0 || errno == EINVAL;  // EINVAL: a file system without sync
}

}  // namespace

Result<std::string> readFile(const fs::path& path, std::uint64_t mostBytes) {
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.number() < 0 || fstat(file.number(), &status) != 0) return cannotRead(path, errno);
    if (S_ISDIR(status.st_mode)) return cannotRead(path, EISDIR);
    std::string content;
    char piece[65536];
    for (;;) {
        const ssize_t got = read(file.number(), piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannotRead(path, errno);
        if (got == 0) return content;
        if (content.size() + static_cast<std::size_t>(got) > mostBytes)
            return makeError("file.too_large", translatable("core", "{path} is larger than {most} bytes"),
                             {{"path", path.string()}, {"most", std::to_string(mostBytes)}});
        content.append(piece, static_cast<std::size_t>(got));
    }
}

Result<void> writeFile(const fs::path& path, std::string_view content) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return cannotWrite(path, EISDIR);
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {  // a device or a pipe: no replacing
        const Descriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
        return file.number() >= 0 && writeAll(file.number(), content) ? Result<void>() : cannotWrite(path, errno);
    }
    const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    const std::string temporary = target.string() + ".part" + std::to_string(getpid());
    int failure = 0;
    {
        const Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
        if (file.number() < 0) return cannotWrite(path, errno);
        if (!writeAll(file.number(), content)) failure = errno;
    }
    if (failure == 0 && std::rename(temporary.c_str(), target.c_str()) != 0) failure = errno;
    if (failure == 0) return {};
    unlink(temporary.c_str());
    return cannotWrite(path, failure);
}

}  // namespace glassbox
