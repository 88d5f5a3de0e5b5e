package org.alidade.pipeline.internal;

/**
 * What is known of one item.
 *
 * @param order place among the items of its stage
 * @param basis digest of what the item was made from; "" for a failed one
 * @param value result as JSON text; "null" for a failed one
 * @param attempts attempts of a failed item; 0 for one that is done
 * @param error class of the failure; "" for an item that is done
 * @param reason message of the failure; "" for an item that is done
 */
public record ItemRecord(
    int order, String basis, String value, int attempts, String error, String reason) {
  static ItemRecord done(int order, String basis, String value) {
    return new ItemRecord(order, basis, value, 0, "", "");
  }

  static ItemRecord failed(int order, int attempts, String error, String reason) {
    return new ItemRecord(order, "", "null", attempts, error, reason);
  }

  /** Whether the item is done. */
  public boolean isDone() {
    return attempts == 0;
  }

  /** The same at another place among the items. */
  public ItemRecord at(int newOrder) {
    return new ItemRecord(newOrder, basis, value, attempts, error, reason);
  }

  /** The change that leads to this record. */
  public Change change(String stage, String key) {
    return isDone()
        ? new Change.ItemDone(stage, key, order, basis, Json.tree(value))
        : new Change.ItemFailed(stage, key, order, attempts, error, reason);
  }
}
