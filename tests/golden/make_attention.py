#!/usr/bin/python3
"""Writes attention.json: embedding, positions and attention in double, as PyTorch computes them.

Run with Debian's python3-torch:  /usr/bin/python3 tests/golden/make_attention.py
`cases` hold one op each, as in make_ops.py. `blocks` hold torch.nn.MultiheadAttention and torch.nn.Embedding whole: the
input, every parameter, the output, the gradient `dy` sent back, and the gradients by the input and every parameter.
"""

import hashlib
import json
import math
import pathlib

import torch

from make_ops import BATCH, case, numbers, parameter, sequence

SEED = 20240608


def pairs(heads, length):
    return torch.randn(BATCH, heads, length, length, dtype=torch.float64), "image", True


def tokens(length, vocabulary):
    return torch.randint(0, vocabulary, (BATCH, length)), "tokens", True


def heads_of(qkv, heads):
    """Queries, keys and values, each [N,heads,T,d]."""
    width = qkv.shape[2] // 3
    return [part.reshape(BATCH, -1, heads, width // heads).transpose(1, 2) for part in qkv.split(width, 2)]


def seen(length, causal):
    return torch.ones(length, length, dtype=torch.float64).tril() if causal else torch.ones(
        length, length, dtype=torch.float64)


def scores(heads, causal):
    def function(qkv):
        q, k, _ = heads_of(qkv, heads)
        return q @ k.transpose(2, 3) / math.sqrt(q.shape[3]) * seen(qkv.shape[1], causal)
    return function


def weights(causal):
    def function(s):
        return s.masked_fill(seen(s.shape[2], causal) == 0, -math.inf).softmax(3)
    return function


def context(causal):
    def function(w, qkv):
        v = heads_of(qkv, w.shape[1])[2]
        return ((w * seen(w.shape[2], causal)) @ v).transpose(1, 2).reshape(BATCH, qkv.shape[1], -1)
    return function


def sinusoids(x):
    """Vaswani et al., 2017, sec. 3.5."""
    length, width = x.shape[1:]
    position = torch.arange(length, dtype=torch.float64).reshape(-1, 1)
    rate = torch.exp(torch.arange(0, width, 2, dtype=torch.float64) * (-math.log(10000.0) / width))
    waves = torch.zeros(length, width, dtype=torch.float64)
    waves[:, 0::2] = torch.sin(position * rate)
    waves[:, 1::2] = torch.cos(position * rate)[:, :width // 2]
    return x + waves


def cases():
    made = [
        case("embedding", "embedding", {}, [tokens(5, 7), parameter(7, 3)], torch.nn.functional.embedding),
        case("add_positions", "add_positions", {}, [sequence(4, 3), parameter(4, 3)], lambda x, w: x + w),
        case("add_sinusoids", "add_sinusoids", {}, [sequence(6, 8)], sinusoids),
        case("add_sinusoids of odd width", "add_sinusoids", {}, [sequence(3, 5)], sinusoids),
    ]
    for causal in (0, 1):
        name = " causal" if causal else ""
        made += [
            case("attention_scores" + name, "attention_scores", {"heads": 2, "causal": causal}, [sequence(4, 18)],
                 scores(2, causal)),
            case("attention_weights" + name, "attention_weights", {"causal": causal}, [pairs(2, 5)], weights(causal)),
            case("attention_context" + name, "attention_context", {"causal": causal}, [pairs(2, 4), sequence(4, 12)],
                 context(causal)),
        ]
    return made


def attention_block(length, width, heads, causal, bias):
    module = torch.nn.MultiheadAttention(width, heads, bias=bias, batch_first=True).double()
    for value in module.parameters():
        torch.nn.init.normal_(value, std=0.5)
    x = torch.randn(BATCH, length, width, dtype=torch.float64, requires_grad=True)
    mask = torch.ones(length, length, dtype=torch.bool).triu(1) if causal else None
    y, shares = module(x, x, x, attn_mask=mask, average_attn_weights=False)
    dy = torch.randn_like(y)
    y.backward(dy)
    return {
        "type": "MultiHeadAttention",
        "settings": {"heads": heads, "causal": causal, "bias": bias},
        "shape": [length, width],
        "input": numbers(x),
        "output": numbers(y),
        "weights": numbers(shares),
        "dy": numbers(dy),
        "dx": numbers(x.grad),
        "parameters": {name: numbers(value) for name, value in module.named_parameters()},
        "gradients": {name: numbers(value.grad) for name, value in module.named_parameters()},
    }


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
        "blocks": [attention_block(5, 6, 2, False, True), attention_block(7, 8, 4, True, True),
                   attention_block(3, 5, 1, True, False)],
    }
    lists = {key: ",\n".join(json.dumps(one, separators=(",", ":")) for one in document.pop(key))
             for key in ("cases", "blocks")}
    head = json.dumps(document, separators=(",", ":"))[:-1]
    body = "".join(f',"{key}":[\n{text}\n]' for key, text in lists.items())
    script.with_name("attention.json").write_text(head + body + "}\n")


if __name__ == "__main__":
    main()
