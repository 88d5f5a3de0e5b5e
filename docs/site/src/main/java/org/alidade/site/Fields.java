package org.alidade.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a YAML or JSON file; what is missing or of another kind is said in one sentence.
 */
final class Fields {
  private final String file;
  private final Map<?, ?> values;

  Fields(String file, @Nullable Object values) {
    this.file = file;
    if (!(values instanceof Map<?, ?> map)) {
      throw new SiteException(file + ": named values are expected, not " + values);
    }
    this.values = map;
  }

  String text(String name) {
    return String.valueOf(required(name));
  }

  String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : String.valueOf(value);
  }

  List<Object> values(String name) {
    if (!(required(name) instanceof List<?> list)) {
      throw new SiteException(file + ": '" + name + "' is not a list: begin its lines with '- '");
    }
    return list.stream().map(value -> (Object) value).toList();
  }

  List<String> texts(String name) {
    return values(name).stream().map(String::valueOf).toList();
  }

  List<Fields> list(String name) {
    return values(name).stream().map(value -> new Fields(file, value)).toList();
  }

  Map<String, List<String>> groups(String name) {
    Fields inner = fields(name);
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Object key : inner.values.keySet()) {
      groups.put(String.valueOf(key), inner.texts(String.valueOf(key)));
    }
    return groups;
  }

  Fields fields(String name) {
    return new Fields(file, required(name));
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  boolean isList(String name) {
    return values.get(name) instanceof List<?>;
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new SiteException(file + ": '" + name + "' is missing: give it a value");
    }
    return value;
  }
}
