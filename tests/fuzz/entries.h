#pragma once

#include <string_view>

namespace glassbox::fuzz {

// One function a reader: takes any bytes, does with what was read what the lab would do, and aborts if a promise is
// broken. Used by the fuzzers and, over the kept corpus, by every test run.

/// parseNetwork; what it accepts is written and read back equal, analysed, lowered if valid, and so is every mend.
void tryNetworkJson(std::string_view bytes);
/// parseExperiment and parseEvents; what they accept is written and read back equal, and validated.
void tryExperimentJson(std::string_view bytes);
/// decodeIdx as labels and as pictures; what it accepts has as many elements as its sizes say.
void tryIdx(std::string_view bytes);

/// decodeCifar10; what it accepts has a picture and a class a record.
void tryCifar10(std::string_view bytes);
/// decodeUtf8, which gives back the same bytes, and makeTextDataset, whose tokens are classes and whose targets are the
/// tokens moved by one.
void tryText(std::string_view bytes);

/// Expression::parse of sound UTF-8 (a document gives nothing else); what it accepts becomes ops, which may only refuse
/// a power of a negative number.
void tryExpression(std::string_view bytes);

/// decodeSafetensors; what it accepts fits the bytes and is encoded and decoded to the same.
void trySafetensors(std::string_view bytes);
/// decodeNpy, likewise.
void tryNpy(std::string_view bytes);

}  // namespace glassbox::fuzz
