"""What the programs of the benchmark in PyTorch share: HyAR's conditional VAE, and how a step is timed.

Ends with status 1 where PyTorch is not installed.
"""

import json
import statistics
import sys
import time

try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError:
    sys.exit(1)

# The sizes of Goal.
STATE, ACTIONS, PARAMETERS, LATENT = 17, 3, 2, 2
WARM_UP, ROUNDS, STEPS = 10, 7, 20
relu = functional.relu


class ConditionalVae(nn.Module):
    """HyAR's conditional VAE, with the layers of src/model/layout.ts."""

    def __init__(self, width, embedding):
        super().__init__()
        condition = STATE + embedding
        self.embeddings = nn.Parameter(2 * torch.rand(ACTIONS, embedding) - 1)
        self.e0_0, self.e0_1 = nn.Linear(condition, width), nn.Linear(PARAMETERS, width)
        self.e1, self.e2 = nn.Linear(width, width), nn.Linear(width, width)
        self.mean, self.log_std = nn.Linear(width, LATENT), nn.Linear(width, LATENT)
        self.d0_0, self.d0_1 = nn.Linear(condition, width), nn.Linear(LATENT, width)
        self.d1, self.d2, self.d3 = (nn.Linear(width, width) for _ in range(3))
        self.parameter_head, self.state_head = nn.Linear(width, PARAMETERS), nn.Linear(width, STATE)

    def encode(self, condition, parameters):
        """Mean and clamped log of the standard deviation."""
        hidden = relu(self.e2(relu(self.e1(relu(self.e0_0(condition)) * relu(self.e0_1(parameters))))))
        return self.mean(hidden), self.log_std(hidden).clamp(-4, 15)

    def decode(self, condition, z):
        """Parameters and state change."""
        hidden = relu(self.d2(relu(self.d1(relu(self.d0_0(condition)) * relu(self.d0_1(z))))))
        return torch.tanh(self.parameter_head(hidden)), torch.tanh(self.state_head(relu(self.d3(hidden))))


def median_milliseconds(step):
    """Of one call, over some rounds of several."""
    for _ in range(WARM_UP):
        step()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(STEPS):
            step()
        times.append((time.perf_counter() - start) * 1000 / STEPS)
    return statistics.median(times)


def main(measure):
    """Prints what `measure(width, rows)` gives for the arguments of the command line."""
    width, rows, threads = (int(argument) for argument in sys.argv[1:4])
    torch.set_num_threads(threads)
    print(json.dumps({"version": torch.__version__, "milliseconds": measure(width, rows)}))
