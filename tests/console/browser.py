"""A headless Chromium, driven over its own DevTools protocol: real pages, real taps, real keys.

Chromium speaks JSON over a WebSocket, and the library for that is here already, so nothing else is needed.
See https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.console.lives import eventually

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE = (390, 844)
DESKTOP = (1366, 900)

_FIND = """(() => {
  const all = [...document.querySelectorAll(%s)].filter((e) => e.checkVisibility() && %s);
  const e = all[0];
  if (!e) return null;
  e.scrollIntoView({block: "center", behavior: "instant"});
  const b = e.getBoundingClientRect();
  return [b.x + b.width / 2, b.y + b.height / 2, b.width, b.height];
})()"""


class Tab:
    """One page of the browser, in a profile of its own."""

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self._browser = browser
        self._session = session
        self.context = context
        self.complaints: list[str] = []

    async def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        return await self._browser.send(method, session=self._session, **parameters)

    async def size(self, width: int, height: int, *, scale: float = 1.0) -> None:
        phone = width < 600
        await self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=phone,
        )
        await self.send("Emulation.setTouchEmulationEnabled", enabled=phone)

    async def looks(self, *, dark: bool, still: bool = False) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        features.append({"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"})
        await self.send("Emulation.setEmulatedMedia", features=features)

    async def open(self, url: str) -> None:
        await self.send("Page.navigate", url=url)
        await self.until(
            "document.readyState === 'complete' && document.querySelector('#app')?.childElementCount > 0"
        )

    async def js(self, expression: str) -> Any:
        answer = await self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description", "?"))
        return answer["result"].get("value")

    async def until(self, expression: str, seconds: float = 8.0) -> Any:
        """Wait until an expression is true in the page; return its value."""
        last: Any = None
        try:
            async with asyncio.timeout(seconds):
                while True:
                    try:
                        last = await self.js(f"((v) => v instanceof Node ? true : v)({expression})")
                    except (AssertionError, RuntimeError) as error:  # the page is just changing
                        last = error
                    if last and not isinstance(last, Exception):
                        return last
                    await asyncio.sleep(0.03)
        except TimeoutError:
            text = await self.js("document.body.innerText")
            raise AssertionError(
                f"never true: {expression} (last: {last!r})\n{text}\n{self.complaints}"
            ) from None

    async def tap(self, selector: str, text: str = "") -> tuple[float, float]:
        """Tap the first visible element that matches and holds the text; return its width and height."""
        condition = f"e.textContent.includes({json.dumps(text)})" if text else "true"
        box = await self.until(_FIND % (json.dumps(selector), condition))
        await asyncio.sleep(0.03)
        x, y, width, height = await self.js(_FIND % (json.dumps(selector), condition)) or box
        point = {"x": x, "y": y, "button": "left", "clickCount": 1}
        await self.send("Input.dispatchMouseEvent", type="mousePressed", **point)
        await self.send("Input.dispatchMouseEvent", type="mouseReleased", **point)
        return width, height

    async def type(self, text: str, *, instead: bool = True) -> None:
        """Type into what has the focus."""
        if instead:
            await self.js("document.activeElement.select?.()")
        await self.send("Input.insertText", text=text)

    async def key(self, name: str) -> None:
        for kind in ("keyDown", "keyUp"):
            await self.send("Input.dispatchKeyEvent", type=kind, key=name, code=name)

    async def picture(self, path: Path, *, ground: bool = True) -> None:
        """Save what is seen as a PNG; without `ground`, transparent where the page is."""
        if not ground:
            await self.send(
                "Emulation.setDefaultBackgroundColorOverride", color={"r": 0, "g": 0, "b": 0, "a": 0}
            )
        shot = await self.send("Page.captureScreenshot", format="png")
        await asyncio.to_thread(path.write_bytes, base64.b64decode(shot["data"]))

    def heard(self, method: str, parameters: dict[str, Any]) -> None:
        """Note what the page complains about."""
        if method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in {"error", "assert"}:
            self.complaints.append(str([each.get("value") for each in parameters["args"]]))


class Browser:
    """The connection to one Chromium."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._count = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tabs: dict[str, Tab] = {}

    async def send(self, method: str, *, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._count += 1
        number = self._count
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        future = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send(json.dumps(message))
        async with asyncio.timeout(20):
            return await future

    async def listen(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            future = self._waiting.pop(message.get("id", 0), None)
            if future and not future.done():
                if "error" in message:
                    future.set_exception(RuntimeError(message["error"]["message"]))
                else:
                    future.set_result(message["result"])
            elif tab := self._tabs.get(message.get("sessionId", "")):
                tab.heard(message["method"], message["params"])

    async def tab(self, size: tuple[int, int] = PHONE) -> Tab:
        """Open an empty page with cookies of its own."""
        context = (await self.send("Target.createBrowserContext"))["browserContextId"]
        target = await self.send("Target.createTarget", url="about:blank", browserContextId=context)
        attached = await self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        tab = Tab(self, attached["sessionId"], context)
        self._tabs[attached["sessionId"]] = tab
        for domain in ("Page", "Runtime", "Log"):
            await tab.send(f"{domain}.enable")
        await tab.size(*size)
        return tab

    async def close_tabs(self) -> None:
        for tab in self._tabs.values():
            await self.send("Target.disposeBrowserContext", browserContextId=tab.context)
        self._tabs.clear()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start a Chromium and end it with everything that it left."""
    assert CHROMIUM, "Chromium is needed: apt-get install chromium"
    folder = Path(tempfile.mkdtemp(prefix="copilot-chromium-"))
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
        "--disable-features=Translate,MediaRouter,OptimizationHints", "--force-color-profile=srgb",
        "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = folder / "DevToolsActivePort"
        await eventually(lambda: port.exists() and "\n" in port.read_text(), 30)
        number, path = port.read_text().strip().split("\n")
        async with connect(
            f"ws://127.0.0.1:{number}{path}", max_size=None, compression=None, ping_interval=None
        ) as socket:
            browser = Browser(socket)
            listening = asyncio.create_task(browser.listen())
            try:
                yield browser
            finally:
                listening.cancel()
                await asyncio.gather(listening, return_exceptions=True)
    finally:
        process.kill()
        await process.wait()
        shutil.rmtree(folder, ignore_errors=True)
