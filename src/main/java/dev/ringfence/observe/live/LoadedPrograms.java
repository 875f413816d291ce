package dev.ringfence.observe.live;

import dev.ringfence.linux.BpfLoadException;
import dev.ringfence.linux.BpfObject;
import dev.ringfence.observe.Observation.BlindSpot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs that this kernel takes.
 *
 * @param names of those that show a thing; a thing that none shows is a blind spot
 */
record LoadedPrograms(BpfObject object, Map<Unseen, String> names, List<BlindSpot> blindSpots) {
  LoadedPrograms {
    names = Collections.unmodifiableMap(new EnumMap<>(names));
    blindSpots = List.copyOf(blindSpots);
  }

  /**
   * Loads them, without those that are refused.
   *
   * @param elf the object they are in
   * @param entries sizes of maps, see {@link BpfObject#load}
   * @throws CannotObserveException when one is refused that nothing works without
   */
  static LoadedPrograms load(byte[] elf, Map<String, Integer> entries) throws IOException {
    Map<Unseen, String> names = new EnumMap<>(Unseen.class);
    Set<String> without = new HashSet<>();
    for (Unseen one : Unseen.values()) {
      names.put(one, one.program());
      one.otherwise().ifPresent(without::add);
    }
    Map<Unseen, BlindSpot> blind = new EnumMap<>(Unseen.class);
    while (true) {
      try {
        BpfObject object = BpfObject.load(elf, without, entries);
        blind.keySet().removeAll(names.keySet());
        return new LoadedPrograms(object, names, new ArrayList<>(blind.values()));
      } catch (BpfLoadException e) {
        Unseen refused =
            shownBy(names, e.program())
                .filter(one -> !one.required())
                .orElseThrow(() -> CannotObserveException.because(e));
        without.add(e.program());
        blind.putIfAbsent(refused, refused.because(e.line()));
        if (refused.otherwise().isPresent() && e.program().equals(refused.program())) {
          names.put(refused, refused.otherwise().get());
          without.remove(refused.otherwise().get());
        } else {
          names.remove(refused);
        }
      }
    }
  }

  private static Optional<Unseen> shownBy(Map<Unseen, String> names, String program) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(program))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
