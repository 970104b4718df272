"""Milliseconds of one iteration of HyAR's TD3 in PyTorch on the processor, as JSON.

python3 bench/pytorch_agent.py WIDTH BATCH THREADS

The same work as the SIMD engine's: relabelling with the conditional VAE, target values, both critics with Adam, and at every
second iteration the actor with inverted and clipped gradients, then the soft updates. The sizes of Goal: 17 state features, 3
actions, embeddings of 2, 2 parameters, 2 latent dimensions. The batch is made of random numbers. Ends with status 1 where
PyTorch is not installed.
"""

from pytorch_model import ACTIONS, LATENT, PARAMETERS, STATE, ConditionalVae, functional, main, median_milliseconds, nn, torch

EMBEDDING = 2
CODE = EMBEDDING + LATENT
DISCOUNT, TAU, NOISE, CLIP, THRESHOLD = 0.99, 0.005, 0.1, 0.5, 0.2


def perceptron(inputs, width, outputs):
    return nn.Sequential(
        nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, outputs)
    )


def measure(width, rows):
    torch.manual_seed(1)
    vae = ConditionalVae(width, EMBEDDING)
    actor, actor_target = (perceptron(STATE, width, CODE) for _ in range(2))
    critics, critic_targets = ([perceptron(STATE + CODE, width, 1) for _ in range(2)] for _ in range(2))
    actor_adam = torch.optim.Adam(actor.parameters(), lr=1e-3)
    critic_adam = torch.optim.Adam([p for critic in critics for p in critic.parameters()], lr=1e-3)
    size = 2000
    state, following = torch.randn(size, STATE), torch.randn(size, STATE)
    action, parameters = torch.randint(ACTIONS, (size,)), 2 * torch.rand(size, PARAMETERS) - 1
    code, change = 2 * torch.rand(size, CODE) - 1, 0.1 * torch.randn(size, STATE)
    reward, not_done = torch.randn(size, 1), torch.ones(size, 1)
    iteration = 0

    def relabel(s, k, x, stored, delta):
        table = torch.tanh(vae.embeddings)
        nearest = torch.cdist(stored[:, :EMBEDDING], table).argmin(1)
        spread = (0.1 * torch.randn(rows, EMBEDDING)).clamp(-CLIP, CLIP)
        e = torch.where((nearest == k)[:, None], stored[:, :EMBEDDING], (table[k] + spread).clamp(-1, 1))
        condition = torch.cat([s, table[k]], 1)
        error = (vae.decode(condition, stored[:, EMBEDDING:])[1] - delta).square().mean(1, keepdim=True)
        mean, log_std = vae.encode(condition, x)
        z = torch.where(error < THRESHOLD, stored[:, EMBEDDING:], (mean + log_std.exp() * torch.randn(rows, LATENT)) / 2)
        return torch.cat([e, z], 1).clamp(-1, 1)

    def step():
        nonlocal iteration
        iteration += 1
        drawn = torch.randint(size, (rows,))
        s, k, x, d = state[drawn], action[drawn], parameters[drawn], change[drawn]
        with torch.no_grad():
            a = relabel(s, k, x, code[drawn], d)
            noise = (NOISE * torch.randn(rows, CODE)).clamp(-CLIP, CLIP)
            aimed = (torch.tanh(actor_target(following[drawn])) + noise).clamp(-1, 1)
            pair = torch.cat([following[drawn], aimed], 1)
            best = torch.minimum(critic_targets[0](pair), critic_targets[1](pair))
            target = reward[drawn] + not_done[drawn] * DISCOUNT * best
        pair = torch.cat([s, a], 1)
        loss = sum(functional.mse_loss(critic(pair), target) for critic in critics)
        critic_adam.zero_grad()
        loss.backward()
        critic_adam.step()
        if iteration % 2:
            return
        answer = torch.tanh(actor(s))
        free = answer.detach().requires_grad_()
        (slope,) = torch.autograd.grad(critics[0](torch.cat([s, free], 1)).mean(), free)
        with torch.no_grad():
            slope = slope * torch.where(slope > 0, (1 - free) / 2, (free + 1) / 2)
        actor_adam.zero_grad()
        (-(slope * answer).sum()).backward()
        nn.utils.clip_grad_norm_(actor.parameters(), 10)
        actor_adam.step()
        with torch.no_grad():
            for net, follower in [(actor, actor_target), *zip(critics, critic_targets)]:
                for p, q in zip(net.parameters(), follower.parameters()):
                    q.lerp_(p, TAU)

    return median_milliseconds(step)


main(measure)
