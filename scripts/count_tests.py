#!/usr/bin/env python3
"""Adds up the tests of folders that hold ctest.xml and GoogleTest's <name>.xml files.

A GoogleTest program counts with each of its tests. One that ended badly without a failed test to show for it (a crash,
a sanitizer's report, a timeout) counts as one failure more. Any other program is one test.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def read_googletest(path):
    """(passed, failed, skipped, names of the failed) of one result file."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    passed, failed, skipped, names = 0, 0, 0, []
    for case in root.iter("testcase"):
        if case.find("failure") is not None:
            failed += 1
            names.append(f"{case.get('classname')}.{case.get('name')}")
        elif case.get("status") == "notrun" or case.get("result") in ("skipped", "suppressed"):
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped, names


def count(folder):
    passed, failed, skipped, names = 0, 0, 0, []
    if not (folder / "ctest.xml").exists():
        return 0, 1, 0, [f"{folder} (ctest did not end)"]
    programs = ElementTree.parse(folder / "ctest.xml").getroot()
    for program in programs.iter("testcase"):
        name = program.get("name")
        if program.get("status") == "disabled":
            continue
        good = program.get("status") == "run"
        tests = read_googletest(folder / f"{name}.xml")
        if tests is None:
            tests = (1, 0, 0, []) if good else (0, 1, 0, [name])
        elif not good and tests[1] == 0:
            tests = (tests[0], 1, tests[2], [f"{name} (ended badly)"])
        passed += tests[0]
        failed += tests[1]
        skipped += tests[2]
        names += tests[3]
    return passed, failed, skipped, names


def main():
    totals = [0, 0, 0]
    for folder in map(pathlib.Path, sys.argv[1:]):
        passed, failed, skipped, names = count(folder)
        for name in names:
            print(f"failed: {name}")
        totals = [totals[0] + passed, totals[1] + failed, totals[2] + skipped]
    if totals[2]:
        print(f"{totals[2]} skipped")
    if totals[0] + totals[1] == 0:
        print("no tests were found")
        totals[1] = 1
    print(f"{totals[0]} passed, {totals[1]} failed")
    return 1 if totals[1] else 0


if __name__ == "__main__":
    sys.exit(main())
