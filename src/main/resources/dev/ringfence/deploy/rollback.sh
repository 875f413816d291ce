# Takes one deployment back. Above stand unit, id, before and after (SHA-256 or "none"), was
# (active or inactive) and new_directory (yes or no); and for what waits for the next start of the
# service: length (seconds) and check (a command or nothing). The invocation of the service from
# which on a start counts is in the file "loaded", as soon as systemd has read the drop-in.
#
# usage: rollback [undo|restart|reload|boot|offline|vigil|boot-vigil] [ROOT] [REASON]
#   undo     file, systemd's memory, and the service as it was before (what the timer does)
#   restart  the same, but the service is restarted only where it runs or failed
#   reload   file and systemd's memory; the service is left alone
#   boot     the same, before services start
#   offline  the file alone, in the system below ROOT
#   vigil    waits for the next start, and then keeps it, or takes it back as undo does
#   boot-vigil  the same after a boot, by which every start is a next one
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
  waiting=ringfence-rollback-${unit%.service}
  case $how in
    offline) ;;
    # Called by somebody, not from what waits.
    restart | reload) systemctl stop "$waiting.timer" "$waiting.service" 2>/dev/null ;;
    *) systemctl --no-block stop "$waiting.timer" 2>/dev/null ;;
  esac
}

show() {
  systemctl show --property="$1" --value -- "$unit"
}

seconds() {
  read -r up _ </proc/uptime
  echo "${up%%.*}"
}

# 0: it was well for long enough; 1: it was not, and reason says why; 2: it was stopped, or started
# once more, so that another start counts.
stays_well() {
  end=$(($(seconds) + length))
  restarts=$(show NRestarts)
  while [ -e "$own/pending" ]; do
    active=$(show ActiveState)
    sub=$(show SubState)
    if [ "$active" = failed ] || [ "$sub" = auto-restart ]; then
      reason="after its next start it failed: result $(show Result), exit status $(show ExecMainStatus)"
      return 1
    fi
    if [ "$(show InvocationID)" != "$seen" ]; then
      [ "$(show NRestarts)" -gt "$restarts" ] || return 2
      reason="after its next start it ended and systemd restarted it"
      return 1
    fi
    [ "$active" != inactive ] || [ "$(show Type)" = oneshot ] || return 2
    if [ "$(seconds)" -ge "$end" ]; then
      [ -n "$check" ] || return 0
      sh -c "$check" >/dev/null 2>&1 </dev/null && return 0
      reason="after its next start the check failed: $check"
      return 1
    fi
    sleep 1
  done
  exit 0
}

# Whether systemd has read the file.
is_read() {
  [ "$(digest "$conf")" = "$after" ] || return 1
  case " $(show DropInPaths) " in
    *" $conf "*) return 0 ;;
  esac
  return 1
}

# What the service does until then says nothing. After a boot every start counts.
vigil() {
  seen=none
  if [ "$how" = vigil ]; then
    late=$(($(seconds) + 120))
    until [ -e "$own/loaded" ]; do
      [ -e "$own/pending" ] || exit 0
      # Who should have told was killed.
      [ "$(seconds)" -lt "$late" ] || ! is_read || show InvocationID >"$own/loaded"
      sleep 1
    done
    seen=$(cat "$own/loaded")
  fi
  while [ -e "$own/pending" ]; do
    now=$(show InvocationID)
    if [ -n "$now" ] && [ "$now" != "$seen" ]; then
      seen=$now
      : >"$own/restarted"
      stays_well
      case $? in
        0) keep ;;
        1) return ;;
      esac
    fi
    sleep 3
  done
  exit 0
}

keep() {
  mv -T "$own/pending" "$own/confirmed" 2>/dev/null || exit 0
  sync "$own"
  note confirmed "nothing bad in $length s after its next start"
  tidy
  exit 0
}

case $how in
  vigil | boot-vigil)
    vigil
    how=undo
    ;;
esac

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
