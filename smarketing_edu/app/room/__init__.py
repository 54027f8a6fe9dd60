"""The workbook for a room: Voilà serves each lesson as a page, and each learner sees only theirs.

A learner is a signed cookie; a page is a kernel with a folder of its own, which goes when the page
does; the answers live in the learner's browser. `seats.py` knows who has which page, `kernels.py`
keeps kernels ready, `door.py` lets in, `handlers.py` answers, `server.py` puts them together.
"""
