#!/usr/bin/env python3
"""Writes the scores that tests compare nn-sweep's with: scikit-learn's, of 200 random tables.

Tables have absent classes, ties, few examples or one class alone. Needs numpy and scikit-learn 1.7
or later (1.9.1 wrote the file at hand). Writes Tests/RecordsTests/Fixtures/scores.json; with
--check it only says whether that file is what it would write.
"""

import json
import math
import sys
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics

FILE = Path(__file__).resolve().parent.parent / "Tests/RecordsTests/Fixtures/scores.json"
warnings.simplefilter("ignore")
random = np.random.default_rng(20)


def labels(count, classes):
    """True classes: balanced, rare, absent or all of one class."""
    kind = random.integers(5)
    if kind == 0:
        return np.full(count, random.integers(classes))
    if kind == 1:
        return random.integers(0, max(1, classes - 1), count)
    if kind == 2:
        return np.where(random.random(count) < 0.1, classes - 1, random.integers(0, classes, count))
    return random.integers(0, classes, count)


def outputs(truth, classes, width, activation):
    """What a network gave: better or worse than chance, often with ties, sometimes with zeros."""
    good = random.random() * 3
    z = random.normal(size=(len(truth), width))
    if width == 1:
        z[:, 0] += good * (truth - 0.5)
    else:
        z[np.arange(len(truth)), truth] += good
    if random.random() < 0.5:
        z = np.round(z)
    if random.random() < 0.2:
        z *= 60
    if activation == "sigmoid":
        z = 1 / (1 + np.exp(-z))
    elif activation == "softmax":
        z = np.exp(z - z.max(axis=1, keepdims=True))
        z /= z.sum(axis=1, keepdims=True)
    return np.array([[float(f"{value:.4g}") for value in row] for row in z], dtype=np.float32)


def probabilities(out, activation):
    """In 64 bits, a column a class; None where outputs are no probabilities."""
    out = out.astype(np.float64)
    if out.shape[1] == 1:
        return np.hstack([1 - out, out])
    if activation == "identity":
        return None
    total = out.sum(axis=1, keepdims=True)
    return np.where(total == 0, 1 / out.shape[1], out / np.where(total == 0, 1, total))


def number(value):
    return None if math.isnan(value) else float(value)


def class_scores(truth, classes, out, activation):
    names = list(range(classes))
    if out.shape[1] == 1:
        guess = (out[:, 0] > 0.5).astype(int)
    else:
        guess = out.argmax(axis=1)
    p = probabilities(out, activation)
    if classes == 2:
        raw = out.astype(np.float64)
        second = p[:, 1] if p is not None else raw[:, 1] - raw[:, 0]
        auc = metrics.roc_auc_score(truth == 1, second)
        precision = [
            metrics.average_precision_score(truth == 0, -second),
            metrics.average_precision_score(truth == 1, second),
        ]
        f1 = [metrics.f1_score(truth == k, guess == k) for k in names]
    else:
        each = p if p is not None else out.astype(np.float64)
        auc = np.mean([metrics.roc_auc_score(truth == k, each[:, k]) for k in names])
        if p is not None and len(set(truth)) == classes:
            whole = metrics.roc_auc_score(truth, p, multi_class="ovr", labels=names)
            assert abs(auc - whole) < 1e-13
        precision = [metrics.average_precision_score(np.eye(classes)[truth], each)]
        f1 = []
    return {
        "accuracy": number(metrics.accuracy_score(truth, guess)),
        "balanced_accuracy": number(metrics.balanced_accuracy_score(truth, guess)),
        "macro_f1": number(metrics.f1_score(truth, guess, average="macro")),
        "mcc": number(metrics.matthews_corrcoef(truth, guess)),
        "auc": number(auc),
        "log_loss": None if p is None else number(metrics.log_loss(truth, p, labels=names)),
        "brier": None if p is None else number(metrics.brier_score_loss(truth, p, labels=names)),
    } | (
        {f"f1/{k}": number(f1[k]) for k in range(len(f1))}
        | {f"average_precision/{k}": number(precision[k]) for k in range(len(f1))}
        | ({"average_precision": number(precision[0])} if classes > 2 else {})
    )


def class_table(place):
    classes = 2 if place % 2 == 0 else int(random.integers(3, 6))
    count = int(random.integers(1, 36))
    activation = ["sigmoid", "softmax", "sigmoid", "identity"][place // 2 % 4]
    width = 1 if classes == 2 and activation == "sigmoid" and place % 8 == 0 else classes
    truth = labels(count, classes)
    out = outputs(truth, classes, width, activation)
    return {
        "classes": classes,
        "activation": activation,
        "labels": truth.tolist(),
        "outputs": [float(f"{value:.4g}") for value in out.flatten()],
        "scores": class_scores(truth, classes, out, activation),
    }


def number_table(place):
    count = int(random.integers(1, 36))
    deviation = float(f"{math.exp(random.normal() * 3):.4g}")
    targets = random.normal(size=count).round(2).astype(np.float32)
    if place % 8 == 0:
        targets[:] = targets[0]
    out = (targets + random.normal(size=count).round(2)).round(3).astype(np.float32)
    y, p = targets.astype(np.float64), out.astype(np.float64)
    constant = bool((y == y[0]).all())
    return {
        "deviation": deviation,
        "targets": [float(f"{value:.6g}") for value in targets],
        "outputs": [float(f"{value:.6g}") for value in out],
        "scores": {
            # scikit-learn says 0 or 1 of equal targets, and nothing of a single one.
            "r2": None if constant else number(metrics.r2_score(y, p)),
            "rmse": number(metrics.root_mean_squared_error(y * deviation, p * deviation)),
            "mae": number(metrics.mean_absolute_error(y * deviation, p * deviation)),
        },
    }


tables = [class_table(place) for place in range(160)] + [number_table(n) for n in range(40)]
text = "[\n" + ",\n".join(json.dumps(table, separators=(",", ":")) for table in tables) + "\n]\n"
if "--check" in sys.argv:
    same = FILE.read_text() == text
    print("the file is what scikit-learn says" if same else "the file differs")
    sys.exit(0 if same else 1)
FILE.parent.mkdir(exist_ok=True)
FILE.write_text(text)
print(f"{len(tables)} tables in {FILE}")
