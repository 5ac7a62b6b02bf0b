#!/usr/bin/python3
"""Writes formulas.json: the ops that formulas are made of, in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_formulas.py
The form of a case is that of make_ops.py.
"""

import hashlib
import json
import pathlib

import torch

SEED = 20240707
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def case(op, attributes, function, inputs=1, positive=False):
    tensors = [torch.randn(BATCH, 5, dtype=torch.float64) for _ in range(inputs)]
    if positive:
        tensors = [t.abs() + 0.1 for t in tensors]
    for tensor in tensors:
        tensor.requires_grad_(True)
    result = function(*tensors)
    dy = torch.randn(*result.shape, dtype=torch.float64)
    result.backward(dy)
    described = [{"kind": "vector", "batched": True, "integer": False, "shape": [5], "numbers": numbers(t)}
                 for t in tensors]
    return {"name": op, "op": op, "attributes": attributes, "inputs": described, "result": numbers(result),
            "dy": numbers(dy), "gradients": [numbers(t.grad) for t in tensors]}


def cases():
    return [
        case("exp", {}, torch.exp),
        case("log", {}, torch.log, positive=True),
        case("sqrt", {}, torch.sqrt, positive=True),
        case("abs", {}, torch.abs),
        case("sin", {}, torch.sin),
        case("cos", {}, torch.cos),
        case("power", {"constant": -1.5}, lambda x: x ** -1.5, positive=True),
        case("offset", {"constant": 0.75}, lambda x: x + 0.75),
        case("divide", {}, torch.div, inputs=2),
        case("maximum", {}, torch.maximum, inputs=2),
        case("sample_mean", {}, lambda x: x.mean(dim=1)),
    ]


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    document = {"script": script.name, "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
                "torch": torch.__version__, "seed": SEED, "batch": BATCH}
    lines = ",\n".join(json.dumps(x, separators=(",", ":")) for x in cases())
    head = json.dumps(document, separators=(",", ":"))[:-1]
    script.with_name("formulas.json").write_text(head + ',"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
