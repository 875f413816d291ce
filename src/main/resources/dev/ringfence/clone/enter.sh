# enter.sh PID NAME CGROUPS COMMAND...: runs a command in a clone's namespaces.
#
# CGROUPS are the cgroup directories to join first, with blanks between, so that the clone's limits
# hold for the command and everything it starts can be found and killed. From the environment:
# DROPPED (capabilities as setpriv wants them) and CPUS (as taskset wants them).
pid=$1 name=$2 cgroups=$3
shift 3
for cgroup in $cgroups; do
  echo 0 >"$cgroup/cgroup.procs" || exit 125
done
# A PID is given out again once its process is gone: only the clone's own has the clone's cgroup.
ours=
while read -r line; do
  case $line/ in */"$name"/*) ours=1 ;; esac
done <"/proc/$pid/cgroup"
[ -n "$ours" ] || { echo 'the clone is gone' >&2; exit 125; }
exec taskset -c "$CPUS" nsenter -t "$pid" -m -u -i -n -p -C -r -w setpriv --bounding-set "$DROPPED" \
  env -i container=other HOME=/root LANG=C.UTF-8 \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
