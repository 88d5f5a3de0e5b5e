package org.alidade.transients.archive;

/**
 * What came of a query of many supernovae.
 *
 * @param processed supernovae
 * @param references reference images of all
 * @param science science images of all
 * @param withErrors supernovae for which something went wrong
 * @param viable supernovae with reference and science images
 */
public record QuerySummary(int processed, int references, int science, int withErrors, int viable) {
  /** Nothing yet. */
  static QuerySummary empty() {
    return new QuerySummary(0, 0, 0, 0, 0);
  }

  QuerySummary with(QueryResult result) {
    return new QuerySummary(
        processed + 1,
        references + result.references().size(),
        science + result.science().size(),
        withErrors + (result.errors().isEmpty() ? 0 : 1),
        viable + (result.isViable() ? 1 : 0));
  }
}
