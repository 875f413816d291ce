# in-root.sh ROOT COMMAND...: runs a command in a copy-on-write copy of a root, in mount, PID and
# network namespaces of its own. Nothing of it is left when it ends.
root=$1
shift
place=$(mktemp -d /tmp/in-root.XXXXXX)
unshare --mount --net --pid --fork --kill-child=KILL sh -c '
  set -e
  place=$1 root=$2
  shift 2
  mount -t tmpfs tmpfs "$place"
  mkdir "$place/upper" "$place/work" "$place/root"
  mount -t overlay overlay -o "lowerdir=$root,upperdir=$place/upper,workdir=$place/work" "$place/root"
  cd "$place/root"
  mount -t proc proc proc
  mount -t tmpfs tmpfs dev
  mknod -m 666 dev/null c 1 3
  mknod -m 666 dev/zero c 1 5
  mknod -m 666 dev/urandom c 1 9
  mknod -m 666 dev/random c 1 8
  mkdir dev/shm
  mount -t tmpfs tmpfs run
  ip link set lo up
  pivot_root . mnt
  cd /
  umount -l /mnt
  exec "$@"
' sh "$place" "$root" "$@"
status=$?
rmdir "$place"
exit $status
