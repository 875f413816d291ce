# Tries what a clone needs, in namespaces of its own, and tells the first thing that fails by its
# name on standard output and in the tool's own words on standard error.
#
# From the environment: ROOT (the root to copy).
set -eu
step='the root'
trap 'printf "%s\n" "$step"' EXIT
cd "$ROOT"
step='tmpfs'
S=/tmp
[ -d "$S" ] || S=/mnt
mount -t tmpfs -o mode=0755 ringfence "$S"
step='overlay'
mkdir "$S/upper" "$S/work" "$S/root"
mount -t overlay -o "lowerdir=.,upperdir=$S/upper,workdir=$S/work" overlay "$S/root"
step='proc'
mount -t proc proc "$S/root/proc"
step='cgroup2'
mount -t cgroup2 cgroup2 "$S/root/sys"
step='good'
