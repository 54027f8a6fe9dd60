"""Ask whether a package of requirements.lock has a known weakness: `make audit`.

pip-audit ends well when it could not ask about a package at all. Here that is said in plain words.
Exit code 0: nothing found, or not checked; 1: something was found; 2: pip-audit itself failed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def main() -> int:
    """Audit the lock file and say what came of it."""
    command = ["pip_audit", "--requirement", "requirements.lock", "--disable-pip", "--no-deps"]
    audit = subprocess.run(
        [sys.executable, "-m", *command, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
    )
    try:
        packages = json.loads(audit.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"NOT CHECKED here: pip-audit could not ask.\n{audit.stderr[-400:]}", file=sys.stderr)
        return 2 if "unreachable" not in audit.stderr.lower() else 0
    return _report(packages)


def _report(packages: list[dict[str, Any]]) -> int:
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    weak = [package for package in packages if package.get("vulns")]
    for package in weak:
        names = ", ".join(each["id"] for each in package["vulns"])
        print(f"{package['name']} {package['version']}: {names}")
    if skipped:
        print(
            f"NOT CHECKED here: {len(skipped)} of {len(packages)} packages, such as {skipped[0]}."
        )
    print(f"{len(weak)} weak of {len(packages) - len(skipped)} checked.")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
