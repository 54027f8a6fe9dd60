"""`python -m smarketing_edu` is `smarketing`, for where the computer does not know that word."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; where a package is missing say how to mend that, with exit code 2."""
    try:
        from smarketing_edu.cli import main

        main(prog_name="smarketing")
    except ModuleNotFoundError as error:
        print(
            f"A part of this program is missing on this computer: {error.name}. Install it again: "
            f"{sys.executable} -m pip install --upgrade --force-reinstall smarketing-edu",
            file=sys.stderr,
        )
        sys.exit(2)
    except KeyboardInterrupt:  # while it loads: once it runs, it ends by itself
        sys.exit(130)


if __name__ == "__main__":
    run()
