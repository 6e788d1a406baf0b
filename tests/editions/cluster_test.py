#!/usr/bin/env python3
"""scripts/cluster-test with its small set, where Slurm is installed: an array job on two nodes, one
of them killed."""
import os
import subprocess
import sys

ROOT = os.environ["BIFOLIUM_ROOT"]
sys.exit(subprocess.run([sys.executable, "-B", f"{ROOT}/tests/cluster/run.py", "--small"],
                        check=False).returncode)
