#!/usr/bin/python3
"""Writes optimizers.json: parameters after every step of PyTorch's optimizers, and the rates of its OneCycleLR.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_optimizers.py
Every case starts from the same values and sees the same gradients; `values` has the parameter after each step, in
double and in float.
"""

import hashlib
import json
import pathlib

import torch

SEED = 20240608
SIZE = 19
STEPS = 12

CASES = [
    ("sgd", {"learning_rate": 0.05}),
    ("sgd", {"learning_rate": 0.05, "weight_decay": 0.01}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9, "weight_decay": 0.01}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True, "weight_decay": 0.001}),
    ("adam", {"learning_rate": 0.01}),
    ("adam", {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3, "weight_decay": 0.1}),
]

SCHEDULES = [
    (40, {}),
    (47, {"pct_start": 0.25, "div_factor": 10.0, "final_div_factor": 100.0}),
    (31, {"pct_start": 0.4, "cycle_momentum": True}),
    (9, {"pct_start": 0.2, "cycle_momentum": True, "base_momentum": 0.8, "max_momentum": 0.9}),
]


def optimizer(kind, settings, parameter):
    options = {"lr": settings["learning_rate"], "weight_decay": settings.get("weight_decay", 0)}
    if kind == "sgd":
        options.update(momentum=settings.get("momentum", 0), nesterov=settings.get("nesterov", False))
        return torch.optim.SGD([parameter], **options)
    options.update(betas=(settings.get("beta1", 0.9), settings.get("beta2", 0.999)), eps=settings.get("epsilon", 1e-8))
    return torch.optim.Adam([parameter], **options)


def run(kind, settings, start, gradients, dtype):
    parameter = start.to(dtype).clone().requires_grad_(True)
    method = optimizer(kind, settings, parameter)
    values = []
    for gradient in gradients:
        parameter.grad = gradient.to(dtype)
        method.step()
        values.append([float(x) for x in parameter.detach()])
    return values


def schedule(total, settings):
    parameter = torch.zeros(1, requires_grad=True)
    method = torch.optim.SGD([parameter], lr=1.0, momentum=0.9)
    cycle = torch.optim.lr_scheduler.OneCycleLR(
        method,
        max_lr=1.0,
        total_steps=total,
        pct_start=settings.get("pct_start", 0.3),
        div_factor=settings.get("div_factor", 25.0),
        final_div_factor=settings.get("final_div_factor", 1e4),
        cycle_momentum=settings.get("cycle_momentum", False),
        base_momentum=settings.get("base_momentum", 0.85),
        max_momentum=settings.get("max_momentum", 0.95),
    )
    rates, momenta = [], []
    for step in range(total):
        rates.append(method.param_groups[0]["lr"])
        momenta.append(method.param_groups[0]["momentum"])
        method.step()
        if step + 1 < total:
            cycle.step()
    return {"total": total, "settings": settings, "rates": rates, "momenta": momenta}


def main():
    torch.manual_seed(SEED)
    # Values that float holds exactly, so that both precisions start from the same numbers.
    start = torch.randn(SIZE).to(torch.float64)
    gradients = [torch.randn(SIZE).to(torch.float64) for _ in range(STEPS)]
    script = pathlib.Path(__file__)
    golden = {
        "script": script.name,
        "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "seed": SEED,
        "start": [float(x) for x in start],
        "gradients": [[float(x) for x in gradient] for gradient in gradients],
        "cases": [
            {
                "optimizer": kind,
                "settings": settings,
                "double": run(kind, settings, start, gradients, torch.float64),
                "float": run(kind, settings, start, gradients, torch.float32),
            }
            for kind, settings in CASES
        ],
        "schedules": [schedule(total, settings) for total, settings in SCHEDULES],
    }
    script.with_name("optimizers.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
