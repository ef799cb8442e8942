# Is the script of the HTML report sound: do its tests pass, and do its types fit?
"""usage: script_test.py SOURCE; ends with 77 where there is no node or tsc."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(sys.argv[1]).resolve()
for program, words in (("node", ["--test", str(SOURCE / "tests/tool/report/html")]), ("tsc", ["-p", str(SOURCE / "tool/report/html")])):
    if not shutil.which(program):
        print(f"skipped: there is no {program}")
        sys.exit(77)
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{program} ended with {done.returncode}:\n{done.stdout}{done.stderr}")

# Where the bundler is missing, the build goes on with an empty page.
with tempfile.TemporaryDirectory() as work:
    out = pathlib.Path(work) / "page.cpp"
    subprocess.run(["cmake", f"-DSOURCE={SOURCE / 'tool/report/html'}", "-DESBUILD=", "-DNODE_MODULES=", f"-DWORK={work}", f"-DOUT={out}", "-P",
                    str(SOURCE / "tool/scaffold/embed_html_page.cmake")], check=True, timeout=60)
    if out.read_text(encoding="utf-8").count("[] = {0};") != 3:
        sys.exit(f"the empty page is not empty:\n{out.read_text(encoding='utf-8')}")
