"""A finished file in the page: its first page as a picture, and links to keep it or look at it."""

from __future__ import annotations

from pathlib import Path

from anywidget import AnyWidget
from traitlets import Bytes, Unicode


class FinishedFile(AnyWidget):
    """Hands a PDF over in JupyterLab and Voilà alike; nothing is shown while `content` is empty.

    Set `content` last: the page shows the file as soon as it has come.
    """

    _esm = Path(__file__).with_name("finished_file.js")

    name = Unicode().tag(sync=True)
    alt = Unicode().tag(sync=True)
    download_label = Unicode().tag(sync=True)
    open_label = Unicode().tag(sync=True)
    picture = Bytes().tag(sync=True)
    content = Bytes().tag(sync=True)
