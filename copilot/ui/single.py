"""One instance only: a second start brings the first one to the front and leaves.

Who comes first is decided by a lock on a file, which two starts at the same moment can't both have; asking
whether somebody answers, and listening then, both could. A killed instance's lock is taken over.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_LOCK = "desktop.lock"
_PATIENCE_MS = 500
_TRIES = 10
_BETWEEN_MS = 50


class Single(QObject):
    """Holds the place of the one instance for a folder of data.

    Signals:
        asked: Another start asked this one to show itself.
    """

    asked = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        """Create it; nothing is held yet."""
        super().__init__(parent)
        self._lock = QLockFile(str(home / _LOCK))
        self._lock.setStaleLockTime(0)  # no lock is too old, but its process may be gone
        self._home = home
        self._name = f"live-copilot-{hashlib.blake2b(str(home).encode(), digest_size=8).hexdigest()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hold(self) -> bool:
        """Become the one instance; return False after telling the one that is there already.

        Where nothing can be written, nobody can be told apart: every start is the first.
        """
        with suppress(OSError):
            self._home.mkdir(parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            self._tell_the_other()
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the place free."""
        self._server.close()
        self._lock.unlock()

    def _tell_the_other(self) -> None:
        """Ask the one that is there to show itself; it may have come a moment ago and not listen yet."""
        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                socket.disconnectFromServer()
                return
            QThread.msleep(_BETWEEN_MS)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.asked.emit()
