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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Programs that do nothing. */
  private BpfObject floor() throws IOException {
    BpfObject floor =
        BpfObject.load(Files.readAllBytes(work.resolve("floor.bpf.o")), List.of(), Map.of());
    floor.attach("sys_enter");
    floor.attach("sys_exit");
    return floor;
  }

  private interface Scope {
    void tell(Observer observer) throws IOException;
  }

  /** Does something while an observer watches, and somebody reads what it tells. */
  private static <T> T polled(Scope scope, Callable<T> work) throws Exception {
    try (Observer observer = Observer.start(ExecLines.single("bench"))) {
      scope.tell(observer);
      var done = new AtomicBoolean();
      Thread poller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (!done.get()) {
                    observer.poll(100);
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      try {
        TimeUnit.MILLISECONDS.sleep(300); // for what the beginning tells
        return work.call();
      } finally {
        done.set(true);
        poller.join();
      }
    }
  }

  private void loops() throws Exception {
    List<Watch> watches = List.of(Watch.NOTHING, Watch.FLOOR, Watch.OTHERS, Watch.IN_SCOPE);
    Map<Watch, List<double[]>> times = new EnumMap<>(Watch.class);
    ControlGroup group = ControlGroup.ofThisProcess(Observer.controlGroups()).below("bench-loops");
    ControlGroup other = ControlGroup.ofThisProcess(Observer.controlGroups()).below("bench-other");
    group.create();
    other.create();
    try {
      for (int round = 0; round < rounds; round++) {
        for (Watch watch : watches) {
          times.computeIfAbsent(watch, _ -> new ArrayList<>()).add(looped(watch, group, other));
        }
      }
    } finally {
      remove(group);
      remove(other);
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

  /**
   * The program is there before what watches it, as a service is: what counts is how it goes on.
   */
  private double[] looped(Watch watch, ControlGroup group, ControlGroup other) throws Exception {
    Process loops =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "echo 0 >\"$0/cgroup.procs\" && exec chrt --fifo 10 \"$1\" 300",
                group.directory().toString(),
                work.resolve("loops").toString())
            .redirectErrorStream(true)
            .start();
    TimeUnit.MILLISECONDS.sleep(100);
    Callable<double[]> run =
        () -> {
          loops.getOutputStream().close(); // which it waits for
          String text = new String(loops.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          if (loops.waitFor() != 0) {
            throw new IllegalStateException(text);
          }
          return numbers(text);
        };
    return switch (watch) {
      case NOTHING, STRACE -> run.call();
      case FLOOR -> {
        try (BpfObject _ = floor()) {
          yield run.call();
        }
      }
      case OTHERS -> polled(observer -> observer.takeRunning(other), run);
      case IN_SCOPE -> polled(observer -> observer.takeRunning(group), run);
    };
  }

  /**
   * One nginx for all: what watches it comes and goes between stretches of load, in turns, so that
   * what the machine does beside falls on all of them alike. Ratios are those of one turn.
   */
  private void nginx() throws Exception {
    List<Watch> watches = List.of(Watch.NOTHING, Watch.FLOOR, Watch.IN_SCOPE, Watch.STRACE);
    Map<Watch, List<double[]>> seen = new EnumMap<>(Watch.class);
    ControlGroup group = ControlGroup.ofThisProcess(Observer.controlGroups()).below("bench-nginx");
    group.create();
    Process nginx = server(group);
    try {
      long worker = worker(group);
      // A CPU each, before everybody else, so that only they and what watches are measured.
      run(List.of("taskset", "-p", "2", String.valueOf(worker)));
      run(List.of("chrt", "--fifo", "-p", "10", String.valueOf(worker)));
      load(worker);
      for (int round = 0; round < rounds; round++) {
        List<Watch> turn = new ArrayList<>(watches);
        Collections.rotate(turn.subList(0, 3), round);
        if (round >= 2) {
          turn.remove(Watch.STRACE); // its place is not in doubt
        }
        for (Watch watch : turn) {
          double[] numbers =
              switch (watch) {
                case NOTHING, OTHERS -> load(worker);
                case FLOOR -> {
                  try (BpfObject _ = floor()) {
                    yield load(worker);
                  }
                }
                case IN_SCOPE ->
                    polled(observer -> observer.takeRunning(group), () -> load(worker));
                case STRACE -> {
                  Process strace =
                      new ProcessBuilder(
                              "strace", "-f", "-o", "/dev/null", "-p", String.valueOf(worker))
                          .redirectErrorStream(true)
                          .redirectOutput(work.resolve("strace.log").toFile())
                          .start();
                  TimeUnit.MILLISECONDS.sleep(300);
                  double[] slow = load(worker);
                  strace.destroy();
                  strace.waitFor();
                  yield slow;
                }
              };
          seen.computeIfAbsent(watch, _ -> new ArrayList<>()).add(numbers);
        }
      }
      for (Watch watch : watches) {
        System.out.printf(
            "nginx with %-8s: %6.0f requests a second (%.3f), %6.1f us CPU a request (%.3f)%n",
            watch,
            median(of(seen, watch), 0),
            ratio(of(seen, watch), of(seen, Watch.NOTHING), 0),
            median(of(seen, watch), 1),
            ratio(of(seen, watch), of(seen, Watch.NOTHING), 1));
      }
      List<double[]> nothing = of(seen, Watch.NOTHING);
      List<double[]> observed = of(seen, Watch.IN_SCOPE);
      judge("nginx's rate, observed", ratio(observed, nothing, 0), 0.93, true);
      judge("nginx's CPU a request, observed", ratio(observed, nothing, 1), 1.10, false);
      whereTimeGoes(group, worker);
    } finally {
      group.kill();
      nginx.waitFor();
      remove(group);
    }
  }

  private static void remove(ControlGroup group) throws Exception {
    group.kill();
    for (int i = 0; i < 100 && !group.remove(); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Each program's runs a request and nanoseconds a run, as the kernel counts them. */
  private void whereTimeGoes(ControlGroup group, long worker) throws Exception {
    Path counting = Path.of("/proc/sys/kernel/bpf_stats_enabled");
    String before = Files.readString(counting);
    Files.writeString(counting, "1\n");
    try {
      Map<String, long[]> first = new TreeMap<>();
      Map<String, long[]> last = new TreeMap<>();
      double[] numbers =
          polled(
              observer -> {
                observer.takeRunning(group);
                first.putAll(programs());
              },
              () -> {
                double[] loaded = load(worker);
                last.putAll(programs());
                return loaded;
              });
      System.out.println("where the time goes (counting it costs some, too):");
      last.forEach((name, after) -> {
        long[] since = first.getOrDefault(name, new long[2]);
        long runs = after[0] - since[0];
        if (runs > numbers[2] / 10) {
          System.out.printf(
              "  %-16s %5.1f runs a request, %4.0f ns a run, %5.2f us a request%n",
              name,
              runs / numbers[2],
              (after[1] - since[1]) / (double) runs,
              (after[1] - since[1]) / numbers[2] / 1000);
        }
      });
    } finally {
      Files.writeString(counting, before);
    }
  }

  /** Runs and nanoseconds of each BPF program that this process has loaded, by name. */
  private static Map<String, long[]> programs() throws IOException {
    Set<String> ours = new HashSet<>();
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fdinfo"))) {
      for (Path one : all.toList()) {
        Matcher match = Pattern.compile("(?m)^prog_id:\\s+(\\d+)").matcher(Files.readString(one));
        if (match.find()) {
          ours.add(match.group(1));
        }
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // A descriptor of the listing itself.
    }
    Map<String, long[]> all = new TreeMap<>();
    Pattern line =
        Pattern.compile("(?m)^(\\d+): .* name (\\S+) .* run_time_ns (\\d+) run_cnt (\\d+)");
    Matcher match = line.matcher(run(List.of("bpftool", "prog", "show")));
    while (match.find()) {
      if (ours.contains(match.group(1))) {
        all.put(
            match.group(2),
            new long[] {Long.parseLong(match.group(4)), Long.parseLong(match.group(3))});
      }
    }
    return all;
  }

  private Process server(ControlGroup group) throws IOException {
    String start =
        "echo 0 >'"
            + group.directory()
            + "/cgroup.procs'; exec sh '"
            + work.resolve("in-root.sh")
            + "' '"
            + root
            + "' sh -c \"sed -i 's/^worker_processes.*/worker_processes 1;/' /etc/nginx/nginx.conf;"
            + " exec /usr/sbin/nginx -g 'daemon off;'\"";
    return new ProcessBuilder("/bin/sh", "-c", start)
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("nginx.log").toFile())
        .start();
  }

  /** Requests a second, microseconds of nginx's CPU time for each, and how many there were. */
  private static double[] load(long worker) throws Exception {
    double before = cpu(worker);
    String text =
        run(
            List.of(
                "taskset",
                "1",
                "chrt",
                "--fifo",
                "10",
                "nsenter",
                "-t",
                String.valueOf(worker),
                "--mount",
                "--net",
                "--root",
                "--",
                "/usr/bin/wrk",
                "-t1",
                "-c16",
                "-d2s",
                "http://127.0.0.1/"));
    double used = cpu(worker) - before;
    double requests = Double.parseDouble(after(text, "requests in", -1));
    double rate = Double.parseDouble(after(text, "Requests/sec:", 1));
    return new double[] {rate, used / requests, requests};
  }

  /** CPU time of the process in microseconds (schedstat counts nanoseconds). */
  private static double cpu(long process) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process), "schedstat"));
    return Double.parseDouble(stat.substring(0, stat.indexOf(' '))) / 1000;
  }

  /** The median of what each turn's two have to each other. */
  private static double ratio(List<double[]> some, List<double[]> others, int column) {
    List<double[]> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      ratios.add(new double[] {some.get(i)[column] / others.get(i)[column]});
    }
    return median(ratios, 0);
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

  private static String run(List<String> words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(words + ": " + text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
