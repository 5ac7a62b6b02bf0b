#!/usr/bin/python3
"""Writes losses.json: losses of single samples, and the means that training makes smaller, in double, as PyTorch
computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_losses.py
"cases" are ops, as in ops.json: inputs, the loss of each sample, the gradient `dy` that is sent back, and the gradients
by the inputs. "means" are whole losses over a batch with their settings: input, target, the mean and its gradient.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

SEED = 20240614
BATCH = 3


def numbers(tensor):
    return [float(x) for x in tensor.detach().reshape(-1)]


def randn(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def kind_of(tensor):
    if tensor.dtype.is_floating_point:
        return {2: "vector", 3: "sequence", 4: "image"}[tensor.dim()]
    return {1: "scalar", 2: "tokens"}[tensor.dim()]


def described(tensor):
    return {"kind": kind_of(tensor), "batched": True, "integer": not tensor.dtype.is_floating_point,
            "shape": list(tensor.shape)[1:], "numbers": numbers(tensor)}


def labels(classes, *shape):
    return torch.randint(0, classes, (BATCH, *shape))


def distribution(*shape):
    return F.softmax(randn(BATCH, *shape) * 2, -1)


def decisions(*shape):
    return torch.randint(0, 2, (BATCH, *shape)).to(torch.float64)


def case(name, op, attributes, value, target, function, target_too=False):
    """`target_too`: the op sends a gradient back to its target as well."""
    value = value.clone().requires_grad_(True)
    target = target.clone().requires_grad_(True) if target_too else target
    result = function(value, target)
    dy = randn(BATCH)
    result.backward(dy)
    return {"name": name, "op": op, "attributes": attributes, "inputs": [described(value), described(target)],
            "result": numbers(result), "dy": numbers(dy),
            "gradients": [numbers(value.grad), numbers(target.grad) if target_too else []]}


def by_sample(loss):
    return loss.reshape(BATCH, -1).mean(1)


def of_labels(function):
    """Applies a loss of classes, whose axis PyTorch wants behind the batch, to each time step."""
    def apply(z, y):
        rows = function(z.reshape(-1, z.shape[-1]), y.reshape(-1))
        return by_sample(rows)
    return apply


def hinge(margin):
    return lambda z, t: by_sample(torch.clamp(margin - (2 * t - 1) * z, min=0))


def divergence(z, t):
    return F.kl_div(F.log_softmax(z, -1), t, reduction="none").sum(-1).reshape(BATCH, -1).mean(1)


def cases():
    entropy = of_labels(lambda z, y: F.cross_entropy(z, y, reduction="none"))
    smoothed = of_labels(lambda z, y: F.cross_entropy(z, y, reduction="none", label_smoothing=0.15))
    weights = torch.tensor([1, 0.25, 3, 0, 2], dtype=torch.float64)
    weighted = of_labels(lambda z, y: F.cross_entropy(z, y, weight=weights, reduction="none"))
    both = of_labels(lambda z, y: F.cross_entropy(z, y, weight=weights, reduction="none", label_smoothing=0.1))
    margin = lambda m: of_labels(lambda z, y: F.multi_margin_loss(z, y, margin=m, reduction="none"))  # noqa: E731
    binary = lambda z, t: by_sample(F.binary_cross_entropy_with_logits(z, t, reduction="none"))  # noqa: E731
    absolute = lambda p, t: by_sample(F.l1_loss(p, t, reduction="none"))  # noqa: E731
    huber = lambda d: lambda p, t: by_sample(F.huber_loss(p, t, reduction="none", delta=d))  # noqa: E731
    text = "1, 0.25, 3, 0, 2"
    certain = F.one_hot(labels(4), 4).to(torch.float64)
    return [
        case("cross_entropy of a sequence", "softmax_cross_entropy", {}, randn(BATCH, 4, 5), labels(5, 4), entropy),
        case("cross_entropy smoothed", "softmax_cross_entropy", {"label_smoothing": 0.15}, randn(BATCH, 6), labels(6),
             smoothed),
        case("cross_entropy with class weights", "softmax_cross_entropy", {"class_weights": text}, randn(BATCH, 5),
             labels(5), weighted),
        case("cross_entropy smoothed with class weights of a sequence", "softmax_cross_entropy",
             {"label_smoothing": 0.1, "class_weights": text}, randn(BATCH, 3, 5), labels(5, 3), both),
        case("multi_margin", "multi_margin", {"margin": 1.0}, randn(BATCH, 6), labels(6), margin(1.0)),
        case("multi_margin of a sequence", "multi_margin", {"margin": 0.4}, randn(BATCH, 4, 3), labels(3, 4),
             margin(0.4)),
        case("kl_divergence", "softmax_kl_divergence", {}, randn(BATCH, 5), distribution(5), divergence),
        case("kl_divergence of a sequence", "softmax_kl_divergence", {}, randn(BATCH, 3, 4), distribution(3, 4),
             divergence),
        case("kl_divergence from certainty", "softmax_kl_divergence", {}, randn(BATCH, 4), certain, divergence),
        case("binary_cross_entropy", "sigmoid_cross_entropy", {}, randn(BATCH, 1), decisions(1), binary),
        case("binary_cross_entropy of shares", "sigmoid_cross_entropy", {}, randn(BATCH, 5),
             torch.rand(BATCH, 5, dtype=torch.float64), binary),
        case("binary_cross_entropy of large numbers", "sigmoid_cross_entropy", {}, randn(BATCH, 3, 2) * 60,
             decisions(3, 2), binary),
        case("mean_absolute_error", "mean_absolute_error", {}, randn(BATCH, 6), randn(BATCH, 6), absolute, True),
        case("mean_absolute_error of images", "mean_absolute_error", {}, randn(BATCH, 2, 3, 2), randn(BATCH, 2, 3, 2),
             absolute, True),
        case("huber", "huber", {"delta": 1.0}, randn(BATCH, 7) * 2, randn(BATCH, 7), huber(1.0), True),
        case("huber of a sequence", "huber", {"delta": 0.3}, randn(BATCH, 2, 4), randn(BATCH, 2, 4), huber(0.3), True),
        case("binary_hinge", "binary_hinge", {"margin": 1.0}, randn(BATCH, 4), decisions(4), hinge(1.0)),
        case("binary_hinge with a wide margin", "binary_hinge", {"margin": 2.5}, randn(BATCH, 1), decisions(1),
             hinge(2.5)),
    ]


def mean(name, loss, task, settings, value, target, function):
    value = value.clone().requires_grad_(True)
    result = function(value, target)
    result.backward()
    return {"name": name, "loss": loss, "task": task, "settings": settings, "input": described(value),
            "target": described(target), "mean": float(result), "gradient": numbers(value.grad)}


def means():
    text, weights = "1, 2, 0.5, 0", torch.tensor([1, 2, 0.5, 0], dtype=torch.float64)
    time = lambda z: z.transpose(1, 2)  # noqa: E731  classes behind the batch
    some = labels(4, 5)
    some[0, 1:] = -1
    some[2, 3] = -1
    return [
        mean("cross_entropy", "cross_entropy", "classification", {}, randn(BATCH, 4), labels(4), F.cross_entropy),
        mean("cross_entropy weighted", "cross_entropy", "classification", {"class_weights": text}, randn(BATCH, 4),
             torch.tensor([0, 1, 2]), lambda z, y: F.cross_entropy(z, y, weight=weights)),
        mean("cross_entropy weighted and smoothed of a sequence", "cross_entropy", "classification",
             {"class_weights": text, "label_smoothing": 0.2}, randn(BATCH, 5, 4), labels(4, 5),
             lambda z, y: F.cross_entropy(time(z), y, weight=weights, label_smoothing=0.2)),
        mean("cross_entropy where labels are missing", "cross_entropy", "classification", {}, randn(BATCH, 5, 4), some,
             lambda z, y: F.cross_entropy(time(z), y, ignore_index=-1)),
        mean("hinge", "hinge", "classification", {"margin": 0.7}, randn(BATCH, 4), labels(4),
             lambda z, y: F.multi_margin_loss(z, y, margin=0.7)),
        mean("kl_divergence", "kl_divergence", "classification", {}, randn(BATCH, 4), distribution(4),
             lambda z, t: F.kl_div(F.log_softmax(z, -1), t, reduction="batchmean")),
        mean("binary_cross_entropy", "binary_cross_entropy", "binary", {}, randn(BATCH, 2), decisions(2),
             F.binary_cross_entropy_with_logits),
        mean("mean_squared_error of images", "mean_squared_error", "regression", {}, randn(BATCH, 2, 3, 4),
             randn(BATCH, 2, 3, 4), F.mse_loss),
        mean("mean_absolute_error", "mean_absolute_error", "regression", {}, randn(BATCH, 3), randn(BATCH, 3),
             F.l1_loss),
        mean("huber", "huber", "regression", {"delta": 0.5}, randn(BATCH, 3, 2), randn(BATCH, 3, 2),
             lambda p, t: F.huber_loss(p, t, delta=0.5)),
    ]


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
        "means": means(),
    }
    script.with_name("losses.json").write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
