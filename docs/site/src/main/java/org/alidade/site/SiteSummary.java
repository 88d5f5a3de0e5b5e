package org.alidade.site;

import java.util.List;

/**
 * What was built.
 *
 * @param pages number of pages of the navigation
 * @param published number of sources and images that pages link to
 * @param types number of public types with an API page; 0 without API reference
 * @param outside addresses of other sites, sorted; nobody visits them
 */
public record SiteSummary(int pages, int published, int types, List<String> outside) {
  public SiteSummary {
    outside = List.copyOf(outside);
  }
}
