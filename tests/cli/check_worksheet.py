#!/usr/bin/env python3
"""Recomputes worksheets of small networks from their own text, with nothing but Python.

Of each sheet it reads what is given, computes every line in double precision from the names in it and from what it
computed before, and compares with the answers at the end. Then it does what a pupil does: it computes each line from
the rounded numbers that stand there, and allows for what their last digit makes of the result.
"""

import copy
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

HALF_DIGIT = 0.5e-4
FLOAT = 4e-6  # what float32 rounds

FUNCTIONS = {
    "abs": abs, "cos": math.cos, "exp": math.exp, "log": math.log, "max": max, "sin": math.sin, "sqrt": math.sqrt,
    "tanh": math.tanh, "sign": lambda x: (x > 0) - (x < 0), "positive": lambda x: float(x > 0),
    "step": lambda x: float(x >= 0),
}
NAME = r"(?:new|grad)\([A-Za-z_][\w.]*\)(?:#\d+)?(?:\[[\d,]+\])?|[A-Za-z_]\w*\.[\w.]+(?:\[[\d,]+\])?"


def number(text):
    return float(text.replace("−", "-"))


def evaluate(text):
    return float(eval(text.replace("−", "-").replace("×", "*"), {"__builtins__": {}}, FUNCTIONS))


class Sheet:
    def __init__(self, text):
        head, answers = text.split("## Answers")
        given, computed = head.split("## Forward")
        pair = re.compile(r"`([^`]+)` = (−?[\d.]+)")
        self.given = {name: number(value) for name, value in pair.findall(given)}
        self.answers = {name: number(value) for name, value in pair.findall(answers)}
        line = re.compile(r"^\d+\. `([^`]+)` = `([^`]+)`  \n   = `([^`]+)` = (?:\\_)+$", re.M)
        self.lines = line.findall(computed)
        self.blanks = computed.count("\\_ ") + len(re.findall(r"(?:\\_)+\n", computed))
        self.parts = re.findall(r"^## (\w+)$", text, re.M)


def check_names(sheet):
    """Every line from the exact numbers before it."""
    known, worst = dict(sheet.given), 0.0
    for name, symbols, _ in sheet.lines:
        missing = [used for used in re.findall(NAME, symbols) if used not in known]
        assert not missing, f"{name} uses {missing}, which do not stand before it"
        value = evaluate(re.sub(NAME, lambda used: f"({known[used.group()]!r})", symbols))
        known[name] = value
        difference = abs(value - sheet.answers[name])
        worst = max(worst, difference)
        assert difference <= HALF_DIGIT + FLOAT * (1 + abs(value)), f"{name}: {value} here, {sheet.answers[name]} there"
    return worst


def check_numbers(sheet):
    """Every line from the rounded numbers in it, as a pupil has them."""
    literal = re.compile(r"\d+\.\d{4}(?!\d)")
    for name, _, numbers in sheet.lines:
        value, allowed = evaluate(numbers), HALF_DIGIT
        for found in literal.finditer(numbers):
            moved = []
            for change in (-HALF_DIGIT, HALF_DIGIT):
                text = f"{numbers[:found.start()]}({float(found.group()) + change:.8f}){numbers[found.end():]}"
                try:
                    moved.append(abs(evaluate(text) - value))
                except (ValueError, ZeroDivisionError):
                    moved.append(math.inf)
            allowed += max(moved)
        difference = abs(value - sheet.answers[name])
        assert difference <= 1.05 * allowed + FLOAT, f"{name} = {numbers} = {value}, not {sheet.answers[name]}"


def check(cli, experiment, sample, folder):
    file = pathlib.Path(folder) / "sheet.md"
    command = [cli, "worksheet", str(experiment), "--sample", str(sample), "-o", str(file)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    sheet = Sheet(file.read_text(encoding="utf-8"))
    assert sheet.parts == ["Given", "Forward", "Loss", "Backward", "Update", "Answers"], sheet.parts
    assert len(sheet.lines) == len(sheet.answers) == sheet.blanks, (len(sheet.lines), len(sheet.answers), sheet.blanks)
    assert len(sheet.given) + len(sheet.lines) <= 200
    worst = check_names(sheet)
    check_numbers(sheet)
    print(f"{pathlib.Path(experiment).stem} sample {sample}: {len(sheet.lines)} lines agree, worst by {worst:.1e}")


def variants(xor):
    """The XOR network with other activations, losses and optimizers."""
    for function in ("relu", "leaky_relu", "sigmoid", "silu", "softplus"):
        changed = copy.deepcopy(xor)
        next(block for block in changed["network"]["blocks"] if block["id"] == "tanh")["function"] = function
        yield function, changed
    for name, settings in {"sgd": {"momentum": 0.9, "weight_decay": 0.01}, "adamw": {"weight_decay": 0.1},
                           "lion": {"weight_decay": 0.1}, "adagrad": {}}.items():
        changed = copy.deepcopy(xor)
        changed["optimizer"] = {"type": name, "learning_rate": 0.05, **settings}
        yield name, changed
    changed = copy.deepcopy(xor)
    next(block for block in changed["network"]["blocks"] if block["id"] == "output")["task"] = "regression"
    changed["losses"] = {"output": {"type": "mean_squared_error"}}
    yield "regression", changed


def main():
    cli, presets = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        for sample in range(4):
            check(cli, presets / "xor_mlp.json", sample, folder)
            check(cli, presets / "perceptron_and.json", sample, folder)
        check(cli, presets / "linear_regression.json", 3, folder)
        for name, document in variants(json.loads((presets / "xor_mlp.json").read_text(encoding="utf-8"))):
            experiment = pathlib.Path(folder) / f"xor_{name}.json"
            experiment.write_text(json.dumps(document), encoding="utf-8")
            check(cli, experiment, 1, folder)


if __name__ == "__main__":
    main()
