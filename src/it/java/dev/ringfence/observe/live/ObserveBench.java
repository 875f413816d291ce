package dev.ringfence.observe.live;

import dev.ringfence.linux.BpfObject;
import dev.ringfence.linux.ControlGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What observing costs: {@code bench/observe}. In one run, alternating, medians: loops of system
 * calls, and nginx under wrk, with nothing, with programs that do nothing, with the observer, and
 * with strace -f. Prints the ratios beside their bounds; exits 1 when one is missed.
 */
final class ObserveBench {
  private enum Watch {
    NOTHING,
    FLOOR,
    OTHERS,
    IN_SCOPE,
    STRACE
  }

  private static final List<String> LOOPS = List.of("getppid", "open+close", "stat");

  private final Path work;
  private final String root;
  private final int rounds;
  private boolean missed;

  private ObserveBench(Path work, String root, int rounds) {
    this.work = work;
    this.root = root;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
    ObserveBench bench = new ObserveBench(work, arguments[1], rounds);
    String what = arguments.length > 3 ? arguments[3] : "all";
    if (!what.equals("nginx")) {
      bench.loops();
    }
    if (!what.equals("loops")) {
      bench.nginx();
    }
    System.exit(bench.missed ? 1 : 0);
  }

  /** Runs something while something watches. */
  private interface Work<T> {
    T in(ControlGroup group) throws Exception;
  }

  private <T> T watched(Watch watch, Work<T> work) throws Exception {
    ControlGroup group =
        ControlGroup.ofThisProcess(Observer.controlGroups()).below("bench-" + System.nanoTime());
    group.create();
    try {
      return switch (watch) {
        case NOTHING, STRACE -> work.in(group);
        case FLOOR -> {
          try (BpfObject floor =
              BpfObject.load(
                  Files.readAllBytes(this.work.resolve("floor.bpf.o")), List.of(), Map.of())) {
            floor.attach("sys_enter");
            floor.attach("sys_exit");
            yield work.in(group);
          }
        }
        case OTHERS, IN_SCOPE -> observed(watch, group, work);
      };
    } finally {
      group.kill();
      for (int i = 0; i < 100 && !group.remove(); i++) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private static <T> T observed(Watch watch, ControlGroup group, Work<T> work) throws Exception {
    try (Observer observer = Observer.start(ExecLines.single("bench"))) {
      if (watch == Watch.IN_SCOPE) {
        observer.observe(group);
      }
      boolean[] done = {false};
      Thread poller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (!done[0]) {
                    observer.poll(100);
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      try {
        return work.in(group);
      } finally {
        done[0] = true;
        poller.join();
      }
    }
  }

  private void loops() throws Exception {
    List<Watch> watches = List.of(Watch.NOTHING, Watch.FLOOR, Watch.OTHERS, Watch.IN_SCOPE);
    Map<Watch, List<double[]>> times = new EnumMap<>(Watch.class);
    for (int round = 0; round < rounds; round++) {
      for (Watch watch : watches) {
        times
            .computeIfAbsent(watch, _ -> new ArrayList<>())
            .add(
                watched(
                    watch,
                    group ->
                        numbers(
                            inGroup(
                                group,
                                "chrt",
                                "--fifo",
                                "10",
                                work.resolve("loops").toString(),
                                "300"))));
      }
    }
    System.out.printf("%-12s", "ns a call");
    watches.forEach(watch -> System.out.printf("%10s", watch));
    System.out.println();
    for (int i = 0; i < LOOPS.size(); i++) {
      System.out.printf("%-12s", LOOPS.get(i));
      for (Watch watch : watches) {
        System.out.printf("%10.0f", median(of(times, watch), i));
      }
      System.out.println();
    }
    for (int i = 0; i < LOOPS.size(); i++) {
      double floor = median(of(times, Watch.FLOOR), i);
      judge(
          LOOPS.get(i) + " of other processes, times the floor",
          median(of(times, Watch.OTHERS), i) / floor,
          1.15,
          false);
      System.out.printf(
          "%s in scope, times nothing: %.2f (the floor: %.2f)%n",
          LOOPS.get(i),
          median(of(times, Watch.IN_SCOPE), i) / median(of(times, Watch.NOTHING), i),
          floor / median(of(times, Watch.NOTHING), i));
    }
  }

  private void nginx() throws Exception {
    List<Watch> watches =
        List.of(Watch.NOTHING, Watch.IN_SCOPE, Watch.NOTHING, Watch.FLOOR, Watch.STRACE);
    Map<Watch, List<double[]>> seen = new EnumMap<>(Watch.class);
    for (int round = 0; round < rounds; round++) {
      for (Watch watch : watches) {
        seen.computeIfAbsent(watch, _ -> new ArrayList<>())
            .add(watched(watch, group -> served(group, watch == Watch.STRACE)));
      }
    }
    double rate = median(of(seen, Watch.NOTHING), 0);
    double cpu = median(of(seen, Watch.NOTHING), 1);
    for (Map.Entry<Watch, List<double[]>> one : seen.entrySet()) {
      System.out.printf(
          "nginx with %s: %.0f requests a second (%.3f), %.1f us CPU a request (%.3f)%n",
          one.getKey(),
          median(one.getValue(), 0),
          median(one.getValue(), 0) / rate,
          median(one.getValue(), 1),
          median(one.getValue(), 1) / cpu);
    }
    judge("nginx's rate, observed", median(of(seen, Watch.IN_SCOPE), 0) / rate, 0.93, true);
    judge(
        "nginx's CPU a request, observed", median(of(seen, Watch.IN_SCOPE), 1) / cpu, 1.10, false);
  }

  /** Requests a second, and microseconds of nginx's CPU time for each. */
  private double[] served(ControlGroup group, boolean strace) throws Exception {
    List<String> server = new ArrayList<>(List.of("/bin/sh", "-c"));
    String start =
        "echo 0 >'"
            + group.directory()
            + "/cgroup.procs'; exec "
            + (strace ? "strace -f -o /dev/null " : "")
            + "sh '"
            + work.resolve("in-root.sh")
            + "' '"
            + root
            + "' sh -c \"sed -i 's/^worker_processes.*/worker_processes 1;/' /etc/nginx/nginx.conf;"
            + " exec /usr/sbin/nginx -g 'daemon off;'\"";
    server.add(start);
    Process nginx =
        new ProcessBuilder(server)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("nginx.log").toFile())
            .start();
    try {
      long worker = worker(group);
      String[] enter = {
        "nsenter", "-t", String.valueOf(worker), "--mount", "--net", "--root", "/usr/bin/wrk"
      };
      run(List.of(enter), "-t1", "-c16", "-d1s", "http://127.0.0.1/");
      double before = cpu(group);
      String text = run(List.of(enter), "-t1", "-c16", "-d3s", "http://127.0.0.1/");
      double used = cpu(group) - before;
      double requests = Double.parseDouble(after(text, "requests in", -1));
      double rate = Double.parseDouble(after(text, "Requests/sec:", 1));
      return new double[] {rate, used / requests};
    } finally {
      group.kill();
      nginx.waitFor();
    }
  }

  /** The process that answers: wait until there is one. */
  private static long worker(ControlGroup group) throws Exception {
    for (int i = 0; i < 400; i++) {
      for (int process : group.processes()) {
        try {
          String line = Files.readString(Path.of("/proc", String.valueOf(process), "cmdline"));
          if (line.startsWith("nginx: worker")) {
            TimeUnit.MILLISECONDS.sleep(200);
            return process;
          }
        } catch (IOException e) {
          // It ended.
        }
      }
      TimeUnit.MILLISECONDS.sleep(25);
    }
    throw new IllegalStateException("nginx does not start");
  }

  /** User and system time of the nginx processes, in microseconds. */
  private static double cpu(ControlGroup group) throws IOException {
    double ticks = 0;
    for (int process : group.processes()) {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (stat.contains("(nginx)")) {
        ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
      }
    }
    return ticks * 10_000;
  }

  private static String after(String text, String mark, int direction) {
    int at = text.indexOf(mark);
    if (at < 0) {
      throw new IllegalStateException("wrk says: " + text);
    }
    String[] words =
        (direction < 0 ? text.substring(0, at) : text.substring(at + mark.length()))
            .strip()
            .split("\\s+", -1);
    return direction < 0 ? words[words.length - 1] : words[0];
  }

  private String inGroup(ControlGroup group, String program, String... arguments)
      throws IOException, InterruptedException {
    return run(
        List.of(
            "/bin/sh",
            "-c",
            "echo 0 >\"$0/cgroup.procs\" && exec \"$@\"",
            group.directory().toString(),
            program),
        arguments);
  }

  private static String run(List<String> command, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(words + ": " + text);
    }
    return text;
  }

  private static double[] numbers(String text) {
    String[] words = text.strip().split(" ", -1);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    return numbers;
  }

  private static List<double[]> of(Map<Watch, List<double[]>> all, Watch watch) {
    return all.getOrDefault(watch, List.of());
  }

  private static double median(List<double[]> values, int column) {
    List<Double> sorted = new ArrayList<>();
    values.forEach(row -> sorted.add(row[column]));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private void judge(String what, double value, double bound, boolean atLeast) {
    boolean met = atLeast ? value >= bound : value <= bound;
    missed |= !met;
    System.out.printf(
        "%s: %.3f (%s %.2f)%s%n",
        what, value, atLeast ? "at least" : "at most", bound, met ? "" : "  MISSED");
  }
}
