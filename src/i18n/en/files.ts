/**
 * What is said of files of other programs. The keys up to `own-data` are the codes of `FaultCode`, and each text follows
 * on "the file was not loaded:".
 */
export const files = {
	'too-large': 'it is larger than what is read here (100 MB, or 16.7 million numbers in a file of PyTorch)',
	'not-whole': 'it is cut off or damaged: its parts do not have the lengths that it states. Save or copy it again',
	inflated: 'it would decompress to more than {{megabytes}} MB, far more than a valid file of its size',
	'many-entries': 'it has {{count}} entries; at most {{most}} are read',
	encrypted: 'its entry {{part}} is encrypted. Save it without a password',
	method: 'its entry {{part}} is compressed with method {{method}}. Save it uncompressed or with deflate',
	checksum: 'its entry {{part}} is damaged: the checksum is wrong. Save or copy it again',

	'element-type': 'the elements of {{part}} are of type {{type}}, which is not read. Convert them to float32',
	structured: '{{part}} is a structured array. Save each of its fields as an array of its own',
	shape: 'the shape of {{part}} is not supported: {{shape}}',

	header: 'the header of {{part}} is damaged, or of a version that is not known',
	'no-arrays': 'it is an archive that has neither NumPy arrays nor PyTorch tensors',
	'legacy-torch':
		'it is in the format of torch.save before PyTorch 1.6. Save it again with a later one: torch.save(torch.load("old.pth", map_location="cpu"), "new.pth")',
	'bare-pickle':
		'it is a Python pickle, which can run any program when it is loaded, so it is not read. Save tensors with torch.save, safetensors or numpy.savez',
	torchscript: 'it is a TorchScript program. Save the weights alone: torch.save(model.state_dict(), "vae.pth")',
	hdf5: 'it is an HDF5 file. Save its arrays with numpy.savez',

	'pickle-name':
		'its pickle asks for {{part}}, which no tensor needs; nothing was executed. Save the weights alone: torch.save(model.state_dict(), "vae.pth")',
	'pickle-opcode':
		'its pickle has the instruction {{part}}, which no tensor needs; nothing was executed. Save the weights alone: torch.save(model.state_dict(), "vae.pth")',
	'pickle-damaged': 'its pickle is damaged; nothing was executed. Save or copy it again',
	storage: 'the numbers of its storage {{part}} are missing or have another length. Save or copy it again',
	view: 'the tensor {{part}} reaches beyond the numbers of its storage',

	'no-model':
		'it has no tensors of HyAR’s model (embeddings, e0_0.weight … delta_state_output.bias). Its first names: {{found}}',
	'agent-net': 'it is the {{net}} of the agent, not the model. Open the file of the model, vae.state_dict()',
	'single-critic':
		'its critic ({{part}}) is one network, as DDPG has it. The agent here has the twin critics of TD3, l1 to l6',
	optimiser: 'it is the state of an optimiser. Open the file of its network, …_actor or …_critic',
	'several-models': 'it has several models: {{names}}. Save one of them by itself',
	missing: 'the tensor {{part}} is missing',
	unexpected: 'the tensor {{part}} does not belong to HyAR’s model, so this is another model',
	sizes: 'the tensor {{part}} has the shape {{found}}, but the other tensors need {{expected}}',
	'not-finite': 'the tensor {{part}} is {{value}} at index {{place}}; weights must be finite numbers of float32',
	'not-floating': 'the tensor {{part}} has elements of type {{type}}; weights are floating-point numbers',
	limit: 'its {{size}} is {{value}}; from {{min}} to {{max}} can be shown and trained here',
	'no-world':
		'its sizes (S = {{states}}, K = {{actions}}, P = {{parameters}}) are those of none of the environments here. They are listed in docs/environments.md',

	'no-table':
		'it is neither a file of this page nor a table: a table has two columns or more, with one row a transition',
	cells: 'the number of cells is {{count}} in row {{row}}, but {{expected}} in the head',
	quotes: 'the quotes around row {{row}} do not match. A quote inside of quotes is written twice',
	'list-length': 'row {{row}} has a list of length {{count}} ({{found}}), but the first row one of length {{expected}}',
	'many-rows': 'it has more than {{most}} rows. Take a part of it',
	'many-columns': 'it has {{count}} columns or more where at most {{most}} are read',
	json: 'it is not valid JSON: a bracket, a comma or a quote is missing',
	'json-line': 'line {{row}} is not valid JSON',
	'json-row': 'row {{row}} is neither an object nor a list',
	'json-large': 'its JSON has more values, or deeper ones, than are read here. Save the arrays with numpy.savez',
	'json-lengths': 'the list {{part}} has length {{count}}, the longest one {{expected}}',
	'array-length': 'the array {{part}} has length {{count}}, but the others have {{expected}}',
	nested: 'row {{row}} has nested objects at {{part}}. Use one level only',
	'need-state': 'no column is marked as the state',
	'need-action': 'no column is marked as the discrete action',
	'need-parameter': 'no action has a parameter whose numbers differ. A hybrid action has at least one',
	'state-lengths': 'the number of columns is {{count}} for the state afterwards, but {{expected}} for the state',
	'column-text': 'the column {{part}} has a text where a number is needed: row {{row}} is “{{found}}”',
	'action-value':
		'the column {{part}} has no action in row {{row}}: {{found}}. Actions are whole numbers, names or one-hot columns',
	'many-actions': 'the column {{part}} has more than {{most}} different actions',
	range: 'the range of {{part}}, {{low}} to {{high}}, is not valid: the first number must be the smaller one',
	'few-rows':
		'it has too few whole transitions: {{count}}, where at least {{least}} are needed. Rows that lack a number: {{incomplete}}; rows without a next state: {{ends}}',
	'own-data': 'its transitions do not match its description: it was changed or damaged',

	exportTitle: 'Export',
	exportExplain:
		'Weights have the names of the official code. A manifest with all settings, seeds, the version and a hash is saved beside each file.',
	exportOpen: 'Export weights and data',
	exportWhat: 'Content',
	exportFormats: 'Formats',
	exportAs: '{{what}} as {{format}}',
	weightsA: 'Weights of run A',
	weightsB: 'Weights of run B',
	codes: 'Codes on the maps (μ, σ, z)',
	losses: 'Loss terms over steps',
	'rate-distortion': 'Rate and distortion of the sweep',
	rollouts: 'Rollouts',
	data: 'Transitions of the data',
	exportNoModel: 'There is no model yet: train a little first.',
	exportNothing: 'There is nothing to export yet: run the sweep, the rollouts or the training first.',
	exportDone: '{{name}} was saved.',
	exporter: 'Weights from PyTorch',
	exporterExplain:
		'Run this after training with the official code, then open the file here. .pth, .safetensors and .npz are read; nothing in them is executed.',
	exporterCopy: 'Copy the code',

	weightsTaken:
		'The weights {{name}} were loaded into runs A and B ({{world}}, width {{width}}, d₁ = {{embeddingDim}}, Z = {{latentDim}}). Everything on the page reads them as they are, on data of the simulator; press Train to continue from them.',

	netsOpened:
		'The policy {{name}} (width {{width}}, d₁ = {{embeddingDim}}, Z = {{latentDim}}) is open in the tab Agent, with the representation of the page ({{world}}, step {{step}}). {{detail}}',
	netsOwnSettings: 'Its settings came with the file.',
	netsOfficialSettings: 'The files carry no settings: Continue trains with the official ones.',
	netsNoCritic:
		'The policy {{name}} (width {{width}}, d₁ = {{embeddingDim}}, Z = {{latentDim}}) is open in the tab Agent, with the representation of the page ({{world}}, step {{step}}). Open the file of its critic too: the landscape and training need it.',
	netsNeedActor:
		'The critic {{name}} (width {{width}}, S + d₁ + Z = {{inputs}}) was read. Open the file of its actor too; the critic waits for it.',
	netsNeedModel:
		'The networks {{name}} were read; they need a representation with S = {{stateDim}}, d₁ = {{embeddingDim}}, Z = {{latentDim}}. Open the file of the model, vae.state_dict(); the networks wait for it.',
	netsApart:
		'The critic takes {{inputs}} numbers at width {{criticWidth}}, but the actor needs S + d₁ + Z = {{expected}} at width {{width}}: they are of two agents. {{name}} was kept; open the other file that belongs to it.',
	netsNoSimulator:
		'The networks {{name}} match the representation on the page, but {{world}} has no simulator for an agent to act in.',
	netsFailed: 'The networks {{name}} cannot be used: {{detail}}. Your training of agents is as before.',
};
