"""A running bifolium-serve, for the tests of watch and serve: what it says is read line by line,
and it is ended by its own number."""
import queue
import signal
import subprocess
import threading
import time

from bifolium import PLAIN, PROGRAM


class Running:
    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=folder, env=PLAIN, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.said = []
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def wait_for(self, *texts, seconds=20):
        """The next line that has all of these texts."""
        end = time.monotonic() + seconds
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"never said {texts}, but: " + "\n".join(self.said[-40:]))
            self.said.append(line)
            if all(text in line for text in texts):
                return line

    def rest(self, seconds):
        """The lines of the next seconds."""
        end, lines = time.monotonic() + seconds, []
        while (left := end - time.monotonic()) > 0:
            try:
                lines.append(self.lines.get(timeout=left))
            except queue.Empty:
                break
        return lines

    def end(self, number=signal.SIGINT):
        """The exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=20)
        finally:
            self.process.kill()
            self.process.stderr.close()
