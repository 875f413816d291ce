# Metrics of this machine: CPUs, memory, file systems.
curl -fsS http://127.0.0.1:9100/metrics >/tmp/rf-metrics || exit 1
grep -q '^node_cpu_seconds_total' /tmp/rf-metrics \
  && grep -q '^node_memory_MemTotal_bytes [1-9]' /tmp/rf-metrics \
  && grep -q '^node_load1' /tmp/rf-metrics
