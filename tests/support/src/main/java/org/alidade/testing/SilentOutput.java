package org.alidade.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which anything was written to standard output or standard error.
 *
 * <p>Example: {@code @ExtendWith(SilentOutput.class) class SolverTest { ... }}
 */
public final class SilentOutput implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SilentOutput.class);

  /** Creates the extension; JUnit calls this. */
  public SilentOutput() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Streams streams = new Streams(System.out, System.err, new ByteArrayOutputStream());
    context.getStore(NAMESPACE).put("streams", streams);
    PrintStream recorder = new PrintStream(streams.record(), true, StandardCharsets.UTF_8);
    System.setOut(recorder);
    System.setErr(recorder);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Streams streams = context.getStore(NAMESPACE).get("streams", Streams.class);
    System.setOut(streams.out());
    System.setErr(streams.err());
    String written = streams.record().toString(StandardCharsets.UTF_8);
    if (!written.isEmpty()) {
      throw new AssertionError("the test wrote to standard output or error: " + written);
    }
  }

  private record Streams(PrintStream out, PrintStream err, ByteArrayOutputStream record) {}
}
