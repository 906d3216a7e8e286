"""A headless Chromium to open pages in, spoken to over a pipe (Chrome DevTools Protocol), without further packages."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS: Final = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage --remote-debugging-pipe"
)
TRAMPOLINE: Final = """
import os, sys
read, write = (os.dup(os.dup(int(number))) for number in sys.argv[1:3])
os.dup2(read, 3)
os.dup2(write, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class Page:
    """One open page. `complaints` are errors and warnings that its console has shown, `requests` what it fetched."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        self._events: list[str] = []
        self.complaints: list[Any] = []
        self.requests: list[str] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: object) -> Any:  # noqa: ANN401 - whatever the browser answers
        """Send a command and return its result."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._events.clear()
        self.send("Page.navigate", url="about:blank")
        self._wait_for("Page.loadEventFired")
        self.requests.clear()
        self.send("Page.navigate", url=address)
        self._wait_for("Page.loadEventFired")

    def ask(self, script: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Return what an expression is worth on the page; a promise is waited for."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for letter in text:
            self.send("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=letter)
        self.settle()

    def press(self, key: str, code: int) -> None:
        """Press a key that is not a letter, by its name and Windows key code."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)
            text = {}
        self.settle()

    def settle(self) -> None:
        """Wait for what the page does a moment after a key."""
        self.ask("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250))")

    def _wait_for(self, event: str) -> None:
        while event not in self._events:
            self._receive()
        self._events.remove(event)

    def _receive(self) -> Any:  # noqa: ANN401 - JSON
        while b"\0" not in self._buffer:
            more = os.read(self._read, 1 << 20)
            assert more, "Chromium has gone"
            self._buffer += more
        message, _, self._buffer = self._buffer.partition(b"\0")
        answer = json.loads(message)
        method, params = answer.get("method", ""), answer.get("params", {})
        self._events.append(method)
        if method in ("Runtime.exceptionThrown", "Log.entryAdded") or (
            method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning")
        ):
            self.complaints.append(params)
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        return answer


@contextmanager
def open_browser(profile: Path) -> Iterator[Page]:
    """Start Chromium with an empty profile, and end it."""
    assert PROGRAM
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    start = [sys.executable, "-c", TRAMPOLINE, str(theirs_in), str(theirs_out), PROGRAM, *FLAGS.split()]
    with subprocess.Popen(
        [*start, f"--user-data-dir={profile}"], pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL
    ) as browser:
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Page(ours_in, ours_out)
        finally:
            browser.kill()
            os.close(ours_out)
            os.close(ours_in)
