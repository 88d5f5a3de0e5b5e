package org.alidade.spherex.internal.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
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
    return new Yaml(new Tuples(options)).load(text);
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
