package org.alidade.lightcurve.naming;

import java.util.Map;
import org.alidade.array.BadInputException;

/**
 * One visit in one channel, such as {@code gr123_ch1} (spec lightcurve 3.2).
 *
 * @param groupName visit, {@code gr} and digits; also the key of the epoch
 * @param channel {@code ch1} or {@code ch2}
 */
public record PartitionKey(String groupName, String channel) {
  /** How the keys are made and taken apart. */
  public static final NameTemplate TEMPLATE =
      NameTemplate.define(
          "partition",
          "{group_name}_{chan}",
          "(?<group_name>gr[0-9]+)_(?<chan>ch[12])\\z",
          "group_name",
          "chan");

  /**
   * Checks the parts.
   *
   * @throws BadInputException if one cannot be part of a key
   */
  public PartitionKey {
    TEMPLATE.make(Map.of("group_name", groupName, "chan", channel));
  }

  /**
   * Takes a key apart.
   *
   * @throws BadInputException if it is none
   */
  public static PartitionKey parse(String key) {
    Map<String, String> parts = TEMPLATE.parse(key);
    return new PartitionKey(parts.getOrDefault("group_name", ""), parts.getOrDefault("chan", ""));
  }

  /** The key. */
  public String key() {
    return groupName + "_" + channel;
  }

  @Override
  public String toString() {
    return key();
  }
}
