#!/bin/sh
# Makes the app and its DMG. Usage, in the repository's root on a Mac: sh packaging/macos/bundle.sh
# Needs Python 3.11 or newer and Xcode's command-line tools. For others' Macs it must be signed and notarised:
#   CODESIGN_IDENTITY   "Developer ID Application: NAME (TEAM)", in the keychain; empty: signed for this Mac alone
#   NOTARY_PROFILE      of `xcrun notarytool store-credentials NAME --apple-id … --team-id … --password …`
set -eu
work=build/bundle out=dist
LARGEST_MB=180

sh packaging/setup.sh "$work/venv" packaging/locks/bundle.txt
"$work/venv/bin/python" packaging/bundle/build.py "$work"
app="$work/dist/Live Copilot.app"
version=$("$app/Contents/MacOS/live-copilot" --version | cut -d' ' -f2)
codesign --verify --deep --strict "$app"

mkdir -p "$out"
dmg="$out/Live_Copilot-$version-$(uname -m).dmg"
stage=$work/dmg
rm -rf "$stage" "$dmg"
mkdir -p "$stage"
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -quiet -volname "Live Copilot" -srcfolder "$stage" -format ULMO "$dmg"

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
  codesign --sign "$CODESIGN_IDENTITY" --timestamp "$dmg"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$dmg" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$dmg"
  spctl --assess --type open --context context:primary-signature --verbose "$dmg"
fi

# What was made is tried, from the image itself.
place=$(mktemp -d)
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$place" "$dmg"
trap 'hdiutil detach -quiet "$place"' EXIT
"$place/Live Copilot.app/Contents/MacOS/live-copilot" --version
"$place/Live Copilot.app/Contents/MacOS/live-copilot" demo --headless --json --speed max \
  --session "$work/demo.livesession" | tail -1

bytes=$(stat -f %z "$dmg")
echo "$dmg: $((bytes / 1000000)) MB"
[ "$bytes" -le $((LARGEST_MB * 1000000)) ] || { echo "That is more than $LARGEST_MB MB." >&2; exit 1; }
