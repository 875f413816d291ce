package dev.ringfence.observe.live;

import dev.ringfence.linux.Capability;
import dev.ringfence.linux.KernelSymbols;
import dev.ringfence.observe.Fact;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Capabilities that were really used. The tracepoint alone misleads: the kernel asks for
 * CAP_SYS_ADMIN to account memory, and asks in silence where a no changes nothing. The stack tells.
 */
final class CapabilityFacts {
  /** Questions whose answer only matters to the kernel's own books. */
  private static final List<String> QUESTIONS =
      List.of("cap_vm_enough_memory", "__vm_enough_memory", "security_vm_enough_memory_mm");

  /** Functions that every check passes through, so that they are no reason. */
  private static final List<String> PLUMBING =
      List.of(
          "bpf_",
          "__bpf_",
          "__traceiter_",
          "cap_capable",
          "security_capable",
          "ns_capable",
          "capable",
          "file_ns_capable",
          "has_capability",
          "has_ns_capability",
          "sk_capable",
          "sk_ns_capable",
          "sk_net_capable",
          "netlink_capable",
          "netlink_ns_capable",
          "netlink_net_capable",
          "capable_wrt_inode_uidgid",
          "trace_");

  /** Those that take a capability: include/uapi/asm-generic/socket.h, sk_setsockopt(). */
  private static final Map<Long, String> SOCKET_OPTIONS =
      Map.of(
          1L, " SO_DEBUG",
          12L, " SO_PRIORITY",
          32L, " " + Fact.Capability.SEND_BUFFER,
          33L, " " + Fact.Capability.RECEIVE_BUFFER,
          36L, " SO_MARK",
          46L, " SO_BUSY_POLL",
          61L, " SO_TXTIME");

  private final KernelSymbols symbols;

  CapabilityFacts(KernelSymbols symbols) {
    this.symbols = symbols;
  }

  void capability(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    List<String> stack = stack(event.text());
    for (String function : stack) {
      if (QUESTIONS.contains(function) || function.contains("noaudit")) {
        return;
      }
    }
    String name =
        Capability.numbered((int) event.a()).map(Capability::toString).orElse("CAP_" + event.a());
    String reason = reason(stack);
    if (reason.equals("sk_setsockopt")) {
      reason += SOCKET_OPTIONS.getOrDefault(event.b(), "");
    }
    to.accept(new Fact.Capability(sighting.seen(), name, sighting.call(), reason, false));
  }

  private List<String> stack(KernelText raw) {
    List<String> functions = new ArrayList<>();
    ByteBuffer in = raw.buffer().order(ByteOrder.nativeOrder());
    while (in.remaining() >= 8) {
      long address = in.getLong();
      if (address == 0) {
        break;
      }
      functions.add(symbols.function(address));
    }
    // What watches the check has frames too, whatever they are called.
    return functions.subList(functions.indexOf("cap_capable") + 1, functions.size());
  }

  private static String reason(List<String> stack) {
    for (String function : stack) {
      if (!function.isEmpty() && PLUMBING.stream().noneMatch(function::startsWith)) {
        return function;
      }
    }
    return "";
  }
}
