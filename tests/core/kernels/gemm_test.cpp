#include "core/kernels/cpu/gemm.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox::kernels::test {
namespace {

struct Sizes {
    int m, n, k;
};

constexpr Sizes sizes[] = {{1, 1, 1}, {7, 10, 84},  {33, 120, 400}, {16, 84, 120}, {1, 256, 784},
                           {5, 3, 1}, {64, 65, 17}, {2, 40, 300},   {31, 1, 9},    {48, 33, 70}};

template <class T>
void compareWithDefinition() {
    Numbers numbers(21);
    for (const auto& [m, n, k] : sizes)
        for (const Transpose ta : {Transpose::No, Transpose::Yes})
            for (const Transpose tb : {Transpose::No, Transpose::Yes})
                for (const Accumulate accumulate : {Accumulate::No, Accumulate::Yes}) {
                    const int lda = (ta == Transpose::Yes ? m : k) + 3, ldb = (tb == Transpose::Yes ? k : n) + 2;
                    const int ldc = n + 5;
                    const auto a = numbers.reals<T>(static_cast<std::size_t>(lda) * (ta == Transpose::Yes ? k : m));
                    const auto b = numbers.reals<T>(static_cast<std::size_t>(ldb) * (tb == Transpose::Yes ? n : k));
                    auto c = numbers.reals<T>(static_cast<std::size_t>(ldc) * m);
                    auto wanted = as<double>(c);
                    for (int i = 0; i < m; ++i)
                        for (int j = 0; j < n; ++j) {
                            double total = accumulate == Accumulate::Yes ? wanted[i * ldc + j] : 0.0;
                            for (int p = 0; p < k; ++p)
                                total += static_cast<double>(ta == Transpose::Yes ? a[p * lda + i] : a[i * lda + p]) *
                                         static_cast<double>(tb == Transpose::Yes ? b[j * ldb + p] : b[p * ldb + j]);
                            wanted[i * ldc + j] = total;
                        }
                    gemm(ta, tb, m, n, k, a.data(), lda, b.data(), ldb, c.data(), ldc, accumulate);
                    EXPECT_LT(relativeError(c, wanted, c.size()), band<T>(k)) << m << ' ' << n << ' ' << k;
                }
}

TEST(Gemm, DoubleAgreesWithDefinition) {
    compareWithDefinition<double>();
}
TEST(Gemm, FloatAgreesWithDefinition) {
    compareWithDefinition<float>();
}

TEST(Gemm, SameCallSameBits) {
    Numbers numbers(22);
    const auto a = numbers.reals<float>(64 * 400), b = numbers.reals<float>(120 * 400);
    std::vector<float> first(64 * 120), second(64 * 120);
    for (auto* c : {&first, &second})
        gemm(Transpose::No, Transpose::Yes, 64, 120, 400, a.data(), 400, b.data(), 400, c->data(), 120);
    EXPECT_EQ(0, std::memcmp(first.data(), second.data(), first.size() * sizeof(float)));
}

TEST(Gemm, SaysWhatFloatProductsRunOn) {
    const char* wanted = std::getenv("GLASSBOX_GEMM");
    EXPECT_STREQ(floatGemmLibrary(), wanted != nullptr && std::strcmp(wanted, "eigen") == 0 ? "Eigen" : "oneDNN");
}

}  // namespace
}  // namespace glassbox::kernels::test
