package org.alidade.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param item what was looked at
 * @param ok whether it is as it should be
 * @param found what was found
 * @param remedy what to do about it; empty if nothing
 */
record Finding(String item, boolean ok, String found, String remedy) {
  static Finding ok(String item, String found) {
    return new Finding(item, true, found, "");
  }

  static Finding warn(String item, String found, String remedy) {
    return new Finding(item, false, found, remedy);
  }

  String line() {
    String text = "%-5s%-11s%s".formatted(ok ? "ok" : "warn", item, found);
    return remedy.isEmpty() ? text : text + System.lineSeparator() + " ".repeat(16) + remedy;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("item", item);
    document.put("status", ok ? "ok" : "warn");
    document.put("found", found);
    document.put("remedy", remedy);
    return document;
  }
}
