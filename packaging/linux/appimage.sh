#!/bin/sh
# Makes an AppImage, with the runtime in runtime/ compiled here. Usage: appimage.sh ROOT VERSION FOLDER
set -eu
root=$1 version=$2 out=$3
here=$(dirname "$0")/runtime
work=$(dirname "$root")/appimage
made=$out/Live_Copilot-$version-$(uname -m).AppImage
rm -rf "$work"
mkdir -p "$work"

# The linker's word on dlopen is about modules of libfuse, which are not used.
gcc -std=gnu99 -Os -D_FILE_OFFSET_BITS=64 -DGIT_COMMIT='"caf24f9"' -I"$here" -ffunction-sections -fdata-sections \
  -fPIE -static-pie -Wall -Wno-format-overflow -Wl,--gc-sections -T "$here/data_sections.ld" \
  "$here/runtime.c" "$here/no_lzo.c" \
  -lsquashfuse_ll -lsquashfuse -lzstd -lz -llzma -llz4 -lfuse3 -lpthread -ldl \
  -o "$work/runtime" 2> "$work/compiler.txt" || { cat "$work/compiler.txt" >&2; exit 1; }
strip "$work/runtime"
printf 'AI\002' | dd of="$work/runtime" bs=1 seek=8 conv=notrunc status=none  # says: a type-2 AppImage

cp -a "$root" "$work/AppDir"
ln -s usr/bin/live-copilot "$work/AppDir/AppRun"
ln -s usr/share/applications/live-copilot.desktop "$work/AppDir/live-copilot.desktop"
cp "$root/usr/share/icons/hicolor/256x256/apps/live-copilot.png" "$work/AppDir/"
ln -s live-copilot.png "$work/AppDir/.DirIcon"
licences=$work/AppDir/usr/lib/live-copilot/_internal/copilot/_assets/licences/appimage
mkdir -p "$licences"
cp "$here/README.md" "$here/LICENSE" "$licences/"
for package in libc6 libfuse3-3 liblz4-1 liblzma5 libsquashfuse0 libzstd1 zlib1g; do
  cp "/usr/share/doc/$package/copyright" "$licences/$package.txt"
done
mksquashfs "$work/AppDir" "$work/image" -comp zstd -Xcompression-level 15 -b 256K -root-owned -noappend -quiet -no-progress
cat "$work/runtime" "$work/image" > "$made"
chmod 755 "$made"
rm -rf "$work/AppDir" "$work/image"
