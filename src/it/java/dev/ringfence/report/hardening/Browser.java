package dev.ringfence.report.hardening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, spoken to by its DevTools protocol over loopback. */
final class Browser implements Closeable {
  private static final String LISTENING = "DevTools listening on ws://";
  private static final int PATIENCE_SECONDS = 60;

  /** Takes texts of the length of a picture. */
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> answers =
      new ConcurrentHashMap<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

  private Browser(Process process, Path profile, URI page) throws IOException {
    this.process = process;
    this.profile = profile;
    this.socket =
        await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()));
  }

  static Browser start() throws IOException {
    Path profile = Files.createTempDirectory("ringfence-chromium");
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        String address = line.substring(LISTENING.length(), line.indexOf('/', LISTENING.length()));
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(_ -> {}));
        return new Browser(process, profile, page(address));
      }
    }
    throw new IOException("chromium ended without a word");
  }

  private static URI page(String address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response =
        await(HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    return URI.create(
        String.valueOf(JSON.readValue(response.body(), OBJECT).get("webSocketDebuggerUrl")));
  }

  /** Gathers whole messages: a long one comes in parts. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void take(String message) {
      try {
        Map<String, Object> read = JSON.readValue(message, OBJECT);
        if (read.get("id") instanceof Number id) {
          Optional.ofNullable(answers.remove(id.intValue()))
              .ifPresent(answer -> answer.complete(read));
        } else {
          events.add(read);
        }
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      answers.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }

  /** Calls a method of the protocol and gives its result. */
  @SuppressWarnings("unchecked")
  Map<String, Object> call(String method, Map<String, Object> parameters) throws IOException {
    int id = number.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    answers.put(id, answer);
    WebSocket _ =
        await(
            socket.sendText(
                JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
                true));
    Map<String, Object> message = await(answer);
    if (!(message.get("result") instanceof Map<?, ?> result)) {
      throw new IOException(method + ": " + message.get("error"));
    }
    return (Map<String, Object>) result;
  }

  /** The value of an expression of JavaScript, awaited when it is a promise. */
  Object value(String expression) throws IOException {
    Map<String, Object> result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    return Optional.ofNullable(result.get("result"))
        .filter(Map.class::isInstance)
        .flatMap(object -> Optional.ofNullable(((Map<?, ?>) object).get("value")))
        .orElseThrow(() -> new IOException(expression + ": " + result));
  }

  /** Loads a file and returns when it is loaded. */
  void open(Path file) throws IOException {
    events.clear();
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      call(domain + ".enable", Map.of());
    }
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    Object _ =
        value(
            "new Promise(done => document.readyState === 'complete' ? done(1)"
                + " : addEventListener('load', () => done(1)))");
  }

  /** Of the events since the file was opened, those of one kind. */
  List<Map<String, Object>> events(String method) {
    return events.stream().filter(event -> method.equals(event.get("method"))).toList();
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
