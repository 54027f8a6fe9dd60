"""A papermill engine that gives each notebook a fresh kernel at a fraction of the usual price.

One process (the zygote, `zygote.py`) imports everything once and is forked for each notebook
(`child.py`). What is forked is a real ipykernel (`kernel.py`); only its transport differs: one
pair of sockets (`wire.py`) where ZeroMQ would open five ports. nbclient is given our manager
(`manager.py`) through its own trait, by the engine (`engine.py`); nothing of papermill, nbclient
or ipykernel is copied or patched. Where fork is not safe, `pool.py` starts stock kernels ahead.
"""
