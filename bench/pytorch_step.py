"""Milliseconds of one training step of the same model in PyTorch on the processor, as JSON.

python3 bench/pytorch_step.py WIDTH BATCH THREADS

The BLAS library reads its number of threads from the environment (OPENBLAS_NUM_THREADS) when it is loaded.

The sizes of Goal: 17 state features, 3 actions, embeddings of 6, 2 parameters, 2 latent dimensions. The batch is made of
random numbers, since a step takes as long whatever is in it. Ends with status 1 where PyTorch is not installed.
"""

from pytorch_model import ACTIONS, LATENT, PARAMETERS, STATE, ConditionalVae, functional, main, median_milliseconds, torch

EMBEDDING = 6


def loss(model, state, action, parameters, state_delta, epsilon):
    condition = torch.cat([state, torch.tanh(model.embeddings[action])], 1)
    mean, log_std = model.encode(condition, parameters)
    std = log_std.exp()
    decoded, change = model.decode(condition, mean + std * epsilon)
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
    model = ConditionalVae(width, EMBEDDING)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def step():
        rows_drawn = torch.randint(size, (rows,))
        epsilon = torch.randn(rows, LATENT)
        optimizer.zero_grad()
        loss(model, *(column[rows_drawn] for column in data), epsilon).backward()
        optimizer.step()

    return median_milliseconds(step)


main(measure)
