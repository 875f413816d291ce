# Takes one deployment back. Above stand unit, id, before and after (SHA-256 or "none"), was
# (active or inactive) and new_directory (yes or no).
#
# usage: rollback [undo|restart|reload|boot|offline] [ROOT] [REASON]
#   undo     file, systemd's memory, and the service as it was before (what the timer does)
#   restart  the same, but the service is restarted only where it runs or failed
#   reload   file and systemd's memory; the service is left alone
#   boot     the same, before services start
#   offline  the file alone, in the system below ROOT
set -u
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C
how=${1:-undo}
root=${2:-}
reason=${3:-not confirmed in time}
cd /

store=$root/var/lib/ringfence
own=$store/deployments/$unit/$id
directory=$root/etc/systemd/system/$unit.d
conf=$directory/50-ringfence.conf
backup=$directory/.#50-ringfence.conf.before
units=$root/etc/systemd/system
guard=ringfence-boot-rollback-$unit

note() {
  line="$(date -u +%Y-%m-%dT%H:%M:%SZ) $1 $unit $id $2"
  sum=$(printf '%s' "$line" | sha256sum | cut -c1-64)
  # After a line that was cut off by a crash, begin a new one.
  [ ! -s "$store/journal" ] || [ -z "$(tail -c1 "$store/journal")" ] || echo >>"$store/journal"
  printf '%s %s\n' "$sum" "$line" >>"$store/journal" && sync "$store/journal"
}

say() {
  echo "ringfence: $unit: $*"
}

digest() {
  if [ -L "$1" ] || { [ -e "$1" ] && [ ! -f "$1" ]; }; then
    echo foreign
  elif [ -e "$1" ]; then
    sha256sum <"$1" | cut -c1-64
  else
    echo none
  fi
}

tidy() {
  rm -f "$backup" "$directory"/.#50-ringfence.conf.new
  rm -f "$units/sysinit.target.wants/$guard" "$units/$guard"
  rmdir "$units/sysinit.target.wants" 2>/dev/null
  if [ "$new_directory" = yes ] && [ "$(digest "$conf")" = none ]; then
    rmdir "$directory" 2>/dev/null
  fi
  case $how in
    offline) ;;
    *) systemctl --no-block stop "ringfence-rollback-${unit%.service}.timer" 2>/dev/null ;;
  esac
}

# Whoever renames this file first decides: we, or the one who confirms.
mv -fT "$own/pending" "$own/undoing" 2>/dev/null
if [ ! -e "$own/undoing" ]; then
  case $how in
    undo | boot) tidy ;;
  esac
  exit 0
fi

now=$(digest "$conf")
if [ "$now" = "$after" ]; then
  if [ "$before" = none ]; then
    rm -f "$conf" || exit 1
  else
    # The backup lies on the same file system, so that a full disk is no obstacle.
    if [ "$(digest "$backup")" != "$before" ]; then
      if [ "$(digest "$own/before")" != "$before" ]; then
        say "$own/before is damaged: $conf is left as it is"
        note damaged "the saved file does not match its checksum"
        exit 1
      fi
      cp -pT "$own/before" "$backup" && sync "$backup" || exit 1
    fi
    mv -fT "$backup" "$conf" || exit 1
  fi
  sync "$directory" || exit 1
elif [ "$now" != "$before" ]; then
  say "$conf was changed by somebody else: it is left as it is"
  note conflict "$conf was changed by somebody else"
  mv -fT "$own/undoing" "$own/conflict"
  tidy
  exit 1
fi

active=yes
case $how in
  offline) active= ;;
  boot)
    systemctl daemon-reload || say "systemctl daemon-reload failed"
    # One of the earliest services may have been quicker.
    systemctl --no-block try-restart -- "$unit"
    active=
    ;;
  reload)
    systemctl daemon-reload || say "systemctl daemon-reload failed"
    active=
    ;;
  undo)
    # It was never restarted: then it still runs as it did.
    [ -e "$own/restarted" ] || active=
    [ "$was" = active ] || [ -z "$active" ] || active=stop
    systemctl daemon-reload || say "systemctl daemon-reload failed"
    ;;
  restart)
    state=$(systemctl show --property=ActiveState --value -- "$unit")
    case $state in
      inactive | deactivating) active= ;;
    esac
    systemctl daemon-reload || say "systemctl daemon-reload failed"
    ;;
esac
case $active in
  yes)
    systemctl reset-failed -- "$unit" 2>/dev/null
    systemctl restart -- "$unit" || say "it does not start without the drop-in either"
    ;;
  stop)
    systemctl stop -- "$unit"
    systemctl reset-failed -- "$unit" 2>/dev/null
    ;;
esac
note rolled-back "$reason"
mv -fT "$own/undoing" "$own/undone" || exit 1
tidy
exit 0
