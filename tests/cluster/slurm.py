"""A Slurm of one's own: a controller and two nodes on the loopback, as whoever runs this, with a
key, ports and folders that nothing else on the machine knows of. Ends what it began, by its number."""
import contextlib
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol")
NODES = ("n1", "n2")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CONFIGURATION = """ClusterName=bifolium
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
JobRequeue=1
ReturnToService=2
SlurmdTimeout=5
KillWait=2
{nodes}
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
"""


def missing():
    """Programs that are needed and not installed."""
    return [name for name in PROGRAMS if shutil.which(name, path=PATH) is None]


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for s in sockets:
            s.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in sockets]


def parent_of(number):
    """The number and the name of a process's parent; nothing if it is gone."""
    with contextlib.suppress(OSError):
        status = pathlib.Path(f"/proc/{number}/status").read_text(encoding="utf-8")
        parent = next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:"))
        return int(parent), pathlib.Path(f"/proc/{parent}/comm").read_text(encoding="utf-8").strip()
    return 0, ""


class Slurm:
    """`with Slurm(folder, cpus) as slurm`: ready for jobs when it begins, gone when it ends."""

    def __init__(self, folder, cpus):
        self.folder, self.started = pathlib.Path(folder), {}
        self.environment = {**os.environ, "PATH": PATH, "SLURM_CONF": str(self.folder / "slurm.conf")}
        for name in ("state", "spool-n1", "spool-n2"):
            (self.folder / name).mkdir(parents=True)
        self.folder.chmod(0o755)  # munged wants its socket where everybody may look
        key = self.folder / "munge.key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o400)
        host, (controller, *ports) = socket.gethostname().split(".")[0], free_ports(3)
        nodes = "\n".join(f"NodeName={node} NodeAddr=127.0.0.1 NodeHostname={host} Port={port} "
                          f"CPUs={cpus} RealMemory=1000" for node, port in zip(NODES, ports))
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=self.folder, host=host, controller=controller, nodes=nodes,
            user=os.environ.get("USER") or "root"), encoding="utf-8")

    def start(self, name, *command):
        with open(self.folder / f"{name}.out", "ab") as out:
            self.started[name] = subprocess.Popen(command, env=self.environment, stdout=out, stderr=out,
                                                  stdin=subprocess.DEVNULL, start_new_session=True)

    def start_node(self, node):
        self.start(node, "slurmd", "-D", "-N", node)

    def __enter__(self):
        try:
            at = self.folder
            self.start("munged", "munged", "--foreground", "--force", f"--socket={at}/munge.socket",
                       f"--key-file={at}/munge.key", f"--pid-file={at}/munged.pid",
                       f"--log-file={at}/munged.log", f"--seed-file={at}/munged.seed")
            self.wait_for(lambda: (at / "munge.socket").exists(), "munged")
            self.start("slurmctld", "slurmctld", "-D", "-i")
            for node in NODES:
                self.start_node(node)
            self.wait_for(lambda: self.ask("sinfo", "-h", "-N", "-o", "%T").split() == ["idle"] * 2,
                          "two idle nodes")
            return self
        except BaseException:
            self.__exit__(None, None, None)
            raise

    def wait_for(self, holds, what, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            dead = [n for n, p in self.started.items() if p.poll() is not None]
            if dead or time.monotonic() > end:
                raise RuntimeError(f"no {what} within {seconds} s; ended: {dead or 'none'}\n{self.logs()}")
            time.sleep(.05)

    def logs(self):
        return "\n".join(f"== {p.name}\n{p.read_text(errors='replace')[-1500:]}"
                         for p in sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")]))

    def ask(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True,
                              check=False).stdout

    def submit(self, *arguments, cwd):
        run = subprocess.run(["sbatch", "--parsable", *arguments], env=self.environment, cwd=cwd,
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise RuntimeError(run.stderr)
        return run.stdout.strip()

    def states(self, job):
        """Each task that has not ended: (number, state, node)."""
        lines = self.ask("squeue", "-h", "-r", "-j", job, "-o", "%K %T %N").splitlines()
        return [tuple((line + " ").split(" ")[:3]) for line in lines]

    def steps_of(self, node):
        """Numbers of the processes that run jobs on a node: those that were begun under it."""
        wanted = f"SLURMD_NODENAME={node}".encode(), f"SLURM_CONF={self.folder}/slurm.conf".encode()
        out = []
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                with contextlib.suppress(OSError):
                    variables = (entry / "environ").read_bytes().split(b"\0")
                    if all(variable in variables for variable in wanted):
                        out.append(int(entry.name))
        return out

    def kill_node(self, node):
        """As if it lost its power: the daemon and all that it runs. The keepers of the steps go
        first, or they would still report how their jobs ended. Returns the number of processes."""
        daemon = self.started.pop(node)
        steps = self.steps_of(node)
        keepers = {parent for parent, name in map(parent_of, steps) if name == "slurmstepd"}
        for number in [daemon.pid, *keepers, *steps]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        daemon.wait()
        return len(steps)

    def __exit__(self, *_):
        for name in ("n1", "n2", "slurmctld", "munged"):
            process = self.started.pop(name, None)
            if process is None:
                continue
            for number in self.steps_of(name) if name in NODES else []:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGTERM)
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
