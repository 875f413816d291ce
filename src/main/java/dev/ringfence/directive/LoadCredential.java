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

/** Hands a file's content to the service as a secret that only it can read. */
public record LoadCredential() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LoadCredential", Topic.CREDENTIALS, Placement.EXECUTION)
          .since(247)
          .summary("Hands a file's content to the service as a secret that only it can read.")
          .takes("ID[:PATH]", new Credential(Credential.Rest.SOURCE))
          .grade(
              "none",
              "The service reads its secrets from files that its user must be able to read.")
          .grade(
              "ID:PATH",
              "systemd reads PATH as root and puts a copy, in memory that is not swapped,"
                  + " into $CREDENTIALS_DIRECTORY/ID.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "It lets a service with User=, ProtectHome= and no capabilities have a key"
                  + " that lies readable for root alone. Environment variables leak to every"
                  + " child and to systemctl show; this does not.")
          .note(
              "PATH may be a socket that answers with the secret. A name without a path"
                  + " is looked up in /etc/credstore and its sisters.")
          .link(Relation.SEE_ALSO, "LoadCredentialEncrypted", "The same from an encrypted file.")
          .link(Relation.SEE_ALSO, "SupplementaryGroups", "What it makes unnecessary.")
          .breaks(
              "Programs that insist on a fixed path or owner.",
              "A link or an option that names $CREDENTIALS_DIRECTORY or, from 252 on, the"
                  + " specifier %d.")
          .failsToStart(
              243, "CREDENTIALS", "The file does not exist, or is in a place that is hidden.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled --key %d/key
              User=exampled
              LoadCredential=key:/etc/exampled/key.pem
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
