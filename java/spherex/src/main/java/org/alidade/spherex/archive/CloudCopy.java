package org.alidade.spherex.archive;

import java.net.URI;
import java.util.Optional;
import org.alidade.spherex.ArchiveException;
import org.alidade.spherex.internal.archive.WebAddress;

/** The public copy of the archive in the cloud (spec spherex 3.1). */
public final class CloudCopy {
  /** Its bucket. */
  public static final String BUCKET = "nasa-irsa-spherex";

  /** The region of the bucket. */
  public static final String REGION = "us-east-1";

  private static final String ARCHIVE_ROOT = "/ibe/data/spherex/";
  private static final String HOST = "https://" + BUCKET + ".s3." + REGION + ".amazonaws.com/";

  private CloudCopy() {}

  /**
   * Key of a file in the bucket, by its address in the archive; empty if the address has another
   * form.
   */
  public static Optional<String> key(String downloadUrl) {
    String path = WebAddress.find(downloadUrl).map(URI::getPath).orElse("");
    boolean safe = path.startsWith(ARCHIVE_ROOT) && !path.contains("..") && !path.contains("//");
    return safe ? Optional.of(path.substring(ARCHIVE_ROOT.length())) : Optional.empty();
  }

  /**
   * Address of a file's copy.
   *
   * @throws ArchiveException if the archive's address has another form
   */
  public static URI address(String downloadUrl) {
    return key(downloadUrl)
        .map(key -> WebAddress.parse(HOST + key))
        .orElseThrow(
            () ->
                ArchiveException.permanent(
                    "no copy in the cloud is known",
                    WebAddress.withoutQuery(downloadUrl),
                    "download it from the archive"));
  }
}
