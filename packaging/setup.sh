#!/bin/sh
# Makes the virtual environment with the locked packages and the app in it. Usage: setup.sh VENV LOCK
set -eu
venv=$1 lock=$2

is_good() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

is_good python3 || sh "$(dirname "$0")/debian.sh" python3 python3-venv
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
# Older pips build some packages in their old way otherwise, and warn of it.
pip="$venv/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517"
$pip --require-hashes --requirement "$lock"
$pip --no-deps --editable .
