"""The decoder under test, as a process that answers one line for each line."""

import subprocess
import threading


class Batch:
    """Sends all lines while another thread writes, so that no pipe fills up."""

    def __init__(self, command):
        self.command = command

    def run(self, lines):
        process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

        def feed():
            try:
                for line in lines:
                    process.stdin.write(line + "\n")
                process.stdin.close()
            except BrokenPipeError:
                pass

        writer = threading.Thread(target=feed)
        writer.start()
        answers = process.stdout.read().splitlines()
        writer.join()
        code = process.wait()
        if code != 0 or len(answers) != len(lines):
            culprit = lines[len(answers)][:400] if len(answers) < len(lines) else ""
            raise SystemExit(
                f"{self.command} ended with {code} after {len(answers)} of {len(lines)} lines, "
                f"next was: {culprit}"
            )
        return answers
