package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.SliceName;

/** Puts the service into this slice of the machine. */
public record Slice() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("Slice", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(208)
          .summary("Puts the service into this slice of the machine.")
          .takes("NAME.slice", new SliceName())
          .grade("system.slice", "Beside all other system services.")
          .grade("NAME.slice", "Beside those of this slice, under its limits and address lists.")
          .byDefault("system.slice", "app.slice in a user's manager.")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Limits and IPAddressAllow= and IPAddressDeny= of a slice hold for all in"
                  + " it: one place to restrict a group of services.")
          .link(Relation.SEE_ALSO, "IPAddressDeny", "Lists of slices above are added.")
          .link(
              Relation.SEE_ALSO, "MemoryMax", "A limit on the slice holds for all in it together.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              Slice=untrusted.slice
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
