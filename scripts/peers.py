"""What the scripts that compare nn-sweep with other libraries share: MNIST, and a network in NumPy."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# One thread each: what is compared is the work, not the cores.
ONE_THREAD = {
    name: "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
} | {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"}


def data_folder(asked):
    """The first folder with MNIST among those where nn-sweep looks."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    for place in (asked, os.environ.get("NN_SWEEP_DATA"), f"{cache}/nn-sweep"):
        if place and list(Path(place, "mnist").glob("train-images-idx3-ubyte*")):
            return Path(place)
    sys.exit("MNIST is not here; run 'nn-sweep data fetch mnist'")


def idx(folder, name, start):
    """The bytes of an IDX file after its header."""
    import numpy as np

    path = next(Path(folder, "mnist").glob(name + "*"))
    data = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    return np.frombuffer(data, np.uint8, offset=start)


def mnist(folder):
    """(images, labels) of the usual 50,000 for training, 10,000 to choose by, 10,000 to test."""
    import numpy as np

    def part(name):
        images = idx(folder, f"{name}-images-idx3-ubyte", 16).reshape(-1, 784)
        return images.astype(np.float32) / 255, idx(folder, f"{name}-labels-idx1-ubyte", 8)

    (x, y), test = part("train"), part("t10k")
    return (x[:50000], y[:50000]), (x[50000:], y[50000:]), test


class NumpyNetwork:
    """A multilayer perceptron in NumPy as one writes it for speed: float32, in place."""

    def __init__(self, sizes, softmax, seed=1, gain=1.0):
        import numpy as np

        self.np, self.softmax = np, softmax
        random = np.random.default_rng(seed)
        pairs = list(zip(sizes, sizes[1:]))
        self.weights = [
            (random.standard_normal(p) * (gain / p[0]) ** 0.5).astype(np.float32) for p in pairs
        ]
        self.biases = [np.zeros(m, np.float32) for _, m in pairs]
        self.answers = np.eye(sizes[-1], dtype=np.float32)
        self.random = random

    def outputs(self, x):
        """Every layer's activations: relu and softmax, or sigmoid throughout."""
        np, a = self.np, [x]
        for layer, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = a[-1] @ w + b
            if not self.softmax:
                a.append(1 / (1 + np.exp(-z)))
            elif layer < len(self.weights) - 1:
                a.append(np.maximum(z, 0))
            else:
                e = np.exp(z - z.max(1, keepdims=True))
                a.append(e / e.sum(1, keepdims=True))
        return a

    def step(self, x, y, rate):
        """Forward, backward and the update for one batch."""
        a = self.outputs(x)
        d = a[-1] - self.answers[y]
        if not self.softmax:
            d *= a[-1] * (1 - a[-1])
        d *= -rate / len(x)
        for layer in reversed(range(len(self.weights))):
            w = self.weights[layer]
            if layer:
                slope = (a[layer] > 0) if self.softmax else a[layer] * (1 - a[layer])
                previous = (d @ w.T) * slope
            w += a[layer].T @ d
            self.biases[layer] += d.sum(0)
            if layer:
                d = previous

    def epoch(self, x, y, batch, rate):
        order = self.random.permutation(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start : start + batch]
            self.step(x[chosen], y[chosen], rate)

    def accuracy(self, x, y):
        return float((self.outputs(x)[-1].argmax(1) == y).mean())


def own_binary():
    """nn-sweep, built in release or named by NN_SWEEP."""
    binary = os.environ.get("NN_SWEEP", str(ROOT / ".build/release/nn-sweep"))
    if not os.access(binary, os.X_OK):
        sys.exit("build first: swift build -c release")
    return binary


def environment(place):
    """The python of a virtual environment, made where it is not there."""
    python = Path(place) / "bin/python3"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
    return python


def install(python, peer):
    """Whether pip has a library ready in the virtual environment."""
    command = [python, "-m", "pip", "install", "--quiet", peer]
    return subprocess.run(command).returncode == 0
