"""The bytes of an uploaded file, erased for good by an admin; what the file brought stays."""

import streamlit as st

from data_access.engine import connect
from data_access.erasing import erase_file
from data_access.revision_list import RevisionEntry
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_saving import recorded, saving


def render_erasing(viewer: Viewer, entry: RevisionEntry) -> None:
    """Draw the button that asks, and the one that erases."""
    with st.popover("Xóa vĩnh viễn tệp gốc", icon=":material/delete_forever:", key=f"erase_file_{entry.id}"):
        st.markdown("Tệp gốc bị xóa khỏi cơ sở dữ liệu, số liệu vẫn giữ nguyên. **Không thể hoàn tác.**")
        if st.button("Xóa vĩnh viễn tệp này", type="primary", key=f"erase_file_now_{entry.id}"):
            _erase(viewer, entry.id, entry.file_name)
            st.rerun()


def _erase(viewer: Viewer, revision: int, file_name: str) -> None:
    at = desk()
    try:
        with saving(at):
            erase_file(connect(), revision, recorded(viewer, "file_erased", f"{revision}: {file_name}"))
            at.tell(f"Đã xóa vĩnh viễn tệp {file_name}", None)
    except LookupError as gone:
        at.refuse(str(gone))
