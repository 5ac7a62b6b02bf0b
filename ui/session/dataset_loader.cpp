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

void DatasetLoader::load(Wish wish) {
    const std::lock_guard lock(mutex_);
    wish_ = std::move(wish);
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
        Wish wish;
        {
            const std::lock_guard lock(mutex_);
            if (!wish_) {
                working_ = false;
                return;
            }
            wish = *std::exchange(wish_, std::nullopt);
        }
        auto dataset = loadDataset(wish.name, wish.options, places_);
        {
            const std::lock_guard lock(mutex_);
            loaded_.emplace(Loaded{std::move(wish), std::move(dataset)});
        }
        wake_();
    }
}

}  // namespace glassbox
