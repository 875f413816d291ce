package dev.ringfence.report.explain;

import dev.ringfence.linux.AddressFamily;
import dev.ringfence.linux.Capability;
import dev.ringfence.report.explain.Page.Block;
import dev.ringfence.report.explain.Page.Section;
import java.util.ArrayList;
import java.util.List;

/** Pages about names that directives take: capabilities and address families. */
public final class NamePage {
  private NamePage() {}

  public static Page of(Capability capability) {
    List<Block> facts = new ArrayList<>();
    facts.add(new Block.Labelled("Kind", "capability"));
    facts.add(new Block.Labelled("Number", Integer.toString(capability.number())));
    if (!capability.sinceKernel().isEmpty()) {
      facts.add(new Block.Labelled("Since", "Linux " + capability.sinceKernel()));
    }
    facts.add(new Block.Labelled("Taken by", "CapabilityBoundingSet=, AmbientCapabilities="));
    facts.add(new Block.Labelled("Manual", "capabilities(7)"));
    return new Page(
        capability.toString(),
        "A process that holds it may " + capability.allows() + ".",
        List.of(new Section("", facts)));
  }

  public static Page of(AddressFamily family) {
    return new Page(
        family.toString(),
        "Its sockets reach " + family.reaches() + ".",
        List.of(
            new Section(
                "",
                List.of(
                    new Block.Labelled("Kind", "address family"),
                    new Block.Labelled("Number", Integer.toString(family.number())),
                    new Block.Labelled("Taken by", "RestrictAddressFamilies="),
                    new Block.Labelled("Manual", "address_families(7)")))));
  }
}
