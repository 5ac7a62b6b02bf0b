#!/usr/bin/env python3
"""Compares training in the window (curves, strip and digit pad visible) with the command line, in alternating runs.

    window_bench.py BIN_FOLDER [--pairs N] [--epochs N] [--preset FILE] [--instruments shown|hidden]

--instruments shown measures with the layers and the optimizer beside them, hidden with the canvas alone.

Each pair is one run of each program, one right after the other; the ratio is taken within the pair, and the table gives
median and quartiles. Rates are the epochs' samples a second. The longest wait of an event, the resident memory and the time
until the window is usable are the medians over the pairs.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile


def without_display():
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment["XDG_RUNTIME_DIR"] = tempfile.mkdtemp()
    return environment


def shortened(preset, epochs):
    experiment = json.loads(pathlib.Path(preset).read_text())
    experiment["epochs"] = epochs
    experiment.pop("stop_at", None)
    file = pathlib.Path(tempfile.mkdtemp()) / "experiment.json"
    file.write_text(json.dumps(experiment))
    return str(file)


def cli_rate(folder, experiment):
    done = subprocess.run([folder / "glassbox-cli", "train", experiment, "--json"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=True, text=True)
    return statistics.median(epoch["samples_per_second"] for epoch in json.loads(done.stdout)["epochs"])


def window_run(folder, experiment, instruments):
    command = [folder / "glassbox", "--train", experiment]
    if instruments:
        command += ["--instruments", instruments]
    done = subprocess.run(command, stderr=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, check=True, text=True, env=without_display())
    rates = [float(rate) for rate in re.findall(r"([\d.]+) samples/s", done.stderr)]
    wait, memory = re.search(r"longest wait of an event (\d+) ms, resident memory (\d+) MB", done.stderr).groups()
    return statistics.median(rates), int(wait), int(memory)


def start_time(folder):
    done = subprocess.run([folder / "glassbox", "--measure-start"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True, text=True, env=without_display())
    return float(re.search(r"usable after ([\d.]+) s", done.stdout).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--preset", default="resources/presets/lenet5.json")
    parser.add_argument("--instruments", choices=["shown", "hidden"])
    options = parser.parse_args()
    experiment = shortened(options.preset, options.epochs)
    cli, window, waits, memory, starts = [], [], [], [], []
    for _ in range(options.pairs):
        cli.append(cli_rate(options.folder, experiment))
        rate, wait, resident = window_run(options.folder, experiment, options.instruments)
        window.append(rate)
        waits.append(wait)
        memory.append(resident)
        starts.append(start_time(options.folder))
    low, middle, high = statistics.quantiles([a / b for a, b in zip(window, cli)], n=4, method="inclusive")
    print(f"command line {statistics.median(cli):,.0f} samples/s, window {statistics.median(window):,.0f} samples/s: "
          f"{100 * middle:.1f} % (quartiles {100 * low:.1f} to {100 * high:.1f} %)")
    print(f"longest wait of an event {statistics.median(waits):.0f} ms (worst run {max(waits)} ms), "
          f"resident memory {statistics.median(memory):.0f} MB, usable after {statistics.median(starts):.2f} s")


if __name__ == "__main__":
    main()
