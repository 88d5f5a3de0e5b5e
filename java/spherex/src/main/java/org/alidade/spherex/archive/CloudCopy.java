package org.alidade.spherex.archive;

import java.net.URI;
import java.util.Optional;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.alidade.array.BadInputException;

/** The public copy of the archive in the cloud (spec spherex 3.1). */
public final class CloudCopy {
  /** Its bucket. */
  public static final String BUCKET = "nasa-irsa-spherex";

  /** The region of the bucket. */
  public static final String REGION = "us-east-1";

  private static final String ARCHIVE_ROOT = "/ibe/data/spherex/";
  private static final String ARCHIVE_HOST = "irsa.ipac.caltech.edu";
  private static final String S3 = "s3://";
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
   * A file to be read in pieces, without credentials: {@code s3://nasa-irsa-spherex/KEY} and
   * addresses of the archive stand for the public copy, all other web addresses for themselves.
   *
   * @throws BadInputException if it is in another bucket
   * @throws ArchiveException if it is not an address that can be followed
   */
  public static RangeSource file(String address, ArchiveAccess access) {
    return new HttpRangeSource(ofAny(address), access);
  }

  private static URI ofAny(String address) {
    if (address.startsWith(S3)) {
      String bucket = S3 + BUCKET + "/";
      if (!address.startsWith(bucket) || address.length() == bucket.length()) {
        throw new BadInputException(
            "not a file of the public bucket",
            WebAddress.withoutQuery(address),
            "use " + bucket + "KEY or a web address");
      }
      return WebAddress.parse(HOST + address.substring(bucket.length()));
    }
    URI web = WebAddress.parse(address);
    return ARCHIVE_HOST.equalsIgnoreCase(web.getHost()) ? address(address) : web;
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
