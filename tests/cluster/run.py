#!/usr/bin/env python3
"""Many editions on a real Slurm of two nodes on this machine: an array job over them, a node that
dies in the midst of it, its tasks made again, and everything merged. The digest over all files must
be that of one process. Prints how long everything took.

run.py [--small] [--program FILE]   the small set has 60 editions and takes seconds"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import generate
import slurm

ROOT = pathlib.Path(__file__).resolve().parents[2]


def digest(folder):
    """Over the names and the bytes of all files, in order."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(f"{path.relative_to(folder)}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


class Watch:
    """Prints a line with the seconds since the one before."""

    def __init__(self):
        self.last = time.monotonic()

    def tell(self, what):
        now = time.monotonic()
        print(f"{now - self.last:8.2f} s  {what}", flush=True)
        self.last = now


def expect(holds, what):
    if not holds:
        raise SystemExit(f"failed: {what}")


def bifolium(program, *arguments, cwd, expected=0):
    # No cache: one process must make for itself what the shards have made.
    run = subprocess.run([program, *arguments, "--message-format", "short"], cwd=cwd, text=True,
                         env={**os.environ, "BIFOLIUM_CACHE": ""}, capture_output=True, check=False)
    errors = "\n".join(line for line in run.stdout.splitlines() if " error[" in line or
                       line.startswith("error["))
    expect(run.returncode == expected,
           f"bifolium {' '.join(map(str, arguments))} ended with {run.returncode}\n{errors[:2000]}")


def run_array(cluster, project, program, shards, waits, watch):
    """Runs the array, kills a node, and waits until every task has ended. `waits`: until Slurm has
    found out about the node by itself, which takes it half a minute."""
    (project / "parts").mkdir()
    # The template finds 'bifolium' on its PATH, as on any cluster.
    (project / "bin").mkdir()
    (project / "bin/bifolium").symlink_to(program)
    job = cluster.submit(f"--array=1-{shards}", "--cpus-per-task=1", "--mem-per-cpu=0",
                         f"--export=PATH={project}/bin:{slurm.PATH},BIFOLIUM_CACHE=",
                         ROOT / "scripts/templates/slurm.sh", cwd=project)
    parts = project / "parts" / job
    marks = lambda: len(list(parts.glob("manifest-*-of-*.json")))

    def at_work():
        """A shard has ended, and the second node has one that has begun to write."""
        return marks() >= 1 and any(s == "RUNNING" and n == "n2" for _, s, n in cluster.states(job))
    cluster.wait_for(at_work, "shard that has ended", 600)
    lost = [t for t, s, n in cluster.states(job) if s == "RUNNING" and n == "n2"]
    killed = cluster.kill_node("n2")
    expect(killed > 0, "the node had no processes to kill")
    watch.tell(f"until the second node was killed: {killed} processes of the shards "
               f"{', '.join(lost)}; {marks()} of {shards} shards had ended")
    bifolium(program, "merge", parts, "-o", project / "early", cwd=project, expected=4)
    expect(not (project / "early").exists(), "a merge that lacks shards wrote something")
    if not waits:
        cluster.ask("scontrol", "update", "NodeName=n2", "State=DOWN", "Reason=killed")
    cluster.wait_for(lambda: any(s in ("PENDING", "RUNNING") and t in lost and n != "n2"
                                 for t, s, n in cluster.states(job)), "requeued task", 120)
    watch.tell("until Slurm had given the node up and queued its tasks again; merge said 4 meanwhile")
    cluster.start_node("n2")
    cluster.wait_for(lambda: not cluster.states(job), "end of the array", 3600)
    watch.tell(f"until all shards had ended: {marks()} of {shards}")
    expect(marks() == shards, cluster.logs())
    return parts


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--program", type=pathlib.Path, default=os.environ.get(
        "BIFOLIUM", ROOT / "build/release/bifolium"))
    options = parser.parse_args()
    if missing := slurm.missing():
        print(f"skipped: {', '.join(missing)} not installed: apt-get install slurmctld slurmd "
              "slurm-client munge slurm-wlm-basic-plugins")
        return 77
    program, watch = pathlib.Path(options.program).resolve(), Watch()
    publications, languages, shards = (6, 10, 4) if options.small else (50, 40, 16)
    with tempfile.TemporaryDirectory(prefix="bifolium-cluster-") as scratch:
        project = pathlib.Path(scratch, "project")
        generate.write(project, publications, languages)
        watch.tell(f"to write a project of {publications * languages} editions")
        plan = json.loads(subprocess.run([program, "plan", project, "--shards", str(shards), "--json"],
                                         capture_output=True, check=True).stdout)
        print(f"            plan {plan['plan'][:12]}: {len(plan['editions'])} editions in {shards} "
              f"shards, the largest {plan['largest-of-mean']:.3f} of the mean")
        with slurm.Slurm(pathlib.Path(scratch, "slurm"), 2) as cluster:
            watch.tell("to set up Slurm: two nodes of two processors, idle")
            parts = run_array(cluster, project, program, shards, not options.small, watch)
        watch.tell("to take Slurm down")
        merged = project / "merged"
        bifolium(program, "merge", parts, "-o", merged, cwd=project)
        watch.tell(f"to merge {sum(1 for p in merged.rglob('*') if p.is_file())} files")
        shutil.rmtree(project / "parts")
        bifolium(program, "build", ".", "-o", "whole", cwd=project)
        watch.tell("for one process to make the same")
        ours, theirs = digest(merged), digest(project / "whole")
        print(f"            merged {ours}\n            alone  {theirs}")
        expect(ours == theirs, "the digests differ")
    print("the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
