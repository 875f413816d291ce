# A key, and a snapshot of all keys by a child process.
redis-cli set rf works | grep -q OK || exit 1
redis-cli get rf | grep -q works || exit 2
redis-cli bgsave | grep -q started || exit 3
for try in $(seq 50); do
  redis-cli info persistence | tr -d '\r' >/tmp/rf-redis
  grep -q rdb_bgsave_in_progress:0 /tmp/rf-redis && break
  sleep 0.1
done
grep -q rdb_last_bgsave_status:ok /tmp/rf-redis && test -s /var/lib/redis/dump.rdb
