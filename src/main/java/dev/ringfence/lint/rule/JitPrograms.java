package dev.ringfence.lint.rule;

import dev.ringfence.lint.Program;
import dev.ringfence.lint.RootFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Programs and libraries known to make machine code as they run. */
final class JitPrograms {
  /**
   * What is known.
   *
   * @param always whether it does so whatever its configuration
   * @param what in words, the program's name first
   * @param advice what to do
   */
  record Jit(boolean always, String what, String advice) {
    Jit of(String program) {
      return new Jit(always, program + " " + what, advice);
    }
  }

  private static final String LEAVE_OUT = "Take MemoryDenyWriteExecute= out.";

  private JitPrograms() {}

  /** What is known of a program, or of a library that it is linked with. */
  static Optional<Jit> of(Program program) {
    for (String name : program.names()) {
      Optional<Jit> jit = byName(name.toLowerCase(Locale.ROOT), program);
      if (jit.isPresent()) {
        return jit.map(known -> known.of(name));
      }
    }
    for (String library : program.libraries()) {
      Optional<Jit> jit = byLibrary(library);
      if (jit.isPresent()) {
        return jit.map(known -> known.of(program.name()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Jit> byName(String name, Program program) {
    if (name.startsWith("qemu-system-") || name.equals("qemu") || name.equals("kvm")) {
      return accelerated(program)
          ? Optional.empty()
          : sometimes(
              "translates code as it runs, unless KVM does all of it",
              "Use -accel kvm, or take MemoryDenyWriteExecute= out.");
    }
    if (name.startsWith("php")) {
      return sometimes(
          "compiles regular expressions as it runs, and code with opcache.jit",
          "Set pcre.jit=0 and leave opcache.jit off, or take MemoryDenyWriteExecute= out.");
    }
    return switch (name) {
      case "java", "jsvc", "javaw" -> always("runs in a Java machine, which compiles as it runs");
      case "node", "nodejs", "electron", "deno", "bun" ->
          always("runs JavaScript that is compiled as it runs");
      case "chromium", "chrome", "google-chrome", "firefox", "firefox-esr" ->
          always("compiles the scripts of pages as it runs");
      case "mono", "mono-sgen" -> always("runs in Mono, which compiles as it runs");
      case "dotnet" -> always("runs in .NET, which compiles as it runs");
      case "luajit", "openresty", "kresd" -> always("runs LuaJIT, which compiles as it runs");
      case "pypy", "pypy3" -> always("runs PyPy, which compiles as it runs");
      case "julia" -> always("compiles as it runs");
      case "mongod", "mongos", "couchjs" ->
          sometimes("runs a JavaScript engine that compiles as it runs", LEAVE_OUT);
      case "beam.smp", "erl", "rabbitmq-server", "ejabberdctl", "couchdb" ->
          sometimes("runs Erlang, which compiles as it loads modules", LEAVE_OUT);
      case "postgres", "postmaster", "pg_ctlcluster", "pg_ctl" ->
          program.files().map(JitPrograms::hasPostgresJit).orElse(true)
              ? sometimes(
                  "compiles costly queries where jit is on, as is the default",
                  "Set jit = off in postgresql.conf, or take MemoryDenyWriteExecute= out.")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean accelerated(Program program) {
    List<String> arguments = program.arguments();
    return arguments.contains("-enable-kvm") || arguments.stream().anyMatch(a -> a.contains("kvm"));
  }

  /** Debian and Fedora have the compiler in a file of its own, which may not be installed. */
  private static boolean hasPostgresJit(RootFiles files) {
    for (String directory : List.of("/usr/lib/postgresql", "/usr/lib64/pgsql", "/usr/lib/pgsql")) {
      if (files.exists(directory + "/llvmjit.so")) {
        return true;
      }
      for (String version : files.names(directory)) {
        if (files.exists(directory + "/" + version + "/lib/llvmjit.so")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Jit> byLibrary(String library) {
    for (String prefix :
        new String[] {
          "libjvm.so",
          "libluajit-5.1.so",
          "libnode.so",
          "libv8.so",
          "libmozjs-",
          "libmono",
          "libcoreclr.so",
          "libjavascriptcoregtk-",
          "libwebkit2gtk-",
          "libQt5WebEngineCore.so",
          "libQt6WebEngineCore.so"
        }) {
      if (library.startsWith(prefix)) {
        return sometimes("is linked with " + library + ", which compiles as it runs", LEAVE_OUT);
      }
    }
    return Optional.empty();
  }

  private static Optional<Jit> always(String what) {
    return Optional.of(new Jit(true, what, LEAVE_OUT));
  }

  private static Optional<Jit> sometimes(String what, String advice) {
    return Optional.of(new Jit(false, what, advice));
  }
}
