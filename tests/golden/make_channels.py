#!/usr/bin/python3
"""Writes channels.json: the ops that join, cut and pad channels, in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_channels.py
The form of a case is that of make_ops.py.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20240611
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def one(kind, *shape):
    return torch.randn(BATCH, *shape, dtype=torch.float64), kind


def described(tensor, kind):
    return {"kind": kind, "batched": True, "integer": False, "shape": list(tensor.shape)[1:],
            "numbers": numbers(tensor)}


def case(name, op, attributes, inputs, function):
    tensors = [tensor.clone().requires_grad_(True) for tensor, _ in inputs]
    result = function(*tensors)
    dy = torch.randn(*result.shape, dtype=torch.float64)
    result.backward(dy)
    return {"name": name, "op": op, "attributes": attributes, "inputs": [described(*x) for x in inputs],
            "result": numbers(result), "dy": numbers(dy), "gradients": [numbers(t.grad) for t in tensors]}


def cases():
    return [
        case("concat of images", "concat", {}, [one("image", 2, 3, 4), one("image", 1, 3, 4), one("image", 3, 3, 4)],
             lambda *x: torch.cat(x, 1)),
        case("concat of sequences", "concat", {}, [one("sequence", 3, 2), one("sequence", 3, 4)],
             lambda *x: torch.cat(x, 2)),
        case("concat of vectors", "concat", {}, [one("vector", 5), one("vector", 2)], lambda *x: torch.cat(x, 1)),
        case("slice_channels of an image", "slice_channels", {"first": 1, "channels": 2}, [one("image", 4, 2, 3)],
             lambda x: x[:, 1:3]),
        case("slice_channels of a sequence", "slice_channels", {"first": 2, "channels": 3}, [one("sequence", 4, 5)],
             lambda x: x[:, :, 2:]),
        case("pad_channels of an image", "pad_channels", {"first": 0, "channels": 5}, [one("image", 2, 3, 2)],
             lambda x: F.pad(x, (0, 0, 0, 0, 0, 3))),
        case("pad_channels of a sequence", "pad_channels", {"first": 1, "channels": 5}, [one("sequence", 4, 2)],
             lambda x: F.pad(x, (1, 2))),
    ]


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    document = {"script": script.name, "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
                "torch": torch.__version__, "seed": SEED, "batch": BATCH}
    lines = ",\n".join(json.dumps(x, separators=(",", ":")) for x in cases())
    head = json.dumps(document, separators=(",", ":"))[:-1]
    script.with_name("channels.json").write_text(head + ',"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
