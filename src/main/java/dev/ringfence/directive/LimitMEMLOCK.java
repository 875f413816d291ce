package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how much memory the service can lock against being swapped out. */
public record LimitMEMLOCK() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitMEMLOCK", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how much memory the service can lock against being swapped out.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.BYTES))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitMEMLOCK= in system.conf; what that is differs by systemd and"
                  + " kernel.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("With CAP_IPC_LOCK there is no limit. Kernels before 5.11 count BPF maps here.")
          .breaks(
              "Key agents, databases with huge pages, real-time sound, DPDK and RDMA.",
              "Set what they need.")
          .denies("ENOMEM", "mlock, and making some BPF and io_uring objects on older kernels.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitMEMLOCK=64M
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
