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

/** Hands an encrypted text that stands in the unit file, decrypted, to the service as a secret. */
public record SetCredentialEncrypted() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SetCredentialEncrypted", Topic.CREDENTIALS, Placement.EXECUTION)
          .since(250)
          .summary(
              "Hands an encrypted text that stands in the unit file, decrypted, to the"
                  + " service as a secret.")
          .takes("ID:VALUE", new Credential(Credential.Rest.ENCRYPTED))
          .grade("none", "Nothing is handed over.")
          .grade(
              "ID:VALUE",
              "The value is decrypted with a key of this machine and is a file in"
                  + " $CREDENTIALS_DIRECTORY.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "systemd-creds encrypt --pretty prints the line. It only works on the"
                  + " machine that it was made for.")
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "From 253 to 257 adds the TPM when a device policy is in force, and with it"
                  + " worsens the score.")
          .link(Relation.SEE_ALSO, "LoadCredentialEncrypted", "The same from a file.")
          .failsToStart(243, "CREDENTIALS", "The value cannot be decrypted here.")
          .userUnits(
              UserUnits.works(
                  "From 256 on through a helper; before, only what that user may decrypt."))
          .scored("DeviceAllow")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled --key %d/key
              SetCredentialEncrypted=key:k6iUCUh0RJCQyvL8k8q1UyAAAAABAAAADAAAABAAAAC1lFmb
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
