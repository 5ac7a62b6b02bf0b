#pragma once

#include "core/base/result.h"
#include "core/data/catalog.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace glassbox {

/// Loads data sets in a thread of its own; the latest wish wins.
class DatasetLoader {
public:
    /// Which data set, with which options.
    struct Wish {
        std::string name;
        Settings options;
        bool operator==(const Wish&) const = default;
    };
    /// What came of a wish.
    struct Loaded {
        Wish wish;
        Result<std::shared_ptr<const Dataset>> dataset;
    };

    /// `wake` is called from the loading thread when something arrived; it must only post a message.
    DatasetLoader(DataPlaces places, std::function<void()> wake);
    ~DatasetLoader();
    DatasetLoader(const DatasetLoader&) = delete;
    DatasetLoader& operator=(const DatasetLoader&) = delete;

    void load(Wish wish);
    /// What arrived since the last call.
    std::optional<Loaded> take();

private:
    void work();

    DataPlaces places_;
    std::function<void()> wake_;
    std::mutex mutex_;
    std::optional<Wish> wish_;
    std::optional<Loaded> loaded_;
    bool working_ = false;
    std::thread thread_;
};

}  // namespace glassbox
