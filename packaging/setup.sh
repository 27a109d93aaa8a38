#!/bin/sh
# Makes the virtual environment. Usage: setup.sh VENV LOCK DEBIAN-PACKAGE...
# On Debian and as root, the system's packages that are missing are installed first; elsewhere it says which.
set -eu
venv=$1 lock=$2
shift 2

is_good() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if command -v dpkg-query >/dev/null; then
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  done
  is_good python3 || missing="$missing python3 python3-venv"
  if [ -n "$missing" ] && [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update >/dev/null
    # shellcheck disable=SC2086
    apt-get -qq install --yes --no-install-recommends $missing >/dev/null
  elif [ -n "$missing" ]; then
    echo "These Debian packages are missing; a window may not open without them: sudo apt-get install$missing"
  fi
fi

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null && is_good "$candidate"; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { echo "Python 3.11 or newer with its venv module is needed." >&2; exit 1; }

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing Live Copilot into $venv"
pip="$venv/bin/python -m pip install --quiet --disable-pip-version-check"
$pip --require-hashes --requirement "$lock"
$pip --no-deps --editable .
