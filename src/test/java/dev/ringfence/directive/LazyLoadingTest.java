package dev.ringfence.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Asking for one directive loads the class of that one alone: start-up time is worth a test. */
class LazyLoadingTest {
  /** Loads Ringfence's classes itself, and remembers which. */
  private static final class Watching extends ClassLoader {
    private final List<String> loaded = new ArrayList<>();

    Watching() {
      super(LazyLoadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.ringfence.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        loaded.add(name.substring(name.lastIndexOf('.') + 1));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void onlyTheDirectiveThatIsAskedForIsLoaded() throws ReflectiveOperationException {
    Watching watching = new Watching();
    Class<?> catalogue = watching.loadClass(Catalogue.class.getName());
    Object found = catalogue.getMethod("findLoosely", String.class).invoke(null, "protecthome=");
    Object directive = ((Optional<?>) found).orElseThrow();
    Object entry = directive.getClass().getMethod("entry").invoke(directive);
    assertThat(entry.toString()).contains("ProtectHome");
    List<String> directives = new ArrayList<>(watching.loaded);
    directives.retainAll(Catalogue.names());
    assertThat(directives).containsExactly("ProtectHome");
  }
}
