#!/bin/sh
# Installs what is missing, builds, and runs every test. Ends with Surefire's and Failsafe's counts.
set -eu
HOME_DIR=$(cd "$(dirname "$(readlink -f "$0")")" && pwd -P)
. "$HOME_DIR/scripts/setup.sh"

[ "$(id -u)" = 0 ] || {
  command -v sudo >/dev/null || die "the tests boot clones: run ./test.sh as root (there is no sudo here)"
  exec sudo -- "$HOME_DIR/test.sh" "$@"
}

need_everything_to_build
install_missing test
"$HOME_DIR/scripts/build" "$HOME_DIR"
for root in 12 13; do
  [ ! -x "$HOME_DIR/scripts/debian-root" ] || "$HOME_DIR/scripts/debian-root" "$root" >/dev/null
done
say "running every test"
maven verify "$@"
