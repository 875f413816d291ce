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

/** Hands a decrypted file's content to the service as a secret that only it can read. */
public record LoadCredentialEncrypted() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LoadCredentialEncrypted", Topic.CREDENTIALS, Placement.EXECUTION)
          .since(250)
          .summary(
              "Hands a decrypted file's content to the service as a secret that only it"
                  + " can read.")
          .takes("ID[:PATH]", new Credential(Credential.Rest.SOURCE))
          .grade("none", "Secrets lie on disk as they are.")
          .grade(
              "ID:PATH",
              "The file is encrypted with a key of this machine (its TPM, a file, or"
                  + " both) and only opened for the service.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "systemd-creds encrypt makes the file. A stolen disk or backup gives"
                  + " nothing away.")
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "From 253 to 257 adds the TPM when a device policy is in force, and with it"
                  + " worsens the score.")
          .link(Relation.SEE_ALSO, "LoadCredential", "The same from a plain file.")
          .breaks(
              "A file copied to another machine, or a TPM that was cleared.",
              "Encrypt it again there.")
          .failsToStart(243, "CREDENTIALS", "The file does not exist or cannot be decrypted.")
          .userUnits(
              UserUnits.works(
                  "From 256 on through a helper; before, only what that user may decrypt."))
          .scored("DeviceAllow")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled --key %d/key
              LoadCredentialEncrypted=key:/etc/credstore.encrypted/exampled.key
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
