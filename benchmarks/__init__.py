"""The numbers in the README, made again by one command: `python -m benchmarks`."""
