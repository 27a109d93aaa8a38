#!/bin/sh
# Installs the Debian packages that are missing, as root; otherwise says which. Usage: debian.sh PACKAGE...
# Where there is no dpkg (macOS, Windows, other Linux) there is nothing to do here.
set -eu
command -v dpkg-query >/dev/null || exit 0
missing=
for package in "$@"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ]; then
  echo "These Debian packages are missing; something may not work without them: sudo apt-get install$missing"
  exit 0
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
apt-get -qq update >/dev/null
# shellcheck disable=SC2086
apt-get -qq install --yes --no-install-recommends $missing >/dev/null
