package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Credential;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Hands on credentials that the machine itself was given, by name or pattern. */
public record ImportCredential() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ImportCredential", Topic.CREDENTIALS, Placement.EXECUTION)
          .since(254)
          .summary("Hands on credentials that the machine itself was given, by name or pattern.")
          .takes("GLOB[:RENAME]", new Credential(Credential.Rest.NEW_NAME))
          .grade(
              "GLOB", "Every credential of the manager or of the credential stores that matches.")
          .grade("NAME", "One.")
          .grade("none", "Nothing is handed over.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "For virtual machines and containers that get secrets from outside. One *"
                  + " at the end is the only wildcard; renaming works from 257 on. A missing"
                  + " one is no error.")
          .link(
              Relation.SEE_ALSO,
              "LoadCredential",
              "One credential from a known place, which wins over this.")
          .shows(new Signal.Silent(), "The credential is not there.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ImportCredential=exampled.*
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
