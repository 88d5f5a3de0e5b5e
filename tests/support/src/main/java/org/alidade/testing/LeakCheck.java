package org.alidade.testing;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alidade.array.NativeMemory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that ends with more or less native memory than it began with, and names the tags.
 *
 * <p>What a test class opens once for all its tests may stay open; what a test opens it must close.
 *
 * <p>Example: {@code @ExtendWith(LeakCheck.class) class TileReaderTest { ... }}
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LeakCheck.class);

  /** Creates the extension; JUnit calls this. */
  public LeakCheck() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put("before", new Snapshot(NativeMemory.bytesByTag()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Snapshot before = context.getStore(NAMESPACE).get("before", Snapshot.class);
    Map<String, Long> changes = changes(before.bytesByTag(), NativeMemory.bytesByTag());
    if (!changes.isEmpty()) {
      throw new AssertionError(describe(changes));
    }
  }

  /** Bytes gained (positive) or lost (negative) per tag, for tags that changed. */
  static Map<String, Long> changes(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> changes = new TreeMap<>(after);
    before.forEach((tag, bytes) -> changes.merge(tag, -bytes, Long::sum));
    changes.values().removeIf(bytes -> bytes == 0);
    return changes;
  }

  private static String describe(Map<String, Long> changes) {
    return changes.entrySet().stream()
        .map(
            change ->
                String.format(Locale.ROOT, "%s %+d bytes", change.getKey(), change.getValue()))
        .collect(Collectors.joining(", ", "native memory not given back: ", ""));
  }

  private record Snapshot(Map<String, Long> bytesByTag) {}
}
