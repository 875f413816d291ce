package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.ErrorNumber;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Decides what a call gets that SystemCallFilter= denies. */
public record SystemCallErrorNumber() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SystemCallErrorNumber", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(209)
          .summary("Decides what a call gets that SystemCallFilter= denies.")
          .takes("ERRNO | 1..4095 | kill", new ErrorNumber())
          .grade("ERRNO", "The call fails with this error and the program goes on.")
          .grade("kill", 247, "The process is ended at once by SIGSYS, as without it.")
          .byDefault("kill", "The word itself is read from 247 on.")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "EPERM is the best choice for most: programs know it and many have a way"
                  + " around it. ENOSYS makes a program believe in an old kernel and often"
                  + " makes it fall back to an older call.")
          .note(
              "An error keeps a service alive that meets a forgotten call on a rare path,"
                  + " at the price that the denial is quiet: a program that takes no heed of"
                  + " the error may go on wrongly. Killing is the safer answer to an attack,"
                  + " and the riskier to a mistake.")
          .note("From 243 on kill ends the whole process; before, the one thread.")
          .link(
              Relation.NEEDS,
              "SystemCallFilter",
              "It only concerns calls that the filter denies; the one of another"
                  + " architecture too.")
          .breaks(
              "Programs that do not check the error and then crash or loop.",
              "Take the call out of the filter, or keep kill so that the cause is plain.")
          .denies(
              "EPERM",
              "A denied call, with EPERM; no audit record unless systemd runs with"
                  + " SYSTEMD_LOG_SECCOMP=1.")
          .shows(new Signal.Killed("SIGSYS"), "A denied call, with kill.")
          .userUnits(UserUnits.works())
          .requires(BuildFeature.SECCOMP)
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SystemCallFilter=@system-service
              SystemCallErrorNumber=EPERM
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
