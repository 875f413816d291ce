package dev.ringfence.clone;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;

/**
 * A D-Bus connection to one peer, without a bus in between, over a process's pipes. dbus-java makes
 * and reads the messages; its own connections want a socket.
 */
final class Bus implements Closeable {
  /** Fixed part of a message's header, D-Bus specification, "Message Format". */
  private static final int FIXED_HEADER = 16;

  private static final int MAXIMUM_MESSAGE = 128 << 20;

  private final InputStream in;
  private final OutputStream out;
  private final MessageFactory messages = new MessageFactory((byte) 'l');
  private final Map<Long, CompletableFuture<Object[]>> calls = new ConcurrentHashMap<>();
  private final Consumer<DBusSignal> signals;
  private final Runnable end;
  private volatile boolean ended;

  /**
   * Greets the peer and starts to read.
   *
   * @param signals gets each signal, in order, on the reading thread
   * @param end is told when the connection has ended, from whichever side
   */
  Bus(InputStream in, OutputStream out, Consumer<DBusSignal> signals, Runnable end)
      throws IOException {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.out = out;
    this.signals = signals;
    this.end = end;
    authenticate();
    Thread.ofPlatform().daemon().name("clone-bus").start(this::read);
  }

  /** D-Bus specification, "Authentication Protocol": our user ID, as hexadecimal ASCII. */
  private void authenticate() throws IOException {
    write("\0AUTH EXTERNAL 30\r\n");
    StringBuilder answer = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("systemd's private bus closed the connection");
      }
      answer.append((char) c);
    }
    if (!answer.toString().startsWith("OK")) {
      throw new IOException("systemd's private bus refused us: " + answer);
    }
    write("BEGIN\r\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /**
   * Calls a method.
   *
   * @return the values of the answer; it fails with a {@link BusErrorException} when the peer
   *     answers so, and with an {@link IOException} when the connection ends first
   */
  CompletableFuture<Object[]> call(
      String path, String iface, String member, String signature, Object... arguments) {
    CompletableFuture<Object[]> answer = new CompletableFuture<>();
    try {
      MethodCall call =
          messages.createMethodCall(
              null,
              null,
              path,
              iface,
              member,
              (byte) 0,
              signature.isEmpty() ? null : signature,
              arguments);
      synchronized (out) {
        calls.put(call.getSerial(), answer);
        for (byte[] part : call.getWireData()) {
          if (part != null) {
            out.write(part);
          }
        }
        out.flush();
      }
      if (ended) {
        throw new EOFException("the connection to systemd has ended");
      }
    } catch (DBusException | IOException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void read() {
    try {
      while (true) {
        dispatch(next());
      }
    } catch (IOException | DBusException e) {
      ended = true;
      end.run();
      calls.values().forEach(answer -> answer.completeExceptionally(e));
    }
  }

  private Message next() throws IOException, DBusException {
    byte[] fixed = in.readNBytes(FIXED_HEADER);
    if (fixed.length < FIXED_HEADER) {
      throw new EOFException("the connection to systemd has ended");
    }
    ByteBuffer numbers =
        ByteBuffer.wrap(fixed)
            .order(fixed[0] == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int body = numbers.getInt(4);
    int fields = numbers.getInt(12);
    if (body < 0 || fields < 0 || body > MAXIMUM_MESSAGE || fields > MAXIMUM_MESSAGE) {
      throw new IOException("a D-Bus message of impossible length");
    }
    int padded = fields + 7 & ~7;
    // dbus-java wants the first twelve bytes, then the length of the fields, padded, with them.
    byte[] start = new byte[12];
    System.arraycopy(fixed, 0, start, 0, 12);
    byte[] header = new byte[8 + padded];
    System.arraycopy(fixed, 12, header, 0, 4);
    if (in.readNBytes(header, 8, padded) < padded) {
      throw new EOFException("the connection to systemd has ended");
    }
    byte[] content = in.readNBytes(body);
    if (content.length < body) {
      throw new EOFException("the connection to systemd has ended");
    }
    return MessageFactory.createMessage(fixed[1], start, header, content, null);
  }

  private void dispatch(Message message) throws DBusException {
    switch (message) {
      case MethodReturn answer -> {
        CompletableFuture<Object[]> waiting = calls.remove(answer.getReplySerial());
        if (waiting != null) {
          waiting.complete(parameters(answer));
        }
      }
      case Error error -> {
        CompletableFuture<Object[]> waiting = calls.remove(error.getReplySerial());
        if (waiting != null) {
          Object[] words = parameters(error);
          String text = words.length > 0 ? String.valueOf(words[0]) : "";
          waiting.completeExceptionally(new BusErrorException(error.getName(), text));
        }
      }
      case DBusSignal signal -> signals.accept(signal);
      default -> {
        // A call to us: we export nothing.
      }
    }
  }

  static Object[] parameters(Message message) throws DBusException {
    Object[] parameters = message.getParameters();
    return parameters == null ? new Object[0] : parameters;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
