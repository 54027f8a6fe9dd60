"""Rows past one machine: the same work on the workers of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smarketing_edu.batch.row import RowJob, RowOutcome, make_row_apart, save_row
from smarketing_edu.errors import FileInputError

_CONNECT_SECONDS = 30


def run_on_cluster(jobs: Sequence[RowJob], *, address: str) -> Iterator[tuple[RowJob, RowOutcome]]:
    """Make rows on a Dask cluster and save them here, giving each outcome as it comes.

    Workers need this package, and no folder in common: a handout comes back as bytes. A row whose
    worker died is made again by another. Leaving the iterator cancels what is not begun.
    Raises `FileInputError` when Dask is not installed or the scheduler does not answer.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise FileInputError(
            "A cluster needs one more package. Install it with: "
            'pip install "smarketing-edu[cluster]"'
        ) from error
    try:
        client = Client(address, timeout=_CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise FileInputError(
            f"No cluster answers at {address!r}. Check the address that its scheduler printed.",
            path=address,
        ) from error
    with client:
        futures = {client.submit(make_row_apart, job, pure=False): job for job in jobs}
        tried_again: set[int] = set()
        coming = as_completed(futures)  # type: ignore[no-untyped-call]
        for future in coming:
            job = futures.pop(future)
            outcome = _outcome(job, future)
            if outcome.retry and job.row not in tried_again:
                tried_again.add(job.row)
                once_more = client.submit(make_row_apart, job, pure=False)
                futures[once_more] = job
                coming.add(once_more)  # type: ignore[no-untyped-call]
                continue
            yield job, outcome


def _outcome(job: RowJob, future: object) -> RowOutcome:
    try:
        outcome, pdf = future.result()  # type: ignore[attr-defined]
    except Exception as error:  # all its workers died, or it cannot be sent: the others are made
        reason = f"{type(error).__name__}: {error}"
        return RowOutcome(error=reason, expected=False)
    return save_row(job, outcome, pdf)
