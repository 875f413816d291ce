# The clone's first process, in its own namespaces: lays out the copy of the host, then becomes
# systemd. Nothing here is seen by the host but an empty directory below our run directory.
#
# From the environment: DIR, ROOT (the root to copy), TMPFS_SIZE, STAGE_UPPER, AUDIT_STAMP,
# DROPPED (capabilities as setpriv wants them), SYSTEMD (its path below the root), PROC_OPTIONS.
# $DIR/mounts lists further mounts: kind, number, options and path, with tabs between.
# $DIR/files is copied over the clone before systemd starts.
set -eu
say() { printf '%s\n' "$*"; }
step='start'
trap 'say "fail $step"' EXIT

# The host's /proc is still mounted: this is our PID as the host sees it.
read -r pid _ </proc/self/stat
# Stamps every audit record of this clone (auid=), so that clones side by side separate.
{ echo "$AUDIT_STAMP" >/proc/self/loginuid; } 2>/dev/null ||
  say 'note the audit login uid cannot be set: audit records of clones side by side do not separate'

step='a place for what the clone writes'
S=$DIR/stage
if [ -n "$STAGE_UPPER" ]; then
  mount --bind "$STAGE_UPPER" "$S"
else
  mount -t tmpfs -o "size=$TMPFS_SIZE,mode=0755" ringfence "$S"
fi
mkdir "$S/root"

# overlay LOWER NUMBER OPTIONS TARGET: copy-on-write. LOWER goes in as "." because overlayfs gives
# commas and colons in it a meaning. Nothing in a clone must survive, so no fsync reaches a disk
# (volatile), and a chown of a big file copies no data (metacopy).
overlay() {
  mkdir "$S/upper$2" "$S/work$2"
  (cd "$1" && mount -t overlay -o "lowerdir=.,upperdir=$S/upper$2,workdir=$S/work$2,$3" \
    overlay "$4")
}
step='the overlay over /'
overlay "$ROOT" 0 redirect_dir=on,metacopy=on,volatile "$S/root"
cd "$S/root"
mkdir -p proc sys dev run tmp

# An overlay does not show what is mounted below its lower directory: each mount gets its own.
tab=$(printf '\t')
while IFS="$tab" read -r kind number options path; do
  step="the mount on $path"
  case $kind in
  directory)
    overlay "$ROOT/$path" "$number" "redirect_dir=on,metacopy=on,volatile,$options" "./$path" ||
      { mount --rbind -o ro "$ROOT/$path" "./$path" &&
        say "note $path cannot be overlaid: it is there read-only"; }
    ;;
  file) cp -a --remove-destination "$ROOT/$path" "./$path" ;;
  empty)
    mkdir "$S/empty$number"
    chown --reference="$ROOT/$path" "$S/empty$number"
    chmod --reference="$ROOT/$path" "$S/empty$number"
    mount --bind "$S/empty$number" "./$path"
    ;;
  esac
done <"$DIR/mounts"

step='/proc and /sys'
mount -t proc -o "nosuid,nodev,noexec$PROC_OPTIONS" proc proc
mount -t sysfs -o nosuid,nodev,noexec,ro sysfs sys
step='/dev'
mount -t tmpfs -o mode=0755,nosuid,size=4m tmpfs dev
mkdir dev/pts dev/shm dev/mqueue dev/net
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts dev/pts
mount -t tmpfs -o "mode=1777,nosuid,nodev,size=$TMPFS_SIZE" tmpfs dev/shm
mount -t mqueue -o nosuid,nodev,noexec mqueue dev/mqueue
# Nodes of our own: a chmod through a bind mount would change the host's node (agetty does that).
for node in null zero full random urandom tty fuse net/tun; do
  [ -c "/dev/$node" ] || continue
  cp -a "/dev/$node" "dev/$node" 2>/dev/null || {
    : >"dev/$node"
    mount --bind -o ro "/dev/$node" "dev/$node"
  }
done
cp -a dev/null dev/console 2>/dev/null || ln -s null dev/console
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr

step='the masks over /proc'
# All of /proc/sys but net, which belongs to the clone's network namespace.
mount --bind proc/sys proc/sys
mount --bind proc/sys/net proc/sys/net
mount -o remount,bind,ro,nosuid,nodev,noexec proc/sys
for path in irq bus fs; do
  [ ! -d "proc/$path" ] || mount --bind -o ro "proc/$path" "proc/$path"
done
for path in sysrq-trigger kmsg kcore; do
  [ ! -e "proc/$path" ] || mount --bind dev/null "proc/$path"
done

step='cgroup2'
mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 sys/fs/cgroup
step='/run and /tmp'
mount -t tmpfs -o "mode=0755,nosuid,nodev,size=$TMPFS_SIZE" tmpfs run
mount -t tmpfs -o "mode=1777,nosuid,nodev,size=$TMPFS_SIZE" tmpfs tmp
[ ! -d var/log/journal ] || mount -t tmpfs -o mode=0755,size=4m tmpfs var/log/journal

step='our own files'
# An empty machine ID would make this a first boot, with every unit preset anew.
read -r machine <etc/machine-id 2>/dev/null || machine=
case $machine in
[0-9a-f]*) ;;
*) tr -d - </proc/sys/kernel/random/uuid >etc/machine-id ;;
esac
cp -dR --remove-destination "$DIR/files/." .
mkdir -p run/ringfence/host
mkfifo run/ringfence/ready

step='pivot_root'
pivot_root . run/ringfence/host
umount -l /run/ringfence/host

step='systemd'
say "pid $pid"
exec env -i container=other SYSTEMD_LOG_SECCOMP=1 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  setpriv --bounding-set "$DROPPED" \
  "$SYSTEMD" --system --unit=trial.target --log-target=journal --log-level=info \
  --show-status=no >/dev/null
