#!/usr/bin/env python3
"""Compares `glassbox-cli bench` with PyTorch in interleaved slices (A B A B ...) and prints a table.

    compare.py CLI [--pairs N] [--seconds S] [--threads 1 2] [--workloads lenet5 mnist_mlp cifar_cnn char_gpt]

Each pair is one slice of each program, one right after the other; the ratio of the two is taken within the pair, and the
table gives the median and the quartiles over the pairs. Rates are training samples a second: forward, backward, update.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OPENMP_BLAS = "/usr/lib/x86_64-linux-gnu/openblas-openmp"


def peer_environment():
    """The peer's fair surroundings: OpenMP's OpenBLAS, so that there is one pool of threads, and its own choices."""
    environment = dict(os.environ)
    environment.pop("OPENBLAS_CORETYPE", None)
    environment.pop("OPENBLAS_L2_SIZE", None)
    environment["LD_LIBRARY_PATH"] = OPENMP_BLAS
    return environment


class Peer:
    """A PyTorch process that trains when asked and sleeps otherwise."""

    def __init__(self, workload, threads):
        environment = peer_environment()
        environment["OMP_NUM_THREADS"] = str(threads)
        self.process = subprocess.Popen(
            ["/usr/bin/python3", str(HERE / "pytorch_bench.py"), workload, str(threads)], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.setting = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the PyTorch process ended early")
        return json.loads(line)

    def rate(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        return self.answer()["samples_per_second"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def own_slice(cli, workload, threads, seconds):
    """One slice of Glassbox: {"samples_per_second": ..., "ceiling_share": ...}."""
    done = subprocess.run([cli, "bench", workload, "--threads", str(threads), "--seconds", str(seconds), "--json"],
                          stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)["workloads"][0]


def quartiles(values):
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


def compare(cli, workload, threads, pairs, seconds):
    peer = Peer(workload, threads)
    own_slice(cli, workload, threads, 0.5)
    own, theirs, shares = [], [], []
    for _ in range(pairs):
        own_result = own_slice(cli, workload, threads, seconds)
        own.append(own_result["samples_per_second"])
        shares.append(own_result["ceiling_share"])
        theirs.append(peer.rate(seconds))
    peer.close()
    low, middle, high = quartiles([a / b for a, b in zip(own, theirs)])
    return {"workload": workload, "threads": threads, "own": statistics.median(own),
            "peer": statistics.median(theirs), "ratio": middle, "low": low, "high": high,
            "share": statistics.median(shares), "setting": peer.setting}


def scaling(cli, workload, pairs, seconds):
    """Median and quartiles of two threads over one, in pairs of slices."""
    ratios = []
    for _ in range(pairs):
        two = own_slice(cli, workload, 2, seconds)["samples_per_second"]
        ratios.append(two / own_slice(cli, workload, 1, seconds)["samples_per_second"])
    return quartiles(ratios)


def print_table(rows):
    print(f"{'workload':12} {'threads':>7} {'Glassbox/s':>12} {'PyTorch/s':>12} {'ratio':>6} {'quartiles':>12}"
          f" {'of ceiling':>10}  PyTorch's best setting")
    for row in rows:
        setting = ", ".join(f"{key} {value}" for key, value in row["setting"].items())
        print(f"{row['workload']:12} {row['threads']:7d} {row['own']:12,.0f} {row['peer']:12,.0f} {row['ratio']:6.2f}"
              f" {row['low']:5.2f}-{row['high']:<6.2f} {100 * row['share']:9.0f}%  {setting}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--workloads", nargs="+", default=["lenet5", "mnist_mlp", "cifar_cnn", "char_lstm", "char_gpt"])
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {load:.1f}, "
          f"{options.pairs} pairs of {options.seconds:g} s slices", flush=True)
    if load > 0.5:
        print("Something else is running: ratios may favour either side, those of two threads most of all.", flush=True)
    print_table([compare(options.cli, workload, threads, options.pairs, options.seconds)
                 for workload in options.workloads for threads in options.threads])
    if {1, 2} <= set(options.threads):
        for workload in options.workloads:
            low, middle, high = scaling(options.cli, workload, options.pairs, options.seconds)
            print(f"{workload}: two threads over one {middle:.2f} ({low:.2f}-{high:.2f})", flush=True)


if __name__ == "__main__":
    main()
