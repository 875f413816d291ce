package dev.ringfence.directive.value;

import dev.ringfence.linux.AddressFamily;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/** Address families by name, which may begin with {@code ~}; or, from 249 on, {@code none}. */
public record AddressFamilyList() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    if (value.equals("none")) {
      return version.atLeast(249)
          ? Check.good()
          : Check.bad(
              Check.Consequence.LINE_IGNORED, value, "is read from systemd 249 on", List.of());
    }
    return Splitting.each(
        Splitting.withoutTilde(value),
        Check.Consequence.WORD_IGNORED,
        word ->
            AddressFamily.named(word).isPresent()
                ? Optional.empty()
                : Splitting.Wrong.notOne(
                    word.startsWith("AF_") ? word : "AF_" + word,
                    "an address family",
                    AddressFamily.names()));
  }
}
