#include "ui/session/dataset_loader.h"

#include <utility>

namespace glassbox {

DatasetLoader::DatasetLoader(DataPlaces places, std::function<void()> wake)
    : places_(std::move(places)), wake_(std::move(wake)) {}

DatasetLoader::~DatasetLoader() {
    {
        const std::lock_guard lock(mutex_);
        wish_.reset();
    }
    if (thread_.joinable()) thread_.join();
}

void DatasetLoader::load(std::string name) {
    const std::lock_guard lock(mutex_);
    wish_ = std::move(name);
    if (working_) return;
    working_ = true;
    if (thread_.joinable()) thread_.join();
    thread_ = std::thread([this] { work(); });
}

std::optional<DatasetLoader::Loaded> DatasetLoader::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(loaded_, std::nullopt);
}

void DatasetLoader::work() {
    for (;;) {
        std::string name;
        {
            const std::lock_guard lock(mutex_);
            if (!wish_) {
                working_ = false;
                return;
            }
            name = *std::exchange(wish_, std::nullopt);
        }
        auto dataset = loadDataset(name, places_);
        {
            const std::lock_guard lock(mutex_);
            loaded_.emplace(Loaded{std::move(name), std::move(dataset)});
        }
        wake_();
    }
}

}  // namespace glassbox
