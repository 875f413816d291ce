# The clone's first process, in its own namespaces: lays out the copy of the host, then becomes
# systemd. Nothing here is seen by the host but an empty directory below our run directory.
#
# From the environment: DIR, ROOT (the root to copy), TMPFS_SIZE, STAGE_UPPER, AUDIT_STAMP,
# DROPPED (capabilities as setpriv wants them), SYSTEMD (its path below the root), NODES (devices).
# $DIR/mounts lists the host's further mounts: kind, number, options and path, with tabs between.
# $DIR/net lists settings below /proc/sys/net with their values.
# $DIR/fstab is what every clone mounts anew. $DIR/files is copied over the clone at the end.
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

# overlay LOWER NUMBER OPTIONS TARGET: copy-on-write. LOWER goes in as "." because overlayfs gives
# commas and colons in it a meaning. Nothing in a clone must survive, so no fsync reaches a disk
# (volatile), and a chown of a big file copies no data (metacopy).
overlay() {
  mkdir "$S/upper$2" "$S/work$2"
  (cd "$1" && mount -t overlay -o "lowerdir=.,upperdir=$S/upper$2,workdir=$S/work$2,\
redirect_dir=on,metacopy=on,volatile,$3" overlay "$4")
}
step="the overlay over $ROOT"
mkdir "$S/root"
overlay "$ROOT" 0 rw "$S/root"
cd "$S/root"

# An overlay does not show what is mounted below its lower directory: each mount gets its own.
tab='	'
while IFS="$tab" read -r kind number options path; do
  step="the mount on $path"
  case $kind in
  directory)
    overlay "$ROOT/$path" "$number" "$options" "$S/root/$path" ||
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

: >"$S/nothing"
step="one of the file systems in $DIR/fstab"
mount --all --fstab "$DIR/fstab"

# Nodes of our own: a chmod through a bind mount would change the host's node (agetty does that).
step='/dev'
cp -a --parents $NODES . 2>/dev/null || for node in $NODES; do
  mkdir -p ".${node%/*}"
  rm -f ".$node"
  : >".$node"
  mount --bind -o ro "$node" ".$node"
done

step='our own files'
# An empty machine ID would make this a first boot, with every unit preset anew.
machine=
[ ! -e etc/machine-id ] || read -r machine <etc/machine-id || :
case $machine in
[0-9a-f]*) ;;
*) tr -d - </proc/sys/kernel/random/uuid >etc/machine-id ;;
esac
cp -dR --remove-destination "$DIR/files/." .
mkfifo run/ringfence/ready

step='settings of the network'
while read -r name value; do
  { echo "$value" >"proc/sys/net/$name"; } 2>/dev/null || :
done <"$DIR/net"

step='pivot_root'
pivot_root . run/ringfence/host
umount -l /run/ringfence/host

step='systemd'
say "pid $pid"
exec env -i container=other SYSTEMD_LOG_SECCOMP=1 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  setpriv --bounding-set "$DROPPED" \
  "$SYSTEMD" --system --unit=trial.target --log-target=journal --log-level=info \
  --show-status=no >/dev/null
