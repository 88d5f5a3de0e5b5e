package org.alidade.spherex.internal.document;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML as maps, lists, text and numbers. A Python tuple counts as a list; every other tag of a
 * programming language is refused, so that a document never makes objects.
 */
final class SafeYaml {
  /** Room for the state of a very long run. */
  private static final int MOST_CHARACTERS = 1 << 29;

  private static final Tag TUPLE = new Tag(Tag.PREFIX + "python/tuple");

  private SafeYaml() {}

  static @Nullable Object load(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setAllowDuplicateKeys(false);
    options.setTagInspector(TUPLE::equals);
    Object tree = new Yaml(new Tuples(options)).load(text);
    refuseCycles(tree, Collections.newSetFromMap(new IdentityHashMap<>()));
    return tree;
  }

  private static void refuseCycles(@Nullable Object value, Set<Object> around) {
    Collection<?> inside =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof Collection<?> list ? list : List.of();
    if (inside.isEmpty()) {
      return;
    }
    if (!around.add(Objects.requireNonNull(value))) {
      throw new YAMLException("a value contains itself");
    }
    inside.forEach(item -> refuseCycles(item, around));
    around.remove(value);
  }

  private static final class Tuples extends SafeConstructor {
    Tuples(LoaderOptions options) {
      super(options);
      yamlConstructors.put(
          TUPLE,
          new AbstractConstruct() {
            @Override
            public List<?> construct(Node node) {
              return constructSequence((SequenceNode) node);
            }
          });
    }
  }
}
