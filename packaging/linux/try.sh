#!/bin/sh
# Starts the bundle where nothing is but what it asks for: a bare Debian (debootstrap's minbase) without Python, the .deb
# with what it depends on, a user who is not root. Then looks at it: pictures in build/try. Usage: try.sh, as root
set -eu
[ "$(id -u)" = 0 ] || { echo "debootstrap and chroot need root." >&2; exit 1; }
work=build/try
deb=$(ls -t dist/live-copilot_*.deb | head -1)
image=$(ls -t dist/Live_Copilot-*.AppImage | head -1)
sh packaging/debian.sh debootstrap imagemagick xauth xdotool xvfb
. /etc/os-release
mkdir -p "$work"

if [ ! -f "$work/bare.tar" ]; then
  echo "Making a bare $PRETTY_NAME"
  rm -rf "$work/bare"
  debootstrap --variant=minbase --include=ca-certificates "$VERSION_CODENAME" "$work/bare" >"$work/debootstrap.txt"
  tar -C "$work/bare" -cf "$work/bare.tar" .
  rm -rf "$work/bare"
fi
bare=$(pwd)/$work/system
rm -rf "$bare"
mkdir "$bare"
tar -C "$bare" -xf "$work/bare.tar"
rm -f "$bare/etc/apt/sources.list"
cp -r /etc/apt/. "$bare/etc/apt/"
cp /etc/resolv.conf "$bare/etc/"
[ ! -e "$bare/usr/bin/python3" ] || { echo "There is a Python in it." >&2; exit 1; }

xvfb=
leave() {
  [ -z "$xvfb" ] || kill "$xvfb"
  for place in dev/shm dev proc tmp/.X11-unix; do umount "$bare/$place" 2>/dev/null || true; done
}
trap leave EXIT
mount --bind /dev "$bare/dev"
mount --bind /dev/shm "$bare/dev/shm"
mount -t proc proc "$bare/proc"

echo "Installing $deb with what it asks for, and nothing else"
cp "$deb" "$bare/tmp/live-copilot.deb"
chroot "$bare" apt-get -qq update
chroot "$bare" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
  /tmp/live-copilot.deb desktop-file-utils libglib2.0-bin shared-mime-info >"$work/apt.txt" 2>&1
! chroot "$bare" sh -c 'command -v python3' || { echo "It brought a Python." >&2; exit 1; }
chroot "$bare" useradd --create-home seller
cp "$image" "$bare/opt/live-copilot.AppImage"
as_seller() { chroot --userspec=seller "$bare" env HOME=/home/seller LANG=C.UTF-8 DISPLAY="${display:-}" "$@"; }

echo "--- version"
as_seller live-copilot --version
echo "--- the demo without a window"
as_seller live-copilot demo --headless --json --speed 60 --session /home/seller/demo.livesession >"$work/demo.jsonl"
tail -1 "$work/demo.jsonl"
tail -1 "$work/demo.jsonl" | grep -q '"event":"end"' || { echo "The demo did not end." >&2; exit 1; }
echo "--- licences"
as_seller live-copilot licences | grep -c '^| '
inside=$bare/usr/lib/live-copilot/_internal
ls "$inside/copilot/_assets/licences/texts" | wc -l
! find "$inside" | grep -iE '/(torch|sentence_transformers|transformers|scipy|TikTokLive|TikTokLiveProto|EulerApiSdk)(/|-|$)' ||
  { echo "That must not be in it." >&2; exit 1; }
echo "--- the AppImage, which needs no FUSE: unpacked by its first start, found by the second"
! ls "$bare"/usr/bin/fusermount* "$bare"/usr/lib/*/libfuse* 2>/dev/null || { echo "There is a FUSE in it." >&2; exit 1; }
appimage=/opt/live-copilot.AppImage
as_seller "$appimage" --version
unpacked=$bare/home/seller/.cache/live-copilot/appimage
first=$(stat -c '%n %i %z' "$unpacked"/*)
as_seller "$appimage" --version
[ "$(stat -c '%n %i %z' "$unpacked"/*)" = "$first" ] || { echo "It was unpacked again." >&2; exit 1; }
du -sh "$unpacked"
as_seller "$appimage" licences | grep -c '^| '
echo "--- the kind of file and who opens it"
as_seller gio info -a standard::content-type /home/seller/demo.livesession | grep application/x-livesession
as_seller gio mime application/x-livesession | grep live-copilot.desktop | tail -1

mkdir -p "$bare/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
display=:97
Xvfb "$display" -screen 0 1280x900x24 -ac -nolisten tcp -noreset >/dev/null 2>&1 &
xvfb=$!
sleep 2
# Usage: look NAME SECONDS WORD...   starts the program, waits, takes a picture, ends it
look() {
  name=$1 seconds=$2
  shift 2
  as_seller timeout --signal=TERM "$seconds" "$@" >"$work/$name.txt" 2>&1 &
  sleep $((seconds - 2))
  DISPLAY=$display import -window root "$work/$name.png"
  wait $! || true
  echo "$work/$name.png"
}
echo "--- windows"
look control 25 live-copilot
# The key of the first card is pressed amid the demo, once there are cards, and what it did is in the file.
live=/home/seller/window.livesession
as_seller timeout --signal=TERM 90 live-copilot demo --speed 30 --session "$live" >"$work/overlay.txt" 2>&1 &
until as_seller live-copilot board "$live" --top 1 --json 2>/dev/null | grep -q '"waiting":[2-9]'; do
  kill -0 $! || { cat "$work/overlay.txt" >&2; exit 1; }
  sleep 1
done
sleep 5
DISPLAY=$display xdotool search --sync --onlyvisible --name Copilot windowfocus --sync key 1
sleep 1
DISPLAY=$display import -window root "$work/overlay.png"
echo "$work/overlay.png"
wait $! || true
as_seller live-copilot review "$live" --json | grep -q '"answered":1,' ||
  { echo "The key 1 answered nothing." >&2; exit 1; }
look review 25 live-copilot /home/seller/demo.livesession
look appimage 45 "$appimage" demo --speed 60 --language en
