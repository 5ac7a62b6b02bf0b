#!/usr/bin/python3
"""Writes update_rules.json: parameters after every step of PyTorch's optimizers and of Lion, the rates of its
learning-rate schedules, and what its clipping leaves of gradients.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_update_rules.py
Every case starts from the same values and sees the same gradients; a case has the parameter after each step, in double
and in float. PyTorch 1.13 has no Lion: it is written out here as algorithm 2 of Chen et al., "Symbolic discovery of
optimization algorithms", NeurIPS 2023.
"""

import hashlib
import json
import pathlib

import torch

SEED = 20240611
SIZE = 19
STEPS = 20

CASES = [
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9, "weight_decay": 0.01}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True, "weight_decay": 0.001}),
    ("adam", {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3, "weight_decay": 0.1}),
    ("adamw", {"learning_rate": 0.01}),
    ("adamw", {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "weight_decay": 0.3}),
    ("adagrad", {"learning_rate": 0.05}),
    ("adagrad", {"learning_rate": 0.05, "lr_decay": 0.1, "initial_accumulator": 0.2, "epsilon": 1e-3,
                 "weight_decay": 0.02}),
    ("adadelta", {"learning_rate": 1.0}),
    ("adadelta", {"learning_rate": 0.5, "rho": 0.8, "epsilon": 1e-3, "weight_decay": 0.02}),
    ("rmsprop", {"learning_rate": 0.01}),
    ("rmsprop", {"learning_rate": 0.01, "alpha": 0.9, "epsilon": 1e-4, "weight_decay": 0.02}),
    ("rmsprop", {"learning_rate": 0.01, "momentum": 0.9}),
    ("rmsprop", {"learning_rate": 0.01, "alpha": 0.9, "centered": True, "epsilon": 1e-2}),
    ("rmsprop", {"learning_rate": 0.01, "alpha": 0.9, "centered": True, "epsilon": 1e-2, "momentum": 0.7}),
    ("lion", {"learning_rate": 0.01}),
    ("lion", {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "weight_decay": 0.2}),
]


class Lion(torch.optim.Optimizer):
    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for w in group["params"]:
                m = self.state[w].setdefault("exp_avg", torch.zeros_like(w))
                update = (beta1 * m + (1 - beta1) * w.grad).sign()
                w.sub_(group["lr"] * (update + group["weight_decay"] * w))
                m.copy_(beta2 * m + (1 - beta2) * w.grad)


def optimizer(kind, s, parameter):
    rate, decay = s["learning_rate"], s.get("weight_decay")
    betas = (s.get("beta1", 0.9), s.get("beta2", 0.99 if kind == "lion" else 0.999))
    if kind == "sgd":
        return torch.optim.SGD([parameter], rate, s["momentum"], nesterov=s.get("nesterov", False), weight_decay=decay)
    if kind == "adam":
        return torch.optim.Adam([parameter], rate, betas, s["epsilon"], decay)
    if kind == "adamw":
        return torch.optim.AdamW([parameter], rate, betas, s.get("epsilon", 1e-8), 0.01 if decay is None else decay)
    if kind == "adagrad":
        return torch.optim.Adagrad([parameter], rate, s.get("lr_decay", 0), decay or 0,
                                   s.get("initial_accumulator", 0), s.get("epsilon", 1e-10))
    if kind == "adadelta":
        return torch.optim.Adadelta([parameter], rate, s.get("rho", 0.9), s.get("epsilon", 1e-6), decay or 0)
    if kind == "rmsprop":
        return torch.optim.RMSprop([parameter], rate, s.get("alpha", 0.99), s.get("epsilon", 1e-8), decay or 0,
                                   s.get("momentum", 0), s.get("centered", False))
    return Lion([parameter], rate, betas, decay or 0)


def run(kind, settings, start, gradients, dtype):
    parameter = start.to(dtype).clone().requires_grad_(True)
    method = optimizer(kind, settings, parameter)
    values = []
    for gradient in gradients:
        parameter.grad = gradient.to(dtype)
        method.step()
        values.append([float(x) for x in parameter.detach()])
    return values


def rates(steps, make, every=1, watched=None):
    """The rate of each of so many steps, from 1; the schedule moves on after every `every` steps."""
    method = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(method)
    result = []
    for step in range(steps):
        result.append(method.param_groups[0]["lr"])
        method.step()
        if (step + 1) % every == 0:
            schedule.step(*([watched[step // every]] if watched else []))
    return result


def schedules():
    of = torch.optim.lr_scheduler
    cases = []

    def add(name, settings, total, make, every=1, watched=None):
        cases.append({"schedule": name, "settings": settings, "total": total, "steps_per_epoch": every,
                      "watched": watched or [], "rates": rates(total, make, every, watched)})

    add("step", {"step_size": 2, "gamma": 0.3}, 40, lambda m: of.StepLR(m, 2, 0.3), 4)
    add("step", {"step_size": 1, "gamma": 0.5}, 30, lambda m: of.StepLR(m, 1, 0.5), 5)
    add("exponential", {"gamma": 0.9}, 40, lambda m: of.ExponentialLR(m, 0.9), 4)
    add("cosine", {}, 50, lambda m: of.CosineAnnealingLR(m, 50))
    add("cosine", {"end_factor": 0.1}, 33, lambda m: of.CosineAnnealingLR(m, 33, 0.1))
    add("warm_up", {"warmup_steps": 10, "start_factor": 0.05}, 30, lambda m: of.LinearLR(m, 0.05, 1.0, 10))
    add("warm_up", {"warmup_steps": 8, "start_factor": 0.25, "then": "cosine", "end_factor": 0.02}, 40,
        lambda m: of.SequentialLR(m, [of.LinearLR(m, 0.25, 1.0, 8), of.CosineAnnealingLR(m, 32, 0.02)], [8]))
    losses = [1.0, 0.8, 0.79995, 0.79999, 0.9, 0.7, 0.75, 0.71, 0.72, 0.73, 0.74, 0.70, 0.69999, 0.8, 0.6, 0.7, 0.7,
              0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]
    for settings in ({"factor": 0.5, "patience": 2}, {"factor": 0.1, "patience": 0, "cooldown": 2},
                     {"factor": 0.5, "patience": 1, "threshold": 0.05, "min_factor": 0.2}):
        add("reduce_on_plateau", settings, 3 * len(losses),
            lambda m, s=settings: of.ReduceLROnPlateau(
                m, factor=s["factor"], patience=s["patience"], cooldown=s.get("cooldown", 0),
                threshold=s.get("threshold", 1e-4), min_lr=s.get("min_factor", 0), eps=0), 3, losses)
    return cases


def clipping(gradients):
    """Two parameters, the first with 12 elements, clipped together."""
    cases = []
    for kind, limit in (("clip_norm", 1.5), ("clip_norm", 100.0), ("clip_value", 0.4)):
        parts = [torch.zeros(12, dtype=torch.float64), torch.zeros(SIZE - 12, dtype=torch.float64)]
        parts[0].grad, parts[1].grad = gradients[:12].clone(), gradients[12:].clone()
        if kind == "clip_norm":
            torch.nn.utils.clip_grad_norm_(parts, limit)
        else:
            torch.nn.utils.clip_grad_value_(parts, limit)
        cases.append({"type": kind, "limit": limit,
                      "gradients": [float(x) for x in torch.cat([part.grad for part in parts])]})
    return cases


def renormalized():
    """torch.renorm of the rows of a matrix: max-norm."""
    weights = torch.randn(4, 5).to(torch.float64)
    return {"limit": 1.7, "before": weights.flatten().tolist(),
            "after": torch.renorm(weights, 2, 0, 1.7).flatten().tolist()}


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
        "schedules": schedules(),
        "clipping": clipping(gradients[0]),
        "max_norm": renormalized(),
    }
    script.with_name("update_rules.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
