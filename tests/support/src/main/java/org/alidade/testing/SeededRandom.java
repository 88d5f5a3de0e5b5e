package org.alidade.testing;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Hands a seeded {@link RandomGenerator} to test methods and names the seed when the test fails.
 *
 * <p>By default every test has a fixed seed of its own, made from its identity. The system property
 * {@code alidade.test.seed} replaces it: a number repeats a run, {@code random} tries new data.
 *
 * <p>Example: {@code @Test void sortsAnything(RandomGenerator random) { ... }} in a class with
 * {@code @ExtendWith(SeededRandom.class)}.
 */
public final class SeededRandom implements ParameterResolver, TestExecutionExceptionHandler {
  /** System property that chooses the seed. */
  public static final String PROPERTY = "alidade.test.seed";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SeededRandom.class);

  /** Creates the extension; JUnit calls this. */
  public SeededRandom() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RandomGenerator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    long seed =
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                "seed",
                key -> seed(System.getProperty(PROPERTY, ""), context.getUniqueId()),
                Long.class);
    return new SplittableRandom(seed);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Long seed = context.getStore(NAMESPACE).get("seed", Long.class);
    if (seed != null && !(failure instanceof TestAbortedException)) {
      failure.addSuppressed(new Reproduction(seed));
    }
    throw failure;
  }

  /** The seed for a test, given the property's value ("" if unset) and the test's identity. */
  static long seed(String property, String testId) {
    if (property.isEmpty()) {
      return testId.hashCode() * 0x9E3779B97F4A7C15L;
    }
    return property.equals("random") ? System.nanoTime() : Long.parseLong(property);
  }

  /** Carries the line that repeats the run into the failure's stack trace. */
  private static final class Reproduction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Reproduction(long seed) {
      super("random data of this test: repeat with -D" + PROPERTY + "=" + seed, null, true, false);
    }
  }
}
