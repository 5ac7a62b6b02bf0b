#!/usr/bin/python3
"""Writes norms.json (normalisation ops) and batch_norm.json (BatchNorm while training), in double, as PyTorch computes
them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_norms.py
The form of an op's case is that of make_ops.py. A case of batch_norm.json is one step of torch.nn.functional.batch_norm
with training=True: what goes in, the result, the gradient `dy` that is sent back, the gradients, and the running
statistics before and after. Sequences are [N,T,C] here and [N,C,T] in PyTorch.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20240617
BATCH = 4


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def randn(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def described(tensor, kind):
    batched = kind != "parameter"
    shape = list(tensor.shape)[1:] if batched else list(tensor.shape)
    return {"kind": kind if batched else "vector", "batched": batched, "integer": False, "shape": shape,
            "numbers": numbers(tensor)}


def case(name, op, attributes, inputs, constants, function):
    tensors = [tensor.clone().requires_grad_(i not in constants) for i, (tensor, _) in enumerate(inputs)]
    result = function(*tensors)
    dy = randn(*result.shape)
    result.backward(dy)
    return {"name": name, "op": op, "attributes": attributes, "inputs": [described(*x) for x in inputs],
            "result": numbers(result), "dy": numbers(dy),
            "gradients": [[] if t.grad is None else numbers(t.grad) for t in tensors]}


def channels_second(x):
    return x.transpose(1, 2) if x.dim() == 3 else x


def fixed(name, kind, *shape):
    """normalize with a given mean and variance: what inference does."""
    channels = shape[0] if kind == "image" else shape[-1]
    inputs = [(3 * randn(BATCH, *shape) + 1, kind), (randn(channels), "parameter"),
              (randn(channels).abs() + 0.1, "parameter"), (randn(channels), "parameter"), (randn(channels), "parameter")]

    def function(x, mean, variance, weight, bias):
        y = F.batch_norm(channels_second(x), mean, variance, weight, bias, False, 0.1, 1e-3)
        return channels_second(y)

    return case(name, "normalize", {"eps": 1e-3}, inputs, {1, 2}, function)


def layer(name, kind, *shape):
    inputs = [(2 * randn(BATCH, *shape) - 1, kind), (randn(shape[-1]), "parameter"), (randn(shape[-1]), "parameter")]
    return case(name, "layer_norm", {"eps": 1e-5}, inputs, set(),
                lambda x, weight, bias: F.layer_norm(x, shape[-1:], weight, bias, 1e-5))


def training(name, kind, momentum, *shape):
    channels = shape[0] if kind == "image" else shape[-1]
    x, weight, bias = 2 * randn(BATCH, *shape) + randn(1), randn(channels), randn(channels)
    before = [randn(channels), randn(channels).abs() + 0.1]
    mean, variance = before[0].clone(), before[1].clone()
    tensors = [t.clone().requires_grad_(True) for t in (x, weight, bias)]
    y = channels_second(F.batch_norm(channels_second(tensors[0]), mean, variance, tensors[1], tensors[2], True, momentum,
                                     1e-5))
    dy = randn(*y.shape)
    y.backward(dy)
    return {"name": name, "kind": kind, "shape": list(shape), "momentum": momentum, "eps": 1e-5, "x": numbers(x),
            "weight": numbers(weight), "bias": numbers(bias), "running_mean": numbers(before[0]),
            "running_var": numbers(before[1]), "y": numbers(y), "dy": numbers(dy), "dx": numbers(tensors[0].grad),
            "dweight": numbers(tensors[1].grad), "dbias": numbers(tensors[2].grad), "next_mean": numbers(mean),
            "next_var": numbers(variance)}


def write(name, key, cases):
    script = pathlib.Path(__file__)
    document = {"script": script.name, "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
                "torch": torch.__version__, "seed": SEED, "batch": BATCH}
    lines = ",\n".join(json.dumps(x, separators=(",", ":")) for x in cases)
    head = json.dumps(document, separators=(",", ":"))[:-1]
    script.with_name(name).write_text(head + f',"{key}":[\n' + lines + "\n]}\n")


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    write("norms.json", "cases", [
        fixed("normalize images", "image", 3, 4, 3),
        fixed("normalize sequences", "sequence", 5, 4),
        fixed("normalize vectors", "vector", 7),
        layer("layer_norm of vectors", "vector", 9),
        layer("layer_norm of sequences", "sequence", 4, 6),
    ])
    write("batch_norm.json", "steps", [
        training("images", "image", 0.1, 3, 4, 5),
        training("vectors", "vector", 0.3, 6),
        training("sequences", "sequence", 0.1, 5, 4),
    ])


if __name__ == "__main__":
    main()
