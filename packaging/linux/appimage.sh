#!/bin/sh
# Makes an AppImage. Usage: appimage.sh ROOT VERSION FOLDER RUNTIME
# RUNTIME is the beginning of every AppImage, as the AppImage project releases it for this kind of processor.
set -eu
root=$1 version=$2 out=$3 runtime=$4
work=$(dirname "$root")/appimage
made=$out/Live_Copilot-$version-$(uname -m).AppImage
[ "$(dd if="$runtime" bs=1 skip=8 count=3 status=none)" = "$(printf 'AI\002')" ] ||
  { echo "$runtime is no runtime of type-2 AppImages." >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"

cp -a "$root" "$work/AppDir"
ln -s usr/bin/live-copilot "$work/AppDir/AppRun"
ln -s usr/share/applications/live-copilot.desktop "$work/AppDir/live-copilot.desktop"
cp "$root/usr/share/icons/hicolor/256x256/apps/live-copilot.png" "$work/AppDir/"
ln -s live-copilot.png "$work/AppDir/.DirIcon"
mksquashfs "$work/AppDir" "$work/image" -comp zstd -Xcompression-level 15 -b 256K -root-owned -noappend -quiet -no-progress
cat "$runtime" "$work/image" > "$made"
chmod 755 "$made"
rm -rf "$work/AppDir" "$work/image"
