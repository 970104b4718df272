/** What saves the weights of the official code so that this page opens them; docs/pytorch.md has the same lines. */
export const PYTORCH_EXPORTER = `# In the official HyAR code, after vae_train(...): action_rep is its Action_representation.
import torch

vae = action_rep.vae
weights = {name: value.detach().cpu().contiguous() for name, value in vae.state_dict().items()}
torch.save(weights, "hyar_vae.pth")

# The same without a pickle (pip install safetensors):
# from safetensors.torch import save_file
# save_file(weights, "hyar_vae.safetensors")
`;
