"""The doors to the workbook: `start` alone, `serve` for a room, `doctor` when one is stuck."""
