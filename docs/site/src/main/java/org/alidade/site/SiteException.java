package org.alidade.site;

import java.util.List;

/**
 * The site cannot be made; one sentence per problem, each with its page and line where it has one.
 */
public final class SiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Sentences such as {@code docs/guide/cli.md:12: the link to 'x.md' leads nowhere}. */
  public SiteException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence. */
  public SiteException(String problem) {
    this(List.of(problem));
  }

  /** The sentences in the order of the pages. */
  public List<String> problems() {
    return problems;
  }
}
