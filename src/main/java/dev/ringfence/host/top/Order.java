package dev.ringfence.host.top;

import java.util.Comparator;
import java.util.function.ToLongFunction;

/** What services are sorted by, the most first. */
public enum Order {
  HARDENING(Row::pays),
  EXPOSURE(Row::exposure),
  CPU(row -> row.cpu().orLess()),
  MEMORY(row -> row.total(Resource.MEMORY).orLess()),
  IO(row -> row.lately(Resource.IO).orLess()),
  TASKS(row -> row.total(Resource.TASKS).orLess()),
  IP(row -> row.lately(Resource.IP).orLess());

  private final ToLongFunction<Row> by;

  Order(ToLongFunction<Row> by) {
    this.by = by;
  }

  /** Services that are the same by this are sorted by what hardening pays, then by name. */
  Comparator<Row> comparator() {
    return Comparator.comparingLong(by)
        .thenComparingLong(Row::pays)
        .thenComparingLong(row -> row.cpu().orLess())
        .reversed()
        .thenComparing(Row::unit);
  }
}
