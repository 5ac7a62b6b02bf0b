#include "tests/golden/script_hash.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>

namespace glassbox::testing {

std::string goldenPath(const std::string& name) {
    return std::string(GLASSBOX_SOURCE_DIR) + "/tests/golden/" + name;
}

std::string hashOfGoldenScript(const std::string& name) {
    std::ifstream stream(goldenPath(name), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        for (const int nibble : {digest[i] >> 4, digest[i] & 15})
            text += "0123456789abcdef"[nibble];
    return text;
}

}  // namespace glassbox::testing
