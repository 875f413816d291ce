# usage: kill.sh UNIT ROUNDS JAVA...: kills a program that deploys, and says what it left.
set -u
unit=$1 rounds=$2
shift 2
directory=/etc/systemd/system/$unit.d
conf=$directory/50-ringfence.conf
own=/var/lib/ringfence/deployments/$unit
timer=ringfence-rollback-${unit%.service}
guard=ringfence-boot-rollback-$unit

sum() { if [ -e "$1" ]; then sha256sum <"$1" | cut -c1-64; else echo none; fi; }

bad() {
  echo "BAD round $round: $*"
  ls -lA "$directory" "$own" | head -50
}

# What the file was when the last deployment was decided.
settled=none
for round in $(seq "$rounds"); do
  rm -f /tmp/$unit.out
  "$@" "$unit" >/tmp/$unit.out 2>&1 &
  program=$!
  for _ in $(seq 2000); do
    grep -q begun /tmp/$unit.out 2>/dev/null && break
    sleep 0.005
  done
  sleep "0.$(printf %03d $((RANDOM % 700)))"
  kill -9 $program || bad "it had ended: $(cat /tmp/$unit.out)"
  wait $program 2>/dev/null
  # A systemctl that it had started may still be at work.
  for _ in $(seq 200); do
    pgrep -x systemctl >/dev/null || pgrep -x systemd-run >/dev/null || break
    sleep 0.01
  done

  now=$(sum "$conf")
  extra=$(ls "$directory" 2>/dev/null | grep -v '^50-ringfence.conf$')
  [ -z "$extra" ] || bad "a file too many: $extra"
  open=$(ls -d "$own"/*/pending "$own"/*/undoing 2>/dev/null)
  latest=$(ls "$own" 2>/dev/null | sort | tail -1)
  kind=decided
  if [ -n "$open" ]; then
    [ "$(echo "$open" | wc -l)" = 1 ] || bad "two open deployments: $open"
    made=${open%/*}
    before=$(sed -n 's/^before=//p' "$made/about")
    after=$(sed -n 's/^after=//p' "$made/about")
    kind=untouched
    case $now in
      "$before") ;;
      "$after")
        kind=changed
        systemctl is-active -q "$timer.timer" || bad "changed, and no timer"
        [ -L /etc/systemd/system/sysinit.target.wants/$guard ] || bad "changed, and no boot unit"
        ;;
      *) bad "neither old nor new: $now" ;;
    esac
    if systemctl is-active -q "$timer.timer"; then
      # What the timer would do.
      systemctl start "$timer.service"
      for _ in $(seq 200); do
        [ -e "$made/undone" ] && break
        sleep 0.02
      done
    else
      /bin/sh "$made/rollback" boot
    fi
    [ -e "$made/undone" ] || bad "not taken back"
    [ "$(sum "$conf")" = "$before" ] || bad "not the old file"
  else
    [ -z "$latest" ] || [ "$now" = "$(sed -n 's/^after=//p' "$own/$latest/about")" ] ||
      [ -e "$own/$latest/undone" ] || bad "not the new file"
  fi
  [ "$(sum "$conf")" = none ] || [ "$(tail -c 2 "$conf")" = "#" ] || bad "half a file"
  systemctl restart "$unit" || bad "it does not start"
  echo "ROUND $kind"
done
