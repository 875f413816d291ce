package dev.ringfence.host.foreign;

import java.util.List;

/**
 * Whether {@code SystemCallArchitectures=native} is safe on a machine, and the grounds.
 *
 * @param root the directory that was searched
 * @param kernel whether its kernel runs 32-bit x86 programs, and if not why
 * @param files ELF files of other architectures, by path
 * @param installations multilib, Wine and the like
 * @param claims what was found out about native and about exceptions from it
 * @param reach what was searched, and what not
 */
public record ForeignReport(
    String root,
    ForeignFile.Chance kernel,
    List<ForeignFile> files,
    List<Installation> installations,
    List<Claim> claims,
    Reach reach) {
  public ForeignReport {
    files = List.copyOf(files);
    installations = List.copyOf(installations);
    claims = List.copyOf(claims);
  }

  /** The programs that native would end. */
  public List<ForeignFile> ended() {
    return files.stream().filter(ForeignFile::isEndedByNative).toList();
  }

  /** Whether nothing that was found would be missed. */
  public boolean isSafe() {
    return ended().isEmpty();
  }
}
