package org.alidade.architecture;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks up names of the library as they are written in texts: {@code CubeFile.at(path).shape()},
 * {@code CubeCheck.Options}, {@code workers(n)} after the class it belongs to. A class is looked
 * for in one system first, then everywhere; types of a result are followed to the next name.
 */
final class JavaNames {
  private static final String OURS = "org.alidade.";
  private static final List<String> JDK =
      List.of("java/lang/", "java/util/", "java/nio/file/", "java/time/", "java/net/");

  private final String system;
  private final List<String> problems = new ArrayList<>();

  /** Names of a page about one system, a package below {@code org.alidade}. */
  JavaNames(String system) {
    this.system = OURS + system;
  }

  /** What could not be found, one sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether there is a class of this name. */
  boolean isClass(String name) {
    return !named(name).isEmpty();
  }

  /**
   * Looks up everything in an expression.
   *
   * @param owners classes that names without class may belong to
   * @return the classes that are named
   */
  Set<Class<?>> check(String expression, Set<Class<?>> owners) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (NameChain chain : NameChain.in(expression)) {
      found.addAll(check(chain, owners, expression));
    }
    return found;
  }

  private Set<Class<?>> check(NameChain chain, Set<Class<?>> owners, String expression) {
    String first = chain.names().get(0);
    if (isTypeName(first)) {
      return checkType(chain, expression);
    }
    if (chain.isArgument()) {
      return Set.of(); // the name of a value
    }
    Set<Class<?>> known = withNested(owners);
    if (known.isEmpty()) {
      problems.add(expression + ": no class is named that " + first + " could belong to");
    }
    follow(known, chain.names(), expression);
    return Set.of();
  }

  private Set<Class<?>> checkType(NameChain chain, String expression) {
    String first = chain.names().get(0);
    Set<Class<?>> types = named(first);
    if (types.isEmpty() && !isJdk(first)) {
      problems.add(expression + ": no public class " + first);
    }
    boolean canBeMade = types.stream().anyMatch(type -> type.getConstructors().length > 0);
    if (chain.isNew() && !types.isEmpty() && !canBeMade) {
      problems.add(expression + ": no public constructor of " + first);
    }
    follow(types, chain.names().subList(1, chain.names().size()), expression);
    return types;
  }

  private void follow(Set<Class<?>> types, List<String> names, String expression) {
    Set<Class<?>> at = types;
    for (String name : names) {
      if (at.isEmpty()) {
        return; // a type of others
      }
      Set<Class<?>> next = new LinkedHashSet<>();
      boolean known = false;
      for (Class<?> type : at) {
        known |= step(type, name, next);
      }
      if (!known) {
        problems.add(
            expression + ": no " + name + " in " + at.stream().map(Class::getSimpleName).toList());
        return;
      }
      next.removeIf(type -> !type.getName().startsWith(OURS));
      at = next;
    }
  }

  /** Goes from a class to what one of its names leads to; false if it has no such name. */
  private static boolean step(Class<?> type, String name, Set<Class<?>> next) {
    boolean known = false;
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        known = true;
        next.add(method.getReturnType());
      }
    }
    for (Field field : type.getFields()) {
      if (field.getName().equals(name)) {
        known = true;
        next.add(field.getType());
      }
    }
    for (Class<?> nested : type.getClasses()) {
      if (nested.getSimpleName().equals(name)) {
        known = true;
        next.add(nested);
      }
    }
    return known;
  }

  private static Set<Class<?>> withNested(Set<Class<?>> types) {
    Set<Class<?>> all = new LinkedHashSet<>(types);
    types.forEach(type -> all.addAll(List.of(type.getClasses())));
    return all;
  }

  private Set<Class<?>> named(String name) {
    String shortName = name.substring(name.lastIndexOf('.') + 1);
    List<Class<?>> all =
        PublicTypes.all().named(shortName).stream()
            .filter(type -> name.equals(shortName) || type.getName().equals(name))
            .toList();
    List<Class<?>> own =
        all.stream().filter(type -> type.getPackageName().startsWith(system)).toList();
    return new LinkedHashSet<>(own.isEmpty() ? all : own);
  }

  private static boolean isTypeName(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return Character.isUpperCase(simple.charAt(0))
        && !simple.equals(simple.toUpperCase(Locale.ROOT));
  }

  private static boolean isJdk(String name) {
    return JDK.stream()
        .anyMatch(place -> ClassLoader.getSystemResource(place + name + ".class") != null);
  }
}
