#!/usr/bin/python3
"""Writes convolution.json: convolutions with groups and dilation, of sequences and transposed, upsampling and means of
whole channels, in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_convolution.py
The cases are those of make_ops.py: inputs (batch axis first where batched), result, the gradient `dy` that is sent back
and the gradients that autograd then gives.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20241124
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def described(tensor, kind, batched):
    shape = list(tensor.shape)[1:] if batched else list(tensor.shape)
    return {"kind": kind, "batched": batched, "integer": False, "shape": shape, "numbers": numbers(tensor)}


def randn(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def image(*shape):
    return randn(BATCH, *shape), "image", True


def sequence(*shape):
    return randn(BATCH, *shape), "sequence", True


def parameter(*shape):
    return randn(*shape), "matrix", False


def case(name, op, attributes, inputs, function):
    tensors = [tensor.clone().requires_grad_() for tensor, _, _ in inputs]
    result = function(*tensors)
    dy = randn(*result.shape)
    result.backward(dy)
    return {
        "name": name,
        "op": op,
        "attributes": attributes,
        "inputs": [described(*one) for one in inputs],
        "result": numbers(result),
        "dy": numbers(dy),
        "gradients": [numbers(t.grad) for t in tensors],
    }


def conv2d(name, one, weight, stride=1, padding=0, dilation=1, groups=1):
    attributes = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return case(name, "conv2d", attributes, [one, weight], lambda x, w: F.conv2d(x, w, **attributes))


def conv1d(name, one, weight, stride=1, padding=0, dilation=1, groups=1):
    """Sequences are [T,C] here and [C,T] in PyTorch."""
    attributes = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return case(name, "conv1d", attributes, [one, weight],
                lambda x, w: F.conv1d(x.transpose(1, 2), w, **attributes).transpose(1, 2))


def transposed(name, one, weight, stride, padding, output_padding):
    attributes = {"stride": stride, "padding": padding, "output_padding": output_padding}
    return case(name, "conv_transpose2d", attributes, [one, weight],
                lambda x, w: F.conv_transpose2d(x, w, **attributes))


def upsampled(mode, one, factor):
    options = {"mode": mode} if mode == "nearest" else {"mode": mode, "align_corners": False}
    return case(f"upsample_{mode} {factor}", f"upsample_{mode}", {"factor": factor}, [one],
                lambda x: F.interpolate(x, scale_factor=factor, **options))


def cases():
    return [
        conv2d("conv2d in groups", image(4, 5, 6), parameter(6, 2, 3, 3), padding=1, groups=2),
        conv2d("conv2d depthwise with stride", image(3, 7, 6), parameter(6, 1, 3, 2), stride=2, padding=1, groups=3),
        conv2d("conv2d dilated", image(2, 8, 7), parameter(3, 2, 3, 3), padding=2, dilation=2),
        conv2d("conv2d dilated in groups with stride", image(4, 9, 8), parameter(2, 2, 3, 2), stride=2, padding=3,
               dilation=3, groups=2),
        conv1d("conv1d", sequence(7, 3), parameter(4, 3, 3), padding=1),
        conv1d("conv1d with stride", sequence(10, 2), parameter(3, 2, 4), stride=3, padding=2),
        conv1d("conv1d dilated in groups", sequence(11, 4), parameter(6, 2, 3), padding=3, dilation=2, groups=2),
        transposed("conv_transpose2d", image(3, 4, 3), parameter(3, 2, 2, 2), 2, 0, 0),
        transposed("conv_transpose2d overlapping", image(2, 4, 5), parameter(2, 3, 3, 4), 2, 1, 1),
        transposed("conv_transpose2d with stride 1", image(2, 3, 4), parameter(2, 2, 3, 3), 1, 2, 0),
        upsampled("nearest", image(2, 3, 4), 2),
        upsampled("nearest", image(1, 2, 3), 3),
        upsampled("bilinear", image(2, 3, 4), 2),
        upsampled("bilinear", image(1, 2, 3), 3),
        case("global_average_pool", "global_average_pool", {}, [image(3, 4, 5)], lambda x: x.mean((2, 3))),
        case("global_average_pool of a sequence", "global_average_pool", {}, [sequence(6, 4)], lambda x: x.mean(1)),
    ]


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    document = {
        "script": script.name,
        "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "seed": SEED,
        "batch": BATCH,
        "cases": cases(),
    }
    target = script.with_name("convolution.json")
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in document.pop("cases"))
    head = json.dumps(document, separators=(",", ":"))[:-1]
    target.write_text(head + ',"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
