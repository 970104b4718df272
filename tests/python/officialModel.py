"""
The forward pass of the official model in PyTorch, on weights of the page and on its own.

`python3 officialModel.py FOLDER`: for every `NAME.npz` of the page's weights and `NAME.json` of inputs there, writes what
PyTorch answers (`NAME.answers.json`), then initialises a model of its own of the same sizes and writes `NAME.pth` and
`NAME.own.json`.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional


class VAE(nn.Module):
    """The conditional VAE as in the official code: `embedding/ActionRepresentation_vae.py`."""

    def __init__(self, states, actions, embedding, parameters, latent, width):
        super().__init__()
        self.embeddings = nn.Parameter(torch.rand(actions, embedding) * 2 - 1)
        self.e0_0 = nn.Linear(states + embedding, width)
        self.e0_1 = nn.Linear(parameters, width)
        self.e1 = nn.Linear(width, width)
        self.e2 = nn.Linear(width, width)
        self.mean = nn.Linear(width, latent)
        self.log_std = nn.Linear(width, latent)
        self.d0_0 = nn.Linear(states + embedding, width)
        self.d0_1 = nn.Linear(latent, width)
        self.d1 = nn.Linear(width, width)
        self.d2 = nn.Linear(width, width)
        self.parameter_action_output = nn.Linear(width, parameters)
        self.d3 = nn.Linear(width, width)
        self.delta_state_output = nn.Linear(width, states)

    def condition(self, state, action):
        return torch.cat([state, torch.tanh(self.embeddings[action])], 1)

    def encode(self, state, action, parameters):
        relu = functional.relu
        h = relu(self.e0_0(self.condition(state, action))) * relu(self.e0_1(parameters))
        h = relu(self.e2(relu(self.e1(h))))
        return self.mean(h), self.log_std(h).clamp(-4, 15).exp()

    def decode(self, state, action, z):
        relu = functional.relu
        h = relu(self.d0_0(self.condition(state, action))) * relu(self.d0_1(z))
        h = relu(self.d2(relu(self.d1(h))))
        return torch.tanh(self.parameter_action_output(h)), torch.tanh(self.delta_state_output(relu(self.d3(h))))


def answers(vae, inputs):
    state, parameters, z = (torch.tensor(inputs[name]) for name in ('state', 'parameters', 'z'))
    action = torch.tensor(inputs['action'])
    with torch.no_grad():
        mean, std = vae.encode(state, action, parameters)
        decoded, delta = vae.decode(state, action, z)
    return {'mean': mean.tolist(), 'std': std.tolist(), 'parameters': decoded.tolist(), 'stateDelta': delta.tolist()}


torch.manual_seed(7)
folder = pathlib.Path(sys.argv[1])
for file in sorted(folder.glob('*.npz')):
    name = file.stem
    inputs = json.loads((folder / f'{name}.json').read_text())
    vae = VAE(*inputs['sizes'])
    vae.load_state_dict({key: torch.from_numpy(value) for key, value in np.load(file).items()})
    (folder / f'{name}.answers.json').write_text(json.dumps(answers(vae, inputs)))
    own = VAE(*inputs['sizes'])
    torch.save(own.state_dict(), folder / f'{name}.pth')
    (folder / f'{name}.own.json').write_text(json.dumps(answers(own, inputs)))
