package org.alidade.cli.transients;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.alidade.transients.catalogue.CatalogueJson;
import org.alidade.transients.catalogue.RejectedLine;
import org.alidade.transients.catalogue.SupernovaEntry;

/** A catalogue as a document; a class of its own so that help need not load the JSON library. */
final class CatalogueDocument {
  private CatalogueDocument() {}

  static Map<String, Object> of(List<SupernovaEntry> chosen, List<RejectedLine> rejected) {
    return new JsonMapper()
        .convertValue(CatalogueJson.of(chosen, rejected), new TypeReference<>() {});
  }
}
