#!/bin/sh
# Makes an AppImage. Usage: appimage.sh ROOT VERSION FOLDER PYTHON
# It is our own runtime (see runtime/runtime.c) with the image of ROOT behind it. SOURCE_DATE_EPOCH is taken for the time.
set -eu
root=$1 version=$2 out=$3 python=$4
here=$(dirname "$0")
work=$(dirname "$root")/appimage
made=$out/Live_Copilot-$version-$(uname -m).AppImage
app=$work/AppDir
rm -rf "$work"
mkdir -p "$work"

cp -a "$root" "$app"
ln -s usr/bin/live-copilot "$app/AppRun"
ln -s usr/share/applications/live-copilot.desktop "$app/live-copilot.desktop"
cp "$root/usr/share/icons/hicolor/256x256/apps/live-copilot.png" "$app/"
ln -s live-copilot.png "$app/.DirIcon"
# The .deb does not have these.
"$python" "$here/../bundle/licences.py" "$app/usr/lib/live-copilot/_internal/copilot/_assets/licences" \
  "$(cc -print-file-name=libsquashfuse.a)" "$(cc -print-file-name=libzstd.a)" "$(cc -print-file-name=libz.a)"
mksquashfs "$app" "$work/image" -comp zstd -Xcompression-level 15 -b 256K -root-owned -noappend -quiet -no-progress
time=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y%m%d%H%M%S)
sum=$("$python" -c 'import sys, zlib; print("%08x" % zlib.crc32(open(sys.argv[1], "rb").read()))' "$work/image")
sh "$here/runtime.sh" "$work/runtime" "$time-$sum"
cat "$work/runtime" "$work/image" > "$made"
chmod 755 "$made"
rm -rf "$work"
