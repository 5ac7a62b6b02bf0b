#include "core/base/error.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

TEST(FillPlaceholders, PutsValuesInPlaceOfNames) {
    EXPECT_EQ(fillPlaceholders("{a} and {b} and {a}", {{"a", "1"}, {"b", "2"}}), "1 and 2 and 1");
}

TEST(FillPlaceholders, LeavesUnknownNamesAndLoneBraces) {
    EXPECT_EQ(fillPlaceholders("{x} {a", {{"a", "1"}}), "{x} {a");
    EXPECT_EQ(fillPlaceholders("} { {a}", {{"a", "1"}}), "} { 1");
    EXPECT_EQ(fillPlaceholders("", {{"a", "1"}}), "");
}

TEST(FillPlaceholders, DoesNotFillWhatAValueContains) {
    EXPECT_EQ(fillPlaceholders("{a}{b}", {{"a", "{b}"}, {"b", "2"}}), "{b}2");
}

TEST(Error, TellsPlaceMessageAndMend) {
    const Error error =
        makeError("network.cycle", "{id} feeds itself", {{"id", "fc1"}}, "Remove a wire of {id}.", "fc1");
    EXPECT_EQ(error.message(), "fc1 feeds itself");
    EXPECT_EQ(error.mend(), "Remove a wire of fc1.");
    EXPECT_EQ(error.toString(), "fc1: fc1 feeds itself. Remove a wire of fc1.");
    EXPECT_EQ(error.argument("id"), "fc1");
    EXPECT_EQ(error.argument("other"), "");
}

TEST(Error, ToStringWithoutPlaceAndMendIsTheMessage) {
    EXPECT_EQ(makeError("x", "It failed").toString(), "It failed");
    EXPECT_EQ(makeError("x", "It failed.", {}, "Try again.").toString(), "It failed. Try again.");
}

TEST(Error, MovesToAnotherPlace) {
    const Error error = makeError("x", "wrong").at("blocks[3].units");
    EXPECT_EQ(error.place, "blocks[3].units");
    EXPECT_EQ(error.toString(), "blocks[3].units: wrong");
}

}  // namespace
}  // namespace glassbox
