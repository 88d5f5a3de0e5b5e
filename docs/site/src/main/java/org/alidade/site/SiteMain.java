package org.alidade.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The program behind {@code ./alidade docs}: {@code SiteMain --root FOLDER --out FOLDER
 * [--without-api]}.
 */
public final class SiteMain {
  private SiteMain() {}

  /**
   * Builds the site and says where it is; status 1 if something is wrong with the pages, 2 with the
   * arguments.
   */
  public static void main(String... arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      SiteOptions options = options(arguments);
      SiteSummary summary = Site.build(options);
      out.println(
          summary.pages()
              + " pages, "
              + summary.published()
              + " sources and images, "
              + summary.types()
              + " types in the API reference; all links lead somewhere");
      summary.outside().forEach(address -> out.println("elsewhere, not visited: " + address));
      out.println(options.out().resolve("index.html").toAbsolutePath().normalize());
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("alidade: error: " + e.getMessage());
      return 2;
    } catch (SiteException e) {
      e.problems().forEach(problem -> err.println("alidade: error: " + problem));
      return 1;
    } catch (IOException e) {
      err.println("alidade: error: the site cannot be written: " + e);
      return 1;
    }
  }

  private static SiteOptions options(List<String> arguments) {
    Path root = Path.of("");
    Path out = Path.of("target", "site");
    boolean api = true;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.pop();
      switch (name) {
        case "--root" -> root = Path.of(value(name, rest));
        case "--out" -> out = Path.of(value(name, rest));
        case "--without-api" -> api = false;
        default ->
            throw new IllegalArgumentException(
                "no such option: docs: " + name + ": there are --out FOLDER and --without-api");
      }
    }
    return new SiteOptions(root.toAbsolutePath().normalize(), out, api);
  }

  private static String value(String name, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(name + ": docs: a value is missing: name a folder");
    }
    return rest.pop();
  }
}
