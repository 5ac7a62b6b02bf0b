#!/usr/bin/python3
"""The built program beside PyTorch, over the presets that gradient descent trains: PyTorch's own initial weights through
safetensors, the preset's data in file order, its schedule, batches of at most 16, no dropout and no noise.

usage: live.py GLASSBOX_CLI [PRESET...]

In double 20 losses must agree within 1e-8 relative; in single precision the loss and the gradients of step 1 within
1e-4 of each tensor's norm, and 20 losses within 1e-4 where there is no BatchNorm. Published data are read here from
their files, independently; generated ones from `glassbox-cli data save`. A preset whose data are not here is skipped
in one line. Exit status 1 if one disagrees.

In single precision a relu's input within rounding of 0, or two nearly equal cells under a maximum, may fall on either
side in either program, and a gradient is then off by that unit: ResNet-20 has three million relus in a batch of 16, and
gradients 0.2 to 1.2 % apart are usual (PyTorch's own in float against its own in double as well). So in single precision
every relu is a gelu and every maximum a mean, which are smooth; relu and maximum themselves are compared in double.
"""

import copy
import gzip
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy
import torch

import torch_network

ROOT = pathlib.Path(__file__).resolve().parents[2]
STEPS = 20
MOST_IN_BATCH = 16
PRESETS = ["xor_mlp", "spiral_mlp", "linear_regression", "mnist_mlp", "lenet5", "mnist_autoencoder", "cifar_cnn",
           "resnet20", "char_rnn", "char_lstm", "char_gru", "char_gpt", "copy_gpt", "adding_problem"]


def write_safetensors(path, tensors):
    """The published format: length of the header, header in JSON, numbers."""
    header, blob = {}, b""
    for name, tensor in tensors.items():
        data = tensor.detach().numpy().tobytes()
        kind = {torch.float64: "F64", torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(blob), len(blob) + len(data)]}
        blob += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + blob)


def read_safetensors(path):
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + length])
    kinds = {"F64": numpy.float64, "F32": numpy.float32, "I64": numpy.int64}
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(raw[start:end], kinds[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def mnist():
    folder = ROOT / "resources/datasets/mnist"
    with gzip.open(folder / "train-images-idx3-ubyte.gz") as file:
        pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 1, 28, 28)
    with gzip.open(folder / "train-labels-idx1-ubyte.gz") as file:
        labels = numpy.frombuffer(file.read(), numpy.uint8, offset=8)
    return pixels, labels.astype(numpy.int64)


def cifar10():
    folder = pathlib.Path(os.environ.get("GLASSBOX_DATA", "")) / "cifar10"
    if not (folder / "data_batch_1.bin").exists():
        return None
    parts = [numpy.frombuffer((folder / f"data_batch_{i}.bin").read_bytes(), numpy.uint8).reshape(-1, 3073)
             for i in range(1, 6)]
    records = numpy.concatenate(parts)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].astype(numpy.int64)


def saved(cli, data, folder):
    """What the program makes of an experiment's data."""
    options = [word for key, value in data.get("options", {}).items() for word in ("--option", f"{key}={value}")]
    subprocess.run([cli, "data", "save", data["dataset"], "--output", str(folder), *options], check=True,
                   capture_output=True)
    return numpy.load(folder / "train_samples.npy"), numpy.load(folder / "train_targets.npy")


def normalized(samples, experiment, precision):
    """The whole training part counts: without shuffling there is no validation part."""
    if not numpy.issubdtype(samples.dtype, numpy.floating) and samples.dtype != numpy.uint8:
        return torch.from_numpy(samples.astype(numpy.int64))
    values = samples.astype(numpy.float64) / (255.0 if samples.dtype == numpy.uint8 else 1.0)
    if experiment["data"]["normalization"]["type"] == "standardize":
        channels = 1 if samples.dtype == numpy.uint8 else values.ndim - 1
        axes = tuple(axis for axis in range(values.ndim) if axis != channels)
        mean = values.mean(axis=axes, keepdims=True).astype(numpy.float32).astype(numpy.float64)
        inverse = (1.0 / values.std(axis=axes, keepdims=True)).astype(numpy.float32).astype(numpy.float64)
        values = (values - mean) * inverse
    return torch.from_numpy(values).to(precision)


def pytorch_initial(name, shape):
    """The ranges of PyTorch's own modules: U(-1/sqrt(fan in), 1/sqrt(fan in)), N(0, 1) of embeddings, norms at 1 and 0."""
    if len(shape) == 1:
        if name.endswith(".weight"):
            return torch.ones(shape)
        return (torch.rand(shape) - 0.5) * 0.1
    if "embed" in name or "position" in name:
        return torch.randn(shape)
    fan = numpy.prod(shape[1:])
    return (torch.rand(shape) * 2 - 1) / float(fan) ** 0.5


def run(cli, experiment_file, folder, precision, steps, weights):
    log, gradients = folder / "log.jsonl", folder / "gradients.safetensors"
    command = [cli, "train", str(experiment_file), "--no-shuffle", "--steps", str(steps), "--init", str(weights),
               "--precision", precision, "--log", str(log), "--dump-gradients", str(gradients)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    steps = [entry for entry in entries if "step" in entry]
    return [entry["loss"] for entry in steps], [entry["lr"] for entry in steps], read_safetensors(gradients)


class Side:
    """PyTorch's side of one preset in one precision."""

    def __init__(self, experiment, samples, labels, precision, weights):
        self.experiment = experiment
        self.network = torch_network.TorchNetwork(
            experiment["network"], precision, lambda name, shape: weights[name].detach().clone().reshape(shape))
        batch = experiment["batch_size"]
        inputs = normalized(samples, experiment, precision)
        same = experiment["data"]["inputs"]["input"] == experiment["data"]["targets"]["output"]
        whole = numpy.issubdtype(labels.dtype, numpy.integer)
        targets = inputs if same else torch.from_numpy(labels.astype(numpy.int64) if whole else labels)
        if targets.is_floating_point() or experiment["losses"]["output"]["type"] == "binary_cross_entropy":
            targets = targets.to(precision)
        if experiment["losses"]["output"]["type"] == "binary_cross_entropy":
            targets = targets.reshape(-1, 1)
        count = len(inputs) // batch if experiment.get("drop_last") else -(-len(inputs) // batch)
        places = [step % count * batch for step in range(STEPS)]
        self.batches = [({"input": inputs[at : at + batch]}, {"output": targets[at : at + batch]}) for at in places]

    def first_gradients(self):
        inputs, targets = self.batches[0]
        torch_network.loss_of(self.experiment, self.network(inputs), targets).backward()
        torch_network.regularize(self.experiment, list(self.network.parameters.values()))
        return {name: parameter.grad.numpy() for name, parameter in self.network.parameters.items()}


def initial_weights(experiment, samples, precision):
    """Every parameter, asked for by a forward pass over one sample, and BatchNorm's statistics as PyTorch begins them."""
    torch.manual_seed(1)
    network = torch_network.TorchNetwork(experiment["network"], precision, pytorch_initial)
    network({"input": normalized(samples, experiment, precision)[:2]})
    weights = {name: parameter.detach() for name, parameter in network.parameters.items()}
    for name in network.statistics:
        kind = torch.ones if name.endswith("running_var") else torch.zeros
        weights[name] = kind(network.statistics[name].shape, dtype=precision)
        weights[name.rpartition(".")[0] + ".num_batches_tracked"] = torch.zeros((), dtype=torch.int64)
    return weights


def smooth(experiment):
    """The experiment with a gelu for every relu and a mean for every maximum."""
    experiment = copy.deepcopy(experiment)
    definitions = experiment["network"].get("composites", {}).values()
    for blocks in [experiment["network"]["blocks"]] + [definition["blocks"] for definition in definitions]:
        for block in blocks:
            if block["type"] == "Activation" and block.get("function", "relu") == "relu":
                block["function"] = "gelu"
            if block["type"] == "MaxPool2D":
                block["type"] = "AvgPool2D"
    return experiment


def apart(ours, theirs):
    return max(abs(a - b) / abs(b) for a, b in zip(ours, theirs))


def compare(cli, name, folder):
    """Says what differs too much, or None."""
    preset = ROOT / f"resources/presets/{name}.json"
    experiment = torch_network.without_chance(torch_network.load_experiment(preset))
    experiment.pop("stop_at", None)
    experiment["batch_size"] = min(experiment["batch_size"], MOST_IN_BATCH)
    dataset = experiment["data"]["dataset"]
    data = mnist() if dataset == "mnist" else cifar10() if dataset == "cifar10" else saved(cli, experiment["data"], folder)
    if data is None:
        print(f"{name}: skipped, no CIFAR-10 under $GLASSBOX_DATA")
        return None
    file, weights_file = folder / "experiment.json", folder / "init.safetensors"
    normed = any(kind == "BatchNorm" for _, kind, _ in torch_network.expanded(experiment["network"])[0])
    faults, figures = [], []
    for kind, precision, band in (("double", torch.float64, 1e-8), ("float32", torch.float32, 1e-4)):
        if kind == "float32":
            experiment = smooth(experiment)
        file.write_text(json.dumps(experiment))
        weights = initial_weights(experiment, data[0], precision)
        write_safetensors(weights_file, weights)
        losses, rates, _ = run(cli, file, folder, kind, STEPS, weights_file)
        _, _, gradients = run(cli, file, folder, kind, 1, weights_file)
        theirs = Side(experiment, *data, precision, weights).first_gradients()
        side = Side(experiment, *data, precision, weights)
        reference = torch_network.train(experiment, side.network, side.batches[: len(losses)], rates)
        counted = 1 if kind == "float32" and normed else len(losses)
        difference = apart(losses[:counted], reference[:counted])
        norms = max(numpy.linalg.norm(gradients[key].astype(numpy.float64) - theirs[key]) /
                    max(numpy.linalg.norm(theirs[key].astype(numpy.float64)), 1e-30) for key in theirs)
        figures.append(f"{kind}: {counted} losses {difference:.1e}, gradients {norms:.1e}")
        if difference > band or norms > band:
            faults.append(kind)
    print(f"{name}: {'DISAGREES in ' + ' and '.join(faults) if faults else 'agrees'} ({'; '.join(figures)})", flush=True)
    return faults or None


def main():
    torch.set_num_threads(2)
    cli, names = sys.argv[1], sys.argv[2:] or PRESETS
    wrong = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            if compare(cli, name, pathlib.Path(folder)):
                wrong.append(name)
    if wrong:
        sys.exit("disagree: " + ", ".join(wrong))


if __name__ == "__main__":
    main()
