package org.alidade.spherex.archive;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.alidade.array.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * One link of a DataLink document (spec spherex 3.6).
 *
 * @param address of the data; null for a service
 * @param error why there is none
 * @param semantics such as {@code #this}
 * @param contentType media type
 * @param contentLength bytes
 */
public record DataLink(
    @Nullable URI address,
    @Nullable String error,
    String semantics,
    @Nullable String contentType,
    OptionalLong contentLength) {
  private static final String PRODUCT = "#this";
  private static final long LONGEST_BYTES = 10_000_000;

  /** The links of a document; addresses that must not be followed are null. */
  public static List<DataLink> links(VoTable document) {
    return IntStream.range(0, document.rowCount()).mapToObj(row -> link(document, row)).toList();
  }

  /**
   * The link to the product itself: the first with semantics {@code #this}; if there are several, a
   * FITS file rather than another, and one at an irsa host rather than a copy.
   *
   * @throws ArchiveException if the document says why there is none, or has none
   */
  public static DataLink product(List<DataLink> links, String where) {
    List<DataLink> products =
        links.stream().filter(link -> link.semantics().equals(PRODUCT)).toList();
    Optional<DataLink> best =
        products.stream()
            .filter(link -> link.address() != null && link.error() == null)
            .sorted(Comparator.comparingInt(DataLink::preference).reversed())
            .findFirst();
    return best.orElseThrow(
        () ->
            ArchiveException.permanent(
                "no file is linked" + reason(products.isEmpty() ? links : products),
                where,
                "try again later"));
  }

  /**
   * Asks for the address of a file.
   *
   * @param document address of the DataLink document
   * @throws ArchiveException if there is no such document, or it links no file
   * @throws FormatException if it is not a table
   * @throws InterruptedException if the thread is interrupted
   */
  public static URI resolve(URI document, ArchiveAccess access) throws InterruptedException {
    VoTable table =
        access
            .attempts()
            .call(
                () -> {
                  try (Answer answer = access.web().get(document, Map.of())) {
                    return read(answer);
                  }
                });
    DataLink product = product(links(table), WebAddress.withoutQuery(document.toString()));
    return WebAddress.parse(String.valueOf(product.address()));
  }

  private static VoTable read(Answer answer) {
    try {
      return VoTable.read(answer.stream(LONGEST_BYTES), answer.address().toString());
    } catch (FormatException e) {
      throw e.getCause() instanceof ArchiveException broken ? broken : e;
    }
  }

  private static DataLink link(VoTable document, int row) {
    return new DataLink(
        WebAddress.find(document.text(row, "access_url").map(String::strip).orElse(null))
            .orElse(null),
        document.text(row, "error_message").orElse(null),
        document.text(row, "semantics").orElse(""),
        document.text(row, "content_type").orElse(null),
        document.integer(row, "content_length"));
  }

  private int preference() {
    boolean fits = contentType != null && contentType.startsWith("application/fits");
    boolean irsa =
        address != null
            && (address.getHost().equals("irsa.ipac.caltech.edu")
                || address.getHost().startsWith("irsa."));
    return (fits ? 2 : 0) + (irsa ? 1 : 0);
  }

  private static String reason(List<DataLink> links) {
    return links.stream()
        .filter(link -> link.error() != null)
        .findFirst()
        .map(link -> ": " + link.error())
        .orElse("");
  }
}
