#!/usr/bin/python3
"""Writes presets.json: every preset that gradient descent trains, 20 steps by PyTorch, from the presets' own JSON.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_presets.py
Data and initial weights are formulas that the test computes too (numbers below), the batch is small, the rate a
constant hundredth of the preset's (random labels make the whole rate chaotic) and dropout 0. The file holds the losses
of all steps in double and in single precision (the latter not comparable where BatchNorm amplifies rounding), and the
first step's gradients as the update meets them, as norm, largest element and scattered elements.
"""

import hashlib
import json
import math
import pathlib
import sys

import numpy
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import torch_network  # noqa: E402

STEPS = 20
BATCH = 8
SAMPLES = 16
PRESETS = ["xor_mlp", "spiral_mlp", "linear_regression", "mnist_mlp", "lenet5", "mnist_autoencoder", "cifar_cnn",
           "resnet20", "char_rnn", "char_lstm", "char_gru", "char_gpt", "adding_problem", "copy_gpt"]
CLASSES = {"mnist": 10, "cifar10": 10, "xor": 2, "spiral": 2, "tinyshakespeare": 65, "copy": 10}


def splitmix64(state):
    """Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014."""
    with numpy.errstate(over="ignore"):
        z = state * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return z ^ (z >> numpy.uint64(31))


def numbers(place, count):
    """Uniform numbers in [0, 1) of a tensor at that place."""
    state = numpy.arange(1, count + 1, dtype=numpy.uint64) + numpy.uint64(place * 1000003)
    return (splitmix64(state) >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-53


def initial_weights(name, shape):
    """The sum of the letters is the place; uniform in +-sqrt(6 / fan in), in +-0.1 for one axis, about 1 for scales."""
    place = sum(name.encode())
    bound = 0.1 if len(shape) == 1 else math.sqrt(6.0 / math.prod(shape[1:]))
    centre = 1.0 if len(shape) == 1 and name.endswith(".weight") else 0.0
    uniform = numbers(place, math.prod(shape))
    return torch.from_numpy(((uniform - 0.5) * (2.0 * bound) + centre).reshape(shape))


def whole(place, shape, below):
    return torch.from_numpy((numbers(place, math.prod(shape)) * below).astype(numpy.int64).reshape(shape))


def standardized(samples, experiment, channels):
    """Mean and inverse deviation of each channel are kept in single precision by the engine."""
    if experiment["data"]["normalization"]["type"] == "none":
        return samples
    axes = tuple(axis for axis in range(samples.dim()) if axis != channels)
    mean = samples.mean(dim=axes, keepdim=True).float().double()
    deviation = samples.var(dim=axes, unbiased=False, keepdim=True).sqrt()
    return (samples - mean) * (1.0 / deviation).float().double()


def data_of(experiment, blocks):
    """Samples and targets of all steps."""
    count = STEPS * BATCH
    shape = tuple(next(settings["shape"] for _, kind, settings in blocks if kind == "Input"))
    dataset, field = experiment["data"]["dataset"], experiment["data"]["inputs"]["input"]
    target = experiment["data"]["targets"]["output"]
    if field == "image":
        samples = standardized(whole(1, (count, *shape), 256).double() / 255.0, experiment, 1)
    elif field == "text":
        samples = whole(1, (count, *shape), CLASSES[dataset])
    else:
        exact = ((numbers(1, count * math.prod(shape)) - 0.5) * 2.0).astype(numpy.float32).astype(numpy.float64)
        samples = torch.from_numpy(exact.reshape(count, *shape))
        samples = standardized(samples, experiment, samples.dim() - 1)
    if target == "image":
        return samples, samples
    if field == "text":
        return samples, whole(2, (count, *shape), CLASSES[dataset])
    if target == "label":
        return samples, whole(2, (count,), CLASSES[dataset])
    exact = numbers(2, count).astype(numpy.float32).astype(numpy.float64)
    return samples, torch.from_numpy(exact.reshape(count, 1))


def fitting(target, experiment, precision):
    """Labels as the loss wants them."""
    if experiment["losses"]["output"]["type"] == "binary_cross_entropy":
        return target.reshape(-1, 1).to(precision)
    return target.to(precision) if target.is_floating_point() else target


def sampled(tensor):
    flat = tensor.detach().double().reshape(-1)
    places = [i * 2654435761 % flat.numel() for i in range(SAMPLES)]
    return {"norm": float(flat.norm()), "largest": float(flat.abs().max()), "numbers": [float(flat[i]) for i in places]}


def trained(experiment, precision):
    network = torch_network.TorchNetwork(experiment["network"], precision, initial_weights)
    samples, targets = data_of(experiment, network.blocks)
    samples = samples.to(precision) if samples.is_floating_point() else samples
    batches = [({"input": samples[i : i + BATCH]}, {"output": fitting(targets[i : i + BATCH], experiment, precision)})
               for i in range(0, STEPS * BATCH, BATCH)]
    loss = torch_network.loss_of(experiment, network(batches[0][0]), batches[0][1])
    loss.backward()
    torch_network.regularize(experiment, list(network.parameters.values()))
    gradients = {name: sampled(parameter.grad) for name, parameter in sorted(network.parameters.items())}
    network = torch_network.TorchNetwork(experiment["network"], precision, initial_weights)
    return torch_network.train(experiment, network, batches), gradients


def golden(name):
    experiment = torch_network.without_chance(torch_network.load_experiment(ROOT / f"resources/presets/{name}.json"))
    experiment["optimizer"]["learning_rate"] *= 0.01
    in_double, gradients = trained(experiment, torch.float64)
    in_single, single = trained(experiment, torch.float32)
    preset = hashlib.sha256((ROOT / f"resources/presets/{name}.json").read_bytes()).hexdigest()
    return {"preset_sha256": preset, "batch": BATCH, "losses": in_double, "losses_float32": in_single,
            "parameters": list(gradients), "gradients_float64": list(gradients.values()),
            "gradients_float32": list(single.values())}


def main():
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    reader = ROOT / "tests/conformance/torch_network.py"
    presets = [name for name in PRESETS if (ROOT / f"resources/presets/{name}.json").exists()]
    document = {"script": script.name, "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
                "reader_sha256": hashlib.sha256(reader.read_bytes()).hexdigest(),
                "torch": torch.__version__, "steps": STEPS}
    lines = ",\n".join(f'"{name}":' + json.dumps(golden(name), separators=(",", ":")) for name in presets)
    head = json.dumps(document, separators=(",", ":"))[:-1]
    script.with_name("presets.json").write_text(head + ',"networks":{\n' + lines + "\n}}\n")


if __name__ == "__main__":
    main()
