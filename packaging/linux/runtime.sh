#!/bin/sh
# Compiles the beginning of an AppImage. Usage: runtime.sh FILE BUILD
# BUILD names the build in the user's cache: the time, a hyphen, the CRC-32 of the image (see runtime/runtime.c).
# squashfuse, Zstandard and zlib lie in it; glibc is the system's, and no newer one is needed than the app itself needs.
set -eu
out=$1 build=$2
here=$(dirname "$0")/runtime
"${CC:-cc}" -std=c11 -O2 -Wall -Wextra -Wpedantic -Wformat=2 -Werror -D_FORTIFY_SOURCE=2 -DBUILD="\"$build\"" \
  -fPIE -pie -fstack-protector-strong -fstack-clash-protection -Wl,-z,relro,-z,now,-z,noexecstack -s \
  "$here/runtime.c" "$here/unpack.c" -l:libsquashfuse.a -l:libzstd.a -l:libz.a -o "$out"
# By these three bytes of the ELF header others know an AppImage of type 2.
printf 'AI\002' | dd of="$out" bs=1 seek=8 conv=notrunc status=none
