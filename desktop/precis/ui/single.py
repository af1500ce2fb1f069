"""One window a person and data folder: a second `precis FILE` hands its files to the window that is open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1500
MOST_BYTES = 8_000_000
_ANSWER = b"ok"


def channel(home: Path) -> str:
    """Return the name that windows of `home` meet under; it tells neither the person's name nor the path."""
    person = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    named = f"{person}\0{home}".encode("utf-8", "surrogateescape")
    digest = QCryptographicHash.hash(named, QCryptographicHash.Algorithm.Sha256)
    return f"precis-{bytes(digest.data()).hex()[:20]}"


def hand_over(name: str, files: Sequence[Path]) -> bool:
    """Give `files` to the window that is open under `name`; return whether there was one that took them."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    import json  # not before somebody is there: most starts are the first

    texts = [str(file).encode("utf-8", "surrogateescape").hex() for file in files]
    socket.write(json.dumps({"open": texts}).encode() + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    answer = b""
    while len(answer) < len(_ANSWER) and socket.waitForReadyRead(WAIT_MS):
        answer += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answer == _ANSWER


class Reception(QObject):
    """Takes the files of later starts. `received` brings them; an empty list asks to come to the front."""

    received = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            # A window that was killed leaves its socket behind; nobody answered on it, or we would not be here.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether later starts can be taken."""
        return self._server.isListening()

    def close(self) -> None:
        """Take nothing any more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_bytes(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._on_bytes(socket)

    def _on_bytes(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        files = parse(bytes(socket.readLine().data()))
        if files is None:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        self.received.emit(files)


def parse(line: bytes) -> list[Path] | None:
    """Return the files that a line of another start names, or None where it is not such a line."""
    import json

    try:
        message = json.loads(line)
        names = [bytes.fromhex(text) for text in message["open"]]
    except (ValueError, KeyError, TypeError):
        return None
    return [Path(name.decode("utf-8", "surrogateescape")) for name in names]
