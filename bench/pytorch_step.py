"""Milliseconds of one training step of the same model in PyTorch on the processor, as JSON.

python3 bench/pytorch_step.py WIDTH BATCH THREADS

The BLAS library reads its number of threads from the environment (OPENBLAS_NUM_THREADS) when it is loaded.

The sizes of Goal: 17 state features, 3 actions, embeddings of 6, 2 parameters, 2 latent dimensions. The batch is made of
random numbers, since a step takes as long whatever is in it. Ends with status 1 where PyTorch is not installed.
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

STATE, ACTIONS, EMBEDDING, PARAMETERS, LATENT = 17, 3, 6, 2, 2
WARM_UP, ROUNDS, STEPS = 10, 7, 20


class ConditionalVae(nn.Module):
    """HyAR's conditional VAE, with the layers of src/model/layout.ts."""

    def __init__(self, width):
        super().__init__()
        condition = STATE + EMBEDDING
        self.embeddings = nn.Parameter(2 * torch.rand(ACTIONS, EMBEDDING) - 1)
        self.e0_0, self.e0_1 = nn.Linear(condition, width), nn.Linear(PARAMETERS, width)
        self.e1, self.e2 = nn.Linear(width, width), nn.Linear(width, width)
        self.mean, self.log_std = nn.Linear(width, LATENT), nn.Linear(width, LATENT)
        self.d0_0, self.d0_1 = nn.Linear(condition, width), nn.Linear(LATENT, width)
        self.d1, self.d2, self.d3 = (nn.Linear(width, width) for _ in range(3))
        self.parameter_head, self.state_head = nn.Linear(width, PARAMETERS), nn.Linear(width, STATE)

    def loss(self, state, action, parameters, state_delta, epsilon):
        relu = functional.relu
        condition = torch.cat([state, torch.tanh(self.embeddings[action])], 1)
        hidden = relu(self.e0_0(condition)) * relu(self.e0_1(parameters))
        hidden = relu(self.e2(relu(self.e1(hidden))))
        mean, log_std = self.mean(hidden), self.log_std(hidden).clamp(-4, 15)
        std = log_std.exp()
        hidden = relu(self.d0_0(condition)) * relu(self.d0_1(mean + std * epsilon))
        hidden = relu(self.d2(relu(self.d1(hidden))))
        decoded = torch.tanh(self.parameter_head(hidden))
        change = torch.tanh(self.state_head(relu(self.d3(hidden))))
        kl = (0.5 * (std.square() + mean.square() - 1) - log_std).mean()
        return functional.mse_loss(change, state_delta) + 2 * functional.mse_loss(decoded, parameters) + 0.1 * kl


def measure(width, rows):
    """Median milliseconds of a step, drawing the batch from data as the other engines do."""
    torch.manual_seed(1)
    size = 6000
    data = [
        torch.randn(size, STATE),
        torch.randint(ACTIONS, (size,)),
        2 * torch.rand(size, PARAMETERS) - 1,
        0.1 * torch.randn(size, STATE),
    ]
    model = ConditionalVae(width)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def step():
        rows_drawn = torch.randint(size, (rows,))
        epsilon = torch.randn(rows, LATENT)
        optimizer.zero_grad()
        model.loss(*(column[rows_drawn] for column in data), epsilon).backward()
        optimizer.step()

    for _ in range(WARM_UP):
        step()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(STEPS):
            step()
        times.append((time.perf_counter() - start) * 1000 / STEPS)
    return statistics.median(times)


def main():
    width, rows, threads = (int(argument) for argument in sys.argv[1:4])
    torch.set_num_threads(threads)
    print(json.dumps({"version": torch.__version__, "milliseconds": measure(width, rows)}))


main()
