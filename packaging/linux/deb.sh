#!/bin/sh
# Makes a Debian package. Usage: deb.sh ROOT VERSION FOLDER
set -eu
root=$1 version=$2 out=$3
architecture=$(dpkg --print-architecture)
tree=$(dirname "$root")/deb
rm -rf "$tree"
cp -a "$root" "$tree"
# The package's users have the sources of Debian's parts from Debian; its own list says where all others are.
install -d "$tree/usr/share/doc/live-copilot" "$tree/DEBIAN"
cp assets/../LICENSE "$tree/usr/share/doc/live-copilot/copyright"
cat >> "$tree/usr/share/doc/live-copilot/copyright" <<END

The parts by others and their licences: /usr/lib/live-copilot/_internal/copilot/_assets/licences/NOTICES.md
END
gzip -9nc CHANGELOG.md > "$tree/usr/share/doc/live-copilot/changelog.gz"
chmod 644 "$tree"/usr/share/doc/live-copilot/*
glibc=$(ldd --version | sed -n '1s/.* //p')
cat > "$tree/DEBIAN/control" <<END
Package: live-copilot
Version: $version
Architecture: $architecture
Maintainer: The Live Copilot authors <nobody@localhost>
Installed-Size: $(du -k -s "$tree/usr" | cut -f1)
Depends: libc6 (>= $glibc), libdbus-1-3, libegl1, libexpat1, libfontconfig1, libfreetype6, libgcc-s1, libgl1,
 libglib2.0-0 | libglib2.0-0t64, libstdc++6, libwayland-client0, libwayland-cursor0, libx11-6, libx11-xcb1, libxcb1,
 zlib1g
Recommends: fonts-noto-color-emoji, gnome-keyring | kwalletmanager, shared-mime-info, xdg-utils
Section: video
Priority: optional
Description: questions of a live sale, grouped, ranked and answered
 While you sell live, it reads every comment, puts the ones that ask the same on
 one card, and shows you the questions most people are waiting for, each with an
 answer you can read out.
END
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
# Zstandard: every system that has this glibc reads it, and starts from it sooner than from xz.
dpkg-deb --root-owner-group -Zzstd -z15 --build "$tree" "$out/live-copilot_${version}_$architecture.deb" >/dev/null
