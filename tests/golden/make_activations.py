#!/usr/bin/python3
"""Writes activations.json: elu, silu and softplus in double, forward and backward, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_activations.py
The cases are those of ops.json: input, result, the gradient `dy` that is sent back, and the gradient by the input.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20240621
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def case(name, op, kind, value, function):
    value = value.clone().requires_grad_(True)
    result = function(value)
    dy = torch.randn_like(result)
    result.backward(dy)
    shape = list(value.shape)[1:]
    return {"name": name, "op": op, "attributes": {},
            "inputs": [{"kind": kind, "batched": True, "integer": False, "shape": shape, "numbers": numbers(value)}],
            "result": numbers(result), "dy": numbers(dy), "gradients": [numbers(value.grad)]}


def cases():
    made = []
    # Above its threshold PyTorch's softplus is the identity; infinity keeps the function itself.
    softplus = lambda z: F.softplus(z, threshold=float("inf"))  # noqa: E731
    for name, function in (("elu", F.elu), ("silu", F.silu), ("softplus", softplus)):
        image = torch.randn(BATCH, 2, 3, 4, dtype=torch.float64)
        large = torch.randn(BATCH, 8, dtype=torch.float64) * 20
        small = torch.randn(BATCH, 5, dtype=torch.float64) * 1e-6
        made += [case(name, name, "image", image, function),
                 case(name + " of large numbers", name, "vector", large, function)]
        if name != "elu":  # PyTorch computes exp(z) - 1, which loses digits there
            made.append(case(name + " of small numbers", name, "vector", small, function))
    return made


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    document = {
        "script": script.name,
        "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "batch": BATCH,
        "cases": cases(),
    }
    script.with_name("activations.json").write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
