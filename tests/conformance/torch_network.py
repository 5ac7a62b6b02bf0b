"""A network of the lab as PyTorch computes it, read from the same JSON and written against PyTorch alone.

Used by tests/golden/make_presets.py (kept values) and tests/conformance/live.py (the built program beside PyTorch).
"""

import copy
import json
import math

import torch
from torch.nn import functional as F


def load_experiment(path):
    with open(path) as file:
        return json.load(file)


def expanded(network):
    """Blocks and wires of a network with every composite replaced by what is in it; inner ids nest with a dot."""
    definitions = network.get("composites", {})
    blocks, wires = [], []
    starts, ends = {}, {}

    def port(text, default):
        block, _, name = text.partition(":")
        return block, name or default

    def put(prefix, members, inner_wires, values):
        for member in members:
            settings = {key: values[value[1:]] if isinstance(value, str) and value.startswith("$") else value
                        for key, value in member.items() if key not in ("id", "type")}
            name = prefix + member["id"]
            definition = definitions.get(member["type"])
            if definition is None:
                blocks.append((name, member["type"], settings))
                continue
            given = {key: entry["value"] if isinstance(entry, dict) else entry
                     for key, entry in definition.get("parameters", {}).items()}
            given.update({key: value for key, value in settings.items() if key in given})
            put(name + ".", definition["blocks"], definition["wires"], given)
            for label, *targets in definition["inputs"]:
                starts[name, label] = [(name + "." + port(t, "in")[0], port(t, "in")[1]) for t in targets]
            for label, source in definition["outputs"]:
                ends[name, label] = (name + "." + port(source, "out")[0], port(source, "out")[1])
        for start, end in inner_wires:
            a, b = port(start, "out"), port(end, "in")
            wires.append(((prefix + a[0], a[1]), (prefix + b[0], b[1])))

    put("", network["blocks"], network["wires"], {})
    whole = []
    for source, target in wires:
        while source in ends:
            source = ends[source]
        targets = [target]
        while any(t in starts for t in targets):
            targets = [inner for t in targets for inner in starts.get(t, [t])]
        whole += [(source[0], t) for t in targets]
    return blocks, whole


class TorchNetwork:
    """Forward pass with parameters by name; a name that is not there yet is asked of `initial(name, shape)`."""

    def __init__(self, network, precision, initial):
        self.blocks, wires = expanded(copy.deepcopy(network))
        self.types = {name: (kind, settings) for name, kind, settings in self.blocks}
        self.sources = {}
        for source, (target, port) in wires:
            self.sources.setdefault(target, []).append((port, source))
        self.precision = precision
        self.initial = initial
        self.parameters = {}
        self.statistics = {}
        self.training = True

    def parameter(self, block, name, *shape):
        key = f"{block}.{name}"
        if key not in self.parameters:
            self.parameters[key] = self.initial(key, shape).to(self.precision).requires_grad_(True)
        return self.parameters[key]

    def statistic(self, block, name, size, value):
        return self.statistics.setdefault(f"{block}.{name}", torch.full((size,), value, dtype=self.precision))

    def __call__(self, inputs):
        """What comes into every Output block, by its id; `inputs` by Input block."""
        done = {}

        def value(name):
            if name not in done:
                kind, settings = self.types[name]
                if kind == "Input":
                    done[name] = inputs[name]
                else:
                    arguments = [value(source) for _, source in sorted(self.sources[name])]
                    done[name] = getattr(self, "do_" + kind)(name, settings, *arguments)
            return done[name]

        return {name: value(name) for name, kind, _ in self.blocks if kind == "Output"}

    def do_Output(self, name, settings, x):
        return x

    def do_Dense(self, name, settings, x):
        weight = self.parameter(name, "weight", settings["units"], x.shape[-1])
        bias = self.parameter(name, "bias", settings["units"]) if settings.get("bias", True) else None
        return F.linear(x, weight, bias)

    def do_Conv2D(self, name, settings, x):
        kernel, groups = settings.get("kernel", 3), settings.get("groups", 1)
        weight = self.parameter(name, "weight", settings["filters"], x.shape[1] // groups, kernel, kernel)
        bias = self.parameter(name, "bias", settings["filters"]) if settings.get("bias", True) else None
        return F.conv2d(x, weight, bias, settings.get("stride", 1), settings.get("padding", 0),
                        settings.get("dilation", 1), groups)

    def do_MaxPool2D(self, name, settings, x):
        return F.max_pool2d(x, settings.get("kernel", 2), settings.get("stride", 2), settings.get("padding", 0))

    def do_AvgPool2D(self, name, settings, x):
        return F.avg_pool2d(x, settings.get("kernel", 2), settings.get("stride", 2), settings.get("padding", 0))

    def do_GlobalAvgPool(self, name, settings, x):
        return x.mean(dim=(2, 3)) if x.dim() == 4 else x.mean(dim=1)

    def do_Flatten(self, name, settings, x):
        return x.flatten(1)

    def do_Dropout(self, name, settings, x):
        assert settings["rate"] == 0, "the two sides draw other masks"
        return x

    def do_Add(self, name, settings, *x):
        return sum(x[1:], x[0])

    def do_PadChannels(self, name, settings, x):
        return F.pad(x, (0, 0, 0, 0, 0, settings["channels"] - x.shape[1]))

    def do_Activation(self, name, settings, x):
        function = settings.get("function", "relu")
        if function == "leaky_relu":
            return F.leaky_relu(x, settings.get("slope", 0.01))
        if function == "softmax":
            return F.softmax(x, dim=-1)
        return {"relu": F.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "gelu": F.gelu}[function](x)

    def do_BatchNorm(self, name, settings, x):
        channels = x.shape[1]
        return F.batch_norm(x, self.statistic(name, "running_mean", channels, 0.0),
                            self.statistic(name, "running_var", channels, 1.0),
                            self.parameter(name, "weight", channels), self.parameter(name, "bias", channels),
                            self.training, settings.get("momentum", 0.1), settings.get("eps", 1e-5))

    def do_LayerNorm(self, name, settings, x):
        size = x.shape[-1]
        return F.layer_norm(x, (size,), self.parameter(name, "weight", size), self.parameter(name, "bias", size),
                            settings.get("eps", 1e-5))

    def do_Embedding(self, name, settings, x):
        return F.embedding(x, self.parameter(name, "weight", settings["vocabulary"], settings["units"]))

    def do_PositionalEncoding(self, name, settings, x):
        length, width = x.shape[1:]
        if settings.get("kind", "sinusoidal") == "learned":
            return x + self.parameter(name, "weight", length, width)
        place = torch.arange(length, dtype=self.precision)[:, None]
        rate = torch.exp(torch.arange(0, width, 2, dtype=self.precision) * (-math.log(10000.0) / width))
        table = torch.zeros(length, width, dtype=self.precision)
        table[:, 0::2] = torch.sin(place * rate)
        table[:, 1::2] = torch.cos(place * rate)[:, : width // 2]
        return x + table

    def do_MultiHeadAttention(self, name, settings, x):
        length, width = x.shape[1:]
        mask = torch.ones(length, length, dtype=torch.bool).triu(1) if settings.get("causal", False) else None
        q = x.transpose(0, 1)
        result, _ = F.multi_head_attention_forward(
            q, q, q, width, settings.get("heads", 4), self.parameter(name, "in_proj_weight", 3 * width, width),
            self.parameter(name, "in_proj_bias", 3 * width), None, None, False, 0.0,
            self.parameter(name, "out_proj.weight", width, width), self.parameter(name, "out_proj.bias", width),
            training=self.training, need_weights=False, attn_mask=mask)
        return result.transpose(0, 1)

    def recurrent(self, name, settings, x, gates, run):
        units, both = settings["units"], settings.get("bidirectional", False)
        flat = []
        for suffix in ("", "_reverse") if both else ("",):
            flat += [self.parameter(name, "weight_ih_l0" + suffix, gates * units, x.shape[-1]),
                     self.parameter(name, "weight_hh_l0" + suffix, gates * units, units),
                     self.parameter(name, "bias_ih_l0" + suffix, gates * units),
                     self.parameter(name, "bias_hh_l0" + suffix, gates * units)]
        start = torch.zeros(2 if both else 1, x.shape[0], units, dtype=self.precision)
        states = run(x, start, flat, both)
        if settings.get("return", "last") == "all":
            return states
        return torch.cat([states[:, -1, :units], states[:, 0, units:]], 1) if both else states[:, -1]

    def do_RNN(self, name, settings, x):
        function = torch.rnn_relu if settings.get("activation", "tanh") == "relu" else torch.rnn_tanh
        return self.recurrent(name, settings, x, 1,
                              lambda x, h, flat, both: function(x, h, flat, True, 1, 0.0, True, both, True)[0])

    def do_LSTM(self, name, settings, x):
        return self.recurrent(name, settings, x, 4,
                              lambda x, h, flat, both: torch.lstm(x, (h, h), flat, True, 1, 0.0, True, both, True)[0])

    def do_GRU(self, name, settings, x):
        return self.recurrent(name, settings, x, 3,
                              lambda x, h, flat, both: torch.gru(x, h, flat, True, 1, 0.0, True, both, True)[0])


def loss_of(experiment, outputs, targets):
    """The weighted sum of the losses of all Output blocks."""
    total = 0
    for name, loss in experiment["losses"].items():
        x, target = outputs[name], targets[name]
        if loss["type"] == "cross_entropy":
            value = F.cross_entropy(x.reshape(-1, x.shape[-1]), target.reshape(-1), ignore_index=-1)
        elif loss["type"] == "mean_squared_error":
            value = F.mse_loss(x.reshape(target.shape), target)
        elif loss["type"] == "binary_cross_entropy":
            value = F.binary_cross_entropy_with_logits(x, target)
        else:
            raise ValueError(loss["type"])
        total = total + loss.get("weight", 1.0) * value
    return total


def optimizer_of(experiment, parameters):
    settings = {key: value for key, value in experiment["optimizer"].items() if key not in ("type", "learning_rate")}
    kind, rate = experiment["optimizer"]["type"], experiment["optimizer"]["learning_rate"]
    if kind == "sgd":
        return torch.optim.SGD(parameters, lr=rate, **settings)
    if kind in ("adam", "adamw"):
        betas = settings.pop("beta1", 0.9), settings.pop("beta2", 0.999)
        kinds = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
        return kinds[kind](parameters, lr=rate, betas=betas, **settings)
    raise ValueError(kind)


def regularize(experiment, parameters):
    """What stands between the gradients and the update."""
    for rule in experiment.get("regularization", []):
        if rule["type"] != "clip_norm":
            raise ValueError(rule["type"])
        torch.nn.utils.clip_grad_norm_(parameters, rule.get("limit", 1.0))


def train(experiment, network, batches, rates=None):
    """Losses of each batch before its update; `rates` are the learning rates of the steps, or the optimizer's own."""
    losses, rule = [], None
    for step, (inputs, targets) in enumerate(batches):
        loss = loss_of(experiment, network(inputs), targets)
        parameters = [network.parameters[name] for name in sorted(network.parameters)]
        rule = rule or optimizer_of(experiment, parameters)
        for group in rule.param_groups:
            group["lr"] = rates[step] if rates else group["lr"]
        rule.zero_grad()
        loss.backward()
        regularize(experiment, parameters)
        rule.step()
        losses.append(float(loss))
    return losses


def without_chance(experiment):
    """The experiment with every dropout at 0: two programs draw other masks."""
    experiment = copy.deepcopy(experiment)
    definitions = experiment["network"].get("composites", {}).values()
    for blocks in [experiment["network"]["blocks"]] + [definition["blocks"] for definition in definitions]:
        for block in blocks:
            if block["type"] == "Dropout":
                block["rate"] = 0
    experiment["regularization"] = [rule for rule in experiment.get("regularization", [])
                                    if rule["type"] in ("clip_norm",)]
    return experiment
