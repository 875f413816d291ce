package dev.ringfence.host.top;

import java.util.ArrayList;
import java.util.List;

/**
 * All running services at one moment.
 *
 * @param seconds over which the rates are
 * @param rows sorted
 */
public record Overview(double seconds, List<Row> rows) {
  public Overview {
    rows = List.copyOf(rows);
  }

  /**
   * A resource that is not counted for some services.
   *
   * @param services how many of them
   */
  public record Uncounted(Resource resource, int services) {}

  /** What is not counted, and for how many. */
  public List<Uncounted> uncounted() {
    List<Uncounted> uncounted = new ArrayList<>();
    for (Resource resource : Resource.values()) {
      int services = 0;
      for (Row row : rows) {
        services += row.total(resource) instanceof Count.Off ? 1 : 0;
      }
      if (services > 0) {
        uncounted.add(new Uncounted(resource, services));
      }
    }
    return uncounted;
  }
}
