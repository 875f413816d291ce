# A line arrives in the file.
line=$(cat /proc/sys/kernel/random/uuid)
logger "$line"
for try in $(seq 50); do
  grep -q "$line" /var/log/syslog && exit
  sleep 0.1
done
exit 1
