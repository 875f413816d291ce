package dev.ringfence.score;

import java.util.List;

/** What one row of the score looks at. */
sealed interface Check {
  /** From 0 to the row's range, or {@link Assessment#NOT_APPLICABLE}. */
  int badness(ServiceState state);

  /** Checks that need nothing more to be told. */
  enum Simple implements Check {
    USER("user"),
    SUPPLEMENTARY_GROUPS("supplementary-groups"),
    PROTECT_HOME("protect-home"),
    PROTECT_SYSTEM("protect-system"),
    ROOT("root"),
    UMASK("umask"),
    KEYRING("keyring"),
    PROTECT_PROC("protect-proc"),
    PROC_SUBSET("proc-subset"),
    NOTIFY_ACCESS("notify-access"),
    REMOVE_IPC("remove-ipc"),
    DELEGATE("delegate"),
    ARCHITECTURES("architectures"),
    ADDRESSES("addresses"),
    DEVICES("devices"),
    AMBIENT("ambient");

    private final String word;

    Simple(String word) {
      this.word = word;
    }

    @Override
    public int badness(ServiceState state) {
      return Assessor.simple(this, state);
    }
  }

  /** Good when the flag is on. */
  record On(Flag flag) implements Check {
    @Override
    public int badness(ServiceState state) {
      return Assessor.flag(flag, state);
    }
  }

  /** Good when none of the capabilities is left in the bounding set. */
  record Capabilities(long mask) implements Check {
    @Override
    public int badness(ServiceState state) {
      return Assessor.one((state.boundingSet & mask) != 0);
    }
  }

  /** Good when the service cannot make or enter such namespaces. */
  record Namespace(NamespaceSet.Kind kind) implements Check {
    @Override
    public int badness(ServiceState state) {
      return Assessor.one(state.namespaces.isAllowed(kind));
    }
  }

  /** Good when the service cannot open such sockets. */
  record Families(AddressFamilies.Kind kind) implements Check {
    @Override
    public int badness(ServiceState state) {
      return Assessor.one(!state.families.isRestricted(kind));
    }
  }

  /** Good when no system call of the group gets through the filter. */
  record Syscalls(String group) implements Check {
    @Override
    public int badness(ServiceState state) {
      return Assessor.syscalls(group, state);
    }
  }

  /** Reads a check as the table of rows writes it: its kind, then what it is about. */
  static Check parse(String text) {
    List<String> words = Tables.split(text, ' ');
    String subject = words.getLast();
    return switch (words.getFirst()) {
      case "flag" -> new On(Flag.named(subject).orElseThrow());
      case "capabilities" -> {
        long mask = 0;
        for (String name : words.subList(1, words.size())) {
          mask |= CapabilityMask.bit(name);
        }
        yield new Capabilities(mask);
      }
      case "namespace" -> new Namespace(NamespaceSet.Kind.valueOf(Ascii.upper(subject)));
      case "families" -> new Families(AddressFamilies.Kind.valueOf(Ascii.upper(subject)));
      case "syscalls" -> new Syscalls(subject);
      default -> simple(text);
    };
  }

  private static Check simple(String text) {
    for (Simple simple : Simple.values()) {
      if (simple.word.equals(text)) {
        return simple;
      }
    }
    throw new IllegalStateException("no such check: " + text);
  }
}
