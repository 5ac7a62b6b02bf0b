#!/usr/bin/env python3
"""Compares the latency of one LeNet-5 prediction with ONNX Runtime's in interleaved slices (A B A B ...).

    latency.py CLI PACKAGES_FOLDER [--pairs N] [--seconds S]

Both have the same weights, written by the CLI, and one thread; that they give the same probabilities is checked first.
A latency is the median of a slice's runs: one sample goes in, the probabilities come out. The ratio is taken within a
pair of slices, and its median and quartiles are over the pairs. ONNX Runtime is called from JavaScript: what a call costs
there without a network is measured beside it, with a model of one relu over 10 numbers.
"""

import argparse
import json
import os
import pathlib
import platform
import struct
import subprocess
import sys
import tempfile

import numpy
import torch

from compare import quartiles
from pytorch_bench import lenet5

HERE = pathlib.Path(__file__).resolve().parent
PRESET = HERE.parent.parent / "resources/presets/lenet5.json"
LAYERS = ["conv1", "conv2", "fc1", "fc2", "fc3"]
SHAPE = (1, 1, 28, 28)
TOLERANCE = 1e-5


def read_safetensors(file):
    data = pathlib.Path(file).read_bytes()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            numbers = numpy.frombuffer(data[start + first:start + last], numpy.float32)
            tensors[name] = torch.from_numpy(numbers.reshape(entry["shape"]).copy())
    return tensors


def export(model, shape, file):
    torch.onnx.export(model.eval(), torch.zeros(shape), str(file), opset_version=13)


def export_lenet5(weights, file):
    body = lenet5()
    tensors = read_safetensors(weights)
    names = [f"{layer}.{part}" for layer in LAYERS for part in ("weight", "bias")]
    with torch.no_grad():
        for parameter, name in zip(body.parameters(), names):
            parameter.copy_(tensors[name])
    export(torch.nn.Sequential(body, torch.nn.Softmax(1)), SHAPE, file)


class Peer:
    """An ONNX Runtime process that predicts when asked and sleeps otherwise."""

    def __init__(self, packages, model, numbers):
        sample = model.with_suffix(".f32")
        numbers.astype(numpy.float32).tofile(sample)
        shape = ",".join(str(size) for size in numbers.shape)
        self.process = subprocess.Popen(["node", HERE / "onnxruntime_latency.mjs", packages, model, sample, shape],
                                        text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.prediction = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the ONNX Runtime process ended early")
        return json.loads(line)

    def latency(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        return self.answer()["median_us"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def own(cli, *arguments):
    done = subprocess.run([cli, *map(str, arguments), "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True, check=True)
    return json.loads(done.stdout)


def own_latency(cli, seconds):
    return own(cli, "bench", "lenet5", "--latency", "--seconds", seconds)["workloads"][0]["median_us"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("packages", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.5)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp())
    own(options.cli, "train", PRESET, "--steps", 1, "--save", folder / "weights.safetensors")
    export_lenet5(folder / "weights.safetensors", folder / "lenet5.onnx")
    export(torch.nn.ReLU(), (1, 10), folder / "call.onnx")

    sample = numpy.random.default_rng(1).normal(size=SHAPE).astype(numpy.float32)
    numpy.save(folder / "sample.npy", sample)
    peer = Peer(options.packages, folder / "lenet5.onnx", sample)
    call = Peer(options.packages, folder / "call.onnx", numpy.zeros((1, 10)))
    predicted = own(options.cli, "predict", PRESET, "--weights", folder / "weights.safetensors", "--input",
                    folder / "sample.npy")[0]["output"]
    difference = max(abs(a - b) for a, b in zip(predicted, peer.prediction))
    if not difference <= TOLERANCE or len(predicted) != len(peer.prediction):
        sys.exit(f"the probabilities differ by {difference:g}")

    own_latency(options.cli, 0.5)
    ours, theirs, calls = [], [], []
    for _ in range(options.pairs):
        ours.append(own_latency(options.cli, options.seconds))
        theirs.append(peer.latency(options.seconds))
        calls.append(call.latency(options.seconds))
    peer.close()
    call.close()
    version = json.loads((options.packages / "node_modules/onnxruntime-node/package.json").read_text())["version"]
    print(f"{platform.platform()}, load {os.getloadavg()[0]:.1f}, {options.pairs} pairs of {options.seconds:g} s slices, "
          f"one thread; probabilities agree within {difference:.1g}")
    rows = [("Glassbox", ours), (f"onnxruntime-node {version}", theirs), ("  of which a call without a network", calls)]
    for name, values in rows:
        print(f"{name:36} {quartiles(values)[1]:8.1f} us")
    ratios = {"whole calls": zip(theirs, ours), "without the call": zip((a - b for a, b in zip(theirs, calls)), ours)}
    for name, pairs in ratios.items():
        low, middle, high = quartiles([a / b for a, b in pairs])
        print(f"{'onnxruntime / Glassbox, ' + name:46} {middle:5.2f} ({low:.2f}-{high:.2f})")


if __name__ == "__main__":
    main()
