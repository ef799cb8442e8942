# Is the script of the HTML report sound: do its tests pass, and do its types fit?
"""usage: script_test.py SOURCE; ends with 77 where there is no node or tsc."""
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(sys.argv[1]).resolve()
for program, words in (("node", ["--test", str(SOURCE / "tests/tool/report/html")]), ("tsc", ["-p", str(SOURCE / "tool/report/html")])):
    if not shutil.which(program):
        print(f"skipped: there is no {program}")
        sys.exit(77)
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{program} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
