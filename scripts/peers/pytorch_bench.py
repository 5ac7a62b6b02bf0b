#!/usr/bin/env python3
"""Trains one of the WORKLOADS with PyTorch and reports samples/s, a slice at a time.

    pytorch_bench.py lenet5|mnist_mlp|cifar_cnn|resnet20|char_gpt THREADS

Reads a number of seconds a line from standard input, trains that long (forward, backward, update as the preset does) on
batches that are already in memory, and prints one JSON line {"samples_per_second": ...}. Before that it tries the settings that
can make PyTorch faster (channels-last, the optimizer's foreach loop), keeps the best, and prints which as its first
line. OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE must be unset; compare.py sees to it.
"""

import itertools
import json
import sys
import time

import torch
from torch import nn

BATCHES = 16  # distinct batches in memory, used in turn


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(),
                         nn.Linear(128, 10))


def cifar_cnn():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(4096, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 10))


class Residual(nn.Module):
    """He et al.'s block for CIFAR; where it halves the picture its shortcut subsamples and pads channels (option A)."""

    def __init__(self, channels, filters):
        super().__init__()
        stride = 1 if channels == filters else 2
        self.body = nn.Sequential(
            nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(),
            nn.Conv2d(filters, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters))
        self.missing = filters - channels

    def forward(self, x):
        shortcut = x
        if self.missing:
            shortcut = nn.functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, self.missing))
        return torch.relu(self.body(x) + shortcut)


def resnet20():
    sizes = [16, 16, 16, 16, 32, 32, 32, 64, 64, 64]
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        *(Residual(channels, filters) for channels, filters in zip(sizes, sizes[1:])),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


class Attention(nn.Module):
    """Causal self-attention by hand: measured faster than nn.MultiheadAttention in training."""

    def __init__(self, width, heads, length):
        super().__init__()
        self.heads = heads
        self.inward = nn.Linear(width, 3 * width)
        self.outward = nn.Linear(width, width)
        self.register_buffer("mask", torch.full((length, length), float("-inf")).triu(1))

    def forward(self, x):
        batch, length, width = x.shape
        parts = self.inward(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts.unbind(0)
        scores = torch.baddbmm(self.mask, query.flatten(0, 1), key.flatten(0, 1).transpose(1, 2),
                               alpha=(width // self.heads) ** -0.5)
        context = torch.bmm(scores.softmax(-1), value.flatten(0, 1))
        context = context.view(batch, self.heads, length, -1).transpose(1, 2).reshape(batch, length, width)
        return self.outward(context)


class TransformerBlock(nn.Module):
    """LayerNorm before attention and before two dense layers, a shortcut around each."""

    def __init__(self, width, heads, hidden, length):
        super().__init__()
        self.norm1, self.attention = nn.LayerNorm(width), Attention(width, heads, length)
        self.norm2 = nn.LayerNorm(width)
        self.dense = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, width))

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.dense(self.norm2(x))


class CharGpt(nn.Module):
    def __init__(self, vocabulary=65, length=64, width=128):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, width)
        self.position = nn.Parameter(torch.randn(length, width) * 0.01)
        self.body = nn.Sequential(*(TransformerBlock(width, 4, 512, length) for _ in range(4)), nn.LayerNorm(width),
                                  nn.Linear(width, vocabulary))

    def forward(self, tokens):
        return self.body(self.embed(tokens) + self.position).flatten(0, 1)


class CharRecurrent(nn.Module):
    def __init__(self, kind, vocabulary=65, width=64, units=256):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, width)
        self.body = kind(width, units, batch_first=True)
        self.answer = nn.Linear(units, vocabulary)

    def forward(self, tokens):
        return self.answer(self.body(self.embed(tokens))[0]).flatten(0, 1)


def char_lstm():
    return CharRecurrent(nn.LSTM)


def char_gru():
    return CharRecurrent(nn.GRU)


def char_rnn():
    return CharRecurrent(nn.RNN)


# Sizes of the vocabulary where samples are tokens with an answer each; these presets are trained with Adam or AdamW.
VOCABULARIES = {"char_gpt": 65, "char_lstm": 65, "char_gru": 65, "char_rnn": 65}

# Network, batch size, shape of a sample, whether it has convolutions.
WORKLOADS = {"lenet5": (lenet5, 64, (1, 28, 28), True), "mnist_mlp": (mlp, 128, (1, 28, 28), False),
             "cifar_cnn": (cifar_cnn, 64, (3, 32, 32), True), "resnet20": (resnet20, 128, (3, 32, 32), True),
             "char_gpt": (CharGpt, 32, (64,), False), "char_lstm": (char_lstm, 32, (64,), False),
             "char_gru": (char_gru, 32, (64,), False), "char_rnn": (char_rnn, 32, (64,), False)}


class Training:
    """One network with its optimizer and its batches."""

    def __init__(self, workload, channels_last, foreach):
        make, self.batch, shape, _ = WORKLOADS[workload]
        torch.manual_seed(1)
        layout = torch.channels_last if channels_last else torch.contiguous_format
        self.net = make().to(memory_format=layout)
        self.loss = nn.CrossEntropyLoss()
        vocabulary = VOCABULARIES.get(workload)
        if vocabulary:
            self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=0.001, foreach=foreach)
            self.batches = [(torch.randint(0, vocabulary, (self.batch, *shape)),
                             torch.randint(0, vocabulary, (self.batch * shape[0],))) for _ in range(BATCHES)]
            return
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.01, momentum=0.9, foreach=foreach)
        self.batches = [(torch.rand(self.batch, *shape).contiguous(memory_format=layout),
                         torch.randint(0, 10, (self.batch,))) for _ in range(BATCHES)]

    def rate(self, seconds):
        """Samples a second over at least `seconds`."""
        steps = 0
        start = time.monotonic()
        elapsed = 0.0
        while elapsed < seconds:
            inputs, labels = self.batches[steps % BATCHES]
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.net(inputs), labels).backward()
            self.optimizer.step()
            steps += 1
            elapsed = time.monotonic() - start
        return steps * self.batch / elapsed


def best_training(workload):
    """The fastest setting, by the median of short trials in turn."""
    settings = list(itertools.product([False, True], [False, True])) if WORKLOADS[workload][3] else [
        (False, False), (False, True)]
    trainings = [Training(workload, *setting) for setting in settings]
    for training in trainings:
        training.rate(0.3)
    rates = [[] for _ in trainings]
    for _ in range(3):
        for index, training in enumerate(trainings):
            rates[index].append(training.rate(0.3))
    best = max(range(len(settings)), key=lambda index: sorted(rates[index])[1])
    channels_last, foreach = settings[best]
    return trainings[best], {"channels_last": channels_last, "foreach": foreach, "torch": torch.__version__}


def main():
    workload, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    torch.set_flush_denormal(True)
    training, setting = best_training(workload)
    print(json.dumps(setting), flush=True)
    for line in sys.stdin:
        print(json.dumps({"samples_per_second": training.rate(float(line))}), flush=True)


if __name__ == "__main__":
    main()
