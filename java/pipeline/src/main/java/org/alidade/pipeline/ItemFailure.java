package org.alidade.pipeline;

/**
 * An item that failed for good.
 *
 * @param stage its stage
 * @param item its key
 * @param attempts how often it was tried
 * @param error class of the last failure, such as {@code SocketTimeoutException}
 * @param reason message of the last failure
 */
public record ItemFailure(String stage, String item, int attempts, String error, String reason) {
  static ItemFailure of(String stage, String item, int attempts, Exception failure) {
    String message = failure.getMessage();
    String reason = message == null ? "no message" : message.strip();
    return new ItemFailure(stage, item, attempts, failure.getClass().getSimpleName(), reason);
  }

  /** One line: item, failure, attempts. */
  public String text() {
    String tried = attempts > 1 ? " (" + attempts + " attempts)" : "";
    return item + ": " + error + ": " + reason.replaceAll("\\s*\\R\\s*", " ") + tried;
  }
}
