"""Trains scikit-learn's MLPClassifier, with relu and adam, of many seeds side by side: from the same first
weights, through the same orders of the examples and the same steps, in a fiftieth of the time. What
differs in nn-sweep can be changed one thing at a time.
"""

import numpy as np

BLOCK = 250
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8


def scores(x, y, place, seeds, change=(), **network):
    """For each seed the mean accuracy over folds; `place` is the fold in which each row validates.

    `network` has `hidden`, `rate`, `batch` and `epochs`. `change` may hold `biases` (they begin at zero),
    `epsilon` (added to adam's corrected root, not to the plain one) and `floats` (of 32 bits).
    """
    return np.mean([
        np.concatenate([fold_scores(x, y, place == fold, seeds[start:start + BLOCK], change, **network)
                        for start in range(0, len(seeds), BLOCK)])
        for fold in np.unique(place)], axis=0)


def fold_scores(x, y, held_out, seeds, change, hidden, rate, batch, epochs):
    floats = np.float32 if "floats" in change else np.float64
    mean, deviation = x[~held_out].mean(0), x[~held_out].std(0)
    deviation[deviation == 0] = 1
    inputs = ((x - mean) / deviation).astype(floats)
    outputs = len(set(y)) if len(set(y)) > 2 else 1
    targets = (np.eye(outputs)[y] if outputs > 1 else y[:, None]).astype(floats)
    sources = [np.random.RandomState(seed) for seed in seeds]
    first = [beginning(source, (x.shape[1], hidden, outputs)) for source in sources]
    parameters = [np.array(values, floats) for values in zip(*first)]
    if "biases" in change:
        for biases in parameters[1::2]:
            biases *= 0
    adam = Adam(parameters, rate, "epsilon" in change)
    training = np.flatnonzero(~held_out)
    orders = np.tile(training, (len(seeds), 1))
    for _ in range(epochs):
        # scikit-learn shuffles the order of the epoch before.
        orders = np.array([order[source.permutation(len(training))]
                           for order, source in zip(orders, sources)])
        for start in range(0, len(training), batch):
            rows = orders[:, start:start + batch]
            adam.step(gradients(parameters, inputs[rows], targets[rows]))
    last = forward(parameters, np.tile(inputs[held_out], (len(seeds), 1, 1)))[1]
    guesses = last.argmax(2) if outputs > 1 else last[:, :, 0] > 0
    return (guesses == y[held_out]).mean(1)


def beginning(source, sizes):
    values = []
    for before, after in zip(sizes, sizes[1:]):
        bound = np.sqrt(6 / (before + after))
        values += [source.uniform(-bound, bound, (before, after)), source.uniform(-bound, bound, after)]
    return values


def forward(parameters, inputs):
    """Of the hidden layer what it hands on, of the last one the sums: seeds, rows, units."""
    weights, biases, last_weights, last_biases = parameters
    hidden = np.maximum(inputs @ weights + biases[:, None], 0)
    return hidden, hidden @ last_weights + last_biases[:, None]


def gradients(parameters, inputs, targets):
    hidden, sums = forward(parameters, inputs)
    if targets.shape[2] > 1:
        powers = np.exp(sums - sums.max(2, keepdims=True))
        answers = powers / powers.sum(2, keepdims=True)
    else:
        answers = 1 / (1 + np.exp(-sums))
    last = (answers - targets) / inputs.shape[1]
    first = last @ parameters[2].transpose(0, 2, 1)
    first[hidden == 0] = 0
    return (inputs.transpose(0, 2, 1) @ first, first.sum(1),
            hidden.transpose(0, 2, 1) @ last, last.sum(1))


class Adam:
    def __init__(self, parameters, rate, corrects_before_epsilon):
        self.parameters, self.rate, self.corrects = parameters, rate, corrects_before_epsilon
        self.means = [np.zeros_like(values) for values in parameters]
        self.squares = [np.zeros_like(values) for values in parameters]
        self.steps = 0

    def step(self, gradients):
        self.steps += 1
        root = np.sqrt(1 - BETA2 ** self.steps)
        rate = self.rate / (1 - BETA1 ** self.steps)
        for values, mean, square, gradient in zip(
                self.parameters, self.means, self.squares, gradients):
            mean += (1 - BETA1) * (gradient - mean)
            square += (1 - BETA2) * (gradient * gradient - square)
            if self.corrects:
                values -= rate * mean / (np.sqrt(square) / root + EPSILON)
            else:
                values -= rate * root * mean / (np.sqrt(square) + EPSILON)
