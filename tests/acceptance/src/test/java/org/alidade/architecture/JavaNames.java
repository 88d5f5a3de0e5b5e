package org.alidade.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks up names of the library as they are written in texts: {@code CubeFile.at(path).status()}, {@code CubeCheck.Options},
 * {@code workers(n)} after the class it belongs to. A class is looked for in one system first, then everywhere; types of a
 * result are followed to the next name.
 */
final class JavaNames {
  private static final List<String> JDK =
      List.of("java.lang.", "java.util.", "java.nio.file.", "java.time.", "java.net.");

  private final List<JavaClass> published;
  private final String system;
  private final List<String> problems = new ArrayList<>();

  /** Names of a page about one system, a package below {@code org.alidade}. */
  JavaNames(String system) {
    this.system = "org.alidade." + system;
    this.published =
        LibraryClasses.all().stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getPackageName().contains(".internal"))
            .toList();
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
  Set<JavaClass> check(String expression, Set<JavaClass> owners) {
    Set<JavaClass> found = new LinkedHashSet<>();
    for (NameChain chain : NameChain.in(expression)) {
      found.addAll(check(chain, owners, expression));
    }
    return found;
  }

  private Set<JavaClass> check(NameChain chain, Set<JavaClass> owners, String expression) {
    String first = chain.names().get(0);
    if (isTypeName(first)) {
      Set<JavaClass> types = named(first);
      if (types.isEmpty() && !isJdk(first)) {
        problems.add(expression + ": no public class " + first);
      }
      if (chain.isNew() && !types.isEmpty() && types.stream().noneMatch(JavaNames::canBeMade)) {
        problems.add(expression + ": no public constructor of " + first);
      }
      follow(types, chain.names().subList(1, chain.names().size()), expression);
      return types;
    }
    if (chain.isArgument()) {
      return Set.of(); // the name of a value
    }
    Set<JavaClass> known = withNested(owners);
    if (known.isEmpty()) {
      problems.add(expression + ": no class is named that " + first + " could belong to");
    }
    follow(known, chain.names(), expression);
    return Set.of();
  }

  private void follow(Set<JavaClass> types, List<String> names, String expression) {
    Set<JavaClass> at = types;
    for (String name : names) {
      if (at.isEmpty()) {
        return; // a type of others
      }
      Set<JavaClass> next = new LinkedHashSet<>();
      boolean known = false;
      for (JavaClass type : at) {
        known |= step(type, name, next);
      }
      if (!known) {
        problems.add(
            expression + ": no " + name + " in " + at.stream().map(JavaClass::getSimpleName).toList());
        return;
      }
      at = next.stream().filter(this::isOurs).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /** Goes from a class to what one of its names leads to; false if it has no such name. */
  private boolean step(JavaClass type, String name, Set<JavaClass> next) {
    boolean known = false;
    for (JavaMethod method : type.getAllMethods()) {
      if (method.getName().equals(name) && method.getModifiers().contains(JavaModifier.PUBLIC)) {
        known = true;
        next.add(method.getRawReturnType());
      }
    }
    for (JavaField field : type.getAllFields()) {
      if (field.getName().equals(name) && field.getModifiers().contains(JavaModifier.PUBLIC)) {
        known = true;
        next.add(field.getRawType());
      }
    }
    for (JavaClass nested : nested(type)) {
      if (nested.getSimpleName().equals(name)) {
        known = true;
        next.add(nested);
      }
    }
    return known;
  }

  private Set<JavaClass> withNested(Set<JavaClass> types) {
    Set<JavaClass> all = new LinkedHashSet<>(types);
    types.forEach(type -> all.addAll(nested(type)));
    return all;
  }

  private List<JavaClass> nested(JavaClass type) {
    return published.stream().filter(other -> other.getName().startsWith(type.getName() + "$")).toList();
  }

  private Set<JavaClass> named(String name) {
    List<JavaClass> all =
        published.stream()
            .filter(type -> type.getSimpleName().equals(name) || type.getName().equals(name))
            .toList();
    List<JavaClass> ours =
        all.stream().filter(type -> type.getPackageName().startsWith(system)).toList();
    return new LinkedHashSet<>(ours.isEmpty() ? all : ours);
  }

  private static boolean canBeMade(JavaClass type) {
    return type.getConstructors().stream()
        .anyMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private boolean isOurs(JavaClass type) {
    return type.getName().startsWith("org.alidade.");
  }

  private static boolean isTypeName(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return Character.isUpperCase(simple.charAt(0)) && !simple.equals(simple.toUpperCase(java.util.Locale.ROOT));
  }

  private static boolean isJdk(String name) {
    for (String place : JDK) {
      try {
        Class.forName(place + name, false, JavaNames.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return false;
  }
}
