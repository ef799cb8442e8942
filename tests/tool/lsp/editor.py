"""A small editor: starts `seam lsp`, speaks the protocol, and waits for what it says."""
import json
import os
import queue
import subprocess
import threading
import time
import urllib.parse


class Editor:
    def __init__(self, seam, folder=None, capabilities=None, options=None, environment=None):
        self.process = subprocess.Popen([str(seam), "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, **(environment or {})})
        self.messages = queue.Queue()
        self.diagnostics = {}
        self.shown = []
        self.progress = []
        self.last = 0
        self.version = 1
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()
        params = {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities or {}}
        if folder:
            params["workspaceFolders"] = [{"uri": self.uri(folder), "name": "it"}]
        if options:
            params["initializationOptions"] = options
        self.server = self.ask("initialize", params)
        self.tell("initialized", {})

    @staticmethod
    def uri(path):
        return "file://" + urllib.parse.quote(str(path))

    def _drain(self):
        self.log = b""
        for line in self.process.stderr:
            self.log += line

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while True:
                line = stream.readline()
                if not line:
                    self.messages.put(None)
                    return
                if line in (b"\r\n", b"\n"):
                    break
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.messages.put(json.loads(stream.read(length)))

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def _take(self, message):
        """Keeps what the server says by itself."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method in ("window/showMessage", "window/showDocument"):
            self.shown.append(message["params"])
        elif method == "$/progress":
            self.progress.append(message["params"]["value"])
        if method and "id" in message:
            self.send({"id": message["id"], "result": None})

    def wait(self, until, what, seconds=120):
        """Takes messages until `until(message)` holds for one, or without one."""
        end = time.monotonic() + seconds
        while True:
            if until(None):
                return None
            try:
                message = self.messages.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"{what} did not happen within {seconds} s; diagnostics: {self.diagnostics}; shown: {self.shown}; "
                                     f"log: {self.log.decode(errors='replace')}") from None
            if message is None:
                raise AssertionError(f"the server ended while waiting for {what}; log: {self.log.decode(errors='replace')}")
            self._take(message)
            if until(message):
                return message

    def settle(self, seconds):
        """Takes messages until there was none for so long."""
        while True:
            try:
                message = self.messages.get(timeout=seconds)
            except queue.Empty:
                return
            if message is None:
                raise AssertionError(f"the server ended; log: {self.log.decode(errors='replace')}")
            self._take(message)

    def ask(self, method, params):
        self.last += 1
        number = self.last
        self.send({"id": number, "method": method, "params": params})
        answer = self.wait(lambda message: message is not None and message.get("id") == number and "method" not in message, method)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def open(self, path, text=None):
        text = path.read_text(encoding="utf-8") if text is None else text
        self.tell("textDocument/didOpen", {"textDocument": {"uri": self.uri(path), "languageId": "cpp", "version": 1, "text": text}})

    def change(self, path, text):
        self.version += 1
        self.tell("textDocument/didChange", {"textDocument": {"uri": self.uri(path), "version": self.version}, "contentChanges": [{"text": text}]})

    def save(self, path, text):
        path.write_text(text, encoding="utf-8")
        self.tell("textDocument/didSave", {"textDocument": {"uri": self.uri(path)}})

    def rules_of(self, path):
        return sorted(each["code"] for each in self.diagnostics.get(self.uri(path), []))

    def wait_for_rules(self, path, rules):
        """Until these are what the editor shows for the file; an empty list must have been said."""
        self.wait(lambda _: self.uri(path) in self.diagnostics and self.rules_of(path) == sorted(rules), f"{rules} in {path}")

    def actions_at(self, path, line, only=None):
        context = {"diagnostics": []}
        if only:
            context["only"] = only
        place = {"line": line, "character": 0}
        return self.ask("textDocument/codeAction", {"textDocument": {"uri": self.uri(path)}, "range": {"start": place, "end": place}, "context": context})

    def run(self, action):
        return self.ask("workspace/executeCommand", {"command": action["command"]["command"], "arguments": action["command"]["arguments"]})

    def stop(self):
        """Kills the server."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass

    def end(self):
        """Says goodbye; gives the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(timeout=30)


def apply(text, edits):
    """The text after edits of the protocol, last first."""
    lines = text.split("\n")

    def offset(position):
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        units = line.encode("utf-16-le")[: 2 * position["character"]]
        return sum(len(each) + 1 for each in lines[: position["line"]]) + len(units.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: (each["range"]["start"]["line"], each["range"]["start"]["character"]), reverse=True):
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text
