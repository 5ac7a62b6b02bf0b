#!/usr/bin/python3
"""Writes recurrent.json: recurrent layers in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_recurrent.py
`cases` hold one op each, as in make_ops.py: the layer's input product is made the identity, so that its input is the
op's z. `layers` hold torch.nn.RNN, LSTM and GRU whole: the input, every parameter, the output (of all steps, or of the
last step of each direction), the gradient `dy` sent back, and the gradients by the input and every parameter.
"""

import hashlib
import itertools
import json
import pathlib

import torch

from make_ops import BATCH, case, numbers, parameter, sequence

SEED = 20240612
GATES = {"RNN": 1, "LSTM": 4, "GRU": 3}
LENGTH, INPUTS, UNITS = 4, 3, 2


def op_function(kind, units, reverse, **options):
    """z, weight_hh and perhaps bias_hh -> hidden states, by PyTorch's layer with the identity before it."""
    rows = GATES[kind] * units

    def function(z, weight, bias=None):
        zeros = torch.zeros(rows, dtype=torch.float64)
        weights = [torch.eye(rows, dtype=torch.float64), weight, zeros, zeros if bias is None else bias]
        state = torch.zeros(1, z.shape[0], units, dtype=torch.float64)
        run = getattr(torch, {"RNN": f"rnn_{options.get('nonlinearity', 'tanh')}"}.get(kind, kind.lower()))
        states = (state, state) if kind == "LSTM" else state
        out = run(z.flip(1) if reverse else z, states, weights, True, 1, 0.0, True, False, True)[0]
        return out.flip(1) if reverse else out

    return function


def op_case(name, kind, length, units, reverse=False, bias=False, **options):
    rows = GATES[kind] * units
    inputs = [sequence(length, rows), parameter(rows, units)] + ([parameter(rows)] if bias else [])
    attributes = {"reverse": int(reverse)}
    if kind == "RNN":
        attributes["activation"] = options.get("nonlinearity", "tanh")
    return case(name, f"{kind.lower()}_sequence", attributes, inputs, op_function(kind, units, reverse, **options))


def cases():
    return [
        op_case("rnn_sequence", "RNN", 5, 3),
        op_case("rnn_sequence with relu reverse", "RNN", 4, 2, reverse=True, nonlinearity="relu"),
        op_case("lstm_sequence", "LSTM", 5, 3),
        op_case("lstm_sequence reverse", "LSTM", 4, 2, reverse=True),
        op_case("gru_sequence", "GRU", 5, 3, bias=True),
        op_case("gru_sequence without bias reverse", "GRU", 4, 2, reverse=True),
        case("last_step", "last_step", {"reverse": 0}, [sequence(4, 3)], lambda x: x[:, -1]),
        case("last_step backwards", "last_step", {"reverse": 1}, [sequence(4, 3)], lambda x: x[:, 0]),
    ]


def layer_case(kind, both, bias, everything, nonlinearity):
    options = {"nonlinearity": nonlinearity} if kind == "RNN" else {}
    layer = getattr(torch.nn, kind)(INPUTS, UNITS, batch_first=True, bidirectional=both, bias=bias,
                                    dtype=torch.float64, **options)
    x = torch.randn(BATCH, LENGTH, INPUTS, dtype=torch.float64, requires_grad=True)
    out = layer(x)[0]
    if not everything:
        out = torch.cat([out[:, -1, :UNITS], out[:, 0, UNITS:]], 1)
    dy = torch.randn_like(out)
    out.backward(dy)
    settings = {"units": UNITS, "return": "all" if everything else "last", "bidirectional": both, "bias": bias}
    if kind == "RNN":
        settings["activation"] = nonlinearity
    return {"type": kind, "settings": settings, "input": numbers(x), "result": numbers(out), "dy": numbers(dy),
            "input_gradient": numbers(x.grad),
            "parameters": {name: {"numbers": numbers(value), "gradient": numbers(value.grad)}
                           for name, value in layer.named_parameters()}}


def layers():
    kinds = [("RNN", "tanh"), ("RNN", "relu"), ("LSTM", ""), ("GRU", "")]
    return [layer_case(kind, both, bias, everything, nonlinearity) for (kind, nonlinearity), both, bias, everything
            in itertools.product(kinds, [False, True], [True, False], [True, False])]


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    script = pathlib.Path(__file__)
    document = {"script": script.name, "script_sha256": hashlib.sha256(script.read_bytes()).hexdigest(),
                "torch": torch.__version__, "seed": SEED, "batch": BATCH, "length": LENGTH, "inputs": INPUTS}

    def lines(rows):
        return "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]"

    head = json.dumps(document, separators=(",", ":"))[:-1]
    script.with_name("recurrent.json").write_text(
        head + ',"cases":' + lines(cases()) + ',"layers":' + lines(layers()) + "}\n")


if __name__ == "__main__":
    main()
