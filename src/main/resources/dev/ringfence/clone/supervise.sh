# Starts one clone, watches over it and clears up after it. Runs on the host, in its own session, as
# the only thing that outlives the program that started it.
#
# Standard input is a pipe held by that program. "keep" on it lets the clone live on after the
# program; its end (the program ended, or was killed) ends the clone.
# Standard output speaks in lines: "cgroup PATH", "note TEXT", "pid N", "fail STEP", "console TEXT",
# "end".
#
# From the environment: DIR (our run directory), CGROUP_PARENT (a cgroup2 directory), NAME (unique),
# DELEGATED (1 when the parent is a scope of our own), PIDS_V1 and MEMORY_V1 (version 1 directories
# or empty), PIDS_MAX, MEMORY_MAX, CPUS (as taskset wants them), STAGE_UPPER (a directory of our own
# on a disk, or empty), and what stage.sh asks for.
set -u
cd /
# Nobody may listen any more, and that must not keep us from clearing up.
trap '' PIPE
exec 3<&0 </dev/null
say() { printf '%s\n' "$*"; }

# In a delegated scope no process may stay beside its child cgroups (cgroups(7), "no internal
# processes"), and only then can controllers be handed down.
if [ "$DELEGATED" = 1 ]; then
  scope=$(sed -n 's/^0:://p' /proc/self/cgroup)
  CGROUP_PARENT=$CGROUP_PARENT$scope
  mkdir "$CGROUP_PARENT/supervisor" && echo 0 >"$CGROUP_PARENT/supervisor/cgroup.procs"
fi
for controller in pids memory cpu io; do
  echo "+$controller" >"$CGROUP_PARENT/cgroup.subtree_control"
done 2>/dev/null

# A new cgroup each time: in one with leftovers systemd fails to kill with EIO.
CGROUP=$CGROUP_PARENT/$NAME
CGROUPS=$CGROUP
export CGROUP
limit() { # limit VALUE FILE: true when the kernel took it
  { echo "$1" >"$2"; } 2>/dev/null
}
mkdir "$CGROUP" || { say "fail cgroup"; exit 1; }
pids=0 memory=0
limit "$PIDS_MAX" "$CGROUP/pids.max" && pids=1
limit "$MEMORY_MAX" "$CGROUP/memory.max" && memory=1
if [ "$pids" = 0 ] && [ -n "$PIDS_V1" ] && mkdir "$PIDS_V1/$NAME" 2>/dev/null; then
  CGROUPS="$CGROUPS $PIDS_V1/$NAME"
  limit "$PIDS_MAX" "$PIDS_V1/$NAME/pids.max" && pids=1
fi
if [ "$memory" = 0 ] && [ -n "$MEMORY_V1" ] && mkdir "$MEMORY_V1/$NAME" 2>/dev/null; then
  CGROUPS="$CGROUPS $MEMORY_V1/$NAME"
  limit "$MEMORY_MAX" "$MEMORY_V1/$NAME/memory.limit_in_bytes" && memory=1
fi
[ "$pids" = 1 ] || say "note no pids controller: a service that forks without end is not bounded"
[ "$memory" = 1 ] || say "note no memory controller: a service that eats memory is not bounded"
export CGROUPS
for cgroup in $CGROUPS; do say "cgroup $cgroup"; echo "$cgroup" >>"$DIR/cgroups"; done
read -r _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ start _ </proc/self/stat
echo "$$-$start" >"$DIR/supervisor"

# The clone's first process joins the cgroup before it takes the cgroup namespace, so that this
# cgroup is the root it sees; unshare itself stays outside, for systemd would stumble over a
# process of another PID namespace in its root.
taskset -c "$CPUS" unshare --mount --propagation private --uts --ipc --net --pid --fork \
  --kill-child=KILL \
  sh -c 'for c in $CGROUPS; do echo 0 >"$c/cgroup.procs" || exit 1; done
    exec unshare --cgroup sh "$DIR/stage.sh"' 2>>"$DIR/console" 3<&- &
clone=$!
{
  while read -r word <&3; do
    [ "$word" != keep ] || exit 0
  done
  # Again and again: the first kill may come before the clone has joined its cgroup. unshare itself
  # is not killed, for it ends when all in the clone's PID namespace is gone.
  while kill -0 "$clone"; do
    echo 1 >"$CGROUP/cgroup.kill"
    sleep 0.02
  done
} >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$clone"
kill "$watch" 2>/dev/null
say "console $(head -c 1000 "$DIR/console" | tr '\n' ' ')"

# What nsenter carried into the clone's cgroups from the host's side is not in its PID namespace.
for try in 1 2 3 4 5 6 7 8 9 10; do
  left=
  for cgroup in $CGROUPS; do
    [ ! -d "$cgroup" ] || find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || left=1
  done
  [ -n "$left" ] || break
  echo 1 >"$CGROUP/cgroup.kill"
  sleep 0.05
done 2>/dev/null
[ -z "$STAGE_UPPER" ] || rm -rf --one-file-system -- "$STAGE_UPPER"
rm -rf --one-file-system -- "$DIR"
say end
