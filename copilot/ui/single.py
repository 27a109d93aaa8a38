"""One instance only: a second start brings the first one to the front and leaves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE_MS = 500


class Single(QObject):
    """Holds the place of the one instance for a folder of data.

    Signals:
        asked: Another start asked this one to show itself.
    """

    asked = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        """Create it; nothing is held yet."""
        super().__init__(parent)
        self._name = f"live-copilot-{hashlib.blake2b(str(home).encode(), digest_size=8).hexdigest()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hold(self) -> bool:
        """Become the one instance; return False after telling the one that is there already.

        What a killed instance left behind is taken over.
        """
        if self._somebody_answers():
            return False
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name) or not self._somebody_answers()

    def release(self) -> None:
        """Give the place free."""
        self._server.close()

    def _somebody_answers(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answers = socket.waitForConnected(_PATIENCE_MS)
        if answers:
            socket.disconnectFromServer()
        return answers

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.asked.emit()
