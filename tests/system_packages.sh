#!/bin/sh
# Installs what the tests use from outside Python, where this machine is a Debian or Ubuntu and we
# may install. Elsewhere it says so, and each test that needs a missing one skips with its name.
set -eu

packages="chromium default-jdk-headless libjaxb-java poppler-utils qpdf libreoffice-calc-nogui"
missing=""
for package in $packages; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing for the tests:$missing"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086  # the list is meant to be split
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
else
  echo "NOT INSTALLED:$missing. The tests that need them will be skipped, each with its name."
fi
