package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BPF programs and Java agree on numbers only by the order of names: here it is held. */
class EventsHeaderTest {
  private static final String HEADER = read();

  @Test
  void operationsAreInTheSameOrder() {
    List<String> java = names(CallRule.Operation.values());
    assertThat(constants("operation", "OP_"))
        .isEqualTo(java.stream().map(name -> name.equals("NOTHING") ? "NONE" : name).toList());
  }

  @Test
  void kindsOfEventsAreInTheSameOrder() {
    assertThat(constants("kind", "EVENT_")).isEqualTo(names(RawEvent.Kind.values()));
  }

  @Test
  void countersAreInTheSameOrder() {
    List<String> c = constants("counter", "COUNT");
    assertThat(c.subList(0, c.size() - 1))
        .isEqualTo(names(KernelSide.Count.values()).stream().map(name -> "_" + name).toList());
  }

  @Test
  void accessBitsAreTheSame() {
    for (CallRule.Bit bit : CallRule.Bit.values()) {
      assertThat(HEADER).contains("ACCESS_" + bit + " = " + bit.mask + ",");
    }
  }

  @Test
  void flagsAreTheSame() {
    assertThat(HEADER)
        .contains("DENIED = " + RawEvent.FLAG_DENIED + ",")
        .contains("WHOLE = " + RawEvent.FLAG_WHOLE + ",")
        .contains("TREE = " + RawEvent.FLAG_TREE + ",")
        .contains("CHROOTED = " + RawEvent.FLAG_CHROOTED + ",")
        .contains("UNLINKED = " + RawEvent.FLAG_UNLINKED + ",")
        .contains("ENDS_TASK = " + CallRule.ENDS_TASK + ",")
        .contains("ONLY_NONZERO = " + CallRule.ONLY_NONZERO + ",")
        .contains("ONLY_DONE = " + CallRule.ONLY_DONE + ",")
        .contains("ONLY_FAILED = " + CallRule.ONLY_FAILED + ",")
        .contains("PARENT_ONLY = " + CallRule.PARENT_ONLY + ",")
        .contains("RECEIVES = " + CallRule.RECEIVES + ",");
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static List<String> constants(String type, String prefix) {
    Matcher body =
        Pattern.compile("enum " + type + " \\{(.*?)\\};", Pattern.DOTALL).matcher(HEADER);
    assertThat(body.find()).as("enum " + type).isTrue();
    return Pattern.compile("\\b" + prefix + "(\\w+)")
        .matcher(body.group(1).replaceAll("/\\*.*?\\*/", ""))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("src/main/bpf/events.h"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
