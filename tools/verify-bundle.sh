#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Checks an evidence bundle without Tỉnh Số: needs only a POSIX shell, openssl (1.1.1 or newer) and sha256sum; unzip for a ZIP.
#   tools/verify-bundle.sh bundle.zip [sha256-of-the-public-key]
# The second argument is the fingerprint the province has published; without it the fingerprint is only shown.
# Ends with 0 when everything in the bundle holds, with 1 at the first thing that does not, with 2 when it cannot be read.
set -eu

fail() {
  echo "✘ $1"
  exit 1
}

[ $# -ge 1 ] || { echo "usage: $0 BUNDLE.zip|FOLDER [FINGERPRINT]" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -d "$1" ]; then bundle=$1; else
  bundle=$work/bundle
  unzip -q "$1" -d "$bundle" || exit 2
fi
key=$bundle/public-key.pem
[ -f "$key" ] && [ -f "$bundle/manifest.json" ] || { echo "✘ not an evidence bundle" >&2; exit 2; }

hash_of() { sum=$(sha256sum <"$1"); echo "${sum%% *}"; }
field() { sed -n "s/.*\"$2\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$1"; }

fingerprint=$(openssl pkey -pubin -in "$key" -outform DER | sha256sum)
fingerprint=${fingerprint%% *}
[ -z "${2:-}" ] || [ "$2" = "$fingerprint" ] || fail "the key is not the one the province published: $fingerprint"

# 1. Each block: its signature, and its chain from the previous head to the signed head.
blocks=0
for body in "$bundle"/blocks/*.json; do
  [ -f "$body" ] || continue
  name=${body%.json}
  openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$body" -sigfile "$name.sig" >/dev/null 2>&1 ||
    fail "the signature of block ${name##*/} does not hold"
  previous=$(field "$body" previousHash)
  position=$(field "$body" firstPosition)
  while read -r place entry; do
    [ "$place" = "$position" ] || fail "block ${name##*/} has a gap before position $place"
    link=$(printf '%s%s' "$previous" "$entry" | sha256sum)
    previous=${link%% *}
    position=$((position + 1))
  done <"$name.chain"
  [ "$previous" = "$(field "$body" headHash)" ] || fail "the chain of block ${name##*/} does not lead to its signed head"
  [ "$position" = $(($(field "$body" lastPosition) + 1)) ] || fail "block ${name##*/} is not complete"
  blocks=$((blocks + 1))
done

# 2. Each entry stands in the chain of a signed block, at its position, as it is.
entries=0
for entry in "$bundle"/entries/*.json; do
  [ -f "$entry" ] || continue
  position=${entry##*/}
  position=$(echo "${position%.json}" | sed 's/^0*//')
  grep -qx "$position $(hash_of "$entry")" "$bundle"/blocks/*.chain || fail "entry $position is not what was sealed"
  entries=$((entries + 1))
done

# 3. Each line of the story is named by the hash in an entry; each document is named by the hash in a line of the story.
for line in "$bundle"/story/*.json; do
  [ -f "$line" ] || continue
  grep -rqF "\"story\":\"$(hash_of "$line")\"" "$bundle/entries" "$bundle/unsealed" 2>/dev/null ||
    fail "line ${line##*/} of the story is not what was recorded"
done
for document in "$bundle"/documents/*; do
  [ -f "$document" ] || continue
  [ "$(hash_of "$document")" = "${document##*/}" ] || fail "document ${document##*/} was changed"
  grep -rqF "${document##*/}" "$bundle/story" || fail "document ${document##*/} belongs to no line of the story"
done

sealed=$(field "$bundle/manifest.json" sealedEntries)
waiting=$(field "$bundle/manifest.json" unsealedEntries)
[ "$entries" = "$sealed" ] || fail "the bundle should have $sealed entries and has $entries"
echo "✔ $entries entries in $blocks signed blocks hold; key $fingerprint"
[ "$waiting" = 0 ] || echo "! $waiting entries were not sealed yet when the bundle was made: they are not covered"
