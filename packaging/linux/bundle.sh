#!/bin/sh
# Makes the .deb and the AppImage. Usage: bundle.sh DEBIAN-PACKAGE... (in the repository's root; `make bundle` calls it)
# They run on systems whose glibc is as new as this one's or newer: make releases on the oldest one that is supported.
set -eu
here=packaging/linux work=build/bundle out=dist
LARGEST_MB=180

# What the windows need of the system, for PyInstaller to follow; then its own tool, and those of the two forms.
sh packaging/debian.sh "$@" binutils file
if [ ! -x "$work/venv/bin/python" ]; then
  sh packaging/debian.sh python3 python3-venv
fi
sh packaging/setup.sh "$work/venv" packaging/locks/bundle.txt
python=$work/venv/bin/python
# PyInstaller needs Python as a shared library, which Debian keeps apart.
sh packaging/debian.sh "$("$python" -c 'import sys; print(f"libpython{sys.version_info[0]}.{sys.version_info[1]}" if sys.base_prefix == "/usr" else "libc6")')"
echo "Bundling; this takes some minutes"
"$python" packaging/bundle/build.py "$work"
version=$("$work/dist/live-copilot/live-copilot" --version | cut -d' ' -f2)
mkdir -p "$out"

# What both forms share: the folder, the command, the menu's entry, the kind of file, the icons.
root=$work/root
rm -rf "$root"
share=$root/usr/share
install -d "$root/usr/lib" "$root/usr/bin" "$share/applications" "$share/mime/packages" "$share/metainfo"
cp -a "$work/dist/live-copilot" "$root/usr/lib/live-copilot"
ln -s ../lib/live-copilot/live-copilot "$root/usr/bin/live-copilot"
install -m 644 $here/live-copilot.desktop "$share/applications/"
install -m 644 $here/live-copilot.xml "$share/mime/packages/"
install -m 644 $here/app.livecopilot.LiveCopilot.metainfo.xml "$share/metainfo/"
for size in 16 24 32 48 64 128 256 512; do
  install -D -m 644 "$work/icons/$size.png" "$share/icons/hicolor/${size}x$size/apps/live-copilot.png"
done
install -D -m 644 copilot/console/web/app-icon.svg "$share/icons/hicolor/scalable/apps/live-copilot.svg"
chmod -R u+rwX,go+rX,go-w "$root"
find "$root/usr/lib/live-copilot/_internal" -name '*.so*' -type f -exec chmod 644 {} +

sh $here/deb.sh "$root" "$version" "$out"
sh $here/appimage.sh "$root" "$version" "$out" "$python"

for made in "$out/live-copilot_${version}_"*.deb "$out/Live_Copilot-$version-"*.AppImage; do
  bytes=$(stat -c %s "$made")
  echo "$made: $((bytes / 1000000)) MB"
  [ "$bytes" -le $((LARGEST_MB * 1000000)) ] || { echo "That is more than $LARGEST_MB MB." >&2; exit 1; }
done
