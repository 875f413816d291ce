package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Names the signature that the kernel checks the root hash with. */
public record RootHashSignature() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootHashSignature", Topic.IMAGES, Placement.EXECUTION)
          .since(246)
          .summary("Names the signature that the kernel checks the root hash with.")
          .takes("PATH | base64:DATA", Text.INSTANCE)
          .grade(
              "none", "The hash alone counts, or the signature beside the image (.roothash.p7s).")
          .grade(
              "PATH or base64:DATA", "The hash must be signed with a key that the kernel trusts.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .link(Relation.NEEDS, "RootImage", "It is about that image.")
          .link(Relation.SEE_ALSO, "RootHash", "What is signed.")
          .failsToStart(
              226,
              "NAMESPACE",
              "The signature does not match, or the kernel does not know the key.")
          .userUnits(UserUnits.mountDaemon())
          .requires(BuildFeature.LIBCRYPTSETUP)
          .kernel("dm-verity with CONFIG_DM_VERITY_VERIFY_ROOTHASH_SIG.")
          .example(
              """
              [Service]
              RootImage=/srv/exampled.raw
              RootHash=/srv/exampled.roothash
              RootHashSignature=/srv/exampled.roothash.p7s
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
