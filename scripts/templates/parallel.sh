#!/bin/sh
# The editions of a project on the machines that GNU parallel reaches, without any cluster:
#
#   parallel.sh 8                         eight shards, on this machine
#   parallel.sh 32 -S one,two,three -j 2  on three machines by ssh, two at a time; they see this
#                                         folder under the same path
#
# The parts lie in a folder that is named after the plan. So where nothing has changed, another run
# makes only the shards that did not end; and where anything has, it makes them all.
set -eu
shards=${1:?how many shards}
shift
parts=parts/$(bifolium plan . --shards "$shards" --hash)
mkdir -p "$parts"
# 1 and 3 withhold editions: the shard is done, and the merge ends with that code. A shard that
# failed is not there, which the merge ends with.
# shellcheck disable=SC2016  # the remote shell expands it
after='code=$?; [ $code = 1 ] || [ $code = 3 ] || exit $code'
parallel --workdir . --retries 3 --joblog "$parts/joblog" --resume-failed "$@" \
    "bifolium build . --shard {}/$shards -j 1 -q -o $parts; $after" ::: $(seq "$shards") || true
bifolium merge "$parts" -o output
