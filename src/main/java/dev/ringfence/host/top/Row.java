package dev.ringfence.host.top;

import java.util.List;
import java.util.Map;

/**
 * One running service.
 *
 * @param unit its whole name
 * @param exposure in tenths, as {@code ringfence score} tells it
 * @param reach who can talk to it
 * @param listens where it waits for connections, such as {@code 0.0.0.0:80}
 * @param total what it has used since it started, and what it holds now
 * @param lately the same for CPU, input and output, and IP over the time between two looks, per
 *     second
 */
public record Row(
    String unit,
    long exposure,
    Reach reach,
    List<String> listens,
    Map<Resource, Count> total,
    Map<Resource, Count> lately) {
  public Row {
    listens = List.copyOf(listens);
    total = Map.copyOf(total);
    lately = Map.copyOf(lately);
  }

  /** How much hardening it pays, from 0 to 300: its exposure, the more the more reach it. */
  public long pays() {
    return exposure * reach.weight();
  }

  /** Of a CPU, in tenths of a percent; two CPUs are 2000. */
  public Count cpu() {
    return lately(Resource.CPU) instanceof Count.Of(long nanoseconds)
        ? new Count.Of(nanoseconds / 1_000_000)
        : new Count.Off();
  }

  public Count total(Resource resource) {
    return total.getOrDefault(resource, new Count.Off());
  }

  public Count lately(Resource resource) {
    return lately.getOrDefault(resource, new Count.Off());
  }
}
