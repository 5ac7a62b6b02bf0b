#!/usr/bin/python3
"""Writes training.json: LeNet-5 and an MLP trained 20 steps by PyTorch in double, on the first MNIST pictures.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_training.py
The initial weights are a formula that the test computes too (initial_weights below). The file holds the loss of every
step, the weights after the last one (64 scattered elements and the norm of each tensor), and the first step's
gradients in double and in single precision, in the same form.
"""

import gzip
import hashlib
import json
import math
import pathlib

import numpy
import torch
from torch import nn

STEPS = 20
SAMPLES = 64
MNIST = pathlib.Path(__file__).resolve().parents[2] / "resources/datasets/mnist"


def splitmix64(state):
    """Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014."""
    with numpy.errstate(over="ignore"):
        z = state * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return z ^ (z >> numpy.uint64(31))


def initial_weights(place, shape):
    """Element i of the parameter at that place: uniform in +-sqrt(6 / fan in), biases in +-0.1."""
    count = math.prod(shape)
    state = numpy.arange(1, count + 1, dtype=numpy.uint64) + numpy.uint64(place * 1000003)
    uniform = (splitmix64(state) >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-53
    bound = 0.1 if len(shape) == 1 else math.sqrt(6.0 / math.prod(shape[1:]))
    return torch.from_numpy(((uniform - 0.5) * (2.0 * bound)).reshape(shape))


def read_mnist(count):
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        pixels = numpy.frombuffer(file.read(16 + 784 * count), numpy.uint8, offset=16).reshape(count, 1, 28, 28)
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        labels = numpy.frombuffer(file.read(8 + count), numpy.uint8, offset=8)
    return pixels.astype(numpy.float64), torch.from_numpy(labels.astype(numpy.int64))


def standardized(pixels):
    """Mean and deviation are kept in single precision by the engine."""
    unit = pixels / 255.0
    mean = numpy.float64(numpy.float32(unit.mean()))
    inverse = numpy.float64(numpy.float32(1.0 / unit.std()))
    return torch.from_numpy((pixels * (1.0 / 255.0) - mean) * inverse)


def lenet5():
    return nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(),
                         nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(),
                         nn.Linear(84, 10))


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(),
                         nn.Linear(128, 10))


def sampled(tensor):
    flat = tensor.detach().double().reshape(-1)
    places = [i * 2654435761 % flat.numel() for i in range(SAMPLES)]
    return {"norm": float(flat.norm()), "largest": float(flat.abs().max()), "numbers": [float(flat[i]) for i in places]}


def prepared(build, precision):
    network = build().to(precision)
    with torch.no_grad():
        for place, parameter in enumerate(network.parameters()):
            parameter.copy_(initial_weights(place, tuple(parameter.shape)))
    return network


def first_gradients(build, precision, inputs, labels, batch):
    network = prepared(build, precision)
    nn.functional.cross_entropy(network(inputs[:batch].to(precision)), labels[:batch]).backward()
    return [sampled(parameter.grad) for parameter in network.parameters()]


def train(build, names, optimizer, inputs, labels, batch):
    network = prepared(build, torch.float64)
    rule = optimizer(network.parameters())
    losses = []
    for step in range(STEPS):
        chosen = slice(step * batch, (step + 1) * batch)
        rule.zero_grad()
        loss = nn.functional.cross_entropy(network(inputs[chosen]), labels[chosen])
        loss.backward()
        rule.step()
        losses.append(float(loss))
    return {
        "parameters": names,
        "batch": batch,
        "losses": losses,
        "weights": [sampled(parameter) for parameter in network.parameters()],
        "gradients_float64": first_gradients(build, torch.float64, inputs, labels, batch),
        "gradients_float32": first_gradients(build, torch.float32, inputs, labels, batch),
    }


def named(*layers):
    return [layer + "." + part for layer in layers for part in ("weight", "bias")]


def main():
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    pixels, labels = read_mnist(STEPS * 128)
    lenet_pixels = pixels[: STEPS * 64]
    document = {
        "script": script.name,
        "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "steps": STEPS,
        "networks": {
            "lenet5": train(lenet5, named("conv1", "conv2", "fc1", "fc2", "fc3"),
                            lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9), standardized(lenet_pixels), labels, 64),
            "mlp": train(mlp, named("fc1", "fc2", "fc3"), lambda p: torch.optim.Adam(p, lr=0.001),
                         torch.from_numpy(pixels * (1.0 / 255.0)), labels, 128),
        },
    }
    script.with_name("training.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
