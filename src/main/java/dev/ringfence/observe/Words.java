package dev.ringfence.observe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The words of the profile file for the kinds of things that are enums here. */
final class Words {
  static final Map<String, Abi> ABIS = words(Abi.values(), Abi::systemdName);
  static final Map<String, FileAccess> ACCESSES = words(FileAccess.values(), Words::of);
  static final Map<String, FileType> TYPES = words(FileType.values(), Words::of);
  static final Map<String, Fact.Executable> EXECUTABLES =
      words(Fact.Executable.values(), Words::of);
  static final Map<String, Stage.Kind> STAGES = words(Stage.Kind.values(), Stage.Kind::key);
  static final Map<String, Observation.Result> RESULTS =
      words(Observation.Result.values(), Words::of);

  private Words() {}

  /** {@code MAP_EXECUTABLE} is {@code map-executable} in the file. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    TreeMap<String, T> byWord = new TreeMap<>();
    for (T value : List.of(values)) {
      byWord.put(word.apply(value), value);
    }
    return java.util.Collections.unmodifiableMap(byWord);
  }
}
