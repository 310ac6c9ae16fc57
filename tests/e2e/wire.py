"""A page asked over its websocket, as a browser asks, but free to send what no browser would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_SECONDS = 60


@dataclass(frozen=True)
class Shown:
    """What one run of a page sent: all its texts, among them the ids of its widgets; whether it failed on the way."""

    texts: list[str]
    failed: bool = False

    def tells(self, words: str) -> bool:
        return any(words in text for text in self.texts)

    def widget(self, key: str) -> str:
        """Return the id of the widget whose key ends so; '' if the page has none."""
        return next((text for text in self.texts if text.startswith("$$ID-") and text.endswith(key)), "")


class Wire:
    """One open page of one client."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def show(self, page: str, query: str = "", *widgets: WidgetState) -> Shown:
        """Run a page with what its widgets are said to hold, and return what it sent."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        asked.rerun_script.widget_states.widgets.extend(widgets)
        self._connection.send(asked.SerializeToString())
        texts: list[str] = []
        failed = False
        while True:
            received = self._connection.recv(timeout=_SECONDS, decode=False)
            told = ForwardMsg.FromString(bytes(received))
            kind = told.WhichOneof("type")
            if kind == "delta":
                texts += _texts(told.delta)
                failed |= told.delta.new_element.WhichOneof("type") == "exception"
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return Shown(texts, failed)
            elif kind == "script_finished":
                texts.clear()


@contextmanager
def wired(address: str, headers: dict[str, str]) -> Iterator[Wire | None]:
    """Open the websocket of a page; None where it is refused."""
    try:
        connection = connect(
            address.replace("http:", "ws:") + "/_stcore/stream",
            origin=Origin(address),
            additional_headers=headers,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            proxy=None,
            legacy=True,
        )
    except InvalidStatus:
        yield None
        return
    try:
        yield Wire(connection)
    finally:
        connection.close()


def pressed(widget: str) -> WidgetState:
    """Return what a browser sends of a button that was pressed."""
    return WidgetState(id=widget, trigger_value=True)


def typed(widget: str, text: str) -> WidgetState:
    """Return what a browser sends of a field that was filled."""
    return WidgetState(id=widget, string_value=text)


def _texts(message: Message) -> list[str]:
    """Return every text in a message, at any depth."""
    texts: list[str] = []
    for _, value in message.ListFields():
        for one in value if _is_repeated(value) else [value]:
            if isinstance(one, str):
                texts.append(one)
            elif isinstance(one, Message):
                texts += _texts(one)
    return texts


def _is_repeated(value: object) -> bool:
    return hasattr(value, "__iter__") and not isinstance(value, str | bytes | Message)
