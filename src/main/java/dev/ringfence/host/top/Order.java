package dev.ringfence.host.top;

import java.util.Comparator;

/** What services are sorted by, the most first. */
public enum Order {
  HARDENING,
  EXPOSURE,
  CPU,
  MEMORY,
  IO,
  TASKS,
  IP;

  /** Services that are the same by this are sorted by what hardening pays, then by name. */
  Comparator<Row> comparator() {
    return Comparator.comparingLong(this::amount)
        .thenComparingLong(Row::pays)
        .thenComparingLong(row -> row.cpu().orLess())
        .reversed()
        .thenComparing(Row::unit);
  }

  private long amount(Row row) {
    return switch (this) {
      case HARDENING -> row.pays();
      case EXPOSURE -> row.exposure();
      case CPU -> row.cpu().orLess();
      case MEMORY -> row.total(Resource.MEMORY).orLess();
      case IO -> row.lately(Resource.IO).orLess();
      case TASKS -> row.total(Resource.TASKS).orLess();
      case IP -> row.lately(Resource.IP).orLess();
    };
  }
}
