# A job runs, as a user other than root. Those of @reboot run when cron starts for the first time.
mkdir -p /var/lib/rf-job && chown www-data /var/lib/rf-job && rm -f /var/lib/rf-job/*
echo '@reboot www-data id -un >/var/lib/rf-job/who' >/etc/cron.d/rf
rm -f /run/crond.reboot && systemctl restart cron || exit 1
for try in $(seq 50); do
  grep -qx www-data /var/lib/rf-job/who 2>/dev/null && exit
  sleep 0.1
done
exit 2
