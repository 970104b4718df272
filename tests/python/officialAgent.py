"""
The agent's networks of the official code in PyTorch (`agents/P_TD3_relable.py`), on networks of the page and on their own.

`python3 officialAgent.py FOLDER`: for every `NAME.agent.npz` of the page and `NAME.agent.json` of states there, writes what
PyTorch answers (`NAME.agent.answers.json`), then makes networks of its own of the same sizes and writes them as the official
code does, `NAME_actor` and `NAME_critic`, with `NAME.agent.own.json`.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn


class Actor(nn.Module):
    def __init__(self, states, embedding, latent, width):
        super().__init__()
        self.l1 = nn.Linear(states, width)
        self.l2 = nn.Linear(width, width)
        self.l3_1 = nn.Linear(width, embedding)
        self.l3_2 = nn.Linear(width, latent)

    def forward(self, state):
        h = torch.relu(self.l2(torch.relu(self.l1(state))))
        return torch.tanh(self.l3_1(h)), torch.tanh(self.l3_2(h))


class Critic(nn.Module):
    def __init__(self, states, embedding, latent, width):
        super().__init__()
        for first in (1, 4):
            setattr(self, f'l{first}', nn.Linear(states + embedding + latent, width))
            setattr(self, f'l{first + 1}', nn.Linear(width, width))
            setattr(self, f'l{first + 2}', nn.Linear(width, 1))

    def forward(self, state, e, z):
        x = torch.cat([state, e, z], 1)
        first = self.l3(torch.relu(self.l2(torch.relu(self.l1(x)))))
        return first, self.l6(torch.relu(self.l5(torch.relu(self.l4(x)))))


def answers(actor, critic, state):
    with torch.no_grad():
        e, z = actor(state)
        q1, q2 = critic(state, e, z)
    return {'code': torch.cat([e, z], 1).tolist(), 'q1': q1.tolist(), 'q2': q2.tolist()}


torch.manual_seed(8)
folder = pathlib.Path(sys.argv[1])
for file in sorted(folder.glob('*.agent.npz')):
    name = file.name.split('.')[0]
    inputs = json.loads((folder / f'{name}.agent.json').read_text())
    state = torch.tensor(inputs['state'])
    arrays = {key: torch.from_numpy(value) for key, value in np.load(file).items()}
    actor, critic = Actor(*inputs['sizes']), Critic(*inputs['sizes'])
    for prefix, net in (('actor.', actor), ('critic.', critic)):
        net.load_state_dict({key[len(prefix):]: value for key, value in arrays.items() if key.startswith(prefix)})
    (folder / f'{name}.agent.answers.json').write_text(json.dumps(answers(actor, critic, state)))
    own_actor, own_critic = Actor(*inputs['sizes']), Critic(*inputs['sizes'])
    torch.save(own_actor.state_dict(), folder / f'{name}_actor')
    torch.save(own_critic.state_dict(), folder / f'{name}_critic')
    (folder / f'{name}.agent.own.json').write_text(json.dumps(answers(own_actor, own_critic, state)))
