for try in $(seq 50); do
  [ "$(cat /var/lib/rf-shell/count 2>/dev/null || echo 0)" -gt 2 ] && exec grep -qx root /var/lib/rf-shell/who
  sleep 0.1
done
exit 1
