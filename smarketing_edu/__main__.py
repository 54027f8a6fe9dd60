"""`python -m smarketing_edu` is `smarketing`, for where the computer does not know that word."""

from smarketing_edu.cli import main

main(prog_name="smarketing")
