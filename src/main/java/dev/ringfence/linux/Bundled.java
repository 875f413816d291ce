package dev.ringfence.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The tables of facts that ship with the program. They lie in its jar, as the classes do; but to
 * open that takes 12 ms when all classes come from the AOT cache, so the build lays copies beside
 * it, and the launcher tells where.
 */
public final class Bundled {
  private static final String COPIES = System.getProperty("ringfence.tables", "");

  private Bundled() {}

  /**
   * The text of a table, which is ASCII: that is read several times faster at start.
   *
   * @param owner a class of the package that the table lies in
   * @throws IllegalStateException when the program was built without it
   */
  public static String text(Class<?> owner, String name) {
    try (InputStream in = open(owner, name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Class<?> owner, String name) throws IOException {
    if (!COPIES.isEmpty()) {
      return new FileInputStream(
          COPIES + "/" + owner.getPackageName().replace('.', '/') + "/" + name);
    }
    InputStream in = owner.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is missing from the program");
    }
    return in;
  }
}
