package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Credential;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Hands a text that stands in the unit file to the service as a credential. */
public record SetCredential() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SetCredential", Topic.CREDENTIALS, Placement.EXECUTION)
          .since(247)
          .summary("Hands a text that stands in the unit file to the service as a credential.")
          .takes("ID:VALUE", new Credential(Credential.Rest.VALUE))
          .grade("ID:VALUE", "The value is a file in $CREDENTIALS_DIRECTORY.")
          .grade("none", "Nothing is handed over.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Unit files and D-Bus properties can be read by everyone: never put a"
                  + " secret here. It suits defaults that LoadCredential= overrides.")
          .link(Relation.SEE_ALSO, "SetCredentialEncrypted", "For secrets.")
          .failsToStart(243, "CREDENTIALS", "The credential could not be set up.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled --motd %d/motd
              SetCredential=motd:hello
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
