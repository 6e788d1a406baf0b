#!/bin/sh
# The editions of a project on a Slurm cluster: one task of an array is one shard.
#
#   cd project; mkdir -p parts
#   job=$(sbatch --parsable --array=1-8 slurm.sh)
#   sbatch --dependency=afterany:"$job" --wrap "bifolium merge parts/$job -o output"
#
# 'afterany': merge itself says which shard is lacking. A task that dies with its node is queued
# again by Slurm. A single task is repeated by 'scontrol requeue JOB_TASK', or in a new job with
# --array=3 --export=ALL,BIFOLIUM_SHARD_INDEX=3,BIFOLIUM_SHARD_COUNT=8,BIFOLIUM_PARTS=parts/JOB
#SBATCH --job-name=bifolium
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --requeue
#SBATCH --output=parts/%A-%a.log
set -eu
parts=${BIFOLIUM_PARTS:-parts/$SLURM_ARRAY_JOB_ID}
code=0
bifolium build . --shard auto -j "${SLURM_CPUS_PER_TASK:-1}" -o "$parts" || code=$?
# 75: the disk or a permission. It may be better on another node; three times, then a person looks.
if [ "$code" = 75 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    scontrol requeue "$SLURM_JOB_ID"
fi
exit "$code"
