"""A reader without a browser: opens pages over Streamlit's websocket and filters them, hundreds in one process."""

import time
from dataclasses import dataclass, field

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from data_access.settings import BrokenSettings
from ui.later import PAUSE

LOOPBACK = "http://127.0.0.1:"
_FOOT = "Phiên bản số liệu"
"""Begins the strip at the foot, which a page draws at the end of the pause after its first screen."""
_BLOC = "khoi"


@dataclass
class Reader:
    """One open page; `received` counts the bytes of all messages."""

    connection: ClientConnection
    received: int = 0
    _inputs: dict[str, str] = field(default_factory=dict)

    async def act(self, page: str, bloc: str = "", more: str = "") -> float:
        """Go to a page, or stay there, with one bloc or all; return the seconds until its first screen stood.

        more  the rest of the query of the address

        Returns when the run has ended, so that what lies below the first screen has come too.
        """
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = "&".join(part for part in (f"{_BLOC}={bloc}" if bloc else "", more) if part)
        if _BLOC in self._inputs:
            asked.rerun_script.widget_states.widgets.add(id=self._inputs[_BLOC], string_value=bloc)
        began, stood = time.perf_counter(), 0.0
        await self.connection.send(asked.SerializeToString())
        while True:
            message = bytes(await self.connection.recv(decode=False))
            self.received += len(message)
            told = ForwardMsg.FromString(message)
            kind = told.WhichOneof("type")
            if kind == "delta" and self._is_foot(told.delta.new_element):
                stood = time.perf_counter() - began - PAUSE
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                if not stood:
                    raise RuntimeError(f"the page {page!r} did not draw its foot")
                return stood

    def _is_foot(self, element: Message) -> bool:
        if element.WhichOneof("type") == "text_input" and element.text_input.label == _BLOC:
            self._inputs[_BLOC] = element.text_input.id
        return element.WhichOneof("type") == "html" and _FOOT in element.html.body


async def opened(address: str) -> Reader:
    """Open the websocket of a dashboard on this machine; others are refused.

    Errors: BrokenSettings for an address that is not of this machine.
    """
    if not address.startswith(LOOPBACK):
        raise BrokenSettings(f"Chỉ đo chương trình trên chính máy này, không đo {address}.")
    connection = await connect(
        address.replace("http:", "ws:") + "/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
        open_timeout=60,
    )
    return Reader(connection)
