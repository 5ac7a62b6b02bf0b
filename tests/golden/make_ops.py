#!/usr/bin/python3
"""Writes ops.json: inputs, results and gradients of every op in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_ops.py
Each case holds the op's name and attributes, its inputs (batch axis first where batched), its first result, the
gradient `dy` that is sent back through it, and the gradients by its inputs that PyTorch's autograd then gives.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20240607
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def described(tensor, kind, batched):
    integer = not tensor.dtype.is_floating_point
    shape = list(tensor.shape)[1:] if batched else list(tensor.shape)
    return {"kind": kind, "batched": batched, "integer": integer, "shape": shape, "numbers": numbers(tensor)}


def randn(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def image(*shape):
    return randn(BATCH, *shape), "image", True


def sequence(*shape):
    return randn(BATCH, *shape), "sequence", True


def vector(size):
    return randn(BATCH, size), "vector", True


def parameter(*shape):
    return randn(*shape), "vector" if len(shape) == 1 else "matrix", False


def labels(classes):
    return torch.randint(0, classes, (BATCH,)), "scalar", True


def tied_image(*shape):
    return torch.randint(-2, 3, (BATCH, *shape)).to(torch.float64), "image", True


def case(name, op, attributes, inputs, function):
    tensors = [tensor.clone().requires_grad_(tensor.dtype.is_floating_point) for tensor, _, _ in inputs]
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
        "gradients": [numbers(t.grad) if t.requires_grad else [] for t in tensors],
    }


def winners(x, kernel, stride, padding):
    """Places ky * kernel + kx of the largest elements in their windows."""
    width = x.shape[3]
    _, index = F.max_pool2d(x, kernel, stride, padding, return_indices=True)
    y, column = index // width, index % width
    oy = torch.arange(index.shape[2]).reshape(-1, 1)
    ox = torch.arange(index.shape[3]).reshape(1, -1)
    return (y - (oy * stride - padding)) * kernel + (column - (ox * stride - padding))


def max_pool_case(name, one, kernel, stride, padding):
    made = case(name, "max_pool", {"kernel": kernel, "stride": stride, "padding": padding}, [one],
                lambda x: F.max_pool2d(x, kernel, stride, padding))
    made["winner"] = numbers(winners(one[0], kernel, stride, padding))
    return made


def average_pool_case(name, one, kernel, stride, padding):
    return case(name, "average_pool", {"kernel": kernel, "stride": stride, "padding": padding}, [one],
                lambda x: F.avg_pool2d(x, kernel, stride, padding))


def conv_case(name, one, weight, stride, padding):
    return case(name, "conv2d", {"stride": stride, "padding": padding}, [one, weight],
                lambda x, w: F.conv2d(x, w, stride=stride, padding=padding))


def activation_cases():
    functions = {"relu": F.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "gelu": F.gelu}
    made = [case(name, name, {}, [image(2, 3, 4)], function) for name, function in functions.items()]
    made.append(case("leaky_relu", "leaky_relu", {"slope": 0.1}, [vector(9)], lambda z: F.leaky_relu(z, 0.1)))
    large = (randn(BATCH, 8) * 20, "vector", True)
    made += [case(name + " of large numbers", name, {}, [large], functions[name]) for name in ("sigmoid", "tanh", "gelu")]
    return made


def cases():
    linear = lambda x, w: F.linear(x, w)  # noqa: E731
    channels = lambda z, b: z + b.reshape(-1, 1, 1)  # noqa: E731
    mean_error = lambda p, t: ((p - t) ** 2).reshape(BATCH, -1).mean(1)  # noqa: E731
    entropy = lambda z, y: F.cross_entropy(z, y, reduction="none")  # noqa: E731
    made = [
        case("product", "product", {}, [vector(5), parameter(4, 5)], linear),
        case("product of a sequence", "product", {}, [sequence(3, 4), parameter(2, 4)], linear),
        case("add_bias", "add_bias", {}, [vector(5), parameter(5)], lambda z, b: z + b),
        case("add_bias to a sequence", "add_bias", {}, [sequence(3, 4), parameter(4)], lambda z, b: z + b),
        case("add_bias to an image", "add_bias", {}, [image(3, 2, 4), parameter(3)], channels),
        conv_case("conv2d", image(3, 6, 7), parameter(4, 3, 3, 3), 1, 0),
        conv_case("conv2d padded", image(2, 5, 5), parameter(3, 2, 5, 5), 1, 2),
        conv_case("conv2d with stride", image(2, 8, 7), parameter(3, 2, 3, 2), 2, 1),
        conv_case("conv2d larger than the image", image(1, 3, 2), parameter(2, 1, 5, 5), 3, 2),
        max_pool_case("max_pool", image(2, 6, 7), 2, 2, 0),
        max_pool_case("max_pool overlapping", image(2, 7, 6), 3, 2, 1),
        max_pool_case("max_pool with ties", tied_image(2, 7, 6), 3, 1, 1),
        average_pool_case("average_pool", image(2, 6, 7), 2, 2, 0),
        average_pool_case("average_pool overlapping", image(2, 7, 6), 3, 2, 1),
        *activation_cases(),
        case("softmax", "softmax", {}, [vector(6)], lambda z: F.softmax(z, -1)),
        case("softmax of a sequence", "softmax", {}, [sequence(2, 5)], lambda z: F.softmax(z, -1)),
        case("flatten", "flatten", {}, [image(2, 3, 4)], lambda x: x.flatten(1)),
        case("unflatten", "unflatten", {"channels": 2, "height": 3, "width": 4}, [vector(24)],
             lambda x: x.reshape(BATCH, 2, 3, 4)),
        case("add", "add", {}, [vector(4), vector(4)], lambda a, b: a + b),
        case("multiply", "multiply", {}, [image(2, 2, 3), image(2, 2, 3)], lambda a, b: a * b),
        case("scale", "scale", {"factor": -0.7}, [vector(4)], lambda x: -0.7 * x),
        case("softmax_cross_entropy", "softmax_cross_entropy", {}, [vector(7), labels(7)], entropy),
        case("softmax_cross_entropy of large numbers", "softmax_cross_entropy", {},
             [(randn(BATCH, 5) * 100, "vector", True), labels(5)], entropy),
        case("mean_squared_error", "mean_squared_error", {}, [vector(6), vector(6)], mean_error),
        case("mean_squared_error of images", "mean_squared_error", {}, [image(2, 3, 2), image(2, 3, 2)], mean_error),
    ]
    return made


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
    target = script.with_name("ops.json")
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in document.pop("cases"))
    head = json.dumps(document, separators=(",", ":"))[:-1]
    target.write_text(head + ',"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
