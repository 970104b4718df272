#!/bin/bash
# A study as a Slurm array: eight processes, each a share of the trainings, all with one folder of results.
# sbatch examples/study.slurm.sh; afterwards: npm run study -- examples/study.json --out results --merge
#SBATCH --job-name=latent-lab-study
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -euo pipefail
cd "${SLURM_SUBMIT_DIR}"
npm run study -- examples/study.json --out results \
	--shard "${SLURM_ARRAY_TASK_ID}/${SLURM_ARRAY_TASK_COUNT}" --jobs "${SLURM_CPUS_PER_TASK}"
