#!/usr/bin/python3
"""Trains presets on the command line and compares what they reach with what is stated.

usage: train_presets.py GLASSBOX_CLI [--seeds N] [--threads N] [--log FOLDER] [PRESET...]

Every run is watched for faults (train --health): a preset that ships must train without one. Rates and sizes of the
presets were chosen by the validation part; the test part is looked at here, once a run. Exit status 1 if a preset misses what is stated, or has a fault, for any seed.
"""

import argparse
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
PRESETS = ROOT / "resources/presets"


class Stated:
    """What a preset must reach: a figure of the final test, at least or at most; none where it is only reported."""

    def __init__(self, figure, least=None, most=None, minutes=None, seeds=3, network=None):
        self.figure, self.least, self.most, self.minutes = figure, least, most, minutes
        self.seeds = seeds
        self.network = network  # a change of the network, for a contrast

    def text(self):
        bound = f" at least {self.least:g}" if self.least is not None else ""
        bound += f" at most {self.most:g}" if self.most is not None else ""
        return self.figure + bound + (f" within {self.minutes} min" if self.minutes else "")

    def held(self, value, seconds):
        return not ((self.least is not None and value < self.least) or (self.most is not None and value > self.most) or
                    (self.minutes and seconds > 60 * self.minutes))


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def plain_rnn(network):
    """The same network with a plain RNN in the place of the LSTM."""
    for block in network["blocks"]:
        if block["type"] == "LSTM":
            block["type"] = "RNN"


STATED = {
    "perceptron_and": Stated("test_accuracy", least=1.0),
    "xor_mlp": Stated("test_accuracy", least=1.0, seeds=5),
    "spiral_mlp": Stated("test_accuracy", least=0.98, seeds=5),
    "linear_regression": Stated("distance_from_closed_form", most=1e-3),
    "mnist_mlp": Stated("test_accuracy", least=0.98),
    "lenet5": Stated("test_accuracy", least=0.99),
    "mnist_autoencoder": Stated("test_loss"),
    "copy_gpt": Stated("test_accuracy", least=0.99),
    "adding_problem": Stated("test_rmse", most=0.05),
    "adding_problem with a plain RNN": Stated("test_rmse", least=0.3, network=plain_rnn),
    "char_lstm": Stated("test_bits_per_token", most=2.3, minutes=10, seeds=1),
    "char_rnn": Stated("test_bits_per_token", seeds=1),
    "char_gru": Stated("test_bits_per_token", seeds=1),
    "char_gpt": Stated("test_bits_per_token", seeds=1),
    "cifar_cnn": Stated("test_accuracy", least=0.75, seeds=1),
    "resnet20": Stated("test_accuracy", least=0.80, minutes=30, seeds=1),
}


def read_weights(path):
    raw = path.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    return {name: numpy.frombuffer(raw[8 + length + entry["data_offsets"][0] : 8 + length + entry["data_offsets"][1]],
                                   numpy.float32)
            for name, entry in header.items() if name != "__metadata__"}


def closed_form(cli, experiment, seed, weights, folder):
    """Largest difference of the weights from the least-squares solution over the samples that the run trained on."""
    data = experiment["data"]
    options = [word for key, value in data["options"].items() for word in ("--option", f"{key}={value}")]
    subprocess.run([cli, "data", "save", data["dataset"], "--output", str(folder), *options], check=True,
                   capture_output=True)
    samples, targets = numpy.load(folder / "train_samples.npy"), numpy.load(folder / "train_targets.npy")
    design = numpy.hstack([samples, numpy.ones((len(samples), 1))]).astype(numpy.float64)
    solution = numpy.linalg.lstsq(design, targets.astype(numpy.float64), rcond=None)[0].ravel()
    return float(numpy.abs(numpy.concatenate([weights["line.weight"], weights["line.bias"]]) - solution).max())


def train(cli, name, stated, seed, threads, folder):
    experiment = json.loads((PRESETS / (name.split()[0] + ".json")).read_text())
    if stated.network:
        stated.network(experiment["network"])
    if stated.figure == "distance_from_closed_form":
        experiment["data"]["split"]["validation"] = 0  # the closed form is over the whole training part
    file, log, saved = folder / "experiment.json", folder / "log.jsonl", folder / "weights.safetensors"
    file.write_text(json.dumps(experiment))
    start = time.monotonic()
    done = subprocess.run([cli, "train", str(file), "--seed", str(seed), "--threads", str(threads), "--log", str(log),
                           "--save", str(saved), "--health", "--json"], capture_output=True, text=True)
    seconds = time.monotonic() - start
    if done.returncode == 1 and "data" in done.stderr:
        return None, seconds, done.stderr.strip(), []
    if done.returncode != 0:
        raise RuntimeError(f"{name}: {done.stderr.strip()}")
    final = json.loads(log.read_text().splitlines()[-1])
    faults = [] if stated.network else [fault["evidence"] for fault in json.loads(done.stdout)["faults"]]
    if stated.figure == "distance_from_closed_form":
        return closed_form(cli, experiment, seed, read_weights(saved), folder), seconds, "", faults
    return final[stated.figure], seconds, "", faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("presets", nargs="*", metavar="PRESET")
    parser.add_argument("--seeds", type=int, help="runs of each preset; default: as the table says")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--log", type=pathlib.Path, help="folder that keeps the logs of the runs")
    options = parser.parse_intermixed_args()
    names = [name for name in STATED if not options.presets or name.split()[0] in options.presets]
    print(f"{processor()}, {options.threads} threads", flush=True)
    missed = []
    for name in names:
        stated = STATED[name]
        values, times = [], []
        for seed in range(1, (options.seeds or stated.seeds) + 1):
            with tempfile.TemporaryDirectory() as folder:
                value, seconds, why, faults = train(options.cli, name, stated, seed, options.threads, pathlib.Path(folder))
                if value is None:
                    print(f"{name}: skipped: {why}", flush=True)
                    break
                if options.log:
                    options.log.mkdir(parents=True, exist_ok=True)
                    (options.log / f"{name.replace(' ', '_')}-{seed}.jsonl").write_text(
                        (pathlib.Path(folder) / "log.jsonl").read_text())
            for fault in faults:
                print(f"{name}: FAULT with seed {seed}: {fault}", flush=True)
                missed.append(name)
            values.append(value)
            times.append(seconds)
        if not values:
            continue
        held = all(stated.held(value, seconds) for value, seconds in zip(values, times))
        if not held:
            missed.append(name)
        verdict = "reached" if held else "MISSED"
        if stated.least is None and stated.most is None:
            verdict = "reported"
        print(f"{name}: {verdict} {stated.text()}: {', '.join(f'{value:.4g}' for value in values)} "
              f"({', '.join(f'{seconds:.0f} s' for seconds in times)}; seeds 1 to {len(values)})", flush=True)
    if missed:
        sys.exit("missed: " + ", ".join(dict.fromkeys(missed)))


if __name__ == "__main__":
    main()
